// A page that says what is wrong with a form, asked for anew instead of sent as the form's own answer. A
// browser keeps what was posted for the page it shows, and writes it into its own folder: Chromium was seen
// to keep a code typed wrong that way. So what the page has to say travels sealed, for one showing, and to
// whoever sent it: not to the next one signed in, or come back, at the same computer.
import type { EntryContext } from "@remix-run/node";
import { z } from "zod";
import type { World } from "#app/domain/world.server.ts";
import { cookieValue, sealedCookie } from "./sealed-cookie.server.ts";
import { sessionIdFrom } from "./session-cookie.server.ts";
import { supportCookie } from "./support-cookie.server.ts";

const wrong = 422;
const minutes = 2;
/** What browsers take for one cookie, with room for its name and marks. A longer reply goes as it is. */
const mostBytes = 3_900;

const shape = z.object({ of: z.string(), path: z.string(), route: z.string(), reply: z.unknown() });
const replyCookie = sealedCookie("reply", shape, minutes);

/** For whoever ends or begins to be somebody on this browser. */
export const forgetReply = replyCookie.forget;

/** Keyed, so that no session or case can be read out of it: who sends or asks, nobody being one of them. */
function senderOf(request: Request, world: World): string {
  const sessionId = sessionIdFrom(request, world.settings) ?? "";
  const caseId = supportCookie.read(request, world)?.caseId ?? "";
  return world.keyring.tag("kept-form", `reply ${sessionId} ${caseId}`);
}

const pathOf = (request: Request): string => {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
};

/** A window of a browser, which remembers what it posts. Programs and old browsers get the page itself. */
const isWindow = (request: Request): boolean =>
  request.headers.get("sec-fetch-dest") === "document";

/** Passwords and codes of people with a task are left to the browser, which keeps no form with a password. */
const isSecret = (path: string): boolean => /^\/(sign-in|account)\b/.test(path);

/** @returns the way to the same address, which then shows the problems; null where the page goes as it is. */
export function shownByAsking(
  request: Request,
  status: number,
  headers: Headers,
  { staticHandlerContext }: EntryContext,
  world: World,
): Response | null {
  const [answered] = Object.entries(staticHandlerContext.actionData ?? {});
  const path = pathOf(request);
  if (request.method !== "POST" || status !== wrong || !answered) return null;
  if (!isWindow(request) || isSecret(path)) return null;
  const [route, reply] = answered;
  const cookie = replyCookie.keep({ of: senderOf(request, world), path, route, reply }, world);
  if (cookie.length > mostBytes) return null;
  headers.delete("Content-Type");
  headers.append("Set-Cookie", cookie);
  headers.set("Location", path);
  return new Response(null, { status: 303, headers });
}

/** Puts back what was wrong with the form sent from this address. @returns the status of the page. */
export function withReply(
  request: Request,
  status: number,
  headers: Headers,
  { staticHandlerContext }: EntryContext,
  world: World,
): number {
  const { settings } = world;
  if (request.method !== "GET" || !cookieValue(request, "reply", settings)) return status;
  headers.append("Set-Cookie", replyCookie.forget(settings));
  const held = replyCookie.read(request, world);
  const isHere = staticHandlerContext.matches.some(({ route }) => route.id === held?.route);
  if (!held || !isHere || held.path !== pathOf(request) || status !== 200) return status;
  if (held.of !== senderOf(request, world)) return status;
  staticHandlerContext.actionData = { [held.route]: held.reply };
  return wrong;
}
