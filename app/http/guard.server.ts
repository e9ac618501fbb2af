// The only way to write a loader or an action: it names the permission it needs. A test lists all routes
// and fails on one that was not made here. Requester paths ("anyone") do not look at sign-in at all.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { i18n } from "i18next";
import type { Actor, StaffActor } from "#app/domain/access/actor.ts";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { may, type Permission, type permissions } from "#app/domain/access/permissions.ts";
import { endSessionsOf, type StaffSession, sessionOf } from "#app/domain/access/session.server.ts";
import { writeInSite } from "#app/domain/audit/site-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { chosenLocale, languageOf } from "#app/messages/languages.server.ts";
import type { ServerContext } from "./context.server.ts";
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

async function signedIn(request: Request, world: World) {
  const sessionId = sessionIdFrom(request, world.settings);
  return sessionId ? sessionOf(sessionId, world) : null;
}

const signInFirst = (request: Request): Response =>
  redirect(`/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}`);

/** Whoever opens too many cases has to prove anew who they are, and it is written down and logged. */
async function challengeWhoOpensMany(
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
  actor: StaffActor,
  caseId: string,
): Promise<void> {
  const { limits, log, world } = context;
  if (limits.mayOpenCase(actor.accountId, caseId, world.now)) return;
  log.error({ event: "many-cases-opened" });
  await writeInSite(timer, "many-cases-opened", actor.accountId, world);
  await endSessionsOf(actor.accountId, world);
  throw signInFirst(request);
}

/** For people with a role. Not signed in: to the sign-in page. Not permitted: as if absent. */
export function guardStaff<T>(
  permission: Permission,
  work: (visit: StaffVisit) => Promise<T>,
): Guarded<T> {
  return marked(permission, async (args) => {
    const found = await signedIn(args.request, args.context.world);
    if (!found) throw signInFirst(args.request);
    const { actor, session } = found;
    if (!may(actor, permission)) throw notFound();
    if (args.params.caseId) await challengeWhoOpensMany(args, actor, args.params.caseId);
    return work({ ...visitOf(args, actor), actor, session });
  });
}

/** For files: nothing is rendered after them, so the page for an absent one is made here. */
export function guardStaffFile(
  permission: Permission,
  work: (visit: StaffVisit) => Promise<Response>,
): Guarded<Response> {
  const guarded = guardStaff(permission, work);
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
