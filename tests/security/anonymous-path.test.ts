// Somebody at work asks for support in the browser in which they are signed in. Nothing of the one may be found
// in the other: no cookie, no id, no address, no fine time, nothing in an address or title.
import { expect, test } from "vitest";
import { startSession } from "#app/domain/access/session.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { type Answer, siteInProcess } from "#tests/support/site-in-process.ts";
import { wholeDatabase } from "#tests/support/whole-database.ts";
import { testWorld } from "#tests/support/worlds.ts";

const address = "203.0.113.77";

const pages: [path: string, form: Record<string, string>][] = [
  ["/ask?page=1", { question: "how-soon", howSoon: "next-days" }],
  ["/ask?page=2", { question: "reach", channel: "phone", phone: "0661 9173551", isNamed: "no" }],
  ["/ask?page=3", { question: "wishes", skip: "yes" }],
  ["/ask?page=4", { question: "send" }],
];

/** From the first page to the receipt, by hand. @returns every answer and the addresses on the way. */
async function asked(world: Awaited<ReturnType<typeof testWorld>>, staffCookie: string | null) {
  const site = await siteInProcess(world, null);
  let ask = "";
  const answers: Answer[] = [];
  const visited: string[] = [];
  const cookies = () => [staffCookie, ask].filter(Boolean).join("; ");
  const headers = () => ({
    ...(cookies() ? { cookie: cookies() } : {}),
    origin: world.settings.publicOrigin,
    "x-forwarded-for": address,
  });
  for (const [path, form] of pages) {
    visited.push(path);
    answers.push(await site.send(path, { headers: headers() }));
    const init = { method: "POST", body: new URLSearchParams(form), headers: headers() };
    const answer = await site.send(path, init);
    expect(answer.status, path).toBe(302);
    answers.push(answer);
    visited.push(answer.headers.location ?? "");
    ask = (answer.headers["set-cookie"] ?? "").split(";")[0] ?? "";
  }
  const receiptPage = await site.send("/ask?page=5", { headers: headers() });
  answers.push(receiptPage);
  const shown = /<code id="receipt"[^>]*>([\s\S]*?)<\/code>/.exec(receiptPage.body)?.[1] ?? "";
  const receipt = shown.replace(/<[^>]*>|\s/g, "");
  return { answers, visited, receipt, logged: site.logged() };
}

const hospital = async () => {
  const world = await testWorld("2026-03-02T09:17:43.210Z", { proxyHops: 1 });
  const peer = await aPeer(world);
  const sessionId = await startSession(peer.accountId, world);
  return {
    world,
    peer,
    sessionId,
    cookie: keepSession(sessionId, world.settings).split(";")[0] ?? "",
  };
};

test("a live staff session changes nothing: the same pages, the same cookies, the same rows", async () => {
  const { world, peer, sessionId, cookie } = await hospital();
  const before = await wholeDatabase(world);
  const { answers } = await asked(world, cookie);
  const added = (await wholeDatabase(world)).filter((row) => !before.includes(row));
  expect(added.length).toBeGreaterThan(3);
  for (const row of added) {
    for (const word of [peer.accountId, sessionId, address]) expect(row).not.toContain(word);
  }
  for (const { headers } of answers) {
    expect((headers["set-cookie"] ?? "ask=").split("=")[0], "only the cookie of the answers").toBe(
      "ask",
    );
  }
  // Who is signed in elsewhere is shown nowhere on the way.
  const again = await hospital();
  const without = await asked(again.world, null);
  // All but the last page, which shows the code.
  const steady = (all: Answer[]) => all.slice(0, -1).map(({ status, body }) => ({ status, body }));
  expect(steady(answers)).toEqual(steady(without.answers));
});

test("no row says when, finer than a quarter of an hour; none says from where", async () => {
  const { world, cookie } = await hospital();
  const before = await wholeDatabase(world);
  await asked(world, cookie);
  const [entry] = await waitingCases(world.db);
  expect(entry?.supportCase.waitingSinceAt?.toISOString()).toBe("2026-03-02T09:15:00.000Z");
  const added = (await wholeDatabase(world)).filter((row) => !before.includes(row));
  const ofCase = added.filter((row) => /^(support_cases|case_|audit_)/.test(row));
  expect(ofCase.length).toBeGreaterThan(1);
  for (const row of ofCase) {
    for (const fine of [String(world.now.getTime()), "09:17"]) expect(row).not.toContain(fine);
  }
  for (const row of added) expect(row).not.toContain(address);
});

test("nothing stands in an address, a title or a log", async () => {
  const { world, cookie } = await hospital();
  const { answers, visited, receipt, logged } = await asked(world, cookie);
  expect(receipt).toMatch(/^[0-9A-Z]{16}$/);
  for (const path of visited) expect(path).toMatch(/^\/ask\?page=\d$/);
  for (const { body } of answers.filter(({ body: html }) => html.includes("<title>"))) {
    expect(/<title>(.*?)<\/title>/.exec(body)?.[1]).toBe("Staff Connect");
  }
  expect(JSON.stringify(logged)).not.toMatch(new RegExp(`${receipt}|${address}|0661`));
});
