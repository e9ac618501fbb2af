// Asking, coming back, changing one's mind: on both engines.
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { forgetSubmissions } from "#app/domain/retention/forget-submissions.server.ts";
import { caseOf, waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import {
  changeOwnRequest,
  ownChanges,
} from "#app/domain/support-requests/change-own-request.server.ts";
import { confirmReceiptKept } from "#app/domain/support-requests/confirm-receipt-kept.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { showReceipt } from "#app/domain/support-requests/show-receipt.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askedWith, askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

describe("asking", () => {
  it("makes one case and one receipt of a form sent twenty times at once", async () => {
    const world = await testWorld();
    const asked = askedWith(world);
    const all = await Promise.all(
      Array.from({ length: 20 }, () => submitRequest(anyone, asked, world)),
    );
    const receipts = new Set(all.map((one) => ("receipt" in one ? one.receipt : "none")));
    expect(receipts.size).toBe(1);
    expect(all.filter((one) => one.outcome === "submitted")).toHaveLength(1);
    expect(await waitingCases(world.db)).toHaveLength(1);
  });

  it("shows the receipt until it is kept, or up to half an hour, and never again", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const asked = askedWith(world);
    const submitted = await submitRequest(anyone, asked, world);
    const form = { formKey: asked.formKey };
    expect(await showReceipt(anyone, form, world)).toMatchObject({ outcome: "shown" });
    expect(await showReceipt(anyone, form, world.at("2026-03-02T09:16:00Z"))).toEqual({
      outcome: "gone",
    });
    await confirmReceiptKept(anyone, form, world);
    expect(await showReceipt(anyone, form, world)).toEqual({ outcome: "gone" });
    expect(await submitRequest(anyone, asked, world)).toEqual({
      outcome: "already-submitted-receipt-gone",
    });
    expect(submitted.outcome).toBe("submitted");
    expect(await waitingCases(world.db)).toHaveLength(1);
  });

  it("forgets receipts by itself, even when nobody says they were kept", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const asked = askedWith(world);
    await submitRequest(anyone, asked, world);
    await forgetSubmissions(timer, {}, world.at("2026-03-02T09:20:00Z"));
    expect(await showReceipt(anyone, { formKey: asked.formKey }, world)).toEqual({
      outcome: "gone",
    });
  });
});

describe("coming back", () => {
  it("opens the own request and no other, and a wrong code opens nothing", async () => {
    const world = await testWorld();
    const first = await askForSupport(world, { reach: { isNamed: "yes", name: "Ada First" } });
    const second = await askForSupport(world, { reach: { isNamed: "yes", name: "Bea Second" } });
    const own = await seeOwnRequest({ kind: "receipt-holder", caseId: first.caseId }, {}, world);
    expect(own).toMatchObject({ request: { name: "Ada First" } });
    expect(JSON.stringify(own)).not.toContain("Bea");
    const wrong = `${second.receipt.slice(0, 15)}${second.receipt.endsWith("7") ? "8" : "7"}`;
    expect(await returnWithReceipt(anyone, { typed: wrong }, world)).toEqual({
      outcome: "not-recognised",
    });
  });

  it("is nothing for anybody without a receipt", async () => {
    const world = await testWorld();
    const { caseId } = await askForSupport(world);
    const peer = await aPeer(world);
    for (const actor of [anyone, peer, { kind: "operator" }, { kind: "timer" }] as const) {
      expect(await seeOwnRequest(actor, {}, world)).toEqual({ outcome: "not-found" });
      for (const change of ownChanges) {
        expect(await changeOwnRequest(actor, { change }, world)).toEqual({ outcome: "not-found" });
      }
    }
    expect((await caseOf(world.db, caseId))?.supportCase.state).toBe("waiting");
    const absent = { kind: "receipt-holder", caseId: "no-such-case" as CaseId } as const;
    expect(await seeOwnRequest(absent, {}, world)).toEqual({ outcome: "not-found" });
  });
});

describe("changing one's mind", () => {
  it("withdraws, and an old tab that acts afterwards is told kindly", async () => {
    const world = await testWorld();
    const { caseId } = await askForSupport(world);
    const own = { kind: "receipt-holder", caseId } as const;
    expect(await changeOwnRequest(own, { change: "withdraw" }, world)).toEqual({
      outcome: "changed",
    });
    for (const change of ownChanges) {
      expect(await changeOwnRequest(own, { change }, world)).toEqual({ outcome: "too-late" });
    }
    expect(await waitingCases(world.db)).toEqual([]);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({
      request: { state: "withdrawn", destroyedOn: "2026-03-16" },
    });
  });

  it("asks for another peer: the case waits again, and the first peer never sees it again", async () => {
    const world = await testWorld();
    const first = await aPeer(world);
    const second = await aPeer(world);
    const { caseId } = await askForSupport(world);
    await takeRequest(first, { caseId }, world);
    const own = { kind: "receipt-holder", caseId } as const;
    expect(await changeOwnRequest(own, { change: "change-peer" }, world)).toEqual({
      outcome: "changed",
    });
    expect(await takeRequest(first, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(await takeRequest(second, { caseId }, world)).toEqual({ outcome: "taken", caseId });
  });

  it("pauses and goes on", async () => {
    const world = await testWorld();
    const peer = await aPeer(world);
    const { caseId } = await askForSupport(world);
    await takeRequest(peer, { caseId }, world);
    const own = { kind: "receipt-holder", caseId } as const;
    await changeOwnRequest(own, { change: "pause" }, world);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { state: "paused" } });
    await changeOwnRequest(own, { change: "resume" }, world);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { state: "in-touch" } });
  });
});
