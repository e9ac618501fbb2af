// Two workers on one PostgreSQL, killed without warning twenty times while 2,000 jobs are due. Half of them
// have their effect in the database: it happens exactly once. Half leave the house: each arrives, and whoever
// receives them, knowing each by its id, has each of them once.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { JobId, StaffId } from "#app/domain/ids.ts";
import { addressToConsider } from "#app/domain/jobs/address-job.server.ts";
import { jobBacklog, jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import { openOffered } from "#app/domain/offers/offer-store.server.ts";
import { staffToAdd, unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { offers } from "#db/schema/offers.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const ofEach = 1_000;
const kills = 20;
const slots = 2;

const emailOf = (index: number): string => `colleague${index}@hospital.example`;

/** A roster of as many colleagues as there are wishes to offer them support. */
async function wishesToOffer(world: TestWorld): Promise<void> {
  const people = Array.from({ length: ofEach }, (_, index) => ({
    id: world.newId<StaffId>(),
    number: String(index).padStart(7, "0"),
    name: `Colleague Number${index}`,
    email: emailOf(index),
    leavesOn: null,
    unitCode: "A",
    profession: "Registered nurse",
    roleFamily: "nursing" as const,
    language: "en",
    managerId: null,
  }));
  await world.db.allOrNothing((tx) => [
    ...unitsToAdd(tx, [{ code: "A", name: "Ward A", site: "Main" }]),
    ...staffToAdd(tx, world.keyring, people).map(({ statement }) => statement),
  ]);
  for (let made = 0; made < ofEach; made += 200) {
    await world.db.allOrNothing((tx) =>
      people
        .slice(made, made + 200)
        .map(({ email }) => addressToConsider(tx, "make-offer", email, null, world)),
    );
  }
}

async function mailsToSend(world: TestWorld): Promise<JobId[]> {
  const ids = Array.from({ length: ofEach }, () => world.newId<JobId>());
  for (let made = 0; made < ofEach; made += 200) {
    await world.db.allOrNothing((tx) =>
      ids
        .slice(made, made + 200)
        .map((id) =>
          jobToAdd(tx, { id, kind: "send-mail", lane: null, sealedPayload: null, now: world.now }),
        ),
    );
  }
  return ids;
}

/** Counts what it is told, and answers how far the clock of all workers is ahead. */
async function listening() {
  const heard = { mail: new Map<string, number>(), offer: new Map<string, number>() };
  const state = { told: 0, aheadMinutes: 0 };
  const listener = createServer((request, response) => {
    const [, kind, id = ""] = (request.url ?? "").split("/");
    const counts = kind === "offer" ? heard.offer : heard.mail;
    counts.set(id, (counts.get(id) ?? 0) + 1);
    state.told += 1;
    response.writeHead(200).end(String(state.aheadMinutes));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  afterThisTest(() => {
    listener.closeAllConnections();
    listener.close();
  });
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return { heard, state, address };
}

it("does each of 2,000 jobs once and loses none, with kill -9 twenty times half-way", async () => {
  const world = await testWorld();
  const url = world.db.url;
  if (!url) throw new Error("this test needs the real server");
  await wishesToOffer(world);
  const ids = await mailsToSend(world);
  const { heard, state, address } = await listening();
  const running = new Set<ChildProcess>();
  afterThisTest(() => {
    for (const child of running) child.kill("SIGKILL");
  });
  const start = async (): Promise<ChildProcess> => {
    const at = world.now.toISOString();
    const tool = join(projectFolder(), "node_modules", ".bin", "vite-node");
    const child = spawn(
      process.execPath,
      [
        tool,
        "--config",
        "vite.node.config.ts",
        "tests/support/killed-worker.ts",
        world.keyringFile,
        url,
        address,
        at,
        String(state.aheadMinutes),
      ],
      { cwd: projectFolder(), stdio: ["ignore", "pipe", "inherit"] },
    );
    running.add(child);
    if (child.stdout) await once(child.stdout, "data");
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    running.delete(child);
  };
  const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await isSo())) await new Promise((resume) => setTimeout(resume, 5));
  };
  const isAllDone = async (): Promise<boolean> => {
    const [offering, sending] = await Promise.all([
      jobBacklog(world.db, "make-offer"),
      jobBacklog(world.db, "send-mail"),
    ]);
    return offering.waitingCount + sending.waitingCount === 0;
  };
  // Each offer makes a mail of its own, so three times `ofEach` is told of. Both work; one after the other is
  // killed in the middle of it, after another share of the jobs.
  const workers = [await start(), await start()];
  for (let killed = 1; killed <= kills; killed += 1) {
    const share = Math.floor((3 * ofEach * 0.9 * killed) / kills);
    await until(() => state.told >= share);
    const victim = workers[killed % 2];
    if (!victim) throw new Error("no worker");
    await kill(victim);
    // The lease of what it held runs out; so may that of what the other holds at this very moment.
    state.aheadMinutes += 6;
    workers[killed % 2] = await start();
  }
  await until(isAllDone);
  for (const worker of workers) await kill(worker);

  // In the database: each colleague has one offer, and each offer one mail.
  const made = await world.db.reader.select().from(offers);
  const offered = made.map((row) => openOffered(world.keyring, row).email).sort();
  expect(offered).toEqual(Array.from({ length: ofEach }, (_, index) => emailOf(index)).sort());
  expect(heard.mail.size, "each mail arrived, and none that nobody asked for").toBe(2 * ofEach);
  expect(ids.every((id) => heard.mail.has(id))).toBe(true);
  expect((await jobBacklog(world.db, "send-mail")).deadCount).toBe(0);
  expect((await jobBacklog(world.db, "make-offer")).deadCount).toBe(0);
  // Sent again only what was on its way when its worker was killed: known by its id, it counts once.
  const again = [...heard.mail.values()].filter((times) => times > 1).length;
  process.stderr.write(`${kills} kills, ${state.told} told, ${again} mails sent again\n`);
  expect(again).toBeLessThanOrEqual(kills * slots * 2);
}, 300_000);
