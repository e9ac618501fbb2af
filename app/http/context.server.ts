// What the server hands to every loader and action.
import "@remix-run/server-runtime";
import type { World } from "#app/domain/world.server.ts";
import type { Limits } from "./limits.server.ts";
import type { Log } from "./log.server.ts";

export interface ServerContext {
  /** The world at the moment of this request. */
  world: World;
  /** Keyed hash of the client's address, the key living an hour in memory: for limits only. */
  clientTag: string;
  limits: Limits;
  log: Log;
  /** An action of this request answers with what was typed, although the page it was typed on is gone. */
  typed: { isKept: boolean };
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends ServerContext {}
}
