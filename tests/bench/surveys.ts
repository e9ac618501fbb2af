// Surveys: 20,000 answers to a running site at 50 a second, and scoring a million item answers.
import { timer } from "#app/domain/access/actor.ts";
import { scoreScale } from "#app/domain/instruments/score-scale.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import { surveyTag } from "#app/domain/surveys/answer-survey.server.ts";
import { arrivalsOf, invitationsToAdd } from "#app/domain/surveys/survey-store.server.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { surveyDraft } from "#app/http/survey-draft.server.ts";
import { runningSite } from "#tests/support/running-site.ts";
import { plannedWave, rosterOf } from "#tests/support/survey-waves.ts";
import type { TestWorld } from "#tests/support/worlds.ts";
import { atRate, p95 } from "./load.ts";
import { type BenchRow, ms, row } from "./row.ts";

/** Fewer with ALONGSIDE_BENCH_SURVEYS, to see that it works. */
const answers = Number(process.env.ALONGSIDE_BENCH_SURVEYS ?? 20_000);
const perSecond = 50;

const dayAfter = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export async function surveysBench(say: (line: string) => void): Promise<BenchRow[]> {
  const scored = scoringSeconds();
  say(`a million item answers scored in ${scored.toFixed(2)} s`);
  const site = await runningSite();
  const here = await site.openHere();
  const world = here.worldAt() as unknown as TestWorld;
  await rosterOf(world, { A: 40, B: 40 });
  const wave = await plannedWave(world, { opensOn: dayAfter(0), closesOn: dayAfter(20) });
  await tendSurveys(timer, {}, here.worldAt());
  const tokens = Array.from({ length: answers }, () => here.worldAt().newId<string>());
  for (let at = 0; at < tokens.length; at += 400) {
    const tags = tokens.slice(at, at + 400).map((token) => surveyTag(token, here.worldAt()));
    await here.db.allOrNothing((tx) => [invitationsToAdd(tx, wave.id, tags)]);
  }
  await site.start();
  const isTaken: boolean[] = [];
  const begun = performance.now();
  const took = await atRate(
    tokens.map((token, index) => async () => {
      const cookie = surveyDraft.keep(
        {
          tag: surveyTag(token, here.worldAt()),
          wave: wave.id,
          unit: index % 2 === 0 ? "A" : "B",
          given: { "single-item-burnout": { burnout: (index % 5) + 1 } },
        },
        here.worldAt(),
      );
      const answer = await fetch(`${site.origin}/s/${token}?page=8`, {
        method: "POST",
        headers: {
          Cookie: cookie.split(";")[0] ?? "",
          Origin: site.origin,
          "Sec-Fetch-Site": "same-origin",
          "Content-Type": "application/x-www-form-urlencoded",
        },
        body: "send=yes",
        redirect: "manual",
      });
      await answer.arrayBuffer();
      // A redirect back to the form is no answer taken.
      isTaken.push(answer.headers.get("location")?.endsWith("?thanks") ?? false);
    }),
    perSecond,
  );
  const sentSeconds = (performance.now() - begun) / 1_000;
  const stored = (await arrivalsOf(here.db, wave.id)).length;
  await here.close();
  await site.remove();
  const refused = answers - isTaken.filter(Boolean).length;
  const slow = p95(took);
  return [
    row(
      `${answers} survey answers at ${perSecond} a second, p95`,
      `${ms(slow)} at ${(answers / sentSeconds).toFixed(1)} a second, ${refused} refused, ${stored} stored`,
      "under 100 ms, 0 refused, all stored",
      slow < 100 && refused === 0 && stored === answers,
    ),
    row("scoring a million item answers", `${scored.toFixed(2)} s`, "at most 5 s", scored <= 5),
  ];
}

function scoringSeconds(): number {
  const scales = shippedInstrument("team-climate")?.notice.scoring ?? [];
  const items = scales.flatMap((scale) => scale.items);
  const people = Math.ceil(1_000_000 / items.length);
  const begun = performance.now();
  let sum = 0;
  for (let person = 0; person < people; person += 1) {
    const given: Record<string, number> = {};
    for (const [place, item] of items.entries()) given[item] = ((person + place) % 5) + 1;
    for (const scale of scales) {
      const result = scoreScale(scale, given);
      if (result.isScored) sum += result.score;
    }
  }
  if (!(sum > 0)) throw new Error("nothing was scored");
  return (performance.now() - begun) / 1_000;
}
