// Every rule of scoring: worked out by hand, from published scoring keys, and each cut-off from both sides.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers, Instrument, Scale } from "#app/domain/instruments/instrument.ts";
import {
  AnswerOutOfRange,
  itemsThatMatter,
  keyedAnswers,
  scoreRange,
  scoreScale,
} from "#app/domain/instruments/score-scale.ts";
import {
  shippedInstrument,
  shippedInstruments,
} from "#app/domain/instruments/shipped-instruments.ts";

const named = (id: string): Instrument => {
  const found = shippedInstrument(id);
  if (!found) throw new Error(`no instrument ${id}`);
  return found;
};
const scaleOf = (id: string, scale?: string): Scale => {
  const { scoring } = named(id).notice;
  const found = scale ? scoring.find((one) => one.id === scale) : scoring[0];
  if (!found) throw new Error(`no scale of ${id}`);
  return found;
};
const scored = (scale: Scale, answers: Answers) => {
  const result = scoreScale(scale, answers);
  return result.isScored ? result.score : result.reason;
};
const reached = (scale: Scale, answers: Answers) => {
  const result = scoreScale(scale, answers);
  return result.isScored ? result.reached : [];
};

/** Every way of answering: each item each value or left out. */
function* everyPattern(
  items: readonly string[],
  values: readonly (number | null)[],
): Generator<Answers> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const value of values)
    for (const others of everyPattern(rest, values)) yield { [first]: value, ...others };
}

