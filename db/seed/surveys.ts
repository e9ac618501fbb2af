// What the invented hospital answered in its surveys: burnout a little lower and speaking up a little higher
// from survey to survey, units apart from each other; and one month's results of another tool.
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import type { SurveyAnswer } from "#app/domain/surveys/answer.ts";
import type { SurveyFrame } from "#app/domain/surveys/wave.ts";
import { type Chance, normalQuantile } from "./chance.ts";

const climate = shippedInstrument("team-climate");
const turnedRound = new Set(climate?.notice.scoring.flatMap(({ reversed }) => reversed));

/** On 1 to 5, around a mean. */
const step = (mean: number, chance: Chance): number =>
  Math.min(5, Math.max(1, Math.round(mean + 0.9 * normalQuantile(chance.fraction()))));

/** @param place of the survey, 0 for the first. */
export function surveyAnswersOf(
  { units }: SurveyFrame,
  place: number,
  chance: Chance,
): SurveyAnswer[] {
  return units.flatMap(({ code, eligible }) => {
    const [weary, open] = [chance.between(2, 2.7), chance.between(3.1, 3.8)];
    const answered = Math.round(eligible * chance.between(0.34, 0.56));
    return Array.from({ length: answered }, (): SurveyAnswer => {
      const given = Object.fromEntries(
        (climate?.questionnaire.item ?? [])
          .filter(() => !chance.isLucky(0.04))
          .map(({ linkId }) => {
            const value = step(open + 0.12 * place, chance);
            return [linkId, turnedRound.has(linkId) ? 6 - value : value];
          }),
      );
      return {
        unit: chance.isLucky(0.1) ? null : code,
        given: {
          "single-item-burnout": { burnout: step(weary - 0.1 * place, chance) },
          "team-climate": given,
        },
      };
    });
  });
}

const scalesShown = [
  ["teamwork", 4],
  ["response-to-error", 3.5],
  ["communication-openness", 3.8],
  ["reporting-events", 3.9],
  ["staffing-and-pace", 3.1],
] as const;

/** Scored results of the hospital survey on patient safety, as its owner's tool gives them out. */
export function scoresOfOtherTool(
  units: readonly { code: string }[],
  month: string,
  chance: Chance,
): string {
  const rows = units.flatMap(({ code }) => {
    const answers = 14 + chance.whole(30);
    const invited = answers + 10 + chance.whole(25);
    return scalesShown.map(([scale, usual]) => {
      const score = usual + 0.25 * normalQuantile(chance.fraction());
      const positive = Math.min(95, Math.max(20, 50 + (score - 3.2) * 40));
      return [code, month, scale, score.toFixed(2), answers, invited, positive.toFixed(0)].join(
        ",",
      );
    });
  });
  return `unit,wave,scale,score,answers,invited,positive\n${rows.join("\n")}\n`;
}
