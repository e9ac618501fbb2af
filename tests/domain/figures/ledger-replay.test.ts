// The ledger recomputed from the releases: every kind of damage shows, and an honest one is silent.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plannedCharges } from "#app/domain/figures/budget.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import {
  type LedgerFindingKind,
  type LedgerRow,
  type ReplayedFrom,
  replayedLedger,
} from "#app/domain/figures/ledger-replay.ts";
import { rationalText } from "#app/domain/figures/rational.ts";
import { releaseOfText, releaseText } from "#app/domain/figures/release.ts";
import { emptyTally } from "#app/domain/figures/tally.ts";
import type { ReleaseId } from "#app/domain/ids.ts";
import { plan, releaseOf } from "#tests/support/planned-facts.ts";

const chainOf: ReplayedFrom["chainOf"] = (before, row, body) =>
  createHash("sha256")
    .update(JSON.stringify([before, row, body]))
    .digest("hex");

/** The releases of a whole year with an honest ledger. */
function honest(): ReplayedFrom & { rows: LedgerRow[] } {
  const releases = periodsOfPlan(plan).map((period) => {
    const release = releaseOf(emptyTally(plan, period));
    return { id: `release-${period}` as ReleaseId, release, body: releaseText(release) };
  });
  const rows: LedgerRow[] = [];
  for (const { id, release, body } of releases) {
    for (const charge of plannedCharges(plan, release.period)) {
      const row = {
        position: rows.length + 1,
        releaseId: id,
        tableId: charge.tableId,
        period: charge.period as string,
        year: 2026,
        epsilonNum: Number(charge.epsilon.num),
        epsilonDen: Number(charge.epsilon.den),
      };
      rows.push({ ...row, chain: chainOf(rows.at(-1)?.chain ?? null, row, body) });
    }
  }
  return { releases, plans: new Map([[plan.version, plan]]), rows, chainOf };
}

const kindsOf = (from: ReplayedFrom): Set<LedgerFindingKind> =>
  new Set(replayedLedger(from).findings.map(({ kind }) => kind));

/** As a careful forger would do it: the hashes made anew, the positions without a gap. */
function rechained(from: ReplayedFrom, rows: readonly LedgerRow[]): LedgerRow[] {
  const written: LedgerRow[] = [];
  for (const { chain: _old, ...row } of rows) {
    const body = from.releases.find(({ id }) => id === row.releaseId)?.body ?? "";
    const next = { ...row, position: written.length + 1 };
    written.push({ ...next, chain: chainOf(written.at(-1)?.chain ?? null, next, body) });
  }
  return written;
}

describe("replaying the ledger", () => {
  test("finds nothing in an honest year, which costs one person exactly the maximum", () => {
    const { findings, spent } = replayedLedger(honest());
    expect(findings).toEqual([]);
    expect(spent.map(({ year, loss }) => [year, rationalText(loss)])).toEqual([[2026, "2/1"]]);
  });

  test("finds a missing, a doubled and an altered charge, even when the hashes were made anew", () => {
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.boolean(), (place, isForged) => {
        const from = honest();
        const row = from.rows[place];
        if (!row) throw new Error("the year has seven charges");
        const ledgerOf = (rows: LedgerRow[]): ReplayedFrom => ({
          ...from,
          rows: isForged ? rechained(from, rows) : rows,
        });
        const without = from.rows.filter((one) => one !== row);
        expect(kindsOf(ledgerOf(without))).toContain("charge-missing");
        expect(kindsOf(ledgerOf([...from.rows, row]))).toContain("charge-doubled");
        const cheaper = from.rows.map((one) => (one === row ? { ...one, epsilonDen: 50 } : one));
        expect(kindsOf(ledgerOf(cheaper))).toContain("charge-altered");
      }),
      { numRuns: 40 },
    );
  });

  test("finds rows that changed places, a broken hash and a charge for nothing", () => {
    const from = honest();
    const [first, second, ...others] = from.rows;
    if (!first || !second) throw new Error("the year has seven charges");
    expect(kindsOf({ ...from, rows: [second, first, ...others] })).toEqual(
      new Set(["position-out-of-order", "chain-broken"]),
    );
    const changed = from.rows.map((row) => (row === second ? { ...row, chain: "0" } : row));
    expect(kindsOf({ ...from, rows: changed })).toEqual(new Set(["chain-broken"]));
    const extra = rechained(from, [...from.rows, { ...first, tableId: "ward-month" }]);
    expect(kindsOf({ ...from, rows: extra })).toEqual(
      new Set(["charge-without-release", "over-budget"]),
    );
  });

  test("finds released bytes that were changed afterwards", () => {
    const from = honest();
    const releases = from.releases.map((one) => {
      if (one.release.period !== "2026Q2") return one;
      const body = one.body.replace(/"all":-?\d+/, '"all":3');
      return { ...one, body, release: releaseOfText(body) };
    });
    expect(kindsOf({ ...from, releases })).toEqual(new Set(["chain-broken"]));
  });

  test("finds a release that is not the one its plan promised", () => {
    const from = honest();
    const changedBy = (change: (text: string) => string) => {
      const releases = from.releases.map((one) => ({
        ...one,
        release: releaseOfText(change(one.body)),
      }));
      return kindsOf({ ...from, releases });
    };
    const unlike = new Set(["release-unlike-plan"]);
    expect(changedBy((text) => text.replace('"2/5"', '"1/5"'))).toEqual(unlike);
    expect(changedBy((text) => text.replace('"within":7', '"within":2'))).toEqual(unlike);
    expect(changedBy((text) => text.replace('"all":', '"icu":1,"all":'))).toEqual(unlike);
    expect(changedBy((text) => text.replace("hospital-quarter", "ward-month"))).toEqual(unlike);
    expect(changedBy((text) => text.replace("2026-1", "2031-1"))).toContain("release-without-plan");
    const twice = { ...from, releases: [...from.releases, ...from.releases.slice(0, 1)] };
    expect(kindsOf(twice)).toContain("period-released-twice");
  });
});
