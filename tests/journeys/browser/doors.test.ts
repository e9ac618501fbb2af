// Every door of the people at work, tried by everybody it is not for. Forbidden and absent are one and the
// same page, byte for byte, and nothing is done behind it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { permissions } from "#app/domain/access/permissions.ts";
import { guardOf } from "#app/http/guard.server.ts";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, waitingFor } from "#tests/support/staff-sessions.ts";

type Who = keyof typeof workers;
const everybody = Object.keys(workers) as Who[];

let site: PreparedSite;
let clients: Record<Who, FormClient>;
let nobody: FormClient;
/** Jana has it; all the others must not be able to tell. */
let caseId: string;
beforeAll(async () => {
  site = await startPreparedSite();
  const entries = everybody.map(async (who) => [who, await signedIn(site.origin, workers[who])]);
  clients = Object.fromEntries(await Promise.all(entries));
  nobody = formClient(site.origin);
  const nurse = formClient(site.origin);
  await askedBy(nurse, byPhone("0664 7654321"));
  nurse.close();
  caseId = (await waitingFor(clients.jana))[0] ?? "";
  await clients.jana.post("/queue", { case: caseId, do: "take" });
});
afterAll(async () => {
  for (const client of [...Object.values(clients ?? {}), nobody]) client?.close();
  await site?.stop();
});

/** What an address of this route file looks like. */
function addressOf(file: string): RegExp {
  const parts = file
    .replaceAll("[.]", "~")
    .split(".")
    .filter((part) => part !== "_index");
  const plain = parts.map((part) =>
    part
      .replace(/_$/, "")
      .replace(/^\$[^~]+/, "[\\w-]+")
      .replaceAll("~", "\\."),
  );
  return new RegExp(`^/${plain.join("/")}$`);
}

const absent = "0".repeat(26);
const peers: Who[] = ["jana", "peter"];

/** Where pages are, and for whom. */
const doors = (): { path: string; isFor: Who[]; isGoneFor?: Who[] }[] => [
  { path: "/queue", isFor: [...peers, "carla"] },
  { path: "/cases", isFor: peers },
  { path: `/cases/${caseId}`, isFor: ["jana"] },
  { path: `/cases/${caseId}/log`, isFor: ["jana"] },
  { path: `/cases/${caseId}/messages`, isFor: ["jana"] },
  { path: `/cases/${caseId}/crisis`, isFor: ["jana"] },
  { path: `/cases/${caseId}/step-up`, isFor: ["jana"] },
  { path: "/cases/new", isFor: [...peers, "carla"] },
  { path: "/follow-ups", isFor: peers },
  { path: "/groups", isFor: [...peers, "carla", "sofia"] },
  // No group was planned yet.
  { path: `/groups/${absent}.ics`, isFor: [] },
  { path: "/supervision", isFor: [...peers, "carla", "sofia"] },
  // Nothing was handed to a professional yet; one who could have it hears that nothing is here any more.
  { path: `/supervision/${absent}`, isFor: [], isGoneFor: ["sofia"] },
  // Nothing was opened in an emergency.
  { path: `/supervision/emergency/${absent}`, isFor: [] },
  { path: "/supervision/own", isFor: peers },
  { path: "/supervision/hours", isFor: peers },
  { path: "/programme", isFor: ["carla"] },
  { path: "/programme/directory", isFor: ["carla"] },
  { path: "/programme/drill", isFor: ["carla"] },
  { path: "/programme/peers", isFor: ["carla"] },
  { path: `/programme/peers/${absent}`, isFor: [] },
  { path: "/programme/rota", isFor: ["carla"] },
  { path: "/programme/targets", isFor: ["carla"] },
  { path: "/programme/gatherings", isFor: ["carla"] },
  { path: "/availability", isFor: peers },
  { path: "/figures", isFor: ["lena"] },
  { path: `/figures/${site.quarters.released}`, isFor: ["lena"] },
  { path: `/figures/${site.quarters.released}.csv`, isFor: ["lena"] },
  { path: `/figures/${site.quarters.released}.xlsx`, isFor: ["lena"] },
  { path: `/figures/${site.quarters.released}.json`, isFor: ["lena"] },
  { path: "/figures/report", isFor: ["lena"] },
  { path: "/evaluation", isFor: ["lena"] },
  { path: "/evaluation/what-if", isFor: ["lena"] },
  // Nothing is computed yet, so they are absent for everybody.
  { path: "/evaluation/answers.json", isFor: [] },
  { path: "/evaluation/quarters.csv", isFor: [] },
  { path: "/surveys", isFor: ["lena"] },
  // No survey was released yet.
  { path: `/surveys/${absent}`, isFor: [] },
  { path: "/admin/accounts", isFor: [] },
  { path: "/admin/accounts/invite", isFor: [] },
  { path: `/admin/accounts/${absent}`, isFor: [] },
  { path: "/admin/plan", isFor: [] },
  { path: "/admin/packs", isFor: [] },
  { path: "/admin/retention", isFor: [] },
  { path: "/admin/decisions", isFor: [] },
  ...[
    "/account",
    "/account/session",
    "/account/sessions",
    "/account/prove",
    "/account/prove-passkey",
    "/account/again",
    "/account/factors",
    "/account/factors/app",
    "/account/factors/passkey",
  ].map((path) => ({ path, isFor: everybody })),
];

