// The built site on a hospital that has been at it for a while, with its mails going to a real SMTP server
// on this machine. For the journeys: one site per test file.
import type { Site } from "#app/command-line/site.server.ts";
import { type ClosableQuarters, prepareHospital } from "./prepared-hospital.ts";
import { type Ended, runCommand, runningSite } from "./running-site.ts";
import { openSmtp, type ReceivedMail, readable } from "./smtp.ts";

export interface PreparedSite {
  /** Without a slash at the end. */
  origin: string;
  quarters: ClosableQuarters;
  mails: readonly ReceivedMail[];
  /** Waits for the nth mail to this address whose text leads to a path that begins like this. */
  linkMailedTo(address: string, path: string, nth?: number): Promise<string>;
  /** The operator's command line, as a process of its own beside the running site. */
  alongside(args: string[]): Promise<Ended>;
  /** The same data opened in this process beside the running site; close it again. */
  openHere(): Promise<Site>;
  /** Everything the site has written, both streams. */
  log(): string;
  /** Ends the site and removes its folders. */
  stop(): Promise<void>;
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

/** @param changes settings on top of those every journey has. */
export async function startPreparedSite(
  changes: Record<string, string> = {},
): Promise<PreparedSite> {
  const smtp = await openSmtp();
  const running = await runningSite({
    ALONGSIDE_LOCALES: "en,en-XA,ar-XB",
    ALONGSIDE_SMTP_URL: smtp.url,
    ALONGSIDE_MAIL_FROM: "staff-connect@hospital.example",
    ...changes,
  });
  const { origin, env, log } = running;
  const stop = async () => {
    await running.remove();
    await smtp.close();
  };
  try {
    const site = await running.openHere();
    const quarters = await prepareHospital((now) => site.worldAt(now)).finally(() => site.close());
    await running.start();
    return {
      origin,
      quarters,
      mails: smtp.received,
      linkMailedTo(address, path, nth = 1) {
        const link = new RegExp(`${origin}${path}[\\w-]+`);
        const found = () =>
          smtp.received
            .filter(({ to }) => to === address)
            .flatMap(({ raw }) => link.exec(readable(raw))?.[0] ?? [])[nth - 1];
        return untilFound(found, mailArrivesWithinMs);
      },
      alongside: (args) => runCommand(args, env),
      openHere: () => running.openHere(),
      log,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
