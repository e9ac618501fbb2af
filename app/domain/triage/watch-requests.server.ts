// The response clock at work, every minute: asks peers in growing circles, reminds who took a request,
// calls a coordinator by the second channel. Each step is kept with the case in the write that queues its
// mails and calls, so it happens once, whoever restarts and however the clock jumps.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { coordinatorsCalled } from "#app/domain/calling/coordinators-called.server.ts";
import { answeringNow } from "#app/domain/duty/coverage.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import {
  type CaseWithGrant,
  caseOf,
  caseToChange,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, sealRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { caseBackToQueue } from "./back-to-queue.server.ts";
import { type CandidateToAsk, candidates } from "./candidates.server.ts";
import { type ClockHead, casesOnClock, casesWithoutPeer } from "./clock-store.server.ts";
import { type CircleStep, newlyAsked, ranked } from "./matching.ts";
import { stepDue, type TimedStep } from "./response-clock.ts";
import { type SoughtCase, soughtBy } from "./sought.server.ts";

export type Watched =
  | { outcome: "not-allowed" }
  | { outcome: "watched"; steps: number; cameBack: number };

export async function watchRequests(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<Watched> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const faults: unknown[] = [];
  const cameBack = await takenFromTheGone(world, faults);
  const onClock = await casesOnClock(world.db);
  const { targets, covered } = await answeringNow(world);
  const people = onceOnly(() => candidates(world));
  let steps = 0;
  for (const head of onClock) {
    // A case without the moment of waiting was made by hand; its promise counts.
    const waitingSinceAt = head.waitingSinceAt ?? head.contactDueAt;
    const target = targets[head.responseClass];
    const due = stepDue({ ...head, waitingSinceAt }, head.clockStep, target, covered, world.now);
    try {
      if (due && (await hasStepped(head, due, people, world))) steps += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  // One case that cannot be opened must not stop the clock of the others; afterwards it is said.
  if (faults.length > 0) throw faults[0];
  return { outcome: "watched", steps, cameBack };
}

/** Cases of peers who are gone wait again, before anything else. */
async function takenFromTheGone(world: World, faults: unknown[]): Promise<number> {
  let cameBack = 0;
  for (const id of await casesWithoutPeer(world.db)) {
    const entry = await caseOf(world.db, id);
    if (!entry) continue;
    try {
      const caseKey = caseKeyOf(world.keyring, entry);
      const steps = await caseBackToQueue(entry.supportCase, caseKey, world);
      if (steps && (await world.db.allOrNothing(steps)).done) cameBack += 1;
    } catch (fault) {
      faults.push(fault);
    }
  }
  return cameBack;
}

/** False when the case changed in the meantime: the next minute looks again. */
async function hasStepped(
  head: ClockHead,
  due: TimedStep,
  people: () => Promise<CandidateToAsk[]>,
  world: World,
): Promise<boolean> {
  const entry = await caseOf(world.db, head.id);
  if (!entry || entry.supportCase.clockStep !== head.clockStep) return false;
  const asking = head.state === "waiting" ? askedNow(entry, due, people, world) : null;
  // A call goes out even when the case itself cannot be opened to ask peers.
  const asked = due.step === "called" ? await asking?.catch(() => null) : await asking;
  const notices = await noticesOf(entry, due, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      caseToChange(tx, entry.supportCase, {
        clockStep: due.number,
        ...(asked ? { sealedRequest: asked.sealedRequest } : {}),
      }),
      "changed-meanwhile",
    ),
    ...notices(tx),
    ...(asked?.mails(tx) ?? []),
  ]);
  return written.done;
}

const circleAt = (number: number): CircleStep =>
  number <= 1 ? "asked-few" : number === 2 ? "asked-more" : "asked-all";

/** Peers who have not been told yet; null when there are none, or all circles were asked before. */
async function askedNow(
  entry: CaseWithGrant,
  due: TimedStep,
  people: () => Promise<CandidateToAsk[]>,
  world: World,
) {
  if (entry.supportCase.clockStep >= 3) return null;
  const all = await people();
  const siteOf = new Map((await knownUnits(world.db)).map(({ code, site }) => [code, site]));
  const found: SoughtCase = await soughtBy(entry, siteOf, world);
  const today = dayOf(world.now, world.settings.timeZone);
  const order = ranked(all, found.sought, found.concern, today, found.draw);
  const circle = newlyAsked(order, circleAt(due.number), found.asked.askedPeers);
  if (circle.length === 0) return null;
  const ids = new Set(circle.map(({ standing }) => standing.accountId));
  const addresses = all.filter(({ standing }) => ids.has(standing.accountId));
  const askedPeers = [...found.asked.askedPeers, ...ids];
  return {
    sealedRequest: sealRequest(found.caseKey, { ...found.asked, askedPeers }),
    mails: (tx: Writer): Statement[] =>
      addresses.map(({ email }) => noticeTo(tx, email, "request-waiting", "/queue", world)),
  };
}

/** What a step says to those who answer for it. */
async function noticesOf(
  { supportCase }: CaseWithGrant,
  { step }: TimedStep,
  world: World,
): Promise<(tx: Writer) => Statement[]> {
  const { db, keyring } = world;
  if (step === "called") return coordinatorsCalled(world);
  if (step !== "reminded" || !supportCase.holderId) return () => [];
  const holder = await accountOf(db, supportCase.holderId);
  if (!holder) return () => [];
  const { email } = openPerson(keyring, holder);
  return (tx) => [noticeTo(tx, email, "case-due", "/cases", world)];
}

const noticeTo = (
  tx: Writer,
  to: string,
  template: "request-waiting" | "case-due",
  path: string,
  world: World,
): Statement =>
  mailToQueue(
    tx,
    {
      to,
      template,
      props: { link: `${world.settings.publicOrigin}${path}` },
      locale: world.settings.locales[0] ?? "en",
    },
    world,
  );

function onceOnly<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
