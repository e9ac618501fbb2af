// Handing on warmly, and the crisis path: what the receiving side sees, once and only what was allowed, and
// what is kept. On both engines, as the right person and as every wrong one.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { unsealForCase } from "#app/domain/confidentiality/case-key.server.ts";
import { confirmCrisisHandOff } from "#app/domain/crisis/confirm-crisis-hand-off.server.ts";
import { holdDrill } from "#app/domain/crisis/hold-drill.server.ts";
import { whoToCall } from "#app/domain/crisis/who-to-call.server.ts";
import { entryForm } from "#app/domain/directory/directory.ts";
import { directoryOf, lastDrill } from "#app/domain/directory/directory-store.server.ts";
import { keepDirectory } from "#app/domain/directory/keep-directory.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { stubPlace, stubShape } from "#app/domain/figures/stub.ts";
import { seeSupervision } from "#app/domain/peer-care/see-supervision.server.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { shiftForm } from "#app/domain/rota/rota-form.ts";
import {
  answerHandOff,
  seeHandOff,
  seeStepUps,
} from "#app/domain/step-ups/answer-hand-off.server.ts";
import { beginHandOff } from "#app/domain/step-ups/begin-hand-off.server.ts";
import type { Allowance } from "#app/domain/step-ups/hand-off.ts";
import { watchHandOffs } from "#app/domain/step-ups/watch-hand-offs.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { accounts } from "#db/schema/access.ts";
import { handOffs } from "#db/schema/directory.ts";
import { crisisHandOffs } from "#db/schema/encounters.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { aDirectory } from "#tests/support/directories.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { quietOutside, sendDue, withPager } from "#tests/support/response-runs.ts";
import { testWorld } from "#tests/support/worlds.ts";

async function inTouch(moment = "2026-03-02T09:00:00Z") {
  const world = await testWorld(moment, withPager);
  const directory = await aDirectory(world);
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world, {
    reach: { isNamed: "yes", name: "Nora Needle", phone: "0664 777888" },
  });
  await takeRequest(peer, { caseId }, world);
  const own = { kind: "receipt-holder", caseId } as const;
  const handOn = async (entryId: string, allowed: Allowance[] = ["name", "reach"]) => {
    const answers = { entryId, allowed, agreed: "yes" as const };
    const begun = await beginHandOff(peer, { caseId, answers }, world);
    if (begun.outcome !== "begun") throw new Error(begun.outcome);
    return begun.code ?? "";
  };
  return { world, ...directory, peer, caseId, own, handOn };
}

const gone = { outcome: "gone" };

describe("a hand-off by link", () => {
  it("shows what the person allowed and nothing else, however often it is opened", async () => {
    const { world, psychology, handOn } = await inTouch();
    const code = await handOn(psychology, ["reach"]);
    for (let opened = 0; opened < 3; opened += 1) {
      const seen = await seeHandOff(anyone, { code }, world);
      expect(seen).toEqual({
        outcome: "shown",
        shown: {
          entryName: "Psychology on call",
          name: null,
          reach: "0664 777888",
          channel: "phone",
          talks: null,
        },
      });
    }
    expect((await world.db.reader.select().from(handOffs))[0]?.state).toBe("sent");
  });

  it("is confirmed once; afterwards, late and never made look alike", async () => {
    const { world, psychology, handOn, peer, caseId, own } = await inTouch();
    const code = await handOn(psychology);
    const both = await Promise.all(
      [1, 2].map(() => answerHandOff(anyone, { key: { code }, answer: "confirm" }, world)),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["confirmed", "gone"]);
    expect(await seeHandOff(anyone, { code }, world)).toEqual(gone);
    expect(await seeHandOff(anyone, { code: "never-made" }, world)).toEqual(gone);
    const late = await handOn(psychology);
    expect(await seeHandOff(anyone, { code: late }, world.at("2026-03-10T09:00:00Z"))).toEqual(
      gone,
    );
    expect(await seeCase(peer, { caseId }, world)).toMatchObject({
      view: { handOffs: expect.arrayContaining([expect.objectContaining({ state: "confirmed" })]) },
    });
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({
      request: { handOffs: expect.arrayContaining([{ to: "Psychology on call", state: "sent" }]) },
    });
  });

  it("shows nothing once the case has ended, and the mail names nobody", async () => {
    const { world, psychology, handOn, peer, caseId } = await inTouch();
    const code = await handOn(psychology);
    await closeCase(peer, { caseId }, world);
    expect(await seeHandOff(anyone, { code }, world)).toEqual(gone);
    expect(await answerHandOff(anyone, { key: { code }, answer: "confirm" }, world)).toEqual(gone);
    const rows = JSON.stringify(await world.db.reader.select().from(handOffs));
    expect(rows).not.toMatch(/Needle|777888/);
    expect(rows).not.toContain(code);
  });
});

