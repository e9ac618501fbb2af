// A worker as a process of its own, to be killed: makes offers and sends mails as fast as it can, and tells a
// listener over HTTP of each job in the middle of it: a mail when it leaves, an offer when it is written and
// its job not yet reported. Run by vite-node. Arguments: keyring file, database address, listener, moment,
// minutes the clock is ahead of it.
import { randomBytes } from "node:crypto";
import { timer } from "#app/domain/access/actor.ts";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { startWorker } from "#app/domain/jobs/worker.server.ts";
import { makeOffer } from "#app/domain/offers/make-offer.server.ts";
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

async function tell(kind: "mail" | "offer", id: string): Promise<void> {
  const answer = await fetch(`${listener}/${kind}/${id}`, { method: "POST" });
  aheadMs = Number(await answer.text()) * 60_000;
}

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
      await tell("mail", job.id);
      return { end: "done" };
    },
    "make-offer": async (job, world) => {
      await makeOffer(timer, { job }, world);
      await tell("offer", job.id);
      return { end: "done" };
    },
  },
  onWorked: () => undefined,
  onFault: () => undefined,
});
process.stdout.write("working\n");
