// What a peer says of themselves, what was wished for, and the reasons the queue shows: on both engines.
import { expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { describeSelf } from "#app/domain/peers/describe-self.server.ts";
import { selfDescriptionForm } from "#app/domain/peers/self-description.ts";
import { unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { enterRequest } from "#app/domain/support-requests/enter-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askedWith, askForSupport } from "#tests/support/requests.ts";
import { lookAt, quietOutside, sendDue } from "#tests/support/response-runs.ts";
import { testWorld } from "#tests/support/worlds.ts";

const described = selfDescriptionForm.parse({
  unitCode: "A",
  roleFamily: "nursing",
  seniority: "late",
  gender: "woman",
  languages: ["es", "en"],
  channels: ["phone", "here"],
});

async function hospital() {
  const world = await testWorld("2026-03-02T09:00:00Z");
  await planDuty(operator, { hours: dutyHoursOf("mon-sun 07:00-21:00") ?? [] }, world);
  await world.db.allOrNothing((tx) =>
    unitsToAdd(tx, [{ code: "A", name: "Ward A", site: "Main" }]),
  );
  return world;
}
const fitsOf = async (...parts: Parameters<typeof seeQueue>) => {
  const queue = await seeQueue(...parts);
  return queue.outcome === "seen" ? queue.rows.map((row) => ("fits" in row ? row.fits : null)) : [];
};

test("a peer says what wishes they can meet, nobody else does, and it counts at once", async () => {
  const world = await hospital();
  const peer = await aPeer(world);
  await askForSupport(world, {
    wishes: { language: "es", gender: "woman", area: "own", unitCode: "A" },
  });
  expect(await fitsOf(peer, { page: 0 }, world)).toEqual([["on-duty", "room", "steady"]]);
  const coordinator = await personWith(["coordinator"], world);
  expect(await describeSelf(coordinator, described, world)).toEqual({ outcome: "not-allowed" });
  const unknown = { ...described, unitCode: "nowhere" };
  expect(await describeSelf(peer, unknown, world)).toEqual({ outcome: "no-such-unit" });
  expect(await describeSelf(peer, described, world)).toEqual({ outcome: "described" });
  expect(await fitsOf(peer, { page: 0 }, world)).toEqual([
    ["language", "gender", "area", "on-duty", "room", "steady"],
  ]);
  expect(await seeOwnRota(peer, {}, world)).toMatchObject({
    self: { languages: "en es", channels: "phone here", seniority: "late" },
  });
});

test("the queue of a coordinator tells no reason, and a peer's none that the row does not show anyway", async () => {
  const world = await hospital();
  const peer = await aPeer(world);
  await describeSelf(peer, described, world);
  const coordinator = await personWith(["coordinator"], world);
  await askForSupport(world, {
    reach: { channel: "in-person", place: "The garden" },
    wishes: { unitCode: "A", language: "es" },
  });
  expect(await fitsOf(coordinator, { page: 0 }, world)).toEqual([null]);
  const text = JSON.stringify(await seeQueue(peer, { page: 0 }, world));
  expect(text).not.toMatch(/garden|in-person|channel|site|"unitCode"/);
});

test("by phone somebody may wish for a colleague as long in this work, who is then asked first", async () => {
  const world = await hospital();
  const outside = quietOutside();
  const peers = [];
  for (let made = 0; made < 8; made += 1) peers.push(await aPeer(world));
  const wished = peers[5];
  if (!wished) throw new Error("too few peers");
  await describeSelf(wished, { ...described, unitCode: null }, world);
  await sendDue(world, outside);
  outside.letters.length = 0;
  const asked = askedWith(world, { howSoon: "now", wishes: { seniority: "late" } });
  const [clerk] = peers;
  if (!clerk) throw new Error("too few peers");
  expect(await enterRequest(clerk, asked, world)).toMatchObject({ outcome: "submitted" });
  await lookAt(world, outside);
  const told = outside.letters.map(({ to }) => to);
  expect(told).toHaveLength(3);
  expect(told).toContain(wished.email);
  expect(await fitsOf(wished, { page: 0 }, world)).toEqual([
    ["seniority", "on-duty", "room", "steady"],
  ]);
});
