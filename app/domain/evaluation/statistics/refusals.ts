// Refusals are results: a method that cannot answer says why and what to do, in words that a page
// can show. Closed list, so that every name has a text and a page can be tested against all of them.

export const REFUSALS = {
  "no-rows": ["There are no rows to analyse.", "Check the file and the chosen columns."],
  "one-cluster": [
    "There is only one cluster, so there is nothing to compare errors between.",
    "Add more units, or analyse the single series as an interrupted time series.",
  ],
  "one-treated-cluster": [
    "Only one cluster starts, or only one never does, so its own chance variation cannot be told from an effect.",
    "Wait until at least two units are on either side, or show the series as a control chart.",
  ],
  "one-period": [
    "There is only one period, so before and after cannot be compared.",
    "Add periods from before and after the start.",
  ],
  "no-treated": ["No row is treated.", "Check the treatment column or the start dates."],
  "no-untreated": [
    "Every row is treated.",
    "Add periods from before the start, or units without it.",
  ],
  "no-comparison-group": [
    "No unit is left to compare with: none is never treated or treated later.",
    "Add units that start later or never, or shorten the analysed period.",
  ],
  "collinear-treatment": [
    "The treatment cannot be told apart from the other columns or the effects of unit and period (for example because all units start together).",
    "Use units with different starting dates, or an interrupted time series.",
  ],
  "constant-outcome": [
    "The outcome does not vary.",
    "Check the outcome column; a constant has no effect to estimate.",
  ],
  "no-residual-variation": [
    "The model fits the data exactly, so no uncertainty can be estimated.",
    "Add rows or leave out columns.",
  ],
  "too-few-points": [
    "There are too few points for this method.",
    "Collect more periods, or use a simpler method.",
  ],
  "too-few-released": [
    "Fewer than four quarters of figures are released.",
    "Compute again when more quarters are released.",
  ],
  "no-points-before": ["There is no point before the start.", "Add periods from before the start."],
  "no-points-after": ["There is no point from the start on.", "Add periods from after the start."],
  "duplicate-unit-period": [
    "A unit has more than one row for the same period.",
    "Keep one row for each unit and period.",
  ],
  "not-a-balanced-panel": [
    "Not every unit has a row in every period.",
    "Complete the panel, or choose a method that allows gaps.",
  ],
  "treatment-not-absorbing": [
    "A unit stops being treated after it started.",
    "Use a method for treatments that switch on once, on data where they do.",
  ],
  "clusters-cut-across-units": [
    "A unit belongs to more than one cluster.",
    "Cluster by unit or by something that contains whole units.",
  ],
  "no-effect-to-impute": [
    "For no treated row both its unit and its period are seen untreated.",
    "Add earlier periods or later-starting units.",
  ],
  "no-periods-before": [
    "No period before the start is left to test.",
    "Add earlier periods, or widen the window.",
  ],
  "zero-exposure": [
    "The exposure or number of trials is zero.",
    "Leave the row out, or correct the denominator.",
  ],
  "count-out-of-range": [
    "A count is negative, not a whole number, or larger than its denominator.",
    "Correct the counts.",
  ],
  "rate-out-of-range": [
    "The rate is higher than anything that could have been counted.",
    "Check the denominator and its unit, for example patient-days rather than thousands of them.",
  ],
  "not-positive": [
    "A value that must be above zero is not.",
    "Correct the value, or leave out the logarithm.",
  ],
  "not-a-number": ["A value is missing or not a finite number.", "Correct or remove the row."],
  "no-denominator": [
    "This chart needs a denominator for each point.",
    "Name the column that holds it, or choose a chart without one.",
  ],
  "no-variation-between-points": [
    "Neighbouring points never differ, so no limits can be drawn.",
    "Check the data; look at the run chart instead.",
  ],
  "one-item": ["A scale needs at least two items.", "Name the columns of all items."],
  "reliability-out-of-range": [
    "The reliability must be at least 0 and below 1.",
    "Use the reliability published for the scale.",
  ],
  "too-few-draws": [
    "So few clusters allow too few different draws for a p-value.",
    "Add clusters; do not report a p-value.",
  ],
  "too-few-units-to-show": [
    "Fewer than three units have started within the series, so an estimate would be nearly one unit's own number.",
    "Wait until three units have started; until then read the control chart of the whole hospital.",
  ],
  "too-large": [
    "The data are larger than this method can handle in memory.",
    "Join periods (for example quarters instead of months), or choose a narrower window.",
  ],
} as const satisfies Record<string, readonly [reason: string, whatToDo: string]>;

/** Every name a refusal can have. */
export type RefusalName = keyof typeof REFUSALS;

/** A named reason why there is no number, and what to do about it. */
export interface Refusal {
  readonly refused: RefusalName;
  readonly reason: string;
  readonly whatToDo: string;
  /** What in these data led to it, for example the unit and period. */
  readonly detail?: string;
}

export const REFUSAL_NAMES = Object.keys(REFUSALS) as readonly RefusalName[];

export function refuse(name: RefusalName, detail?: string): Refusal {
  const [reason, whatToDo] = REFUSALS[name];
  return { refused: name, reason, whatToDo, ...(detail === undefined ? {} : { detail }) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}
