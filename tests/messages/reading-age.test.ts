// What people in need read must be easy: eleven to twelve years of age by the Flesch-Kincaid grade
// (grade + 5), over the running sentences of each page. Labels of one or two words are left out.
import { expect, test } from "vitest";
import { en } from "#app/messages/en/index.ts";

type Tree = { [key: string]: string | Tree };

/** Pages of people who ask, are offered, refer, or look for help. */
const pages = [
  "start",
  "expected",
  "ask",
  "comeBack",
  "own",
  "refer",
  "offer",
  "slips",
  "newCode",
  "paper",
  "crisis",
  "privacy",
  "helps",
  "errors",
];

const textsIn = (tree: Tree | string): string[] =>
  typeof tree === "string" ? [tree] : Object.values(tree).flatMap(textsIn);

/** Sentences of at least four words, with every placeholder read as one short word. */
const sentencesOf = (texts: readonly string[]): string[][] =>
  texts
    .flatMap((text) => text.replaceAll(/\{\{\w+\}\}/g, "soon").split(/(?<=[.?!:;])\s+/))
    .map((sentence) => sentence.match(/[A-Za-z’'-]+/g) ?? [])
    .filter((words) => words.length >= 4);

/** Groups of vowels, without a silent e: close to the true count over many words. */
function syllables(word: string): number {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const trimmed = letters.replace(
    /(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/,
    (end) => end[0] ?? "",
  );
  return Math.max(1, trimmed.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}

/** Flesch-Kincaid grade level (Kincaid and others, 1975). */
function gradeOf(sentences: readonly string[][]): number {
  const words = sentences.flat();
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllableCount / words.length) - 15.59;
}

const readingAge = (sentences: readonly string[][]): number => gradeOf(sentences) + 5;

test("the measure tells an easy text from a hard one", () => {
  const easy = sentencesOf(["The cat sat on the mat. It was warm there and it fell asleep."]);
  const hard = sentencesOf([
    "Notwithstanding institutional confidentiality obligations, organisational representatives may necessarily disclose information.",
  ]);
  expect(readingAge(easy)).toBeLessThan(8);
  expect(readingAge(hard)).toBeGreaterThan(18);
});

test.each(pages)("a child of twelve can read the texts of: %s", (page) => {
  const sentences = sentencesOf(textsIn((en as unknown as Tree)[page] ?? ""));
  expect(sentences.length, "the page has sentences").toBeGreaterThan(0);
  expect(Math.round(readingAge(sentences) * 10) / 10).toBeLessThanOrEqual(12);
});
