// The browser's side of a form that came too late: a cookie with its ticket, and the way to sign in first.
import { redirect } from "@remix-run/node";
import { keepForm } from "#app/domain/access/kept-form.server.ts";
import { ownerOfSession } from "#app/domain/access/session.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Settings } from "#app/env.server.ts";
import { cookieHeader, cookieValue } from "./sealed-cookie.server.ts";
import { sessionIdFrom } from "./session-cookie.server.ts";

export const offeredAgainAt = "/account/again";

export const keptTicket = (request: Request, settings: Settings): string =>
  cookieValue(request, "kept", settings) ?? "";
export const forgetTicket = (settings: Settings): string => cookieHeader("kept", "", settings);

const fieldsOf = (form: FormData): [string, string][] =>
  [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));

/** Keeps the form of this request for its sender. @returns the Set-Cookie header. */
export async function keepFor(
  accountId: AccountId,
  form: FormData,
  to: string,
  world: World,
): Promise<string> {
  const ticket = await keepForm(accountId, { to, fields: fieldsOf(form) }, world);
  return cookieHeader("kept", ticket, world.settings);
}

/**
 * Where to go without a session. What was sent by somebody whose session is over by now is kept for them;
 * a session that was ended on purpose leaves nothing behind.
 * @param late what was sent too late, and to where.
 */
export async function toSignIn(
  request: Request,
  world: World,
  late: { form: FormData; to: string } | null,
): Promise<Response> {
  const sessionId = sessionIdFrom(request, world.settings);
  const owner = sessionId ? await ownerOfSession(sessionId, world) : null;
  if (owner && late) {
    return redirect(`/sign-in?said=ended-kept&next=${encodeURIComponent(offeredAgainAt)}`, {
      headers: { "Set-Cookie": await keepFor(owner, late.form, late.to, world) },
    });
  }
  const { pathname } = new URL(request.url);
  const said = owner ? "said=ended&" : "";
  return redirect(`/sign-in?${said}next=${encodeURIComponent(pathname)}`);
}

/** Where to go for a fresh proof; what was sent waits meanwhile. */
export async function toProve(
  accountId: AccountId,
  request: Request,
  world: World,
  sent: { form: FormData; to: string } | null,
): Promise<Response> {
  const next = sent ? offeredAgainAt : new URL(request.url).pathname;
  const headers = new Headers();
  if (sent) headers.set("Set-Cookie", await keepFor(accountId, sent.form, sent.to, world));
  return redirect(`/account/prove?next=${encodeURIComponent(next)}`, { headers });
}

/** Path and query of where a form was sent. */
export function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}
