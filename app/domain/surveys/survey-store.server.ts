// The only file that queries survey waves, invitations, arrivals and answers. No function joins an
// invitation with an answer: there is nothing to join them by.
import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Sealed } from "#app/domain/ids.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import {
  surveyAnswers,
  surveyArrivals,
  surveyInvitations,
  surveyReleases,
  surveyWaves,
} from "#db/schema/surveys.ts";
import { askedShape, frameShape, type Wave, type WaveKind, type WaveState } from "./wave.ts";

type Reading = Pick<Db, "reader">;
type WaveRow = typeof surveyWaves.$inferSelect;

/** Frozen with the wave, so it is read from its row once. */
const asked = new Map<string, Wave["instruments"]>();
const mostKept = 50;

function instrumentsOf({ id, instruments }: WaveRow): Wave["instruments"] {
  const known = asked.get(id);
  if (known) return known;
  const read = askedShape
    .parse(JSON.parse(instruments))
    .map(({ questionnaire, notice }) => ({ id: notice.id, questionnaire, notice }));
  if (asked.size >= mostKept) asked.clear();
  asked.set(id, read);
  return read;
}

const waveOfRow = (row: WaveRow): Wave => ({
  ...row,
  instruments: instrumentsOf(row),
  languages: JSON.parse(row.languages),
  frame: frameShape.parse(JSON.parse(row.frame)),
});

/** Newest first. */
export async function waves(db: Reading, kind?: WaveKind): Promise<Wave[]> {
  const rows = await db.reader
    .select()
    .from(surveyWaves)
    .where(kind ? eq(surveyWaves.kind, kind) : undefined)
    .orderBy(desc(surveyWaves.opensOn), asc(surveyWaves.id));
  return rows.map(waveOfRow);
}

export async function waveOf(db: Reading, id: string): Promise<Wave | null> {
  const [row] = await db.reader.select().from(surveyWaves).where(eq(surveyWaves.id, id));
  return row ? waveOfRow(row) : null;
}

/** Waves on which the nightly round has something to do. */
export async function wavesUnderWay(db: Reading): Promise<Wave[]> {
  const rows = await db.reader
    .select()
    .from(surveyWaves)
    .where(ne(surveyWaves.state, "released"))
    .orderBy(asc(surveyWaves.opensOn), asc(surveyWaves.id));
  return rows.map(waveOfRow);
}

/** The wave a token belongs to, and whether it was used; null for a token that was never given out. */
export async function invitedTo(
  db: Reading,
  tag: string,
): Promise<{ wave: Wave; isUsed: boolean } | null> {
  const [row] = await db.reader
    .select({ wave: surveyWaves, isUsed: surveyInvitations.isUsed })
    .from(surveyInvitations)
    .innerJoin(surveyWaves, eq(surveyWaves.id, surveyInvitations.waveId))
    .where(eq(surveyInvitations.tag, tag));
  return row ? { wave: waveOfRow(row.wave), isUsed: row.isUsed } : null;
}

/** How many invitations there are and how many were used. Only ever shown as a band. */
export async function usedOf(db: Reading, waveId: string): Promise<{ all: number; used: number }> {
  const ofWave = eq(surveyInvitations.waveId, waveId);
  return {
    all: await db.reader.$count(surveyInvitations, ofWave),
    used: await db.reader.$count(
      surveyInvitations,
      and(ofWave, eq(surveyInvitations.isUsed, true)),
    ),
  };
}

export interface SealedRow {
  id: string;
  sealedAnswer: Sealed;
}

export const arrivalsOf = (db: Reading, waveId: string): Promise<SealedRow[]> =>
  db.reader
    .select({ id: surveyArrivals.id, sealedAnswer: surveyArrivals.sealedAnswer })
    .from(surveyArrivals)
    .where(eq(surveyArrivals.waveId, waveId))
    .orderBy(asc(surveyArrivals.id));

export const shuffledAnswersOf = (db: Reading, waveId: string): Promise<SealedRow[]> =>
  db.reader
    .select({ id: surveyAnswers.id, sealedAnswer: surveyAnswers.sealedAnswer })
    .from(surveyAnswers)
    .where(eq(surveyAnswers.waveId, waveId))
    .orderBy(asc(surveyAnswers.id));

export async function waveReleases(
  db: Reading,
): Promise<{ waveId: string; body: string; releasedOn: string }[]> {
  return db.reader.select().from(surveyReleases).orderBy(desc(surveyReleases.releasedOn));
}

export const waveToAdd = (tx: Writer, wave: Wave): Statement =>
  tx
    .insert(surveyWaves)
    .values({
      ...wave,
      instruments: JSON.stringify(
        wave.instruments.map(({ questionnaire, notice }) => ({ questionnaire, notice })),
      ),
      languages: JSON.stringify(wave.languages),
      frame: JSON.stringify(wave.frame),
    })
    .onConflictDoNothing()
    .returning({ id: surveyWaves.id });

