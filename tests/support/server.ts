// The built site, started once for a test file: its own process, a free port, a data folder and a key file
// that are gone afterwards. Needs `npm run build` first.
import { runningSite } from "./running-site.ts";

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

/** @param env settings on top of the defaults, such as ALONGSIDE_LOCALES. */
export async function startServer(env: Record<string, string> = {}): Promise<TestServer> {
  const site = await runningSite(env);
  try {
    await site.start();
  } catch (error) {
    await site.remove();
    throw error;
  }
  const { origin, dataFolder, keyringFile, log } = site;
  return { origin, dataFolder, keyringFile, log, stop: () => site.remove() };
}
