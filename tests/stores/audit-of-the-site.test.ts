// What comes in, what goes out and by what people sign in stands in the site's own chain, on both engines:
// who and on which day, with the change itself, and nothing about anybody.
import { expect, test } from "vitest";
import { operator, timer } from "#app/domain/access/actor.ts";
import { noteSignIn } from "#app/domain/access/note-sign-in.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { importRoster } from "#app/domain/roster/import-roster.server.ts";
import { siteMarks } from "#db/schema/site.ts";
import { personWith } from "#tests/support/actors.ts";
import {
  filesFor,
  input,
  unitsInRoster,
  unitsToEvaluate,
} from "#tests/support/evaluation-series.ts";
import { importedBy, threeWards } from "#tests/support/imported-scores.ts";
import { afterSummer, hospital } from "#tests/support/signed-hospital.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { asFile, hospitalCsv, hospitalRows, listMapping } from "#tests/support/staff-lists.ts";
import { nights, openedWave, rosterOf, tend } from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const written = async (world: TestWorld): Promise<string[]> =>
  (await chainRows(world.db, "site")).map(({ body }) => {
    const { event, by, about } = JSON.parse(body);
    return `${event} by ${by}${about === null ? "" : ` about ${about}`}`;
  });
const isWhole = async (world: TestWorld) =>
  expect(await verifyAudit(operator, { noted: null }, world)).toMatchObject({ isWhole: true });

test("a release is written down once, with the release; a file that leaves, each time", async () => {
  const world = (await hospital()).at(afterSummer);
  const before = (await written(world)).length;
  for (let turn = 0; turn < 2; turn += 1) {
    await closePeriod(operator, { period: "2026Q2" }, world);
  }
  expect((await written(world)).slice(before)).toEqual(["figures-released by operator"]);
  const lead = await personWith(["lead"], world);
  const site = await siteInProcess(world, await startSession(lead.accountId, world));
  const after = (await written(world)).length;
  for (const file of ["2026Q2.csv", "2026Q2.json", "no-such.csv"]) {
    await site.get(`/figures/${file}`);
  }
  expect((await written(world)).slice(after)).toEqual([
    `export-taken by ${lead.accountId}`,
    `export-taken by ${lead.accountId}`,
  ]);
  await isWhole(world);
});

test("a file that cannot be written down does not leave", async () => {
  const world = (await hospital()).at(afterSummer);
  await closePeriod(operator, { period: "2026Q2" }, world);
  const lead = await personWith(["lead"], world);
  const session = await startSession(lead.accountId, world);
  // Somebody else is always faster.
  const overtaken = async () => ({ done: false, refused: "changed-meanwhile" });
  const db = new Proxy(world.db, {
    get: (real, name) => (name === "allOrNothing" ? overtaken : Reflect.get(real, name)),
  });
  const site = await siteInProcess({ ...world, db }, session);
  const answer = await site.get("/figures/2026Q2.csv");
  expect([answer.status, answer.body]).toEqual([503, ""]);
  expect(await written(world)).not.toContain(`export-taken by ${lead.accountId}`);
});

test("an import is written down when it is applied, not when it is only looked at", async () => {
  const world = await testWorld();
  const roster = {
    open: asFile(hospitalCsv(hospitalRows(3))),
    mapping: listMapping(),
    exampleCount: 3,
    confirmedLeaving: null,
  };
  for (const isApplied of [false, true]) {
    const { outcome } = await importRoster(operator, { ...roster, isApplied }, world);
    expect(outcome).toBe(isApplied ? "applied" : "checked");
  }
  expect(await written(world)).toEqual(["roster-imported by operator"]);
  const wards = unitsToEvaluate(3);
  await unitsInRoster(wards, world);
  const lead = await personWith(["lead"], world);
  const from = (await written(world)).length;
  const { rollout } = filesFor(wards);
  expect(await setRollout(lead, input(rollout), world)).toMatchObject({ outcome: "imported" });
  expect((await written(world)).slice(from)).toEqual([`series-imported by ${lead.accountId}`]);
  await isWhole(world);
});

test("scores of another tool and the release of a survey are written down", async () => {
  const scored = await threeWards();
  const from = (await written(scored)).length;
  const rows = "unit,wave,scale,score,answers,invited\nA,2026-02,burnout,24,12,20";
  expect(await importedBy(scored, "proqol", rows)).toMatchObject({ outcome: "imported" });
  expect((await written(scored)).slice(from)).toEqual(["scores-imported by operator"]);
  const world = await testWorld();
  await rosterOf(world, { A: 20, B: 24 });
  await openedWave(world);
  await tend(world, nights.after);
  expect(await written(world)).toContain("surveys-released by timer");
});

test("another way of signing in is noticed at the next start, the same way is not, nor a new secret", async () => {
  const world = await testWorld();
  const note = async (settings: Partial<TestWorld["settings"]>) =>
    (await noteSignIn(timer, {}, { ...world, settings: { ...world.settings, ...settings } }))
      .outcome;
  const signOn = {
    issuer: "https://id.hospital.example",
    clientId: "alongside",
    clientSecret: "one",
    algorithm: "RS256",
    scopes: "openid",
    acr: [],
    amr: ["mfa"],
    groupsClaim: "groups",
  } as const;
  const fresh = () => ({ ...signOn, acr: [], amr: ["mfa"] });
  expect(await note({})).toBe("first");
  expect(await note({})).toBe("unchanged");
  expect(await note({ signOn: fresh() })).toBe("changed");
  expect(await note({ signOn: { ...fresh(), clientSecret: "two" } })).toBe("unchanged");
  expect(await note({ signOn: { ...fresh(), amr: ["pwd"] } })).toBe("changed");
  expect(await note({ signOn: fresh(), idleMinutes: 60 })).toBe("changed");
  expect(await written(world)).toEqual(Array(3).fill("sign-in-changed by timer"));
  const marks = JSON.stringify(await world.db.reader.select().from(siteMarks));
  expect(marks).not.toMatch(/hospital|alongside|"(?:mfa|pwd)\W|RS256|openid/);
  await isWhole(world);
});
