// `alongside surveys packs`: what licensed instruments the site has, and that their terms were read.
import { operator } from "#app/domain/access/actor.ts";
import { confirmPack, type PackConfirmed } from "#app/domain/instruments/confirm-pack.server.ts";
import { packsOfSite, type SitePack } from "#app/domain/instruments/site-packs.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Io } from "./command.ts";

const states: Record<SitePack["state"], string> = {
  refused: "refused",
  "not-confirmed": "not confirmed: nobody is asked with it",
  changed: "changed since it was confirmed: nobody is asked with it until it is confirmed again",
  confirmed: "confirmed",
};

function linesOf({ folder, digest, read, state }: SitePack): string[] {
  if (!read.isRight) return [`${folder}: refused. ${read.problem}`];
  const { notice, questionnaire } = read.instrument;
  return [
    `${folder}: ${states[state]}`,
    `  ${questionnaire.title}, version ${notice.version}, ${questionnaire.item.length} items`,
    `  licence: ${notice.licence}`,
    `  owner: ${questionnaire.copyright}`,
    `  source: ${notice.source}`,
    `  verdict: ${notice.verdict}, ${notice.verdictReason}`,
    ...(state === "confirmed"
      ? []
      : [`  when you have read its terms: surveys packs confirm ${folder} ${digest}`]),
  ];
}

const answers: Record<Exclude<PackConfirmed["outcome"], "refused">, string> = {
  confirmed: "Confirmed. It can be chosen for the next survey.",
  "not-allowed": "Only the operator and an administrator may do this.",
  "no-such-pack": "There is no such pack in the folder of ALONGSIDE_PACKS.",
  "changed-meanwhile":
    "Its content is another than the one shown. Run surveys packs, and read again.",
};

export async function listPacks(world: World, io: Io): Promise<number> {
  const packs = await packsOfSite(world);
  if (io.json) {
    const facts = packs.map(({ folder, digest, state, read }) => ({
      folder,
      digest,
      state,
      problem: read.isRight ? null : read.problem,
    }));
    io.out(JSON.stringify(facts, null, 2));
  } else if (packs.length === 0) io.out("No packs: ALONGSIDE_PACKS names no folder with any.");
  else for (const line of packs.flatMap(linesOf)) io.out(line);
  return packs.some(({ state }) => state === "refused") ? 1 : 0;
}

export async function confirmPackBy(
  input: { folder: string; digest: string },
  world: World,
  io: Io,
): Promise<number> {
  const result = await confirmPack(operator, input, world);
  const isDone = result.outcome === "confirmed";
  const said = result.outcome === "refused" ? result.problem : answers[result.outcome];
  if (io.json) io.out(JSON.stringify(result));
  else (isDone ? io.out : io.err)(said);
  return isDone ? 0 : 1;
}
