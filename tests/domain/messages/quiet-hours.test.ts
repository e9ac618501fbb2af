// Notices wait for the morning, whatever the clocks do.
import fc from "fast-check";
import { expect, test } from "vitest";
import { localTime } from "#app/domain/calendar/local-time.ts";
import { messageForm } from "#app/domain/messages/message.ts";
import { afterQuietHours } from "#app/domain/messages/quiet-hours.ts";

const zone = "Europe/Vienna";
const year = { min: new Date("2026-01-01T00:00:00Z"), max: new Date("2027-01-01T00:00:00Z") };

test("no notice leaves between nine in the evening and seven in the morning", () => {
  fc.assert(
    fc.property(fc.date({ ...year, noInvalidDate: true }), (now) => {
      const leaves = afterQuietHours(now, zone);
      const { minute } = localTime(leaves, zone);
      expect(minute).toBeGreaterThanOrEqual(7 * 60);
      expect(minute).toBeLessThan(21 * 60);
      expect(leaves.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(leaves.getTime() - now.getTime()).toBeLessThanOrEqual(11 * 3_600_000);
    }),
  );
});

test("by day a notice leaves at once", () => {
  const noon = new Date("2026-07-01T10:00:00Z");
  expect(afterQuietHours(noon, zone)).toEqual(noon);
});

test("what is written keeps its lines and loses only signs that cannot be seen", () => {
  const read = (text: string) => messageForm.safeParse({ text }).data?.text;
  expect(read("  one\r\ntwo\u202e\u0007 ")).toBe("one\ntwo");
  expect(read(" \n ")).toBeUndefined();
  expect(read("a".repeat(2_001))).toBeUndefined();
});
