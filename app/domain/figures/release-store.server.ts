// Released rows, for the pages. Nothing a page asks here can reach a count that was not released.
import { eq } from "drizzle-orm";
import type { ReleaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { releases } from "#db/schema/figures.ts";
import type { Period } from "./periods.ts";
import { signedPlans } from "./plan-store.server.ts";
import { type Release, releaseOfText, releaseText } from "./release.ts";
import type { ReleasePlan } from "./release-plan.ts";

export interface ReleasedFigure {
  id: ReleaseId;
  /** The released bytes. */
  body: string;
  release: Release;
  plan: ReleasePlan;
}

/** Every release, the newest period first, a year after its quarters. */
export async function releasedFigures(db: Pick<Db, "reader">): Promise<ReleasedFigure[]> {
  const [rows, plans] = await Promise.all([
    db.reader.select({ id: releases.id, body: releases.body }).from(releases),
    signedPlans(db),
  ]);
  const figures = rows.flatMap(({ id, body }): ReleasedFigure[] => {
    const release = releaseOfText(body);
    const plan = plans.get(Number(release.plan.slice(0, 4)));
    return plan ? [{ id, body, release, plan }] : [];
  });
  // "2026" sorts before "2026Q1"; `~` puts the year behind its quarters, in code and not by collation.
  const order = ({ release }: ReleasedFigure) => release.period.padEnd(5, "~");
  return figures.sort((a, b) => (order(a) < order(b) ? 1 : -1));
}

/** Every release as it was stored, whether or not its plan is still there. */
export async function releasedBytes(
  db: Pick<Db, "reader">,
): Promise<{ id: ReleaseId; body: string; release: Release }[]> {
  const rows = await db.reader.select({ id: releases.id, body: releases.body }).from(releases);
  return rows.map(({ id, body }) => ({ id, body, release: releaseOfText(body) }));
}

/** The one released figure of a period, or null. */
export const releasedFigureOf = async (
  db: Pick<Db, "reader">,
  period: Period,
): Promise<ReleasedFigure | null> =>
  (await releasedFigures(db)).find(({ release }) => release.period === period) ?? null;

export const releasedPeriods = async (db: Pick<Db, "reader">): Promise<Set<string>> =>
  new Set(
    (await db.reader.select({ period: releases.period }).from(releases)).map((row) => row.period),
  );

/** The bytes released for a period, or null. */
export async function releasedBody(db: Pick<Db, "reader">, period: Period): Promise<string | null> {
  const [row] = await db.reader
    .select({ body: releases.body })
    .from(releases)
    .where(eq(releases.period, period));
  return row?.body ?? null;
}

/** Touches no row when the period is already released. */
export const publishRelease = (tx: Writer, id: ReleaseId, release: Release) =>
  tx
    .insert(releases)
    .values({
      id,
      period: release.period,
      planVersion: release.plan,
      body: releaseText(release),
      releasedOn: release.releasedOn,
    })
    .onConflictDoNothing()
    .returning({ id: releases.id });
