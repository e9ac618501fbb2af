// The security pack says which test proves what; here it is held to its word.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "#db/migrate.server.ts";
import { isThere, rowsOf } from "./coverage-rows.ts";

describe.each(["asvs", "adversaries"] as const)("the table of %s", (document) => {
  it("names a test that exists for every row that claims one", () => {
    const missing = rowsOf(document).flatMap(({ row, proof }) =>
      proof && !isThere(proof) ? [`${row}: ${proof.title}`] : [],
    );
    expect(missing).toEqual([]);
  });
});

it("at least sixty items of the standard have a test, and every adversary a test or a reason", () => {
  expect(rowsOf("asvs").filter(({ proof }) => proof !== null).length).toBeGreaterThanOrEqual(60);
  const adversaries = rowsOf("adversaries");
  expect(adversaries).toHaveLength(14);
  for (const { row, proof, without } of adversaries) {
    expect(proof !== null || without.startsWith("waits for: "), row).toBe(true);
  }
});

it("a row that names a test which is not there is found", () => {
  expect(
    isThere({
      file: "tests/security/coverage.test.ts",
      title: ["a test", "nobody wrote"].join(" that "),
    }),
  ).toBe(false);
  expect(isThere({ file: "tests/no-such-file.test.ts", title: "x" })).toBe(false);
});

it("the bill of materials names every package of the lock file with its version and checksum", () => {
  const script = join(projectFolder(), "ops", "set-up", "bill-of-materials.mjs");
  const bill = JSON.parse(
    execFileSync(process.execPath, [script], { encoding: "utf8", maxBuffer: 2 ** 26 }),
  );
  const lock = JSON.parse(readFileSync(join(projectFolder(), "package-lock.json"), "utf8"));
  expect(bill.bomFormat).toBe("CycloneDX");
  expect(bill.components).toHaveLength(Object.keys(lock.packages).length - 1);
  const express = bill.components.find(({ name }: { name: string }) => name === "express");
  expect(express).toMatchObject({ version: "4.22.3", purl: "pkg:npm/express@4.22.3" });
  expect(express.hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
});
