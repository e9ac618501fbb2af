// Hours a peer gave: added up by the log, seen by that peer alone, and saying nothing of any talk.
import { beforeEach, expect, it } from "vitest";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { roles } from "#app/domain/access/roles.ts";
import { durationBands } from "#app/domain/encounters/encounter.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { keptMonths, withTalk } from "#app/domain/peer-care/given-hours.ts";
import { hoursOf } from "#app/domain/peer-care/given-hours-store.server.ts";
import { seeGivenHours } from "#app/domain/peer-care/see-given-hours.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { givenHours } from "#db/schema/peer-care.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

let world: TestWorld;
let peer: StaffActor;
beforeEach(async () => {
  world = await testWorld("2026-03-02T09:00:00Z");
  peer = await aPeer(world);
});

async function taken(): Promise<CaseId> {
  const { caseId } = await askForSupport(world);
  expect(await takeRequest(peer, { caseId }, world)).toMatchObject({ outcome: "taken" });
  return caseId;
}
const talk = (caseId: CaseId, durationBand: (typeof durationBands)[number], at = world) => {
  const answers = encounterForm.parse({ durationBand, mode: "phone", ownEase: "fine" });
  return logEncounter(peer, { caseId, answers }, at);
};
const months = async (actor: StaffActor = peer) => {
  const seen = await seeGivenHours(actor, {}, world);
  return seen.outcome === "seen" ? seen.months : seen.outcome;
};
const sealedLengths = async () =>
  (await world.db.reader.select().from(givenHours)).map(({ sealedMonths }) => sealedMonths.length);

it("are added up by month from the lengths ticked, and outlive the cases they came from", async () => {
  const caseId = await taken();
  await talk(caseId, "15-29");
  const length = await sealedLengths();
  await talk(caseId, "60-plus");
  await talk(caseId, "under-15", world.at("2026-04-01T09:00:00Z"));
  const given = [
    { month: "2026-04", minutes: 15 },
    { month: "2026-03", minutes: 90 },
  ];
  expect(await months()).toEqual(given);
  expect(await sealedLengths(), "no length tells how much it is").toEqual(length);
  await purgeExpired({ kind: "timer" }, {}, world.at("2027-08-01T09:00:00Z"));
  await purgeExpired({ kind: "timer" }, {}, world.at("2027-09-01T09:00:00Z"));
  expect(await months()).toEqual(given);
});

it("are whole when two talks are logged in the same moment", async () => {
  const [one, other] = [await taken(), await taken()];
  const logged = await Promise.all([talk(one, "30-44"), talk(other, "45-59")]);
  expect(logged.map(({ outcome }) => outcome)).toEqual(["logged", "logged"]);
  expect(await months()).toEqual([{ month: "2026-03", minutes: 105 }]);
});

it("are one's own: there is no way to another's, for no role, and they go with stepping down", async () => {
  await talk(await taken(), "30-44");
  const other = await aPeer(world);
  expect(await months(other)).toEqual([]);
  for (const role of roles.filter((one) => one !== "peer")) {
    expect(await months({ ...peer, roles: [role] }), role).toBe("not-allowed");
  }
  await stepDown(peer, { accountId: peer.accountId }, world);
  expect(await hoursOf(peer.accountId, world)).toEqual({});
  expect(await sealedLengths()).toEqual([]);
});

it("are kept for two years of months, whatever the length of the talks", () => {
  let given = {};
  for (let month = 0; month < 40; month += 1) {
    const on = new Date(Date.UTC(2026, month, 15)).toISOString().slice(0, 10);
    for (const band of durationBands) given = withTalk(given, band, on);
  }
  expect(Object.keys(given)).toHaveLength(keptMonths);
  expect(Object.keys(given).sort().at(-1)).toBe("2029-04");
  expect(new Set(Object.values(given))).toEqual(new Set([210]));
});

it("are erased after two years, also of somebody who rarely talks", () => {
  const days = ["2026-01-31", "2026-02-01", "2026-12-05", "2028-01-31"];
  const given = days.reduce((before, on) => withTalk(before, "under-15", on), {});
  expect(Object.keys(given).sort()).toEqual(["2026-02", "2026-12", "2028-01"]);
  expect(Object.keys(withTalk(given, "under-15", "2031-06-01"))).toEqual(["2031-06"]);
});
