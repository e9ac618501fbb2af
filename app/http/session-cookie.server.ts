// Where the browser keeps the staff session id. The database holds only its hash.
import type { Settings } from "#app/env.server.ts";
import { cookieHeader, cookieValue } from "./sealed-cookie.server.ts";

export const sessionIdFrom = (request: Request, settings: Settings): string | null =>
  cookieValue(request, "staff", settings);

export const keepSession = (sessionId: string, settings: Settings): string =>
  cookieHeader("staff", sessionId, settings);

export const forgetSession = (settings: Settings): string => cookieHeader("staff", "", settings);
