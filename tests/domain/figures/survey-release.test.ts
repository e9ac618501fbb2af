// Which groups of a survey may be shown: whatever is taken from whatever, nobody or ten are left.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type EarlierAnswers,
  meanTenths,
  rateBand,
  type SurveyGroup,
  shareBand,
  sumsBehindMean,
  surveyGating,
} from "#app/domain/figures/survey-release.ts";

type Unit = { eligible: number; answers: number };
const units = fc.array(
  fc
    .integer({ min: 1, max: 70 })
    .chain((eligible) =>
      fc.record({ eligible: fc.constant(eligible), answers: fc.nat({ max: eligible }) }),
    ),
  { minLength: 1, maxLength: 4 },
);
const hospitals = fc.array(units, { minLength: 1, maxLength: 3 }).map(treeOf);

function treeOf(clusters: readonly (readonly Unit[])[]): SurveyGroup[] {
  const total = (of: readonly Unit[], key: keyof Unit) =>
    of.reduce((sum, unit) => sum + unit[key], 0);
  const group = (id: string, parent: string | null, of: readonly Unit[]): SurveyGroup => ({
    id,
    parent,
    eligible: total(of, "eligible"),
    answers: total(of, "answers"),
  });
  return [
    group("hospital", null, clusters.flat()),
    ...clusters.map((of, index) => group(`c${index}`, "hospital", of)),
    ...clusters.flatMap((of, index) =>
      of.map((unit, place) => group(`c${index}u${place}`, `c${index}`, [unit])),
    ),
  ];
}

const isInside = (groups: readonly SurveyGroup[], inner: SurveyGroup, outer: SurveyGroup) => {
  for (let at: SurveyGroup | undefined = inner; at; ) {
    if (at.id === outer.id) return true;
    const parent: string | null = at.parent;
    at = groups.find(({ id }) => id === parent);
  }
  return false;
};

/** Answers left when any set of shown groups that do not overlap is taken from a shown group. */
function* whatIsLeft(groups: readonly SurveyGroup[], shown: readonly SurveyGroup[]) {
  for (const outer of shown) {
    const inner = shown.filter((group) => group !== outer && isInside(groups, group, outer));
    for (let set = 0; set < 2 ** inner.length; set += 1) {
      const taken = inner.filter((_group, index) => (set >> index) & 1);
      const isDisjoint = taken.every((one) =>
        taken.every((other) => one === other || !isInside(groups, one, other)),
      );
      if (isDisjoint) yield outer.answers - taken.reduce((sum, { answers }) => sum + answers, 0);
    }
  }
}

describe("a survey's groups", () => {
  test("leave nobody or ten, whatever shown groups are taken from whatever", () => {
    fc.assert(
      fc.property(hospitals, (groups) => {
        const { shown, refused } = surveyGating(groups);
        const shownGroups = groups.filter(({ id }) => shown.includes(id));
        for (const left of whatIsLeft(groups, shownGroups)) {
          expect(left === 0 || left >= 10).toBe(true);
        }
        for (const { eligible, answers } of shownGroups) {
          expect(eligible).toBeGreaterThanOrEqual(15);
          expect(answers).toBeGreaterThanOrEqual(10);
        }
        // Each group is shown, or there is a reason.
        const named = [...shown, ...refused.map(({ id }) => id)].sort();
        expect(named).toEqual(groups.map(({ id }) => id).sort());
      }),
      { numRuns: 300 },
    );
  });

  test("keep back a part whose absence would leave too few, and say so", () => {
    const groups = treeOf([
      [
        { eligible: 40, answers: 30 },
        { eligible: 60, answers: 40 },
        { eligible: 12, answers: 6 },
      ],
    ]);
    expect(surveyGating(groups).refused).toEqual([
      { id: "c0u2", reason: "too-few-staff" },
      { id: "c0u0", reason: "leaves-too-few" },
    ]);
    const small = treeOf([[{ eligible: 80, answers: 9 }]]);
    expect(surveyGating(small).shown).toEqual([]);
  });

  test("are not shown again with one answer more", () => {
    const groups: SurveyGroup[] = [{ id: "hospital", parent: null, eligible: 80, answers: 11 }];
    const shownBefore = (before: number): EarlierAnswers => new Map([["hospital", before]]);
    expect(surveyGating(groups, shownBefore(10)).refused).toEqual([
      { id: "hospital", reason: "too-close-to-an-earlier-release" },
    ]);
    expect(surveyGating(groups, shownBefore(11)).shown).toEqual(["hospital"]);
    expect(surveyGating(groups, shownBefore(1)).shown).toEqual(["hospital"]);
    expect(surveyGating(groups).shown).toEqual(["hospital"]);
  });
});

describe("a survey's numbers", () => {
  test("never show nobody or everybody", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 400 }), fc.nat(), (answers, some) => {
        const count = some % (answers + 1);
        const { from, to } = shareBand(count, answers);
        const share = (100 * count) / answers;
        if (from !== null) expect(share).toBeGreaterThanOrEqual(from);
        if (to !== null) expect(share).toBeLessThan(to);
        expect(shareBand(0, answers)).toEqual({ from: null, to: 20 });
        expect(shareBand(answers, answers)).toEqual({ from: 80, to: null });
      }),
    );
  });

  test("show a response rate in ten points", () => {
    expect(rateBand(37, 60)).toEqual({ from: 60, to: 70 });
    expect(rateBand(60, 60)).toEqual({ from: 90, to: 100 });
  });

  test("show means in tenths for long composites and in halves for short ones", () => {
    expect(meanTenths(34, 10, 1)).toBe(35);
    expect(meanTenths(137, 10, 4)).toBe(34);
    const scale = { least: 1, most: 5 };
    const { lo, hi } = sumsBehindMean(35, 10, 1, scale);
    expect([lo, hi]).toEqual([33, 37]);
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (answers, items, place) => {
          const sum = Math.round(answers * items * (1 + 4 * place));
          const behind = sumsBehindMean(meanTenths(sum, answers, items), answers, items, scale);
          expect(sum).toBeGreaterThanOrEqual(behind.lo);
          expect(sum).toBeLessThanOrEqual(behind.hi);
          // One person alone moves the sum by less than the interval is wide, for short composites.
          if (items < 4 && behind.lo > answers * items && behind.hi < 5 * answers * items) {
            expect(behind.hi - behind.lo).toBeGreaterThanOrEqual(4 * items - 1);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
