// `npm run demo`: an invented hospital in a folder of its own, filled once through the product's verbs
// and then served. It reads no data, key or mail setting of a real site.
import { closeSync, fsyncSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Router } from "express";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { demoPost } from "#app/domain/mail/demo-post.server.ts";
import { demoSettings, type Settings } from "#app/env.server.ts";
import { demoCodes } from "#app/http/demo-codes.server.ts";
import { demoInbox } from "#app/http/demo-inbox.server.ts";
import { openLog } from "#app/http/log.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";
import {
  beginDemo,
  type DemoMark,
  emptyDemo,
  holdDemo,
  markOf,
  runningOrigin,
  schemaOfNow,
  writeMark,
} from "./demo/demo-folder.server.ts";
import { castAddresses, demoGuide, guideText } from "./demo/demo-guide.server.ts";
import { keepLetters, keptPost } from "./demo/demo-inbox-file.server.ts";
import { DemoStopped, type Filled, fillDemo } from "./demo/fill-demo.server.ts";
import { startSite, toldToStop } from "./serve.server.ts";
import { databaseFile, openSite, type Site } from "./site.server.ts";

const help = `npm run demo [-- OPTIONS]

Fills an invented hospital of 4,000 staff with 18 months of history, the first time,
and serves it. Later it serves what is there. Everybody in it is invented; no mail
leaves this machine.

  --fresh          remove the demonstration and fill it anew
  --port N         serve on this port (3000, or ALONGSIDE_PORT)
  --no-serve       fill only
  --folder PATH    keep it there instead of .demo in the project
  --json           print what there is as JSON

Any command can be run against it while it is served, for example:
  npm run -s alongside -- --demo figures plan show

Exit codes: 0 done, 1 refused (one sentence says why), 2 called wrongly.`;

const seed = "a lamp in the corridor";

interface Given {
  isFresh: boolean;
  isServed: boolean;
  isHelp: boolean;
  folder: string;
  port: number | null;
}

export const demoFolder = (): string => join(projectFolder(), ".demo");

function given(args: string[]): Given | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        fresh: { type: "boolean", default: false },
        "no-serve": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
        folder: { type: "string" },
        port: { type: "string" },
      },
    });
    const port = values.port === undefined ? null : Number(values.port);
    if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
      return `${values.port} is not a port. Say a number such as --port 3001.`;
    }
    return {
      isFresh: values.fresh,
      isServed: !values["no-serve"],
      isHelp: values.help,
      folder: values.folder === undefined ? demoFolder() : resolve(values.folder),
      port,
    };
  } catch {
    return "Something in this call is not known. Say: npm run demo -- --help";
  }
}

/** Before the fill, which takes a while, rather than after it. */
const refuseTakenPort = ({ port, host }: Settings): Promise<void> =>
  new Promise((done, refuse) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === "EADDRINUSE";
      refuse(
        new CommandRefused(
          isTaken
            ? `Port ${port} is in use by another program. Choose another: npm run demo -- --port ${port + 1}`
            : `The demonstration cannot listen on ${host}:${port} (${error.code}).`,
        ),
      );
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });

/** What the machine refused, as a sentence; anything else is a fault of ours. */
function refusalOf(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC") {
    return new CommandRefused(
      "The disk is full. The next start fills the demonstration anew; free some space first.",
    );
  }
  if (code === "EACCES" || code === "EROFS") {
    return new CommandRefused(
      "The folder of the demonstration cannot be written. Say another with --folder.",
    );
  }
  return error;
}

