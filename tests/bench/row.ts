// One line of the bench: what was measured, against what, and what we aim for.
export interface BenchRow {
  name: string;
  value: string;
  aim: string;
  isMet: boolean;
}

export const row = (name: string, value: string, aim: string, isMet: boolean): BenchRow => ({
  name,
  value,
  aim,
  isMet,
});

export const tableOf = (rows: readonly BenchRow[]): string =>
  [
    "| what | measured | aim | met |",
    "| --- | --- | --- | --- |",
    ...rows.map(
      ({ name, value, aim, isMet }) =>
        `| ${name} | ${value} | ${aim} | ${isMet ? "yes" : "**no**"} |`,
    ),
  ].join("\n");

export const ratio = (value: number): string => value.toFixed(2);
export const ms = (value: number): string => `${Math.round(value)} ms`;
