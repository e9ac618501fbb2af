// `alongside serve`: the site itself, with its worker for mails and timers.
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { openLimits } from "#app/http/limits.server.ts";
import { openLog } from "#app/http/log.server.ts";
import { buildApp, listen } from "#app/http/server.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import type { Command, Io } from "./command.ts";
import type { Site } from "./site.server.ts";

const help = `alongside serve

Serves the site on ALONGSIDE_HOST and ALONGSIDE_PORT until it is told to stop
(Ctrl C, or SIGTERM). Mails and timers run in the same process.`;

const hourOfNow = () => Math.floor(Date.now() / 3_600_000);

/** Starts the pages. @returns a function that stops them without cutting anyone off. */
export async function startPages(site: Site): Promise<{ server: Server; stop(): Promise<void> }> {
  process.env.NODE_ENV = "production";
  const folder = join(projectFolder(), "build");
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, "server", "index.js")).href
  );
  const app = buildApp({
    settings: site.settings,
    build,
    clientFolder: join(folder, "client"),
    worldNow: () => site.worldAt(),
    limits: openLimits(hourOfNow),
    log: openLog(),
    isReady: async () => true,
  });
  const server = await listen(app, site.settings);
  return {
    server,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 9_000).unref();
      }),
  };
}

/** Resolves when the process is told to stop. */
export const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });

async function serveUntilStopped(io: Io, site: Site): Promise<number> {
  const pages = await startPages(site);
  io.out(`Serving ${site.settings.publicOrigin}`);
  await toldToStop();
  await pages.stop();
  await site.close();
  return 0;
}

export const serve: Command = {
  name: "serve",
  summary: "serve the site",
  async run(args, io, openSite) {
    if (args.includes("--help")) {
      io.out(help);
      return 0;
    }
    return serveUntilStopped(io, await openSite());
  },
};
