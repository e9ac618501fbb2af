// Stops the build when a folder of app/domain/instruments/shipped holds an instrument that may not be
// shipped, with the folder and the reason: the licence rule is kept by a machine, not by memory.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { shippingProblems } from "../../app/domain/instruments/shipping-rule.ts";

function jsonIn(folder: string, name: string): unknown {
  const file = join(folder, name);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** @param root folder with one folder per instrument. @returns one sentence per reason, none if all may ship. */
export function reasonsNotToShip(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      shippingProblems({
        folder: name,
        questionnaire: jsonIn(join(root, name), "questionnaire.json"),
        notice: jsonIn(join(root, name), "instrument.json"),
      }),
    );
}

export function instrumentsMayShip(root: string): Plugin {
  return {
    name: "instruments-may-ship",
    buildStart() {
      const reasons = reasonsNotToShip(root);
      if (reasons.length > 0) {
        this.error(`These instruments may not be shipped.\n${reasons.join("\n")}`);
      }
    },
  };
}