describe("a hand-off that nobody answers", () => {
  it("is said to the peer and the supervisor a day later, then a coordinator is called, each once", async () => {
    const { world, desk, psychology, handOn, peer, supervisor } = await inTouch();
    const outside = quietOutside();
    await handOn(desk);
    await handOn(psychology);
    await sendDue(world, outside);
    outside.letters.length = 0;
    const morning = (on: string) => world.at(`${on}T07:00:00Z`);
    const told: Record<string, [string[], number]> = {};
    for (const on of ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-10"]) {
      const before = { letters: outside.letters.length, calls: outside.calls.length };
      await Promise.all([1, 2].map(() => watchHandOffs(timer, {}, morning(on))));
      await sendDue(morning(on), outside);
      const letters = outside.letters.slice(before.letters).map(({ to }) => to);
      told[on] = [letters.sort(), outside.calls.length - before.calls];
    }
    const both = [peer.email, peer.email, supervisor.email].sort();
    expect(told).toEqual({
      "2026-03-02": [[], 0],
      "2026-03-03": [both, 0],
      "2026-03-04": [[], 2],
      "2026-03-05": [[], 0],
      "2026-03-10": [[peer.email, peer.email], 0],
    });
  });

  it("is told to the peer by the same mail whether it is confirmed or declined, and is then at rest", async () => {
    const { world, psychology, handOn, peer } = await inTouch();
    const outside = quietOutside();
    for (const answer of ["confirm", "decline"] as const) {
      const code = await handOn(psychology);
      await sendDue(world, outside);
      outside.letters.length = 0;
      await answerHandOff(anyone, { key: { code }, answer }, world);
      await watchHandOffs(timer, {}, world.at("2026-03-05T07:00:00Z"));
      await sendDue(world.at("2026-03-05T07:00:00Z"), outside);
      expect(outside.letters.map(({ to }) => to)).toEqual([peer.email]);
    }
    expect(outside.calls).toEqual([]);
  });
});

describe("a hand-off to a supervisor", () => {
  it("is seen by that supervisor only, and its opening is shown to the person", async () => {
    const { world, desk, handOn, supervisor, own, peer, coordinator } = await inTouch();
    expect(await handOn(desk)).toBe("");
    const [received] = await seeStepUps(supervisor, {}, world);
    const key = { id: received?.id ?? "" };
    const others = [await personWith(["supervisor"], world), peer, coordinator, anyone, timer];
    for (const other of others) {
      expect(await seeHandOff(other, key, world)).toEqual(gone);
      expect(await answerHandOff(other, { key, answer: "confirm" }, world)).toEqual(gone);
      expect(await seeStepUps(other, {}, world)).toEqual([]);
    }
    expect(await seeHandOff(supervisor, key, world)).toMatchObject({
      shown: { name: "Nora Needle" },
    });
    await answerHandOff(supervisor, { key, answer: "confirm" }, world);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({
      request: { openings: [{ role: "peer" }, { role: "supervisor", on: "2026-03-02" }] },
    });
  });

  it("cannot be begun by anybody but the peer who has the case, and is counted as stepped up", async () => {
    const { world, desk, handOn, caseId } = await inTouch();
    const answers = { entryId: desk, allowed: [], agreed: "yes" as const };
    for (const wrong of [await aPeer(world), await personWith(["supervisor"], world)]) {
      expect(await beginHandOff(wrong, { caseId, answers }, world)).toEqual({
        outcome: "not-found",
      });
    }
    await handOn(desk);
    const entry = await caseOf(world.db, caseId);
    if (!entry) throw new Error("no case");
    const { sealedStub } = entry.supportCase;
    const stub = unsealForCase(caseKeyOf(world.keyring, entry), stubPlace(caseId), sealedStub);
    expect(stubShape.parse(stub).steppedUp).toBe("yes");
  });
});