/** What can be done, and by whom; none of it may happen otherwise. */
const deeds = (): { path: string; form: Record<string, string>; isFor: Who[] }[] => [
  { path: "/queue", form: { case: caseId, do: "consider" }, isFor: peers },
  { path: "/programme?index", form: { case: caseId, do: "ask", peer: "x" }, isFor: ["carla"] },
  { path: "/programme/rota", form: { do: "remove", hours: "1 420 1260" }, isFor: ["carla"] },
  { path: "/programme/targets", form: { class: "urgent" }, isFor: ["carla"] },
  { path: "/programme/gatherings", form: { headCount: "x" }, isFor: ["carla"] },
  { path: "/availability", form: { do: "back" }, isFor: peers },
  { path: "/supervision/own", form: { do: "step-down", sure: "yes" }, isFor: peers },
  { path: `/programme/peers/${absent}`, form: { do: "take-out", sure: "yes" }, isFor: ["carla"] },
  { path: "/availability", form: { do: "describe", languages: "en" }, isFor: peers },
  { path: `/cases/${caseId}?index`, form: { do: "attempt", result: "reached" }, isFor: ["jana"] },
  { path: `/cases/${caseId}?index`, form: { do: "pass-on", sure: "yes" }, isFor: ["jana"] },
  { path: `/cases/${caseId}?index`, form: { do: "ask-hand-on", sure: "yes" }, isFor: ["jana"] },
  { path: `/cases/${caseId}?index`, form: { do: "close", sure: "yes" }, isFor: ["jana"] },
  {
    path: `/cases/${caseId}/log`,
    form: { durationBand: "15-29", mode: "phone", ownEase: "fine" },
    isFor: ["jana"],
  },
  { path: `/cases/${caseId}/messages`, form: { do: "write", text: "x" }, isFor: ["jana"] },
  { path: `/cases/${caseId}/crisis`, form: { do: "begin" }, isFor: ["jana"] },
  { path: `/cases/${caseId}/step-up`, form: { do: "begin" }, isFor: ["jana"] },
  { path: "/cases/new", form: { do: "enter" }, isFor: [...peers, "carla"] },
  { path: "/groups", form: { do: "plan", case: caseId }, isFor: ["carla"] },
  { path: "/groups", form: { do: "count", case: caseId, heads: "3" }, isFor: ["carla"] },
  { path: "/programme/directory", form: { do: "remove" }, isFor: ["carla"] },
  { path: "/programme/drill", form: { do: "begin" }, isFor: ["carla"] },
  { path: "/admin/packs", form: { folder: "x", digest: "y" }, isFor: [] },
  {
    path: "/surveys?index",
    form: { opensOn: "2099-03-02", closesOn: "2099-03-20", instruments: "team-climate" },
    isFor: ["lena"],
  },
];

