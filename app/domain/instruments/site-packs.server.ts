// The packs of this site and how each stands; and what a survey may ask: the instruments of the program and
// those packs whose very content somebody confirmed.
import type { World } from "#app/domain/world.server.ts";
import type { Instrument } from "./instrument.ts";
import { type FoundPack, packsIn } from "./pack-file.server.ts";
import { packsConfirmed } from "./pack-store.server.ts";
import { shippedFor } from "./shipped-instruments.ts";

/** changed: another content was confirmed; it has to be looked at and confirmed again. */
export type PackState = "refused" | "not-confirmed" | "changed" | "confirmed";

export interface SitePack extends FoundPack {
  state: PackState;
}

export async function packsOfSite({ db, settings }: World): Promise<SitePack[]> {
  const digests = new Map(
    (await packsConfirmed(db)).map(({ instrument, digest }) => [instrument, digest]),
  );
  return packsIn(settings.packsFolder).map((pack) => {
    const confirmed = digests.get(pack.folder);
    if (!pack.read.isRight) return { ...pack, state: "refused" };
    if (confirmed === undefined) return { ...pack, state: "not-confirmed" };
    return { ...pack, state: confirmed === pack.digest ? "confirmed" : "changed" };
  });
}

/** In the order in which they are asked. */
export async function instrumentsForWaves(world: World): Promise<Instrument[]> {
  const packs = await packsOfSite(world);
  return [
    ...shippedFor("wave"),
    ...packs.flatMap(({ read, state }) =>
      state === "confirmed" && read.isRight ? [read.instrument] : [],
    ),
  ];
}
