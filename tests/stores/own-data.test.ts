// What a person does with their own data, on both engines: a copy with everything and nothing of others, an
// erasure that is one, and a proof that says nothing about them.
import { describe, expect, it } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { writeAsPerson } from "#app/domain/messages/write-as-person.server.ts";
import { erasedCaseTag } from "#app/domain/retention/erased-cases.server.ts";
import { isOurErasure } from "#app/domain/retention/erasure-receipt.server.ts";
import { holdToSet } from "#app/domain/retention/retention-store.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { eraseOwnRequest } from "#app/domain/support-requests/erase-own-request.server.ts";
import { exportOwnRequest } from "#app/domain/support-requests/export-own-request.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { recordNumberOf } from "#tests/support/record-numbers.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

const holder = (caseId: CaseId) => ({ kind: "receipt-holder", caseId }) as const;
const reach = { phone: "0664 1112223", isNamed: "yes" as const, name: "Noor Example" };

describe("a copy", () => {
  it("holds what the person said and sees, and not the peer's log or name", async () => {
    const world = await testWorld();
    const peer = await aPeer(world, { name: "Petra Peer" });
    const { caseId } = await askForSupport(world, { reach, wishes: { avoid: "Rival Example" } });
    await takeRequest(peer, { caseId }, world);
    await writeAsPerson(holder(caseId), { text: "Are you there?", formKey: "k1" }, world);
    const exported = await exportOwnRequest(holder(caseId), {}, world);
    expect(exported).toMatchObject({
      outcome: "exported",
      copy: {
        name: "Noor Example",
        reach: "0664 1112223",
        avoid: "Rival Example",
        openings: [{ role: "peer", on: "2026-03-02" }],
        messages: [{ from: "person", text: "Are you there?" }],
      },
    });
    const text = JSON.stringify(exported);
    for (const other of [peer.accountId, peer.name, peer.email, caseId]) {
      expect(text).not.toContain(other);
    }
  });

  it("is for whoever holds the receipt of this very request", async () => {
    const world = await testWorld();
    const { caseId } = await askForSupport(world);
    const peer = await aPeer(world);
    await takeRequest(peer, { caseId }, world);
    const administrator = await personWith(["administrator"], world);
    for (const actor of [anyone, peer, administrator, holder("no such case" as CaseId)]) {
      expect(await exportOwnRequest(actor, {}, world)).toEqual({ outcome: "not-found" });
      expect(await eraseOwnRequest(actor, {}, world)).toEqual({ outcome: "not-found" });
    }
    expect(await caseOf(world.db, caseId)).not.toBeNull();
  });
});

describe("an erasure", () => {
  it("takes everything at once, and says until which month an older backup could open it", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const { caseId, receipt: code } = await askForSupport(world, { reach });
    const before = await caseOf(world.db, caseId);
    expect(before?.grant.furthestEpoch).toBe("2026-04");
    // The end moves the key to an earlier month; a backup of yesterday still has it under the later one.
    await changeOwnRequest(holder(caseId), { change: "withdraw" }, world);
    expect((await caseOf(world.db, caseId))?.grant.epochKeyId).toBe("2026-03");
    const erased = await eraseOwnRequest(holder(caseId), {}, world);
    expect(erased).toMatchObject({
      outcome: "erased",
      receipt: { on: "2026-03-02", untilMonth: "2026-04" },
    });
    expect(await caseOf(world.db, caseId)).toBeNull();
    expect(await returnWithReceipt(anyone, { typed: code }, world)).toEqual({
      outcome: "not-recognised",
    });
    const { erased: remembered } = world.keyring.contents();
    expect(remembered).toEqual({ [erasedCaseTag(world.keyring, caseId)]: "2026-04" });
    expect(await eraseOwnRequest(holder(caseId), {}, world)).toEqual({ outcome: "not-found" });
  });

  it("gives a proof that this site can check, and no other, and that two people never share", async () => {
    const world = await testWorld();
    const other = await testWorld();
    const receipts = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { caseId } = await askForSupport(world);
      const erased = await eraseOwnRequest(holder(caseId), {}, world);
      if (erased.outcome !== "erased") throw new Error(erased.outcome);
      receipts.push(erased.receipt);
    }
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(3);
    for (const receipt of receipts) {
      const { number } = receipt;
      expect(isOurErasure(world.keyring, receipt)).toBe(true);
      const typed = number.toLowerCase().replace(/(.{4})/g, "$1 ");
      expect(isOurErasure(world.keyring, { ...receipt, number: typed })).toBe(true);
      expect(isOurErasure(other.keyring, receipt)).toBe(false);
      expect(isOurErasure(world.keyring, { ...receipt, on: "2026-03-01" })).toBe(false);
      expect(isOurErasure(world.keyring, { ...receipt, untilMonth: "2026-03" })).toBe(false);
      const changed = `${number.slice(0, -1)}${number.endsWith("7") ? "8" : "7"}`;
      expect(isOurErasure(world.keyring, { ...receipt, number: changed })).toBe(false);
    }
  });

  it("waits for a legal hold, and says until when", async () => {
    const world = await testWorld();
    const { caseId } = await askForSupport(world);
    const recordNumber = await recordNumberOf(world, caseId);
    await world.db.allOrNothing((tx) => [
      holdToSet(tx, { recordNumber, untilOn: "2026-05-01", setOn: "2026-03-02" }),
    ]);
    expect(await eraseOwnRequest(holder(caseId), {}, world)).toEqual({
      outcome: "held",
      untilOn: "2026-05-01",
    });
    expect(await caseOf(world.db, caseId)).not.toBeNull();
    expect(world.keyring.contents().erased).toEqual({});
  });
});