/** Touches no row when the wave moved on since it was read. */
export const waveToMove = (tx: Writer, wave: Wave, state: WaveState): Statement =>
  tx
    .update(surveyWaves)
    .set({ state })
    .where(and(eq(surveyWaves.id, wave.id), eq(surveyWaves.state, wave.state)))
    .returning({ id: surveyWaves.id });

export type Mailing = "mailedUpTo" | "remindedUpTo";

/** Notes how far mails were queued. Touches no row when another round was faster. */
export const mailingToNote = (
  tx: Writer,
  wave: Wave,
  mailing: Mailing,
  upTo: string,
): Statement => {
  const before = wave[mailing];
  const column = surveyWaves[mailing];
  return tx
    .update(surveyWaves)
    .set(mailing === "mailedUpTo" ? { mailedUpTo: upTo } : { remindedUpTo: upTo })
    .where(
      and(
        eq(surveyWaves.id, wave.id),
        eq(surveyWaves.state, "open"),
        before === null ? isNull(column) : eq(column, before),
      ),
    )
    .returning({ id: surveyWaves.id });
};

/** Changes nothing; touches no row unless the wave still takes answers. */
export const waveHeldOpen = (tx: Writer, waveId: string): Statement =>
  tx
    .update(surveyWaves)
    .set({ state: "open" })
    .where(and(eq(surveyWaves.id, waveId), eq(surveyWaves.state, "open")))
    .returning({ id: surveyWaves.id });

export const responseToNote = (tx: Writer, waveId: string, responseFrom: number): Statement =>
  tx
    .update(surveyWaves)
    .set({ responseFrom })
    .where(eq(surveyWaves.id, waveId))
    .returning({ id: surveyWaves.id });

/** In the order of their hashes, which says nothing of the order of people. At most 500 at once. */
export const invitationsToAdd = (tx: Writer, waveId: string, tags: readonly string[]): Statement =>
  tx
    .insert(surveyInvitations)
    .values([...tags].sort().map((tag) => ({ tag, waveId, isUsed: false })))
    .returning({ tag: surveyInvitations.tag });

/** Expect one row: a token is used once. */
export const invitationToUse = (tx: Writer, tag: string): Statement =>
  tx
    .update(surveyInvitations)
    .set({ isUsed: true })
    .where(and(eq(surveyInvitations.tag, tag), eq(surveyInvitations.isUsed, false)))
    .returning({ waveId: surveyInvitations.waveId });

export const invitationsToForget = (tx: Writer, waveId: string): Statement =>
  tx
    .delete(surveyInvitations)
    .where(eq(surveyInvitations.waveId, waveId))
    .returning({ waveId: surveyInvitations.waveId });

export const arrivalToAdd = (tx: Writer, waveId: string, row: SealedRow): Statement =>
  tx
    .insert(surveyArrivals)
    .values({ ...row, waveId })
    .returning({ id: surveyArrivals.id });

/** Rows per statement: three values each stay well below what either engine takes. */
const rowsPerStatement = 400;
const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / rowsPerStatement) }, (_none, part) =>
    all.slice(part * rowsPerStatement, (part + 1) * rowsPerStatement),
  );

/** Each as many rows as it names: an arrival that went meanwhile stops the shuffle. */
export const arrivalsToTake = (
  tx: Writer,
  ids: readonly string[],
): { statement: Statement; rows: number }[] =>
  inParts(ids).map((part) => ({
    rows: part.length,
    statement: tx
      .delete(surveyArrivals)
      .where(inArray(surveyArrivals.id, part))
      .returning({ id: surveyArrivals.id }),
  }));

export const answersToTake = (
  tx: Writer,
  ids: readonly string[],
): { statement: Statement; rows: number }[] =>
  inParts(ids).map((part) => ({
    rows: part.length,
    statement: tx
      .delete(surveyAnswers)
      .where(inArray(surveyAnswers.id, part))
      .returning({ id: surveyAnswers.id }),
  }));

export const answersToAdd = (tx: Writer, waveId: string, rows: readonly SealedRow[]): Statement[] =>
  inParts(rows).map((part) =>
    tx
      .insert(surveyAnswers)
      .values(part.map((row) => ({ ...row, waveId })))
      .returning({ id: surveyAnswers.id }),
  );

export const releaseToAdd = (
  tx: Writer,
  release: { waveId: string; body: string; releasedOn: string },
): Statement =>
  tx
    .insert(surveyReleases)
    .values(release)
    .onConflictDoNothing()
    .returning({ waveId: surveyReleases.waveId });

/** With its invitations; for the standing wave of a year that is over. */
export const waveToForget = (tx: Writer, id: string): Statement =>
  tx.delete(surveyWaves).where(eq(surveyWaves.id, id)).returning({ id: surveyWaves.id });

/** A wave that is planned and not yet open may be taken back. */
export const waveToWithdraw = (tx: Writer, id: string): Statement =>
  tx
    .delete(surveyWaves)
    .where(and(eq(surveyWaves.id, id), eq(surveyWaves.state, "planned")))
    .returning({ id: surveyWaves.id });
