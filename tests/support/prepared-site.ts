// The built site on a hospital that has been at it for a while, with its mails going to a real SMTP server
// on this machine. For the journeys: one site per test file.
import { spawn } from "node:child_process";
import { openSite } from "#app/command-line/site.server.ts";
import { readSettings } from "#app/env.server.ts";
import { type ClosableQuarters, prepareHospital } from "./prepared-hospital.ts";
import { builtProgram, newSitePlace, siteEnv, startServer, type TestServer } from "./server.ts";
import { openSmtp, type ReceivedMail, readable } from "./smtp.ts";

export interface PreparedSite extends TestServer {
  quarters: ClosableQuarters;
  mails: readonly ReceivedMail[];
  /** Waits for the nth mail to this address whose text leads to a path that begins like this. */
  linkMailedTo(address: string, path: string, nth?: number): Promise<string>;
  /** The operator's command line, as a process of its own beside the running site. */
  alongside(args: string[]): Promise<{ code: number | null; out: string; err: string }>;
}

const mailArrivesWithinMs = 15_000;

async function untilFound<T>(find: () => T | undefined, withinMs: number): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error("It did not come in time.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function runProgram(args: string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [builtProgram(), ...args], { env });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.err += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...said }));
  });
}

/** @param changes settings on top of those every journey has. */
export async function startPreparedSite(
  changes: Record<string, string> = {},
): Promise<PreparedSite> {
  const [place, smtp] = await Promise.all([newSitePlace(), openSmtp()]);
  const env = {
    ALONGSIDE_LOCALES: "en,en-XA,ar-XB",
    ALONGSIDE_SMTP_URL: smtp.url,
    ALONGSIDE_MAIL_FROM: "staff-connect@hospital.example",
    ...changes,
  };
  const site = await openSite(readSettings(siteEnv(place, env)));
  const quarters = await prepareHospital((now) => site.worldAt(now)).finally(() => site.close());
  const server = await startServer(env, place);
  return {
    ...server,
    quarters,
    mails: smtp.received,
    linkMailedTo(address, path, nth = 1) {
      const link = new RegExp(`${place.origin}${path}[\\w-]+`);
      return untilFound(
        () =>
          smtp.received
            .filter(({ to }) => to === address)
            .flatMap(({ raw }) => link.exec(readable(raw))?.[0] ?? [])[nth - 1],
        mailArrivesWithinMs,
      );
    },
    alongside: (args) => runProgram(args, siteEnv(place, env)),
    async stop() {
      await server.stop();
      await smtp.close();
    },
  };
}
