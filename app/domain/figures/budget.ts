// What a year of releases costs one person at the worst, and what a release is charged. Pure, exact.
import { isQuarter, type Period, yearNumberOf } from "./periods.ts";
import { isAbove, plus, type Rational, sumOf, times, zero } from "./rational.ts";
import type { ReleasePlan, TableSpec } from "./release-plan.ts";

/** What one table of one period cost. */
export interface Charge {
  tableId: string;
  period: Period;
  epsilon: Rational;
}

type Caps = Pick<ReleasePlan, "capPerQuarter" | "capPerYear">;

export class BudgetOverspent extends Error {
  override name = "BudgetOverspent";
  constructor() {
    super("This release would cost a person more than the plan of the year allows.");
  }
}

/** The tables that a release of this period holds. */
export function tablesOf(plan: ReleasePlan, period: Period): TableSpec[] {
  if (yearNumberOf(period) !== plan.year) return [];
  const wanted = isQuarter(period) ? "quarter" : "year";
  return plan.tables.filter((table) => table.period === wanted);
}

/**
 * The most a named person can lose by these charges of one year: each counted fact pays every table of
 * the year and the tables of its quarter, and the caps let it fall into the dearest quarters.
 */
export function personYearLoss(charges: readonly Charge[], caps: Caps): Rational {
  const ofYear = charges.filter((charge) => !isQuarter(charge.period));
  const quarters = new Map<Period, Rational>();
  for (const charge of charges.filter(({ period }) => isQuarter(period))) {
    quarters.set(charge.period, plus(quarters.get(charge.period) ?? zero, charge.epsilon));
  }
  const dearest = [...quarters.values()].sort((a, b) => (isAbove(a, b) ? -1 : 1));
  let factsLeft: number = caps.capPerYear;
  let loss = times(sumOf(ofYear.map(({ epsilon }) => epsilon)), BigInt(caps.capPerYear));
  for (const quarter of dearest) {
    const facts = Math.min(factsLeft, caps.capPerQuarter);
    loss = plus(loss, times(quarter, BigInt(facts)));
    factsLeft -= facts;
  }
  return loss;
}

/** What releasing the period costs, table by table, from the plan alone. */
export const plannedCharges = (plan: ReleasePlan, period: Period): Charge[] =>
  tablesOf(plan, period).map(({ id, epsilon }) => ({ tableId: id, period, epsilon }));

/**
 * @param spent every charge of the ledger.
 * @throws BudgetOverspent before anything is drawn, when the year's maximum would be passed or a table
 * of this period was already paid for.
 */
export function chargesFor(plan: ReleasePlan, period: Period, spent: readonly Charge[]): Charge[] {
  const charges = plannedCharges(plan, period);
  const ofYear = spent.filter((charge) => yearNumberOf(charge.period) === plan.year);
  const isTwice = ofYear.some((before) =>
    charges.some((now) => now.tableId === before.tableId && now.period === before.period),
  );
  const loss = personYearLoss([...ofYear, ...charges], plan);
  if (isTwice || isAbove(loss, plan.personYearEpsilonMax)) throw new BudgetOverspent();
  return charges;
}
