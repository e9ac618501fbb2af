// When somebody answers, and how soon a class is promised: the rota, or, where no peer is named on one, the
// programme's hours. Open cases and rest after one do not count here: this is what everybody is told, and it
// must tell of nobody.
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { peersOnRota } from "#app/domain/peers/peer-store.server.ts";
import { coveredBy, turnsOf } from "#app/domain/rota/rota.ts";
import { rotaFrom, rotaRevision } from "#app/domain/rota/rota-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Db } from "#db/connect.server.ts";
import { dutySpans } from "./duty-hours.ts";
import { plannedDutyHours } from "./duty-store.server.ts";
import type { ResponseTargets } from "./response-targets.ts";
import type { Span } from "./span.ts";
import { targetsInForce } from "./targets-store.server.ts";

/** Long enough for the slowest target at a few hours of duty a week. */
const horizonDays = 62;
/** Leaving and lapsing are seen within this, even where a change named no new revision. */
const holdsMs = 300_000;

export interface Answering {
  /** Merged, from the day before yesterday on. */
  covered: readonly Span[];
  targets: ResponseTargets;
}

const computed = new WeakMap<Db, { key: string; answering: Answering }>();

/** Computed once for a revision: every page that makes a promise asks for this. */
export async function answeringNow(world: World): Promise<Answering> {
  const { db, now, settings } = world;
  const revision = await rotaRevision(db);
  const key = `${revision} ${settings.timeZone} ${Math.floor(now.getTime() / holdsMs)}`;
  const known = computed.get(db);
  if (known?.key === key) return known.answering;
  const answering = { covered: await coverage(world), targets: await targetsInForce(db) };
  computed.set(db, { key, answering });
  return answering;
}

async function coverage({ db, now, settings }: World): Promise<Span[]> {
  // Two days back, so that a night shift of another time zone is whole.
  const firstOn = addDays(dayOf(now, settings.timeZone), -2);
  const rota = await rotaFrom(db, firstOn);
  if (rota.shifts.length === 0) {
    return dutySpans(await plannedDutyHours(db), firstOn, horizonDays, settings.timeZone);
  }
  const trainedUntil = await peersOnRota(db);
  return coveredBy(
    turnsOf(rota, firstOn, horizonDays),
    (accountId, on) => (trainedUntil.get(accountId) ?? "") >= on,
  );
}
