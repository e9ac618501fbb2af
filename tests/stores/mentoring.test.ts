// A new peer and a mentor: who may make a pair, what the two see of each other, and that nothing of a case is in it.
import { beforeEach, expect, it } from "vitest";
import type { AccountId } from "#app/domain/ids.ts";
import { endPair } from "#app/domain/peers/end-pair.server.ts";
import { pairsOf } from "#app/domain/peers/mentoring-store.server.ts";
import { pairPeers } from "#app/domain/peers/pair-peers.server.ts";
import { seeOwnStanding } from "#app/domain/peers/see-own-standing.server.ts";
import { seePeer } from "#app/domain/peers/see-peer.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let cora: Person;
let nia: Person;
let mo: Person;
beforeEach(async () => {
  world = await testWorld("2026-03-02T09:00:00Z");
  cora = await personWith(["coordinator"], world);
  nia = await aPeer(world, { name: "Nia New" });
  mo = await aPeer(world, { name: "Mo Mentor" });
});
const pair = (mentee: Person, mentor: Person, by = cora) =>
  pairPeers(by, { menteeId: mentee.accountId, mentorId: mentor.accountId }, world);
const end = (by: Person) => endPair(by, { menteeId: nia.accountId, mentorId: mo.accountId }, world);
const ownPairs = async (peer: Person) => {
  const seen = await seeOwnStanding(peer, {}, world);
  return seen.outcome === "seen" ? seen.pairs : null;
};

it("a coordinator makes a pair; the two see a name and an address, and nothing of a case", async () => {
  expect(await pair(nia, mo, mo)).toEqual({ outcome: "not-found" });
  const before = [await ownPairs(nia), await ownPairs(mo)];
  expect(before).toEqual([[], []]);
  expect(await pair(nia, mo)).toEqual({ outcome: "paired" });
  const ids = { menteeId: nia.accountId, mentorId: mo.accountId };
  const shown = async () => [await ownPairs(nia), await ownPairs(mo)];
  const quiet = await shown();
  expect(quiet).toEqual([
    [{ ...ids, other: "mentor", name: "Mo Mentor", email: mo.email }],
    [{ ...ids, other: "mentee", name: "Nia New", email: nia.email }],
  ]);
  const { caseId } = await askForSupport(world);
  expect(await takeRequest(nia, { caseId }, world)).toMatchObject({ outcome: "taken" });
  expect(await shown(), "the same while the new peer has a case").toEqual(quiet);
});

it("nobody has two roles in it: not their own mentor, nor each other's, nor two mentors at once", async () => {
  const third = await aPeer(world);
  expect(await pair(nia, nia)).toEqual({ outcome: "two-roles" });
  expect(await pair(nia, mo)).toEqual({ outcome: "paired" });
  expect(await pair(mo, nia)).toEqual({ outcome: "two-roles" });
  expect(await pair(nia, third)).toEqual({ outcome: "has-mentor" });
  // A mentor may have a mentor, and several new peers.
  expect(await pair(mo, third)).toEqual({ outcome: "paired" });
  expect(await pairsOf(world.db, mo.accountId)).toHaveLength(2);
});

it("a mentor is approved and trained, and offered to the coordinator only then", async () => {
  const lapsed = await aPeer(world, { trainedUntilOn: "2026-03-01" });
  const lead = await personWith(["lead"], world);
  expect(await pair(nia, lapsed)).toEqual({ outcome: "no-mentor-now" });
  expect(await pair(nia, lead)).toEqual({ outcome: "no-mentor-now" });
  expect(await pair(lead, nia)).toEqual({ outcome: "not-found" });
  expect(await pair({ ...nia, accountId: "x" as AccountId }, mo)).toEqual({ outcome: "not-found" });
  const mentors = async () => (await seePeer(cora, nia, world))?.mentors.map(({ name }) => name);
  expect(await mentors()).toEqual(["Mo Mentor"]);
  await pair(nia, mo);
  expect(await mentors()).toEqual([]);
});

it("either of the two ends it, or the coordinator, and so does stepping down; nothing is kept", async () => {
  const stranger = await aPeer(world);
  for (const by of [nia, mo, cora]) {
    await pair(nia, mo);
    expect(await end(stranger)).toEqual({ outcome: "not-found" });
    expect(await end(by)).toEqual({ outcome: "pair-ended" });
    expect(await end(by)).toEqual({ outcome: "not-found" });
  }
  for (const leaving of [mo, nia]) {
    if (leaving === nia) mo = await aPeer(world);
    await pair(nia, mo);
    await stepDown(leaving, { accountId: leaving.accountId }, world);
    expect(await pairsOf(world.db, nia.accountId)).toEqual([]);
  }
});