/** As sent, without what differs from answer to answer. */
function bytes({ status, html, headers }: Awaited<ReturnType<FormClient["get"]>>) {
  const { date: _date, "content-security-policy": policy, ...rest } = headers;
  return {
    status,
    // Seconds to the end of the session, which a second may pass between two answers.
    html: html.replace(/data-ends-in="\d+"/, ""),
    headers: { ...rest, policy: String(policy).replace(/nonce-[\w-]+/, "nonce") },
  };
}

describe.each(everybody)("%s", (who) => {
  test("comes in where the work is, and finds nothing anywhere else", async () => {
    const client = clients[who];
    const missing = bytes(await client.get(`/cases/${absent}`));
    expect(missing.status).toBe(404);
    for (const { path, isFor, isGoneFor } of doors()) {
      const page = await client.get(path);
      if (isFor.includes(who)) expect(page.status, path).toBe(200);
      else if (isGoneFor?.includes(who)) expect(page.status, path).toBe(404);
      else expect(bytes(page), path).toEqual(missing);
    }
    expect(bytes(await client.get("/no-such-page")), "a page that never was").toEqual(missing);
  });

  test("can do nothing in a case of another, nor in one that never was", async () => {
    const client = clients[who];
    const before = (await clients.jana.get(`/cases/${caseId}`)).text;
    for (const { path, form, isFor } of deeds()) {
      if (isFor.includes(who)) continue;
      const theirs = bytes(await client.post(path, form));
      const never = bytes(await client.post(path.replace(caseId, absent), form));
      expect(theirs.status, `${path} ${form.do ?? "log"}`).toBe(404);
      expect(theirs, path).toEqual(never);
    }
    expect((await clients.jana.get(`/cases/${caseId}`)).text).toBe(before);
  });
});

test("every page of people at work is among the doors tried here", async () => {
  const routes = import.meta.glob<Record<string, unknown>>("../../../app/routes/*.tsx");
  const untried: string[] = [];
  for (const [path, load] of Object.entries(routes)) {
    const permission = guardOf((await load()).loader);
    const holders: readonly string[] = permission ? permissions[permission] : [];
    const isForStaff = !holders.includes("anyone") && !holders.includes("receipt-holder");
    const file = path.replace(/^.*\/(.*)\.tsx$/, "$1");
    const isTried = doors().some((door) => addressOf(file).test(door.path));
    if (isForStaff && !isTried) untried.push(file);
  }
  expect(untried).toEqual([]);
});

test("whoever is not signed in is led to the sign-in page, and back from there", async () => {
  for (const { path } of doors()) {
    const page = await nobody.get(path);
    expect(page.path, path).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    expect(page.html).toContain("To ask for support you do not need an account.");
  }
  for (const { path, form } of deeds()) {
    expect((await nobody.post(path, form)).path).toMatch(/^\/sign-in\?next=/);
  }
  const elsewhere = await nobody.get("/sign-in?next=https://elsewhere.example/");
  expect(elsewhere.html).not.toContain("elsewhere.example");
});

test("a coordinator sees the masked queue and can take nothing in it", async () => {
  const nurse = formClient(site.origin);
  await askedBy(nurse, byPhone("0664 1111111"));
  nurse.close();
  const [waiting] = await waitingFor(clients.jana);
  const queue = await clients.carla.get("/queue");
  expect(queue.text).toContain("In the next day or so");
  for (const deed of ["consider", "take", "pass-on"]) {
    expect(queue.html).not.toContain(`value="${deed}"`);
  }
  await clients.carla.post("/queue", { case: waiting ?? "", do: "take" });
  expect(await waitingFor(clients.jana), "it still waits").toContain(waiting);
});
