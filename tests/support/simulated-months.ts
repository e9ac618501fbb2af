// A programme lived through with the clock in hand: the invented hospital of 4,000 staff, its plan of who
// asks, sixty peers on a rota, the real verbs and the real job table with two workers. Now and then a worker
// is killed in the middle of its jobs and the mail server is down. Counts which promises were kept.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { timer } from "#app/domain/access/actor.ts";
import { addDays, dayOf, instantOf } from "#app/domain/calendar/local-time.ts";
import type { Call } from "#app/domain/calling/call.ts";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import { jobsReady, jobToClaim, timerToKeep } from "#app/domain/jobs/job-store.server.ts";
import { timerKinds } from "#app/domain/jobs/timer-schedule.server.ts";
import { type JobHandlers, workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { mailOf } from "#app/domain/mail/mail-payload.server.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { endShift } from "#app/domain/rota/end-shift.server.ts";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { benchWorld } from "#tests/bench/bench-world.ts";
import { type ClockedWorld, withPager } from "./response-runs.ts";
import { livingHospital, type RotaShape } from "./simulated-hospital.ts";
import { answerCall, type Crew, hourMs, minuteMs, readMail, readRota } from "./simulated-peers.ts";
import { planAsking } from "./simulated-requests.ts";
import { type Spell, type WatchedCases, watchedCases } from "./watched-cases.ts";

/** How nobody is there any more: unannounced, all on leave, or every shift ended. */
export type Removal = "nobody-comes" | "all-on-leave" | "rota-emptied";

export interface Month {
  /** The first day, on the site's own calendar. */
  fromOn: string;
  days: number;
  pace: number;
  rota: RotaShape;
  removal: { afterDays: number; how: Removal } | null;
  /** How often the workers look at the job table. */
  everyMinutes: number;
  seed: string;
}

export interface Lived {
  /** Promises made, those left out that a person ended before anybody could have tried. */
  promises: Record<ResponseClass, number>;
  /** Of those made while somebody was there to keep them. */
  covered: { promises: number; inTime: number; late: number; medianHours: number };
  /** Of those that nobody kept since nobody was there: a coordinator was called before they ran out. */
  uncovered: { promises: number; calledInTime: number };
  calls: number;
  /** Mails and calls beyond those the tables account for, and the same one delivered twice. */
  doubles: number;
  /** Mails and calls that the tables account for and nobody got. */
  missing: number;
  letters: number;
  killed: number;
  sources: Record<string, number>;
}

interface Outside {
  letters: { mail: Mail; at: number }[];
  calls: { call: Call; at: number }[];
  ids: string[];
  isMailDown: boolean;
  onMail(mail: Mail): void;
  onCall(): void;
}

function handlersFor(outside: Outside, now: () => number): JobHandlers {
  const caller = {
    async call(call: Call) {
      outside.ids.push(call.id);
      outside.calls.push({ call, at: now() });
      outside.onCall();
      return { delivery: "sent" as const };
    },
  };
  return {
    ...handlersWith(null, [caller]),
    // Up to the mail server everything is real; what a letter looks like is proven elsewhere.
    "send-mail": async (job, world) => {
      if (outside.isMailDown) return { end: "channel-closed", code: "down" };
      const mail = mailOf(job, world);
      outside.ids.push(job.id);
      outside.letters.push({ mail, at: now() });
      outside.onMail(mail);
      return { end: "done" };
    },
  };
}

/** Claims what is due and is never heard of again. @returns how many jobs died with it. */
async function killedWorker(handlers: JobHandlers, world: ClockedWorld): Promise<number> {
  const kinds = timerKinds.filter((kind) => handlers[kind]);
  const ready = await jobsReady(world.db, [...kinds, "send-mail", "make-offer"], 3, world.now);
  const token = world.newId<string>();
  if (ready.length === 0) return 0;
  await world.db.allOrNothing((tx) => ready.map((job) => jobToClaim(tx, job, token, world.now)));
  return ready.length;
}

const keepTimers = (handlers: JobHandlers, world: ClockedWorld) =>
  world.db.allOrNothing((tx) =>
    timerKinds.filter((kind) => handlers[kind]).map((kind) => timerToKeep(tx, kind, world)),
  );

async function workAll(handlers: JobHandlers, world: ClockedWorld): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let rounds = 0; rounds < 100; rounds += 1) {
      const { outcome } = await workJobs(timer, { handlers, limit: 10 }, world);
      if (outcome !== "worked") return;
    }
  };
  await Promise.all([worker(), worker()]);
}

