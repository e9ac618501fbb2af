// A chain of the audit, and everything that somebody with the database but without the key can do to it.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AuditHead,
  type AuditRow,
  beginning,
  findingsIn,
  type Marker,
  nextLink,
} from "#app/domain/audit/audit-chain.ts";
import { openingsAmong } from "#app/domain/audit/audit-events.ts";

const marker: Marker = (text) => createHmac("sha256", "key").update(text).digest("hex");
const saidOf = ({ body }: AuditRow) => body;

function chainOf(length: number): { rows: AuditRow[]; head: AuditHead } {
  const rows: AuditRow[] = [];
  let head: AuditHead | null = null;
  let lastMark = beginning;
  for (let made = 0; made < length; made += 1) {
    const said = `event ${made}`;
    const link = nextLink(
      { chain: "site", caseId: null },
      { rowCount: made, lastMark },
      said,
      said,
      marker,
    );
    rows.push(link.row);
    head = link.head;
    lastMark = link.row.mark;
  }
  if (!head) throw new Error("an empty chain");
  return { rows, head };
}
const findings = (rows: AuditRow[], head: AuditHead | null) =>
  findingsIn(rows, head, saidOf, marker);

const lengthAndPlace = fc
  .integer({ min: 2, max: 12 })
  .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 1, max: length })));

describe("a chain of the audit", () => {
  it("stands as it was written when nobody touched it", () => {
    for (const length of [1, 2, 9]) {
      const { rows, head } = chainOf(length);
      expect(findings(rows, head)).toEqual([]);
      expect(findings([...rows].reverse(), head), "whatever order it is read in").toEqual([]);
    }
    expect(findings([], null)).toEqual([]);
  });

  it("names the row whose words were changed", () => {
    fc.assert(
      fc.property(lengthAndPlace, ([length, place]) => {
        const { rows, head } = chainOf(length);
        const edited = rows.map((row) => (row.place === place ? { ...row, body: "other" } : row));
        expect(findings(edited, head)).toEqual([{ place, finding: "edited" }]);
      }),
    );
  });

  it("names the row whose words and mark were changed by somebody without the key", () => {
    const { rows, head } = chainOf(5);
    const forged = rows.map((row) =>
      row.place === 3 ? { ...row, body: "other", mark: "0".repeat(64) } : row,
    );
    expect(findings(forged, head)[0]).toEqual({ place: 3, finding: "edited" });
  });

  it("names the row that is gone, the last one too", () => {
    fc.assert(
      fc.property(lengthAndPlace, ([length, place]) => {
        const { rows, head } = chainOf(length);
        const left = rows.filter((row) => row.place !== place);
        expect(findings(left, head)).toEqual([{ place, finding: "removed" }]);
      }),
    );
  });

  it("names both rows that changed places, and where each was written", () => {
    fc.assert(
      fc.property(lengthAndPlace, ([length, place]) => {
        const { rows, head } = chainOf(length);
        const other = place === length ? place - 1 : place + 1;
        const swapped = rows.map((row) =>
          row.place === place
            ? { ...row, place: other }
            : row.place === other
              ? { ...row, place }
              : row,
        );
        expect(findings(swapped, head)).toEqual(
          [
            { place, finding: "reordered", writtenAt: other },
            { place: other, finding: "reordered", writtenAt: place },
          ].sort((a, b) => a.place - b.place),
        );
      }),
    );
  });

  it("sees that the last rows were taken away together with their count", () => {
    const { rows, head } = chainOf(6);
    const shorter = { ...head, rowCount: 4 };
    expect(findings(rows.slice(0, 4), shorter)).toEqual([{ place: null, finding: "head-changed" }]);
    expect(findings(rows, null)).toEqual([{ place: null, finding: "head-changed" }]);
  });

  it("sees a row that was added by somebody without the key", () => {
    const { rows, head } = chainOf(3);
    const last = rows[2];
    if (!last) throw new Error("no last row");
    const added = { ...last, id: "site:4", place: 4, previous: last.mark, mark: "0".repeat(64) };
    expect(findings([...rows, added], head)).toEqual([{ place: 4, finding: "edited" }]);
  });
});

it("an opening is shown once for each role and day, the earliest first", () => {
  const seen = (on: string, event: "taken" | "seen" | "closed" = "seen") => ({
    event,
    by: "a",
    role: "peer" as const,
    on,
  });
  expect(
    openingsAmong([
      seen("2026-03-04"),
      seen("2026-03-02", "taken"),
      seen("2026-03-02"),
      seen("2026-03-09", "closed"),
    ]),
  ).toEqual([
    { role: "peer", on: "2026-03-02" },
    { role: "peer", on: "2026-03-04" },
  ]);
});
