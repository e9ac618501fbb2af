// Recomputes the ledger from what was released and says where the two differ. Pure: the hash comes as a
// function, so the rule can be tried on ledgers that no program would write.
import type { ReleaseId } from "#app/domain/ids.ts";
import { type Charge, personYearLoss, plannedCharges } from "./budget.ts";
import { type Period, periodOf, yearNumberOf } from "./periods.ts";
import { isAbove, type Rational, rational, rationalText } from "./rational.ts";
import type { Release } from "./release.ts";
import type { ReleasePlan } from "./release-plan.ts";
import { releaseProblems } from "./release-rules.ts";

/** One row of the ledger, as it is stored. */
export interface LedgerRow {
  position: number;
  releaseId: ReleaseId;
  tableId: string;
  period: string;
  year: number;
  epsilonNum: number;
  epsilonDen: number;
  chain: string;
}

export interface ReleasedBytes {
  id: ReleaseId;
  /** The released bytes. */
  body: string;
  release: Release;
}

export type LedgerFindingKind =
  | "release-without-plan"
  | "release-unlike-plan"
  | "period-released-twice"
  | "charge-missing"
  | "charge-doubled"
  | "charge-altered"
  | "charge-without-release"
  | "position-out-of-order"
  | "chain-broken"
  | "over-budget";

export interface LedgerFinding {
  kind: LedgerFindingKind;
  /** Where: `hospital-quarter 2026Q3`, `position 4`, `2026`. */
  at: string;
  detail: string;
}

export interface LedgerReplay {
  findings: LedgerFinding[];
  /** What a named person lost at most, by year, recomputed from the releases. */
  spent: { year: number; loss: Rational; maximum: Rational }[];
}

export interface ReplayedFrom {
  releases: readonly ReleasedBytes[];
  /** The signed plans, by version. */
  plans: ReadonlyMap<string, ReleasePlan>;
  rows: readonly LedgerRow[];
  chainOf(before: string | null, row: Omit<LedgerRow, "chain">, body: string): string;
}

const placeOf = (row: { tableId: string; period: string }): string =>
  `${row.tableId} ${row.period}`;

const amountOf = (row: LedgerRow): Rational | null =>
  Number.isInteger(row.epsilonNum) && row.epsilonNum > 0 && row.epsilonDen > 0
    ? rational(BigInt(row.epsilonNum), BigInt(row.epsilonDen))
    : null;

function releaseFindings({ releases, plans }: ReplayedFrom): LedgerFinding[] {
  const periods = releases.map(({ release }) => release.period);
  return releases.flatMap(({ release }, index): LedgerFinding[] => {
    const at = release.period;
    const plan = plans.get(release.plan);
    const twice: LedgerFinding[] =
      periods.indexOf(at) === index
        ? []
        : [{ kind: "period-released-twice", at, detail: "One period has one release." }];
    if (!plan) {
      return [...twice, { kind: "release-without-plan", at, detail: `No plan ${release.plan}.` }];
    }
    return [
      ...twice,
      ...releaseProblems(release, plan).map(
        (detail): LedgerFinding => ({ kind: "release-unlike-plan", at, detail }),
      ),
    ];
  });
}

function chargeFindings(from: ReplayedFrom, due: readonly (Charge & { by: ReleaseId })[]) {
  const findings: LedgerFinding[] = [];
  for (const charge of due) {
    const at = placeOf(charge);
    const paid = from.rows.filter((row) => placeOf(row) === at);
    const wanted = rationalText(charge.epsilon);
    if (paid.length === 0) {
      findings.push({ kind: "charge-missing", at, detail: `${wanted} was never charged.` });
    }
    if (paid.length > 1) {
      findings.push({ kind: "charge-doubled", at, detail: `Charged ${paid.length} times.` });
    }
    for (const row of paid) {
      const amount = amountOf(row);
      const isRight = amount !== null && rationalText(amount) === wanted;
      if (!isRight || row.releaseId !== charge.by || row.year !== yearNumberOf(charge.period)) {
        const found = `${row.epsilonNum}/${row.epsilonDen}`;
        const detail = `Position ${row.position} says ${found}; the plan says ${wanted}.`;
        findings.push({ kind: "charge-altered", at, detail });
      }
    }
  }
  const places = new Set(due.map(placeOf));
  for (const row of from.rows.filter((one) => !places.has(placeOf(one)))) {
    const detail = `Position ${row.position} pays for nothing that was released.`;
    findings.push({ kind: "charge-without-release", at: placeOf(row), detail });
  }
  return findings;
}

/** Each row's hash covers the row, the released bytes and the row before. */
function chainFindings({ rows, releases, chainOf }: ReplayedFrom): LedgerFinding[] {
  const bodies = new Map(releases.map(({ id, body }) => [id, body]));
  return rows.flatMap(({ chain, ...row }, index): LedgerFinding[] => {
    const at = `position ${row.position}`;
    const findings: LedgerFinding[] = [];
    if (row.position !== index + 1) {
      const detail = `It stands at place ${index + 1}: a row is gone or was put in.`;
      findings.push({ kind: "position-out-of-order", at, detail });
    }
    const before = rows[index - 1]?.chain ?? null;
    const body = bodies.get(row.releaseId);
    if (body === undefined || chainOf(before, row, body) !== chain) {
      const detail = "The row, the row before or the released bytes are not those it was made of.";
      findings.push({ kind: "chain-broken", at, detail });
    }
    return findings;
  });
}

/** Every way in which the ledger differs from what the releases must have cost; none when it is right. */
export function replayedLedger(from: ReplayedFrom): LedgerReplay {
  const due = from.releases.flatMap(({ id, release }) => {
    const plan = from.plans.get(release.plan);
    return plan
      ? plannedCharges(plan, release.period).map((charge) => ({ ...charge, by: id }))
      : [];
  });
  // What rows say beyond the releases counts as spent too: a ledger never forgives.
  const unpaidFor = from.rows.flatMap((row): Charge[] => {
    const [period, epsilon]: [Period | null, Rational | null] = [
      periodOf(row.period),
      amountOf(row),
    ];
    const isDue = due.some((charge) => placeOf(charge) === placeOf(row));
    return period && epsilon && !isDue ? [{ tableId: row.tableId, period, epsilon }] : [];
  });
  const spent = [...from.plans.values()]
    .sort((a, b) => a.year - b.year)
    .map((plan) => {
      const ofYear = [...due, ...unpaidFor].filter(
        ({ period }) => yearNumberOf(period) === plan.year,
      );
      const loss = personYearLoss(ofYear, plan);
      return { year: plan.year, loss, maximum: plan.personYearEpsilonMax };
    });
  const overspent = spent
    .filter(({ loss, maximum }) => isAbove(loss, maximum))
    .map(({ year, loss, maximum }): LedgerFinding => {
      const detail = `${rationalText(loss)} was spent of ${rationalText(maximum)}.`;
      return { kind: "over-budget", at: String(year), detail };
    });
  return {
    findings: [
      ...releaseFindings(from),
      ...chargeFindings(from, due),
      ...chainFindings(from),
      ...overspent,
    ],
    spent,
  };
}
