// The numbers of days that pages tell people, as they are in force now.
import type { World } from "#app/domain/world.server.ts";
import { retention } from "./retention-rules.ts";
import { retentionRules } from "./retention-store.server.ts";

export const keepingDays = async ({ db }: Pick<World, "db">) => ({
  longestDays: retention.longestDays,
  ...(await retentionRules(db)),
});
