// Only instruments that may be shipped are in the program: the build itself stops, with the reason.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { describe, expect, test } from "vitest";
import { shippedFor, shippedInstruments } from "#app/domain/instruments/shipped-instruments.ts";
import { readInstrument } from "#app/domain/instruments/shipping-rule.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { instrumentsMayShip, reasonsNotToShip } from "../../../ops/build/instruments-may-ship.ts";

const shipped = join(projectFolder(), "app/domain/instruments/shipped");

/** A copy of the shipped instruments in which one file was changed. */
function changed(file: string, change: (held: Record<string, unknown>) => unknown): string {
  const folder = temporaryFolder();
  cpSync(shipped, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, "utf8")))));
  return folder;
}

const built = (folder: string) =>
  build({
    configFile: false,
    logLevel: "silent",
    plugins: [
      instrumentsMayShip(folder),
      {
        name: "an-empty-program",
        resolveId: (id) => (id === "entry" ? "\0entry" : null),
        load: (id) => (id === "\0entry" ? "export default 1;" : null),
      },
    ],
    build: { write: false, rollupOptions: { input: "entry", preserveEntrySignatures: "strict" } },
  });

describe("the build", () => {
  test("ships what is there", async () => {
    expect(reasonsNotToShip(shipped)).toEqual([]);
    await expect(built(shipped)).resolves.toBeDefined();
  });

  test.each(["PACK", "ADAPTER", "NO"])(
    "is broken by the verdict %s, and says why",
    async (verdict) => {
      const folder = changed("phq-2/instrument.json", (notice) => ({
        ...notice,
        verdict,
        verdictReason: "Not to be sold, says its owner.",
      }));
      await expect(built(folder)).rejects.toThrow(
        `phq-2: its verdict is ${verdict}, not SHIP: Not to be sold, says its owner.`,
      );
    },
  );

  test("is broken by a folder without its notice, its words or its licence", () => {
    expect(reasonsNotToShip(changed("gad-2/instrument.json", () => null)).join()).toContain(
      "gad-2: instrument.json",
    );
    const silent = changed("gad-2/instrument.json", ({ licence: _gone, ...rest }) => rest);
    expect(reasonsNotToShip(silent)).toHaveLength(1);
    const nobody = changed("gad-2/questionnaire.json", (asked) => ({ ...asked, copyright: "" }));
    expect(reasonsNotToShip(nobody)).toEqual(["gad-2: it does not say whose words these are"]);
    const stranger = changed("gad-2/questionnaire.json", (asked) => ({ ...asked, id: "gad-7" }));
    expect(reasonsNotToShip(stranger).join()).toContain("name different instruments");
  });
});

describe("an instrument that does not fit together", () => {
  const [first] = shippedFor("self-view");
  const files = () => {
    if (!first) throw new Error("nothing is shipped");
    const copy = structuredClone({ questionnaire: first.questionnaire, notice: first.notice });
    return { folder: first.id, ...copy };
  };
  const problemsAfter = (change: (held: ReturnType<typeof files>) => void): string => {
    const held = files();
    change(held);
    const read = readInstrument(held);
    return read.isRight ? "" : read.problems.join("; ");
  };

  test("is refused when an item was removed that the scoring still needs", () => {
    const problem = problemsAfter(({ questionnaire }) => {
      const [item] = questionnaire.item;
      if (item) item.linkId = "renamed";
    });
    expect(problem).toContain("scale burnout: there is no item burnout");
    expect(problem).toContain("shows numbers at burnout, which it does not ask");
  });

  test("is refused when an answer lies outside of the range, or two answers have one value", () => {
    const outside = problemsAfter(({ notice }) => {
      const [scale] = notice.scoring;
      if (scale) scale.range.most = 4;
    });
    expect(outside).toContain("an answer of burnout lies outside of its range");
    const twice = problemsAfter(({ questionnaire }) => {
      const option = questionnaire.item[0]?.answerOption[0]?.valueCoding.extension[0];
      if (option) option.valueDecimal = 2;
    });
    expect(twice).toContain("two answers of one value");
  });

  test("is refused when its versions differ or it asks for free text", () => {
    const newer = problemsAfter(({ notice }) => Object.assign(notice, { version: "2" }));
    expect(newer).toContain("versions");
    const words = {
      ...files(),
      questionnaire: {
        ...files().questionnaire,
        item: [{ linkId: "a", text: "What happened?", type: "text" }],
      },
    };
    expect(readInstrument(words).isRight).toBe(false);
  });
});

test("every shipped instrument names its licence, source, citation, attribution and languages", () => {
  expect(shippedInstruments.map(({ id }) => id)).toEqual([
    "single-item-burnout",
    "team-climate",
    "intensity",
    "phq-2",
    "gad-2",
    "pc-ptsd-5",
    "contact-pulse",
    "gathering-pulse",
  ]);
  for (const { notice, questionnaire } of shippedInstruments) {
    expect(notice.verdict).toBe("SHIP");
    expect(notice.languages).toContain(questionnaire.language);
  }
});
