// A worker as a process of its own, to be killed: works on mails as fast as it can and tells a listener over
// HTTP of each one it does. Run by vite-node. Arguments: keyring file, database
// address, listener, moment, minutes the clock is ahead of it.
import { randomBytes } from "node:crypto";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { startWorker } from "#app/domain/jobs/worker.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import { readSettings } from "#app/env.server.ts";
import { connectPostgres } from "#db/connect.server.ts";

const [, , keyringFile = "", databaseUrl = "", listener = "", moment = "", ahead = "0"] =
  process.argv;
const settings = readSettings({});
const db = connectPostgres(databaseUrl);
const keyring = openKeyring(keyringFile);
const startedMs = Date.now();
/** All workers go by one clock; the listener moves it on after a kill, so that leases are over. */
let aheadMs = Number(ahead) * 60_000;

startWorker({
  slots: 2,
  idleMs: 20,
  worldNow: () => ({
    db,
    keyring,
    settings,
    now: new Date(Date.parse(moment) + aheadMs + (Date.now() - startedMs)),
    newId: newRandomId,
    randomBytes,
  }),
  handlers: {
    "send-mail": async (job) => {
      const answer = await fetch(`${listener}/${job.id}`, { method: "POST" });
      aheadMs = Number(await answer.text()) * 60_000;
      return { end: "done" };
    },
  },
  onWorked: () => undefined,
  onFault: () => undefined,
});
process.stdout.write("working\n");