describe("the single burnout item", () => {
  const scale = scaleOf("single-item-burnout");
  test("counts from 3 on, and not at 2", () => {
    expect([1, 2, 3, 4, 5].map((burnout) => reached(scale, { burnout }).length)).toEqual([
      0, 0, 1, 1, 1,
    ]);
    expect([1, 2, 3, 4, 5].map((burnout) => scored(scale, { burnout }))).toEqual([1, 2, 3, 4, 5]);
  });
  test("has no score when it was skipped, and refuses 0 and 6", () => {
    expect(scored(scale, {})).toBe("missing");
    expect(scored(scale, { burnout: null })).toBe("missing");
    for (const burnout of [0, 6, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => scoreScale(scale, { burnout })).toThrow(AnswerOutOfRange);
  });
});

describe.each([
  ["phq-2", "interest", "mood"],
  ["gad-2", "nervous", "worry"],
])("%s", (id, first, second) => {
  const scale = scaleOf(id);
  test("is the sum of both, 0 to 6, and worth talking about from 3", () => {
    for (const a of [0, 1, 2, 3])
      for (const b of [0, 1, 2, 3]) {
        const answers = { [first]: a, [second]: b };
        expect(scored(scale, answers)).toBe(a + b);
        expect(reached(scale, answers)).toEqual(a + b >= 3 ? ["worth-talking"] : []);
      }
  });
  test("is not made from one answer alone", () => {
    for (const answers of everyPattern([first, second], [0, 3, null])) {
      const isWhole = answers[first] !== null && answers[second] !== null;
      expect(scored(scale, answers) === "missing").toBe(!isWhole);
    }
  });
});

describe("PC-PTSD-5", () => {
  const scale = scaleOf("pc-ptsd-5");
  test("is 0 without exposure, whatever else was answered", () => {
    for (const answers of everyPattern(scale.items, [0, 1, null]))
      expect(scored(scale, { ...answers, exposure: 0 })).toBe(0);
  });
  test("counts the five answers after exposure, and is positive at 4 and not at 3", () => {
    for (const answers of everyPattern(scale.items, [0, 1])) {
      const count = scale.items.reduce((sum, item) => sum + (answers[item] ?? 0), 0);
      const all = { ...answers, exposure: 1 };
      expect(scored(scale, all)).toBe(count);
      expect(reached(scale, all)).toEqual(
        count >= 4 ? ["worth-talking", "positive"] : count === 3 ? ["worth-talking"] : [],
      );
    }
  });
  test("has no score while exposure or any answer is missing", () => {
    expect(scored(scale, { "on-guard": 1 })).toBe("gate-missing");
    for (const answers of everyPattern(scale.items, [1, null])) {
      const isWhole = scale.items.every((item) => answers[item] !== null);
      expect(scored(scale, { ...answers, exposure: 1 })).toBe(isWhole ? 5 : "missing");
    }
  });
});

describe("our own climate scales", () => {
  test("turn the reversed item round: the best answers give 5 and the worst 1", () => {
    for (const scale of named("team-climate").notice.scoring) {
      const at = (good: number) =>
        Object.fromEntries(
          scale.items.map((item) => [item, scale.reversed.includes(item) ? 6 - good : good]),
        );
      expect(scored(scale, at(5))).toBe(5);
      expect(scored(scale, at(1))).toBe(1);
      expect(scored(scale, at(4))).toBe(4);
    }
  });
  test("are the mean of what was answered, from two of three answers on", () => {
    const scale = scaleOf("team-climate", "speaking-up");
    const [a = "", b = "", c = ""] = scale.items;
    expect(scale.reversed).toEqual([c]);
    expect(scored(scale, { [a]: 5, [b]: 4, [c]: 2 })).toBeCloseTo((5 + 4 + 4) / 3, 12);
    expect(scored(scale, { [a]: 5, [b]: 4 })).toBe(4.5);
    expect(scored(scale, { [a]: 5, [c]: 1 })).toBe(5);
    expect(scored(scale, { [b]: 2, [c]: 5 })).toBe(1.5);
    for (const item of scale.items) expect(scored(scale, { [item]: 3 })).toBe("missing");
    expect(scored(scale, {})).toBe("missing");
  });
});

describe("a scale that a pack describes", () => {
  const copenhagen: Scale = {
    id: "work",
    items: ["w1", "w2", "w3", "w4", "w5", "w6", "w7"],
    reversed: ["w7"],
    range: { least: 0, most: 100 },
    method: "mean",
    missing: { least: 4 },
    cutOffs: [{ id: "high", atLeast: 50 }],
  };
  const all = (value: number) => Object.fromEntries(copenhagen.items.map((item) => [item, value]));
  test("scores as the Copenhagen inventory: reversed energy, mean of at least half the items", () => {
    expect(scored(copenhagen, { ...all(100), w7: 0 })).toBe(100);
    expect(scored(copenhagen, { ...all(75), w7: 50 })).toBeCloseTo((6 * 75 + 50) / 7, 12);
    expect(scored(copenhagen, { w1: 25, w2: 50, w3: 75, w7: 100 })).toBe(37.5);
    expect(scored(copenhagen, { w1: 25, w2: 50, w3: 75 })).toBe("missing");
    expect(reached(copenhagen, { w1: 50, w2: 50, w3: 50, w4: 50 })).toEqual(["high"]);
    expect(reached(copenhagen, { w1: 50, w2: 50, w3: 50, w4: 25 })).toEqual([]);
  });
  test("scores as the Safety Attitudes Questionnaire: 1 to 5 stretched to 0 to 100", () => {
    const attitude: Scale = {
      ...copenhagen,
      items: ["a", "b"],
      reversed: ["b"],
      range: { least: 1, most: 5 },
      method: "percent",
      missing: { least: 1 },
    };
    expect(scored(attitude, { a: 4, b: 2 })).toBe(75);
    expect(scored(attitude, { a: 1, b: 5 })).toBe(0);
    expect(scored(attitude, { a: 5 })).toBe(100);
    expect(scoreRange(attitude)).toEqual({ least: 0, most: 100 });
  });
  test("scores as the Professional Quality of Life: reversed items are 6 less the answer", () => {
    const burnout: Scale = {
      ...copenhagen,
      items: ["1", "4", "8", "10", "15", "17", "19", "21", "26", "29"],
      reversed: ["1", "4", "15", "17", "29"],
      range: { least: 1, most: 5 },
      method: "sum",
      missing: { least: "all" },
      cutOffs: [
        { id: "moderate", atLeast: 23 },
        { id: "high", atLeast: 42 },
      ],
    };
    const of = (value: number) => Object.fromEntries(burnout.items.map((item) => [item, value]));
    expect(scored(burnout, of(5))).toBe(5 * 5 + 5 * 1);
    expect(scored(burnout, { ...of(1), "1": 5, "4": 5, "15": 5, "17": 5, "29": 5 })).toBe(10);
    const low = { ...of(3), "8": 1, "10": 1, "19": 1, "21": 1 };
    expect([scored(burnout, low), reached(burnout, low)]).toEqual([22, []]);
    expect(reached(burnout, { ...low, "8": 2 })).toEqual(["moderate"]);
  });
  test("stretches a sum to all items where a pack allows answers to be missing", () => {
    const sum: Scale = { ...copenhagen, method: "sum", missing: { least: 4 }, cutOffs: [] };
    expect(scored(sum, { w1: 10, w2: 20, w3: 30, w4: 40 })).toBe(175);
  });
});

describe("whatever the instrument", () => {
  const cases = shippedInstruments.flatMap(({ notice }) =>
    notice.scoring.map((scale) => [`${notice.id} ${scale.id}`, scale] as const),
  );
  test.each(cases)("%s keeps to its range and turning all round mirrors it", (_name, scale) => {
    const value = fc.integer({ min: scale.range.least, max: scale.range.most });
    const answers = fc.record(Object.fromEntries(scale.items.map((item) => [item, value])));
    const gate = scale.gate ? { [scale.gate.item]: scale.gate.least } : {};
    fc.assert(
      fc.property(answers, (given) => {
        const score = scored(scale, { ...given, ...gate });
        const { least, most } = scoreRange(scale);
        if (typeof score !== "number") throw new Error("a whole answer was not scored");
        expect(score).toBeGreaterThanOrEqual(least);
        expect(score).toBeLessThanOrEqual(most);
        const mirror = {
          ...scale,
          reversed: scale.items.filter((item) => !scale.reversed.includes(item)),
        };
        expect(Number(scored(mirror, { ...given, ...gate }))).toBeCloseTo(least + most - score, 9);
      }),
      { numRuns: 60 },
    );
  });
  test("an answer is never changed by scoring it", () => {
    const answers = Object.freeze({
      "speak-next-shift": 5,
      "speak-senior": 1,
      "speak-keep-quiet": 2,
    });
    expect(keyedAnswers(scaleOf("team-climate", "speaking-up"), answers)).toEqual([5, 1, 4]);
  });
});

test("the numbers to call come at the answers that matter, whatever the score", () => {
  expect(itemsThatMatter(named("single-item-burnout"), { burnout: 4 })).toEqual([]);
  expect(itemsThatMatter(named("single-item-burnout"), { burnout: 5 })).toEqual(["burnout"]);
  expect(itemsThatMatter(named("phq-2"), { interest: 3, mood: 1 })).toEqual([]);
  expect(itemsThatMatter(named("phq-2"), { interest: 0, mood: 2 })).toEqual(["mood"]);
  expect(itemsThatMatter(named("intensity"), { now: 8 })).toEqual([]);
  expect(itemsThatMatter(named("intensity"), { now: 9 })).toEqual(["now"]);
  expect(itemsThatMatter(named("gad-2"), {})).toEqual([]);
});
