// `alongside serve`: the site itself, with its worker for mails and timers.
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { Router } from "express";
import { timer } from "#app/domain/access/actor.ts";
import { noteSignIn } from "#app/domain/access/note-sign-in.server.ts";
import type { Post } from "#app/domain/mail/letter.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { type Log, openLog } from "#app/http/log.server.ts";
import { buildApp, listen } from "#app/http/server.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import type { Command, Io } from "./command.ts";
import type { Site } from "./site.server.ts";
import { startSiteWorker } from "./site-worker.server.ts";

const help = `alongside serve

Serves the site on ALONGSIDE_HOST and ALONGSIDE_PORT until it is told to stop
(Ctrl C, or SIGTERM). Mails and timers run in the same process.`;

const hourOfNow = () => Math.floor(Date.now() / 3_600_000);

/** Demo mode brings its own post, hangs its inbox into the pages, and keeps its terminal readable. */
export interface DemoParts {
  post: Post;
  router: Router;
  log: Log;
}

export interface RunningSite {
  server: Server;
  /** Stops without cutting anyone off; at most ten seconds. */
  stop(): Promise<void>;
}

export async function startSite(site: Site, demo?: DemoParts): Promise<RunningSite> {
  process.env.NODE_ENV = "production";
  const log = demo?.log ?? openLog();
  const folder = join(projectFolder(), "build");
  const build: ServerBuild = await import(
    /* @vite-ignore */ pathToFileURL(join(folder, "server", "index.js")).href
  );
  let isStopping = false;
  const app = buildApp({
    settings: site.settings,
    build,
    clientFolder: join(folder, "client"),
    worldNow: () => site.worldAt(),
    limits: openLimits(hourOfNow),
    log,
    isReady: async () => !isStopping && (await site.isReady()),
    ...(demo ? { extra: demo.router } : {}),
  });
  await noteSignIn(timer, {}, site.worldAt());
  const server = await listen(app, site.settings);
  const worker = startSiteWorker(site, log, demo?.post);
  log.info({ event: "started", port: site.settings.port });
  return {
    server,
    async stop() {
      isStopping = true; // a proxy that asks /readyz sends nobody new
      log.info({ event: "stopping" });
      await Promise.all([pagesStopped(server), worker.stop(8_000)]);
      await site.close();
      log.info({ event: "stopped" });
    },
  };
}

const mostWaitedMs = 3_000;

/**
 * Resolves in a short turn of the loop in which nobody new came. Connections wait in the system's queue
 * until the loop takes them, one a turn; whoever waits there when the port is closed is cut off.
 */
async function nobodyWaiting(server: Server): Promise<void> {
  let hasComeLately = false;
  server.on("connection", () => {
    hasComeLately = true;
  });
  const end = performance.now() + mostWaitedMs;
  let turnMs: number;
  do {
    hasComeLately = false;
    await new Promise((resume) => setTimeout(resume, 1));
    const turnBegan = performance.now();
    await new Promise(setImmediate);
    turnMs = performance.now() - turnBegan;
  } while ((hasComeLately || turnMs > 0.5) && performance.now() < end);
}

async function pagesStopped(server: Server): Promise<void> {
  await nobodyWaiting(server);
  // Connections that were being answered stay open for a next request that is not to come.
  const sweep = setInterval(() => server.closeIdleConnections(), 250);
  const end = setTimeout(() => server.closeAllConnections(), 5_000);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(end);
}

/** Resolves when the process is told to stop. */
export const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });

async function serveUntilStopped(io: Io, site: Site): Promise<number> {
  const running = await startSite(site);
  io.out(`Serving ${site.settings.publicOrigin}`);
  await toldToStop();
  await running.stop();
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
