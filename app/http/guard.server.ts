// The only way to write a loader or an action: it names the permission it needs. A test lists all routes
// and fails on one that was not made here. Requester paths ("anyone") do not look at sign-in at all.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { i18n } from "i18next";
import type { Actor, StaffActor } from "#app/domain/access/actor.ts";
import { anyone } from "#app/domain/access/actor.ts";
import { may, type Permission, type permissions } from "#app/domain/access/permissions.ts";
import { type StaffSession, sessionOf } from "#app/domain/access/session.server.ts";
import { isFresh } from "#app/domain/access/session-limits.ts";
import { writeInSite } from "#app/domain/audit/site-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { chosenLocale, languageOf } from "#app/messages/languages.server.ts";
import type { ServerContext } from "./context.server.ts";
import { addressOf, toProve, toSignIn } from "./kept-form.server.ts";
import { isOpeningTooMany } from "./opening-many.server.ts";
import { sessionIdFrom } from "./session-cookie.server.ts";
import { standingPage } from "./standing-pages.server.tsx";
import { heldCaseFrom } from "./support-cookie.server.ts";

export interface Visit extends ServerContext {
  actor: Actor;
  request: Request;
  params: Record<string, string | undefined>;
  locale: string;
  language: i18n;
}
export interface StaffVisit extends Visit {
  actor: StaffActor;
  session: StaffSession;
}

/** All that words need to know of whoever reads. */
export type Reader = Pick<Visit, "locale" | "language">;

const guardMark = Symbol.for("alongside.guard");
type Handler<T> = (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<T>;
export type Guarded<T> = Handler<T> & { [guardMark]?: Permission };

/** The permission a loader or action was made with, or null when it was not made here. */
export function guardOf(handler: unknown): Permission | null {
  if (typeof handler !== "function" || !(guardMark in handler)) return null;
  return (handler as Guarded<unknown>)[guardMark] ?? null;
}

/** Absent and forbidden look exactly alike. */
export const notFound = (): Response => new Response(null, { status: 404 });

function visitOf(args: LoaderFunctionArgs | ActionFunctionArgs, actor: Actor): Visit {
  const { world } = args.context;
  const locale = chosenLocale(args.request.headers.get("accept-language"), world.settings.locales);
  return {
    ...args.context,
    actor,
    request: args.request,
    params: args.params,
    locale,
    language: languageOf(locale),
  };
}

function marked<T>(permission: Permission, handler: Handler<T>): Guarded<T> {
  return Object.assign(handler, { [guardMark]: permission });
}

type OpenPermission = {
  [P in Permission]: (typeof permissions)[P] extends readonly ["anyone"] ? P : never;
}[Permission];

/** For pages anybody may open. The actor is always "anyone", whoever is signed in. */
export function guardOpen<T>(
  permission: OpenPermission,
  work: (visit: Visit) => Promise<T>,
): Guarded<T> {
  return marked(permission, (args) => work(visitOf(args, anyone)));
}

/** For the pages of a person who came back with a receipt; without one, to /return. */
export function guardReceipt<T>(
  permission: "see-own-request" | "change-own-request",
  work: (visit: Visit) => Promise<T>,
): Guarded<T> {
  return marked(permission, async (args) => {
    const caseId = await heldCaseFrom(args.request, args.context.world);
    if (!caseId) throw redirect("/return");
    return work(visitOf(args, { kind: "receipt-holder", caseId }));
  });
}

async function signedIn(request: Request, world: World, isSeen: boolean) {
  const sessionId = sessionIdFrom(request, world.settings);
  return sessionId ? sessionOf(sessionId, world, isSeen) : null;
}

export interface StaffDoor {
  /** Wants a proof of who it is from within the last minutes: exports, roles, second factors. */
  isFreshNeeded?: boolean;
  /** Coming here does not count as use of the session. */
  isOnlyLooking?: boolean;
}

/** What was sent, when the request sends something; the handler can still read it. */
const sentForm = async (request: Request) =>
  request.method === "POST"
    ? { form: await request.clone().formData(), to: addressOf(request) }
    : null;

/**
 * For people with a role. Not signed in: to the sign-in page, and what they sent is offered again after it.
 * Not permitted: as if absent. Without a fresh proof where one is wanted: to the page that asks for it.
 */
export function guardStaff<T>(
  permission: Permission,
  work: (visit: StaffVisit) => Promise<T>,
  { isFreshNeeded = false, isOnlyLooking = false }: StaffDoor = {},
): Guarded<T> {
  return marked(permission, async (args) => {
    const { request, context } = args;
    const found = await signedIn(request, context.world, !isOnlyLooking);
    if (!found) throw await toSignIn(request, context.world, await sentForm(request));
    const { actor, session } = found;
    if (!may(actor, permission)) throw notFound();
    if (args.params.caseId && (await isOpeningTooMany(actor, args.params.caseId, context))) {
      throw await toSignIn(request, context.world, null);
    }
    if (isFreshNeeded && !isFresh(session, context.world.now)) {
      throw await toProve(actor.accountId, request, context.world, await sentForm(request));
    }
    return work({ ...visitOf(args, actor), actor, session });
  });
}

type FileOf = (visit: StaffVisit) => Promise<Response>;

/** What leaves as a file is out of our hands: whoever takes it has just said who they are, and it is recorded. */
export function guardStaffFile(permission: Permission, work: FileOf): Guarded<Response> {
  const recorded = async (visit: StaffVisit): Promise<Response> => {
    const file = await work(visit);
    const isWritten = await writeInSite(visit.actor, "export-taken", null, visit.world);
    // Nothing leaves that is not on record; a moment later it does.
    return isWritten ? file : new Response(null, { status: 503, headers: { "Retry-After": "5" } });
  };
  return fileBehind(permission, guardStaff(permission, recorded, { isFreshNeeded: true }));
}

/** For the calendar of whoever asks: no proof, no record, as with the address of a calendar. */
export const guardOwnCalendar = (permission: Permission, work: FileOf): Guarded<Response> =>
  fileBehind(permission, guardStaff(permission, work));

/** Nothing is rendered after a file, so the page for an absent one is made here. */
function fileBehind(permission: Permission, guarded: Guarded<Response>): Guarded<Response> {
  return marked(permission, async (args) => {
    try {
      return await guarded(args);
    } catch (thrown) {
      if (!(thrown instanceof Response && thrown.status === 404)) throw thrown;
      const { settings } = args.context.world;
      const html = standingPage("notFound", args.request.headers.get("accept-language"), settings);
      return new Response(html, {
        status: 404,
        headers: { "Content-Type": "text/html; charset=utf-8" },
      });
    }
  });
}