async function filled(asked: Given, settings: Settings, io: Io): Promise<DemoMark> {
  const { folder } = asked;
  const before = markOf(folder);
  const isOfNow = before?.schema === schemaOfNow();
  if (before?.state === "filled" && isOfNow && !asked.isFresh) return before;
  if (before && !asked.isFresh) {
    io.err(
      before.state === "filled"
        ? "The demonstration was made by another version of the program; it is filled anew."
        : "The demonstration was not filled to its end the last time; it is filled anew.",
    );
  }
  if (before) emptyDemo(folder);
  const mark = beginDemo(folder, { seed, origin: settings.publicOrigin });
  const beganMs = Date.now();
  const stopping = { isStopped: false };
  const stop = () => {
    stopping.isStopped = true;
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  writeKeyringFile(settings.keyringFile, newKeyringContents());
  // Nothing of it is kept when it is cut off, so it need not reach the disk one change at a time.
  const site = await openSite(settings, "throwaway");
  let result: Filled;
  try {
    const post = demoPost();
    result = await fillDemo(site, post, {
      seed,
      now: new Date(),
      say: (line) => io.err(line),
      isStopped: () => stopping.isStopped,
    });
    keepLetters(folder, post, settings.publicOrigin);
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
    await site.close();
  }
  onDisk(databaseFile(settings));
  const seconds = Math.round((Date.now() - beganMs) / 1_000);
  const done: DemoMark = {
    ...mark,
    ...result,
    state: "filled",
    filledAt: new Date().toISOString(),
    counts: { ...result.counts, seconds },
  };
  writeMark(folder, done);
  io.err(`Filled in ${seconds} seconds.`);
  return done;
}

/** Returns when the whole file has reached the disk. */
function onDisk(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function guideFor(site: Site, mark: DemoMark, asked: Given, io: Io): Promise<void> {
  const isUsual = asked.folder === demoFolder();
  const guide = await demoGuide(site, mark, isUsual ? "--demo" : `--demo=${asked.folder}`);
  io.out(io.json ? JSON.stringify(guide) : guideText(guide, asked.isServed, new Date()));
}

async function served(asked: Given, settings: Settings, mark: DemoMark, io: Io): Promise<number> {
  const site = await openSite(settings);
  if (!asked.isServed) {
    await guideFor(site, mark, asked, io);
    await site.close();
    return 0;
  }
  const post = await keptPost(asked.folder, settings.publicOrigin);
  // The terminal belongs to the guide; what went wrong is still written there.
  const log = { ...openLog(), info: () => {} };
  const router = Router();
  router.use(demoInbox(post));
  router.use(demoCodes(() => site.worldAt(), castAddresses()));
  const running = await startSite(site, { post, router, log }).catch(async (refused: unknown) => {
    await site.close();
    throw refused;
  });
  await guideFor(site, mark, asked, io);
  await toldToStop();
  io.err("Stopping ...");
  await running.stop();
  return 0;
}

async function run(asked: Given, io: Io): Promise<number> {
  const { settings, ignored } = demoSettings(asked.folder, asked.port);
  for (const name of ignored) io.err(`${name} is set; the demonstration does not look at it.`);
  const origin = runningOrigin(asked.folder);
  if (origin) {
    throw new CommandRefused(
      `A demonstration is running in this folder already, at ${origin}. Stop it there with Ctrl C.`,
    );
  }
  markOf(asked.folder);
  if (asked.isServed) await refuseTakenPort(settings);
  let release = () => {};
  try {
    release = holdDemo(asked.folder, settings.publicOrigin);
    const mark = await filled(asked, settings, io);
    return await served(asked, settings, mark, io);
  } catch (error) {
    if (error instanceof DemoStopped) {
      io.err("Stopped. The next start fills the demonstration anew.");
      return 130;
    }
    throw refusalOf(error);
  } finally {
    release();
  }
}

/**
 * The demonstration as another command sees it, also while it is served.
 * @param folder where it is kept; the usual place when null.
 */
export async function demoSite(folder: string | null): Promise<Site> {
  const place = folder === null ? demoFolder() : resolve(folder);
  const mark = markOf(place);
  if (mark?.state !== "filled") {
    throw new CommandRefused("There is no demonstration yet. Make one with: npm run demo");
  }
  if (mark.schema !== schemaOfNow()) {
    throw new CommandRefused(
      "The demonstration was made by another version of the program. Say first: npm run demo",
    );
  }
  const origin = runningOrigin(place) ?? mark.origin;
  return openSite({ ...demoSettings(place, null).settings, publicOrigin: origin });
}

export const demo: Command = {
  name: "demo",
  summary: "fill an invented hospital and serve it (npm run demo)",
  async run(args, io) {
    const asked = given(args);
    if (typeof asked === "string") {
      io.err(asked);
      return 2;
    }
    if (asked.isHelp) {
      io.out(help);
      return 0;
    }
    return run(asked, io);
  },
};
