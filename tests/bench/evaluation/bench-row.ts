// One measured line of a bench.
export interface BenchRow {
  readonly what: string;
  readonly measured: number;
  /** Processor time, which other work on the machine does not lengthen as it does the clock. */
  readonly processorSeconds?: number;
  readonly unit: "seconds" | "percent" | "megabytes";
  /** What was promised, in words; null when nothing was. */
  readonly wanted: string | null;
  readonly isMet: boolean | null;
}