async function removeCoverage(how: Removal, crew: Crew, now: ClockedWorld): Promise<void> {
  crew.isGone = true;
  const today = dayOf(now.now, now.settings.timeZone);
  for (const { actor } of crew.peers) {
    if (how === "all-on-leave") {
      await addLeave(actor, { fromOn: addDays(today, -1), toOn: addDays(today, 60) }, now);
    }
    if (how !== "rota-emptied") continue;
    const own = await seeOwnRota(actor, {}, now);
    const shifts = own.outcome === "seen" ? own.shifts : [];
    for (const { id } of shifts) await endShift(actor, { shiftId: id }, now);
  }
}

/** @param world fresh, with a second channel set up. */
async function liveThrough(month: Month, world: ClockedWorld): Promise<Lived> {
  const { timeZone } = world.settings;
  const startMs = instantOf(month.fromOn, 0, timeZone).getTime();
  const endMs = instantOf(addDays(month.fromOn, month.days), 0, timeZone).getTime();
  const place = await livingHospital(month, world, startMs);
  const { crew, addressOf, coordinatorAddress } = place;
  let nowMs = startMs - 24 * hourMs;
  const outside: Outside = { letters: [], calls: [], ids: [], isMailDown: false, ...silent };
  const asked = planAsking(
    { ...place, ...month, timeZone, startMs },
    crew.coordinator,
    crew.agenda,
  );
  const handlers = handlersFor(outside, () => nowMs);
  const watched = watchedCases(addressOf, [coordinatorAddress]);
  const cutMs = month.removal ? startMs + month.removal.afterDays * 24 * hourMs : Infinity;
  let killed = 0;
  const isSettled = (): boolean =>
    nowMs > endMs &&
    watched.spells.every((one) => one.isOver || one.contactedAt !== null || nowMs > one.dueAt);
  for (; !isSettled(); nowMs += month.everyMinutes * minuteMs) {
    const now = world.at(new Date(nowMs).toISOString());
    outside.onMail = (mail) => {
      readMail(crew, mail, now);
      asked.readOffer(mail, now);
    };
    outside.onCall = () => answerCall(crew, now);
    const hour = Math.floor((nowMs - startMs) / hourMs);
    const isNewHour =
      hour !== Math.floor((nowMs - month.everyMinutes * minuteMs - startMs) / hourMs);
    if (isNewHour && hour % 24 === 0) await readRota(crew, now);
    if (isNewHour && hour % 7 === 0) killed += await killedWorker(handlers, now);
    if (isNewHour && hour % 11 === 0) await keepTimers(handlers, now);
    // An hour in every two days, at another time of day each time; the night of the change is among them.
    outside.isMailDown = hour % 49 === 1;
    if (nowMs >= cutMs && !crew.isGone && month.removal) {
      await removeCoverage(month.removal.how, crew, now);
    }
    await workAll(handlers, now);
    await watched.look(now);
    await crew.agenda.doUntil(now, () => watched.look(now));
  }
  outside.isMailDown = false;
  for (let minutes = 0; minutes <= 15; minutes += 5) {
    nowMs += 5 * minuteMs;
    const last = world.at(new Date(nowMs).toISOString());
    await workAll(handlers, last);
    await watched.look(last);
  }
  return { ...tallied(watched, outside, cutMs), killed, sources: asked.sources };
}

/** The same bytes for the same seed, so that a month can be lived through again. */
function repeatableBytes(seed: string): (length: number) => Buffer {
  let drawn = 0;
  return (length) => {
    drawn += 1;
    return createHash("shake256", { outputLength: length }).update(`${seed} ${drawn}`).digest();
  };
}

