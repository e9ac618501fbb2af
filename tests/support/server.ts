// The built site, as an operator starts it: its own process, a free port, a data folder and a key file
// that are gone afterwards. Needs `npm run build` first.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newKeyringContents } from "#app/domain/confidentiality/keyring.server.ts";
import { writeKeyringFile } from "#app/domain/confidentiality/keyring-file.server.ts";
import { projectFolder } from "#db/migrate.server.ts";

export interface TestServer {
  /** Without a slash at the end. */
  origin: string;
  dataFolder: string;
  keyringFile: string;
  /** Everything the process has written, both streams. */
  log(): string;
  /** Ends the process and removes its folders. */
  stop(): Promise<void>;
}

const startsWithinMs = 20_000;

function freePort(): Promise<number> {
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

const isAnswering = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

async function untilAnswering(origin: string, child: ChildProcess, log: () => string) {
  const end = Date.now() + startsWithinMs;
  while (!(await isAnswering(origin))) {
    if (child.exitCode !== null) throw new Error(`The site ended at its start: ${log()}`);
    if (Date.now() > end) throw new Error(`The site did not answer in time: ${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** @param env settings on top of the defaults, such as ALONGSIDE_LOCALES. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const program = join(projectFolder(), "build", "node", "alongside.js");
  if (!existsSync(program)) throw new Error("Build the site first: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "alongside-site-"));
  const dataFolder = join(folder, "data");
  const keyringFile = join(folder, "keys", "keyring.json");
  writeKeyringFile(keyringFile, newKeyringContents());
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [program, "serve"], {
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      ALONGSIDE_PORT: String(port),
      ALONGSIDE_PUBLIC_ORIGIN: origin,
      ALONGSIDE_DATA: dataFolder,
      ALONGSIDE_KEYRING: keyringFile,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => said.push(text));
  }
  const log = () => said.join("");
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    const killer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.kill("SIGTERM");
    await ended;
    clearTimeout(killer);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswering(origin, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, dataFolder, keyringFile, log, stop };
}
