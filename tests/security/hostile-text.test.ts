// People may type anything into the few fields there are. It comes out as the text it is, and what no form has
// a field for is not taken.
import { expect, test } from "vitest";
import { startSession } from "#app/domain/access/session.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const marks = ["<script>zq()</script>", "<img src=x onerror=zq()>", "<svg/onload=zq()>"];
const breaks = [
  '"',
  "'",
  "",
  "-->",
  "</title>",
  "</textarea>",
  "`",
  "]]>",
  "\\",
  "&lt;",
  "{{7*7}}",
];
const payloads = breaks.flatMap((before) => marks.map((mark) => `${before}${mark}`));

test("comes out as the text it is, on every page that shows it", async () => {
  const world = await testWorld();
  const peer = await aPeer(world, { caseCap: 100 });
  const site = await siteInProcess(world, await startSession(peer.accountId, world));
  // Fewer than the alarm for opening many cases; each carries two of them.
  for (let at = 0; at < payloads.length; at += 2) {
    const [name = "", place = name] = payloads.slice(at, at + 2);
    const reach = {
      channel: "in-person" as const,
      phone: "",
      place,
      isNamed: "yes" as const,
      name,
    };
    const { caseId } = await askForSupport(world, { reach, wishes: { avoid: name } });
    await takeRequest(peer, { caseId }, world);
    const { status, body } = await site.get(`/cases/${caseId}`);
    expect(status).toBe(200);
    expect(body).toContain("zq()");
    for (const mark of marks) expect(body, name).not.toContain(mark);
    expect(body).not.toMatch(/<[^>]*\sonerror=zq|<[^>]*\sonload=zq/);
  }
});

const origin = "http://localhost:3000";

test("fields that no form has are not taken: no role, no holder, no state", async () => {
  const world = await testWorld(undefined, { publicOrigin: origin });
  const site = await siteInProcess(world, null);
  const extra = { role: "administrator", holderId: "x", state: "taken", id: "mine", version: "9" };
  const pages: Record<string, string>[] = [
    { question: "how-soon", howSoon: "next-days" },
    { question: "reach", channel: "phone", phone: "0661 1", isNamed: "no" },
    { question: "wishes", skip: "yes" },
    { question: "send" },
  ];
  let cookie: string | undefined;
  for (const form of pages) {
    const answer = await site.post("/ask", { ...form, ...extra }, cookie);
    expect(answer.status).toBe(302);
    cookie = answer.headers["set-cookie"]?.split(";")[0];
  }
  const { caseId } = await askForSupport(world);
  expect(await caseOf(world.db, "mine" as typeof caseId)).toBeNull();
  const peer = await aPeer(world);
  const asPeer = await siteInProcess(world, await startSession(peer.accountId, world));
  await asPeer.post("/queue", { case: caseId, do: "consider", ...extra });
  const entry = await caseOf(world.db, caseId);
  expect(entry?.supportCase).toMatchObject({ state: "waiting", holderId: null, version: 1 });
});

test("a field sent twice, or named like a part of the language, changes nothing", async () => {
  const world = await testWorld(undefined, { publicOrigin: origin });
  const site = await siteInProcess(world, null);
  const send = (body: string) =>
    site.send("/ask", { method: "POST", body: new URLSearchParams(body), headers: { origin } });
  expect((await send("question=how-soon&howSoon=now&howSoon=never")).status).toBeLessThan(500);
  const strange = "question=how-soon&howSoon=now&__proto__=x&constructor=y&prototype=z&__proto__=w";
  expect((await send(strange)).status).toBe(302);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
