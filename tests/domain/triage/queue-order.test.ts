import fc from "fast-check";
import { expect, it } from "vitest";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import { inQueueOrder, waitBandOf } from "#app/domain/triage/queue-order.ts";

const now = new Date("2026-03-02T09:00:00Z");
const anyRow = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{6}$/),
  responseClass: fc.constantFrom(...responseClasses),
  contactDueAt: fc.option(
    fc
      .integer({ min: -500, max: 500 })
      .map((minutes) => new Date(now.getTime() + minutes * 60_000)),
  ),
});

it("puts what is overdue first, then what is urgent, then what is due first", () => {
  const row = (id: string, responseClass: "urgent" | "standard", minutes: number) => ({
    id,
    responseClass,
    contactDueAt: new Date(now.getTime() + minutes * 60_000),
  });
  const rows = [
    row("a", "standard", 60),
    row("b", "urgent", 600),
    row("c", "standard", -5),
    row("d", "urgent", 30),
  ];
  expect(inQueueOrder(rows, now).map(({ id }) => id)).toEqual(["c", "d", "b", "a"]);
});

it("is the same order whatever order the rows come in, and loses none", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyRow, { selector: ({ id }) => id }), (rows) => {
      const ordered = inQueueOrder(Object.freeze(rows), now);
      expect(inQueueOrder([...rows].reverse(), now)).toEqual(ordered);
      expect(ordered).toHaveLength(rows.length);
    }),
  );
});

it("says how long somebody has waited no finer than a few hours", () => {
  const since = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  expect([0, 59, 60, 239, 240, 719, 720, 1439, 1440].map((m) => waitBandOf(since(m), now))).toEqual(
    ["under-1h", "under-1h", "1-4h", "1-4h", "4-12h", "4-12h", "12-24h", "12-24h", "over-24h"],
  );
});