/** In a database of its own that nothing else needs, so that no write waits for the disk. */
export async function livedHere(month: Month): Promise<Lived> {
  const folder = mkdtempSync(join(tmpdir(), "alongside-month-"));
  const randomBytes = repeatableBytes(month.seed);
  // Ids and what is drawn by a keyed tag decide who comes first among equals.
  const contents = { ...newKeyringContents(), tagRoot: randomBytes(32).toString("hex") };
  const fresh = benchWorld(folder, `${month.fromOn}T00:00:00Z`, "throwaway", contents);
  const newId = <T extends string>() => randomBytes(13).toString("hex") as T;
  const first = { ...fresh, newId, randomBytes };
  const settings = { ...first.settings, ...withPager };
  const at = (moment: string): ClockedWorld => ({ ...first, settings, now: new Date(moment), at });
  try {
    return await liveThrough(month, at(`${month.fromOn}T00:00:00Z`));
  } finally {
    await first.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const silent = { onMail: () => undefined, onCall: () => undefined };

function tallied(watched: WatchedCases, outside: Outside, cutMs: number) {
  const counted = watched.spells.filter(({ isOver }) => !isOver);
  const isKept = ({ contactedAt, dueAt }: Spell) => contactedAt !== null && contactedAt <= dueAt;
  // Whoever was due before everybody left, and whoever was reached in time, had somebody there.
  const covered = counted.filter((one) => one.dueAt <= cutMs || isKept(one));
  const uncovered = counted.filter((one) => !covered.includes(one));
  const hours = covered
    .flatMap(({ contactedAt, since }) =>
      contactedAt === null ? [] : [(contactedAt - since) / hourMs],
    )
    .sort((a, b) => a - b);
  const ofClass = (name: ResponseClass) =>
    counted.filter(({ responseClass }) => responseClass === name).length;
  const calledAt = ({ callStepAt }: Spell): number =>
    outside.calls.find(({ at }) => callStepAt !== null && at >= callStepAt)?.at ?? Infinity;
  const got = new Map<string, number>();
  for (const { mail } of outside.letters) {
    const key = `${mail.template} ${mail.to}`;
    got.set(key, (got.get(key) ?? 0) + 1);
  }
  const accounted = [...new Set([...got.keys(), ...watched.letters.keys()])].filter((key) =>
    /^(?:request-waiting|case-due) /.test(key),
  );
  const beyond = (sign: 1 | -1) =>
    accounted.reduce(
      (sum, key) => {
        const more = (got.get(key) ?? 0) - (watched.letters.get(key) ?? 0);
        return sum + Math.max(0, sign * more);
      },
      Math.max(0, sign * (outside.calls.length - watched.callSteps)),
    );
  return {
    promises: { urgent: ofClass("urgent"), standard: ofClass("standard"), group: ofClass("group") },
    covered: {
      promises: covered.length,
      inTime: covered.filter(isKept).length,
      late: covered.filter((one) => !isKept(one)).length,
      medianHours: hours[Math.floor(hours.length / 2)] ?? 0,
    },
    uncovered: {
      promises: uncovered.length,
      calledInTime: uncovered.filter((one) => calledAt(one) <= one.dueAt).length,
    },
    calls: outside.calls.length,
    letters: outside.letters.length,
    doubles: beyond(1) + outside.ids.length - new Set(outside.ids).size + sameNotices(outside),
    missing: beyond(-1),
  };
}

/** Notices that nothing in the tables counts: of an offer one, of planned talks one a day, of training rarely. */
function sameNotices({ letters }: Outside): number {
  const leastHours = { "support-offer": Infinity, "case-notice": 6, "training-ends": 20 * 24 };
  const last = new Map<string, number>();
  return letters.filter(({ mail, at }) => {
    const least = leastHours[mail.template as keyof typeof leastHours];
    if (least === undefined) return false;
    const key = `${mail.template} ${mail.to} ${"link" in mail.props ? mail.props.link : ""}`;
    const before = last.get(key);
    last.set(key, at);
    return before !== undefined && at - before < least * hourMs;
  }).length;
}
