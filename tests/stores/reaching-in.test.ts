// Slips of paper and requests entered by phone: no list of people, a code that the person changes, and what
// happens when a code is used twice. On both engines.
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { printSlips } from "#app/domain/slips/print-slips.server.ts";
import { slipForm } from "#app/domain/slips/slip.ts";
import { isSlipOpen, spendSlip } from "#app/domain/slips/spend-slip.server.ts";
import { changeReceipt } from "#app/domain/support-requests/change-receipt.server.ts";
import { enterRequest } from "#app/domain/support-requests/enter-request.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { slips } from "#db/schema/offers.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { aColleague } from "#tests/support/colleagues.ts";
import { askedWith, askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

describe("slips", () => {
  it("are as many as people, each with a code of its own that works once", async () => {
    const world = await testWorld();
    await aColleague(world, "amir@hospital.example");
    const printed = await printSlips(anyone, { unitCode: "U1", headCount: 12 }, world);
    if (printed.outcome !== "printed") throw new Error(printed.outcome);
    const { codes } = printed;
    expect(new Set(codes).size).toBe(12);
    const [code = ""] = codes;
    for (let looked = 0; looked < 2; looked += 1) expect(await isSlipOpen(code, world)).toBe(true);
    const both = await Promise.all([1, 2].map(() => spendSlip(anyone, { code }, world)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["gone", "used"]);
    const stored = JSON.stringify(await world.db.reader.select().from(slips));
    for (const one of codes) expect(stored).not.toContain(one);
    await purgeExpired(timer, {}, world.at("2026-04-20T09:00:00Z"));
    expect(await world.db.reader.$count(slips)).toBe(0);
  });

  it("are not made for a place that does not exist, nor by the hundred", async () => {
    const world = await testWorld();
    expect(await printSlips(anyone, { unitCode: "no", headCount: 2 }, world)).toEqual({
      outcome: "no-such-unit",
    });
    for (const headCount of ["0", "41", "many", ""]) {
      expect(slipForm.safeParse({ unitCode: "E1", headCount }).success).toBe(false);
    }
    expect(await spendSlip(anyone, { code: "never-made" }, world)).toEqual({ outcome: "gone" });
  });
});

describe("a request entered by phone", () => {
  it("is entered by peers and coordinators only, and its person is told to change the code", async () => {
    const world = await testWorld();
    for (const role of ["lead", "administrator", "supervisor"] as const) {
      const wrong = await personWith([role], world);
      expect(await enterRequest(wrong, askedWith(world), world)).toEqual({
        outcome: "not-allowed",
      });
    }
    const entered = await enterRequest(await aPeer(world), askedWith(world), world);
    if (entered.outcome !== "submitted") throw new Error(entered.outcome);
    const back = await returnWithReceipt(anyone, { typed: entered.receipt }, world);
    if (back.outcome !== "recognised") throw new Error(back.outcome);
    const own = { kind: "receipt-holder", caseId: back.caseId } as const;
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isCodeShared: true } });
    const changed = await changeReceipt(own, {}, world);
    if (changed.outcome !== "changed") throw new Error(changed.outcome);
    expect(await returnWithReceipt(anyone, { typed: entered.receipt }, world)).toEqual({
      outcome: "not-recognised",
    });
    expect(await returnWithReceipt(anyone, { typed: changed.receipt }, world)).toEqual(back);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isCodeShared: false } });
  });

  it("leaves the codes of others alone, and gives no code to anybody else", async () => {
    const world = await testWorld();
    const mine = await askForSupport(world);
    const theirs = await askForSupport(world);
    await changeReceipt({ kind: "receipt-holder", caseId: mine.caseId }, {}, world);
    expect(await returnWithReceipt(anyone, { typed: theirs.receipt }, world)).toMatchObject({
      caseId: theirs.caseId,
    });
    for (const wrong of [anyone, timer, await aPeer(world)]) {
      expect(await changeReceipt(wrong, {}, world)).toEqual({ outcome: "not-found" });
    }
  });
});
