// Part E: what was published of surveys is as coarse as the rules say.
import fc from "fast-check";
import { expect, test } from "vitest";
import { tooFineIn } from "#app/domain/disclosure-audit/coarse-surveys.ts";
import { type Band, rateBand, shareBand } from "#app/domain/figures/survey-release.ts";
import type { WaveRelease } from "#app/domain/surveys/wave-release.ts";

const waveWith = (response: Band, share: Band, positive: Band | null = null) => {
  const release: WaveRelease = {
    format: "alongside-survey-1",
    opensOn: "2026-03-01",
    closesOn: "2026-03-21",
    kind: "staff",
    groups: [{ id: "all", kind: "hospital", name: "" }],
    response: [{ group: "all", band: response }],
    scales: [
      {
        instrument: "single-item",
        version: "1",
        scale: "burnout",
        leastHundredths: 100,
        mostHundredths: 500,
        groups: [
          {
            group: "all",
            meanHundredths: 250,
            shares: [{ cutOff: "high", band: share }],
            positive,
          },
        ],
      },
    ],
  };
  return [{ waveId: "spring", release }];
};

test("every band that the survey rules make is coarse enough", () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 400 }), fc.nat(), (people, some) => {
      const count = some % (people + 1);
      const share = shareBand(count, people);
      expect(tooFineIn(waveWith(rateBand(count, people), share, share))).toEqual([]);
    }),
  );
});

test.each<[string, Band, Band]>([
  ["a share of nobody", { from: 40, to: 50 }, { from: null, to: 10 }],
  ["a share of everybody", { from: 40, to: 50 }, { from: 90, to: null }],
  ["a narrow share", { from: 40, to: 50 }, { from: 40, to: 42 }],
  ["a closed low share", { from: 40, to: 50 }, { from: 0, to: 10 }],
  ["an exact response", { from: 43, to: 43 }, { from: 30, to: 40 }],
])("%s is found", (_name, response, share) => {
  expect(tooFineIn(waveWith(response, share))).toEqual([
    "Survey spring shows 1 shares finer than its bands.",
  ]);
});
