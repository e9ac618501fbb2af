// One measured line of a bench.
export interface BenchRow {
  readonly what: string;
  readonly measured: number;
  readonly unit: "seconds" | "percent" | "megabytes";
  /** What was promised, in words; null when nothing was. */
  readonly wanted: string | null;
  readonly isMet: boolean | null;
}
