// Part E of the audit: whether every survey result that was published is as coarse as the rules say, from
// its published bytes alone. A share of nobody or everybody, or a finer band, names people. Pure.
import type { Band } from "#app/domain/figures/survey-release.ts";
import type { WaveRelease } from "#app/domain/surveys/wave-release.ts";

export interface PublishedWave {
  waveId: string;
  release: WaveRelease;
}

const isTenWide = ({ from, to }: Band): boolean =>
  from !== null && to !== null && from % 10 === 0 && to - from >= 10;

/** Open at both ends, so that nobody and everybody never appear. */
function isShareCoarse(band: Band): boolean {
  const { from, to } = band;
  if (from === null) return to !== null && to >= 20;
  if (to === null) return from <= 80;
  return isTenWide(band) && from >= 20 && to <= 80;
}

/** @returns one sentence for each wave with a result that is too fine. */
export const tooFineIn = (waves: readonly PublishedWave[]): string[] =>
  waves.flatMap(({ waveId, release }) => {
    const shares = release.scales.flatMap(({ groups }) =>
      groups.flatMap((group) => [
        ...group.shares.map(({ band }) => band),
        ...(group.positive ? [group.positive] : []),
      ]),
    );
    const fine =
      shares.filter((band) => !isShareCoarse(band)).length +
      release.response.filter(({ band }) => !isTenWide(band)).length;
    return fine === 0 ? [] : [`Survey ${waveId} shows ${fine} shares finer than its bands.`];
  });
