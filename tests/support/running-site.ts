// The built site as an operator runs it: its own process, a free port, a data folder and a key file. It can
// be killed and started again on the same data. Needs `npm run build` first.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSite, type Site } from "#app/command-line/site.server.ts";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { readSettings } from "#app/env.server.ts";
import { projectFolder } from "#db/migrate.server.ts";

const startsWithinMs = 20_000;

/** As `npm start` gives them. */
export const serveFlags = (): string[] => {
  const { config } = JSON.parse(readFileSync(join(projectFolder(), "package.json"), "utf8"));
  return [`--max-old-space-size=${config.serveHeapMegabytes}`];
};

export const builtProgram = (): string => {
  const program = join(projectFolder(), "build", "node", "alongside.js");
  if (!existsSync(program)) throw new Error("Build the site first: npm run build");
  return program;
};

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs one command to its end. @param env on top of a bare environment. */
export function runCommand(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [builtProgram(), ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...said })));
}

export interface RunningSite {
  /** Without a slash at the end. */
  origin: string;
  folder: string;
  dataFolder: string;
  databaseFile: string;
  keyringFile: string;
  /** The settings of the process, as environment. */
  env: Record<string, string>;
  /** Resolves when it answers; rejects with what it said when it ends instead. */
  start(): Promise<void>;
  pid(): number;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits. @returns the exit code, null when a signal ended it. */
  terminate(): Promise<number | null>;
  /** Everything every process of it has written, both streams. */
  log(): string;
  /** The same data opened in this process, for looking at; close it again. */
  openHere(): Promise<Site>;
  /** Ends it and removes its folders. */
  remove(): Promise<void>;
}

const isAnswering = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

/** @param changes settings on top of the defaults. @param dataFolder where the data is to lie. */
export async function runningSite(
  changes: Record<string, string> = {},
  dataFolder?: string,
): Promise<RunningSite> {
  const folder = mkdtempSync(join(tmpdir(), "alongside-site-"));
  const keyringFile = join(folder, "keys", "keyring.json");
  writeKeyringFile(keyringFile, newKeyringContents());
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const data = dataFolder ?? join(folder, "data");
  const env = {
    ALONGSIDE_PORT: String(port),
    ALONGSIDE_PUBLIC_ORIGIN: origin,
    ALONGSIDE_DATA: data,
    ALONGSIDE_KEYRING: keyringFile,
    ...changes,
  };
  const said: string[] = [];
  let child: ChildProcess | null = null;
  let ended: Promise<number | null> = Promise.resolve(0);

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [...serveFlags(), builtProgram(), "serve"], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", TMPDIR: tmpdir(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
    }
    ended = new Promise((resolve) => started.once("close", resolve));
    const deadline = Date.now() + startsWithinMs;
    while (!(await isAnswering(origin))) {
      if (started.exitCode !== null) throw new Error(`The site ended at its start: ${said.at(-1)}`);
      if (Date.now() > deadline) throw new Error(`The site did not answer: ${said.join("")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const endedBy = async (signal: "SIGKILL" | "SIGTERM"): Promise<number | null> => {
    const killer = setTimeout(() => child?.kill("SIGKILL"), 15_000);
    child?.kill(signal);
    const code = await ended;
    clearTimeout(killer);
    return code;
  };
  return {
    origin,
    folder,
    dataFolder: data,
    databaseFile: join(data, "alongside.db"),
    keyringFile,
    env,
    start,
    pid: () => child?.pid ?? 0,
    kill: async () => void (await endedBy("SIGKILL")),
    terminate: () => endedBy("SIGTERM"),
    log: () => said.join(""),
    openHere: () => openSite(readSettings(env)),
    async remove() {
      await endedBy("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
