// Cookies that carry something do so sealed: the browser holds bytes it cannot read, and the server
// keeps nothing. Session cookies only; each has its own time limit inside.
import type { z } from "zod";
import { keyIdOf, SealBroken, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Settings } from "#app/env.server.ts";

/** `__Host-` binds a cookie to this very host; browsers accept it over https only. */
export const cookieName = (name: string, settings: Settings): string =>
  settings.publicOrigin.startsWith("https:") ? `__Host-${name}` : name;

export function cookieHeader(name: string, value: string, settings: Settings): string {
  const secure = settings.publicOrigin.startsWith("https:") ? "; Secure" : "";
  const end = value === "" ? "; Max-Age=0" : "";
  return `${cookieName(name, settings)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${end}`;
}

/** The raw value of one cookie; null when absent. */
export function cookieValue(request: Request, name: string, settings: Settings): string | null {
  const wanted = `${cookieName(name, settings)}=`;
  const pair = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  return pair ? pair.slice(wanted.length) : null;
}

export interface SealedCookie<T> {
  /** Null when absent, too old, changed, or of another shape. */
  read(request: Request, world: World): T | null;
  /** The Set-Cookie header that stores the value, from now. */
  keep(value: T, world: World): string;
  forget(settings: Settings): string;
}

/** @param minutes how long the value may be read after it was kept. */
export function sealedCookie<T>(
  name: string,
  shape: z.ZodType<T>,
  minutes: number,
): SealedCookie<T> {
  const place = { table: "cookie", column: name, row: "value" };
  return {
    read(request, world) {
      const value = cookieValue(request, name, world.settings);
      if (!value) return null;
      try {
        const key = world.keyring.openingKey("cookies", keyIdOf(value as Sealed));
        const { at, held } = JSON.parse(unseal(key, place, value as Sealed));
        const ageMinutes = (world.now.getTime() - at) / 60_000;
        if (ageMinutes > minutes || ageMinutes < -1) return null;
        const parsed = shape.safeParse(held);
        return parsed.success ? parsed.data : null;
      } catch (error) {
        if (error instanceof SealBroken || error instanceof SyntaxError) return null;
        if (error instanceof Error && error.name === "KeyringRefused") return null;
        throw error;
      }
    },
    keep(value, world) {
      const text = JSON.stringify({ at: world.now.getTime(), held: value });
      return cookieHeader(
        name,
        seal(world.keyring.sealingKey("cookies"), place, text),
        world.settings,
      );
    },
    forget: (settings) => cookieHeader(name, "", settings),
  };
}
