// One hospital with somebody in every role, a case each of them might reach for, and every loader and action
// of the site to call as any of them, without a server in between.
import { operator, type StaffActor } from "#app/domain/access/actor.ts";
import { type Role, roles } from "#app/domain/access/roles.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { dutyHoursToAdd } from "#app/domain/duty/duty-store.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { keepHeldCase } from "#app/http/support-cookie.server.ts";
import { personWith } from "./actors.ts";
import { type Fuller, fillCase } from "./fuller-case.ts";
import { askForSupport } from "./requests.ts";
import { afterSummer, hospital } from "./signed-hospital.ts";
import type { TestWorld } from "./worlds.ts";

export type Who = Role | "nobody";
export const everybody: Who[] = [...roles, "nobody"];

export interface EveryRole {
  world: TestWorld;
  actors: Record<Role, StaffActor>;
  sessions: Record<Role, string>;
  /** A peer who is not "the" peer: the holder of the foreign case. */
  otherPeer: StaffActor & { sessionId: string };
  cases: { waiting: CaseId; own: CaseId; foreign: CaseId };
  /** What the own case was handed on by: ids of the supervisor's pages. */
  fuller: Fuller;
}

/** What is asked in each of these cases; every field is filled, so that every field could be seen. */
export const askedFully = {
  howSoon: "now" as const,
  reach: { phone: "0664 5550101", isNamed: "yes" as const, name: "Zqname Wexelhardt" },
  wishes: {
    eventKind: "patient-death" as const,
    area: "own" as const,
    isSameProfession: true,
    gender: "woman" as const,
    roleFamily: "nursing" as const,
    avoid: "Zqavoid Grimbold",
  },
};

export async function everyRole(): Promise<EveryRole> {
  const world = (await hospital()).at(afterSummer);
  await closePeriod(operator, { period: "2026Q2" }, world);
  await world.db.allOrNothing((tx) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      dutyHoursToAdd(tx, `duty-${weekday}`, { weekday, fromMinute: 420, toMinute: 1_200 }),
    ),
  );
  const actors = {
    peer: await personWith(["peer"], world),
    coordinator: await personWith(["coordinator"], world),
    supervisor: await personWith(["supervisor"], world),
    lead: await personWith(["lead"], world),
    administrator: await personWith(["administrator"], world),
  };
  const sessionFor = (role: Role) => startSession(actors[role].accountId, world);
  const sessions = {
    peer: await sessionFor("peer"),
    coordinator: await sessionFor("coordinator"),
    supervisor: await sessionFor("supervisor"),
    lead: await sessionFor("lead"),
    administrator: await sessionFor("administrator"),
  };
  const other = await personWith(["peer"], world);
  const ask = async () => (await askForSupport(world, askedFully)).caseId;
  const cases = { own: await ask(), foreign: await ask(), waiting: await ask() };
  for (const [peer, caseId] of [
    [actors.peer, cases.own],
    [other, cases.foreign],
  ] as const) {
    const { outcome } = await takeRequest(peer, { caseId }, world);
    if (outcome !== "taken") throw new Error(outcome);
    await recordAttempt(peer, { caseId, result: "reached" }, world);
    const answers = encounterForm.parse({ durationBand: "15-29", mode: "phone", ownEase: "fine" });
    await logEncounter(peer, { caseId, answers }, world);
  }
  const fuller = await fillCase(cases.own, actors, world);
  const otherPeer = { ...other, sessionId: await startSession(other.accountId, world) };
  return { world, actors, sessions, otherPeer, cases, fuller };
}

export type RouteModule = Record<string, unknown>;
export const routeModules = import.meta.glob<RouteModule>("../../app/routes/*.tsx");
export const routeName = (path: string): string => path.replace(/^.*\/(.*)\.tsx$/, "$1");

export interface Called {
  status: number;
  location: string | null;
  /** What the loader or action hands to its page; null for redirects and errors. */
  data: unknown;
}

export interface Call {
  handler: unknown;
  params?: Record<string, string>;
  path?: string;
  /** A session id, or null for nobody. */
  sessionId?: string | null;
  /** The case a receipt has opened in this browser. */
  heldCase?: CaseId;
  form?: Record<string, string>;
}

interface WithInit {
  type: "DataWithResponseInit";
  data: unknown;
  init: { status?: number } | null;
}
const isWithInit = (value: unknown): value is WithInit =>
  typeof value === "object" &&
  value !== null &&
  (value as { type?: unknown }).type === "DataWithResponseInit";

const cookiePair = (header: string): string => header.split(";")[0] ?? "";

/** Calls a loader or action as the server would, and says what came back. */
export async function called(call: Call, world: TestWorld): Promise<Called> {
  const { settings } = world;
  const cookies = [
    call.sessionId ? cookiePair(keepSession(call.sessionId, settings)) : null,
    call.heldCase ? cookiePair(keepHeldCase(call.heldCase, world)) : null,
  ].filter((pair) => pair !== null);
  const request = new Request(`${settings.publicOrigin}${call.path ?? "/somewhere"}`, {
    headers: { ...(cookies.length > 0 ? { cookie: cookies.join("; ") } : {}) },
    ...(call.form ? { method: "POST", body: new URLSearchParams(call.form) } : {}),
  });
  const context = {
    world,
    clientTag: "c",
    typed: { isKept: false },
    limits: openLimits(() => 0),
    log: { info: () => undefined, error: () => undefined },
  };
  const handler = call.handler as (args: unknown) => Promise<unknown>;
  const answer = await handler({ request, params: call.params ?? {}, context }).catch(
    (thrown: unknown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    },
  );
  if (answer instanceof Response) {
    const { status, headers } = answer;
    const isFile = status === 200;
    return {
      status,
      location: headers.get("location"),
      data: isFile ? await answer.text() : null,
    };
  }
  if (isWithInit(answer)) {
    return { status: answer.init?.status ?? 200, location: null, data: answer.data };
  }
  return { status: 200, location: null, data: answer };
}
