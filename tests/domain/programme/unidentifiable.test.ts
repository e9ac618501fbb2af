// What a coordinator sees, in any sequence of views, is the same whoever asked and whatever was asked: two
// hospitals that differ in nothing else give the same pages at every step of a case.
import { expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { seeRota } from "#app/domain/programme/see-rota.server.ts";
import { ownStateReasons } from "#app/domain/triage/matching.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { suggestPeers } from "#app/domain/triage/suggest-peers.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport, type RequestDetails } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

const askers: RequestDetails[] = [
  { howSoon: "now" },
  {
    howSoon: "now",
    reach: { channel: "email", email: "z@hospital.example", isNamed: "yes", name: "Zoe Zander" },
    wishes: {
      eventKind: "violence",
      area: "own",
      isSameProfession: true,
      roleFamily: "nursing",
      gender: "woman",
      language: "es",
      avoid: "Somebody Nobodyhere",
    },
  },
];

/** Every view a coordinator has, at every step, without the random ids of one hospital or the other. */
async function viewsOf(details: RequestDetails): Promise<string[]> {
  const first = await testWorld("2026-03-02T09:00:00Z");
  const names = new Map<string, string>();
  const coordinator = await personWith(["coordinator"], first, { name: "Carla" });
  const peers = [];
  for (const name of ["Ana Berg", "Ben Cole", "Cleo Dahl"]) {
    peers.push(await aPeer(first, { name, caseCap: 2 }));
  }
  await planDuty(operator, { hours: dutyHoursOf("mon-fri 07:00-21:00") ?? [] }, first);
  const [ana, ben] = peers;
  if (!ana || !ben) throw new Error("too few peers");
  const { caseId } = await askForSupport(first, details);
  names.set(caseId, "THE-CASE");
  const views: string[] = [];
  const look = async (world: typeof first) => {
    const queue = await seeQueue(coordinator, { page: 0 }, world);
    const ids = queue.outcome === "seen" ? queue.rows.map(({ id }) => id) : [];
    const suggested = await suggestPeers(coordinator, { caseIds: ids }, world);
    // The draw differs from case to case by a secret; that the names are peers with room is all there is.
    for (const { reasons } of [...suggested.values()].flat()) {
      expect(reasons.every((reason) => ownStateReasons.includes(reason))).toBe(true);
    }
    const seen = [
      queue,
      await seeProgramme(coordinator, {}, world),
      await seeRota(coordinator, {}, world),
    ];
    let text = JSON.stringify(seen);
    for (const [id, name] of names) text = text.replaceAll(id, name);
    views.push(text);
  };
  await look(first);
  const later = first.at("2026-03-02T11:00:00Z");
  await look(later);
  await takeRequest(ana, { caseId }, later);
  await look(later);
  await passOnRequest(ana, { caseId }, later);
  await look(later.at("2026-03-02T13:00:00Z"));
  const last = later.at("2026-03-02T14:00:00Z");
  await takeRequest(ben, { caseId }, last);
  await recordAttempt(ben, { caseId, result: "reached" }, last);
  await look(last);
  return views;
}

test("no sequence of a coordinator's views tells one person who asked from another", async () => {
  const [plain, telling] = await Promise.all(askers.map(viewsOf));
  expect(plain?.length).toBe(5);
  expect(telling).toEqual(plain);
  expect(JSON.stringify(telling)).not.toMatch(
    /Zander|violence|nursing|"own"|Nobodyhere|"es"|email/,
  );
});
