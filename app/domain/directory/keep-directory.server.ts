// A coordinator adds, changes or removes an entry of the directory, which everybody reads.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import type { EntryAnswers } from "./directory.ts";
import { entryToKeep, entryToRemove } from "./directory-store.server.ts";

export type DirectoryKept = { outcome: "kept" | "removed" | "not-allowed" };

export async function keepDirectory(
  actor: Actor,
  input: { id: string | null } & ({ entry: EntryAnswers } | { remove: true }),
  world: World,
): Promise<DirectoryKept> {
  if (!may(actor, "manage-directory")) return { outcome: "not-allowed" };
  const { id } = input;
  if ("remove" in input) {
    if (id) await world.db.allOrNothing((tx) => [entryToRemove(tx, id)]);
    return { outcome: "removed" };
  }
  const entry = { id: id || world.newId<string>(), ...input.entry };
  await world.db.allOrNothing((tx) => [entryToKeep(tx, entry)]);
  return { outcome: "kept" };
}
