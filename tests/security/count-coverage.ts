// `npm run security:coverage`: how many items have a test, which wait, and whether every named test is there.
import { isThere, rowsOf } from "./coverage-rows.ts";

let isWhole = true;
for (const document of ["asvs", "adversaries"] as const) {
  const rows = rowsOf(document);
  const proven = rows.filter(({ proof }) => proof !== null);
  process.stdout.write(`${document}: ${proven.length} of ${rows.length} rows name a test\n`);
  for (const { row, proof, without } of rows) {
    if (proof && !isThere(proof)) {
      isWhole = false;
      process.stdout.write(`  ${row}: no test "${proof.title}" in ${proof.file}\n`);
    }
    if (!proof && document === "adversaries") process.stdout.write(`  ${row}: ${without}\n`);
  }
}
process.exitCode = isWhole ? 0 : 1;