describe("the crisis path", () => {
  it("keeps the day and nothing else, and offers the peer a debrief the same day", async () => {
    const { world, peer, caseId, supervisor } = await inTouch();
    expect(await confirmCrisisHandOff(await aPeer(world), { caseId }, world)).toEqual({
      outcome: "not-found",
    });
    expect(await confirmCrisisHandOff(peer, { caseId }, world)).toEqual({ outcome: "confirmed" });
    const rows = await world.db.reader.select().from(crisisHandOffs);
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([["caseId", "id", "sealedDay"]]);
    expect(await seeCase(peer, { caseId }, world)).toMatchObject({
      view: { crisisDays: ["2026-03-02"] },
    });
    expect(await seeSupervision(supervisor, {}, world)).toMatchObject({
      view: { toHold: [{ name: peer.name, weight: "heavy", offeredOn: "2026-03-02" }] },
    });
  });

  it("is drilled by coordinators, and the last drill is known", async () => {
    const { world, coordinator, peer, desk } = await inTouch();
    expect(await holdDrill(peer, { reached: [desk] }, world)).toEqual({ outcome: "not-allowed" });
    await holdDrill(coordinator, { reached: [desk] }, world);
    await holdDrill(coordinator, { reached: [] }, world.at("2026-05-02T09:00:00Z"));
    expect(await lastDrill(world.db)).toMatchObject({ heldOn: "2026-05-02", reachedCount: 0 });
  });
});

it("says who to call now from the directory and the rota: nobody who left or is away comes first", async () => {
  const { world, desk, psychology, supervisor, coordinator } = await inTouch();
  const both = await personWith(["peer", "supervisor"], world);
  const entry = {
    name: "Supervisor on the rota",
    kind: "supervisor",
    level: "2",
    hours: "always",
    cost: "free",
    confidentiality: "Nobody.",
    phone: "01 555 0111",
    crisisOrder: "1",
    accountId: both.accountId as string,
  };
  await keepDirectory(coordinator, { id: null, entry: entryForm.parse(entry) }, world);
  // A Monday, ten o'clock in Vienna.
  const order = async (at = world) =>
    (await whoToCall(at)).map(({ name, isOpen }) => `${name}${isOpen ? "" : ", not now"}`);
  const rest = ["Psychology on call", "Night desk"];
  expect(await order(), "without shifts the hours count").toEqual([
    "Psychology on call",
    "Supervisor on the rota",
    "Night desk",
  ]);
  const shift = { weekday: "1", from: "14:00", to: "18:00", everyWeeks: "1" };
  await addShift(both, shiftForm.parse(shift), world);
  expect(await order()).toEqual([...rest, "Supervisor on the rota, not now"]);
  const atThree = world.at("2026-03-02T14:00:00Z");
  expect((await order(atThree))[1]).toBe("Supervisor on the rota");
  await addLeave(both, { fromOn: "2026-03-02", toOn: "2026-03-02" }, world);
  expect(await order(atThree)).toEqual([...rest, "Supervisor on the rota, not now"]);
  await world.db.allOrNothing((tx) => [
    tx
      .update(accounts)
      .set({ state: "deactivated" })
      .where(eq(accounts.id, supervisor.accountId))
      .returning(),
  ]);
  expect((await order(atThree))[0]).toBe("Psychology on call");
  expect((await order(atThree)).filter((line) => line.endsWith("not now"))).toHaveLength(2);
  expect([desk, psychology].every((id) => id !== "")).toBe(true);
});

it("lets coordinators alone keep the directory", async () => {
  const { world, coordinator, peer, psychology } = await inTouch();
  const before = await directoryOf(world.db);
  for (const wrong of [peer, await personWith(["lead"], world), anyone]) {
    const kept = await keepDirectory(wrong, { id: psychology, remove: true }, world);
    expect(kept).toEqual({ outcome: "not-allowed" });
  }
  expect(await directoryOf(world.db)).toEqual(before);
  await keepDirectory(coordinator, { id: psychology, remove: true }, world);
  expect(await directoryOf(world.db)).toHaveLength(1);
});
