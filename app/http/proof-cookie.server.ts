// Between the password and the second factor: the browser holds, sealed and for ten minutes, whose password
// was right. It is no session; nothing but the next step accepts it, and that only as long as the password stands.
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { newAuthenticatorSecret } from "#app/domain/access/authenticator-code.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { deviceOf } from "#app/domain/access/session-limits.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { passwordMark, type SignedIn } from "#app/domain/access/sign-in.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";
import { keepSession } from "./session-cookie.server.ts";
import { firstPlace } from "./work-nav.server.ts";

const minutes = 10;

const shape = z.object({
  accountId: z.string(),
  /** Which password was right, and when: wrong codes do not lengthen the time for a right one. */
  passwordMark: z.string(),
  provedAtMs: z.number(),
  /** Where the person was going. */
  next: z.string(),
  /** Wrong codes so far; after a few the password is asked again. */
  wrongCount: z.number().default(0),
  /** The authenticator secret that is being shown, while one is set up. */
  secret: z.string().optional(),
});
export type Proof = z.infer<typeof shape>;
export const proofCookie = sealedCookie("proof", shape, minutes);

/** What the browser holds, while it still counts: not after another password was chosen. */
export async function proofFrom(request: Request, world: World): Promise<Proof | null> {
  const proof = proofCookie.read(request, world);
  if (!proof || world.now.getTime() - proof.provedAtMs > minutes * 60_000) return null;
  const mark = await passwordMark(proof.accountId as AccountId, world);
  return mark === proof.passwordMark ? proof : null;
}
export const mostWrongInOneGo = 5;

export const deviceFrom = (request: Request) => deviceOf(request.headers.get("user-agent"));

/** Only pages of our own, and none that ends or begins a session; anything else is dropped. */
export const ownPlace = (wanted: string): string | null =>
  /^\/(?!sign-|leave|dev\/)[a-z][\w-]*(\/[\w.-]+)*$/.test(wanted) ? wanted : null;

/** Into the site, with the session that was just begun. */
export async function enter(
  sessionId: string,
  accountId: AccountId,
  next: string,
  world: World,
): Promise<Response> {
  const place =
    ownPlace(next) ?? firstPlace((await accountStanding(world.db, accountId))?.roles ?? []);
  return redirect(place, {
    headers: [
      ["Set-Cookie", keepSession(sessionId, world.settings)],
      ["Set-Cookie", proofCookie.forget(world.settings)],
    ],
  });
}

/** Where a right password leads: in, to the second factor, or to setting one up. */
export async function afterRightPassword(
  signedIn: Exclude<SignedIn, { outcome: "not-recognised" }>,
  next: string,
  world: World,
): Promise<Response> {
  const { accountId } = signedIn;
  if (signedIn.outcome === "signed-in") return enter(signedIn.sessionId, accountId, next, world);
  const passwordHeld = (await passwordMark(accountId, world)) ?? "";
  const begun = {
    accountId,
    passwordMark: passwordHeld,
    provedAtMs: world.now.getTime(),
    next,
    wrongCount: 0,
  };
  switch (signedIn.outcome) {
    case "second-factor-wanted": {
      return redirect("/sign-in/code", {
        headers: { "Set-Cookie": proofCookie.keep(begun, world) },
      });
    }
    case "second-factor-to-set-up": {
      const proof = { ...begun, secret: newAuthenticatorSecret(world) };
      return redirect("/sign-in/set-up", {
        headers: { "Set-Cookie": proofCookie.keep(proof, world) },
      });
    }
  }
}

/** The headers that begin a session on a page that is shown, not left. */
export async function beginHere(
  accountId: AccountId,
  request: Request,
  world: World,
  method: "password-and-code" | "passkey",
): Promise<[string, string][]> {
  const sessionId = await startSession(accountId, world, { method, device: deviceFrom(request) });
  return [
    ["Set-Cookie", keepSession(sessionId, world.settings)],
    ["Set-Cookie", proofCookie.forget(world.settings)],
  ];
}
