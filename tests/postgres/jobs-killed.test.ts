// Two workers on one PostgreSQL, killed without warning twenty times while 2,000 jobs are due: none is lost,
// and whoever receives them, knowing each by its id, has each of them once.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { JobId } from "#app/domain/ids.ts";
import { jobBacklog, jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { testWorld } from "#tests/support/worlds.ts";

const jobCount = 2_000;
const kills = 20;
const slots = 2;

it("does each of 2,000 jobs once and loses none, with kill -9 twenty times half-way", async () => {
  const world = await testWorld();
  const url = world.db.url;
  if (!url) throw new Error("this test needs the real server");
  const ids = Array.from({ length: jobCount }, () => world.newId<JobId>());
  for (let made = 0; made < jobCount; made += 200) {
    await world.db.allOrNothing((tx) =>
      ids
        .slice(made, made + 200)
        .map((id) =>
          jobToAdd(tx, { id, kind: "send-mail", lane: null, sealedPayload: null, now: world.now }),
        ),
    );
  }
  const got = new Map<string, number>();
  let told = 0;
  let aheadMinutes = 0;
  const listener = createServer((request, response) => {
    const id = (request.url ?? "").slice(1);
    got.set(id, (got.get(id) ?? 0) + 1);
    told += 1;
    response.writeHead(200).end(String(aheadMinutes));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  afterThisTest(() => {
    listener.closeAllConnections();
    listener.close();
  });
  const to = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
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
        to,
        at,
        String(aheadMinutes),
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
  // Both work; one after the other is killed in the middle of it, after another share of the jobs.
  const workers = [await start(), await start()];
  for (let killed = 1; killed <= kills; killed += 1) {
    const share = Math.floor((jobCount * 0.9 * killed) / kills);
    await until(() => told >= share);
    const victim = workers[killed % 2];
    if (!victim) throw new Error("no worker");
    await kill(victim);
    // The lease of what it held runs out; so may that of what the other holds at this very moment.
    aheadMinutes += 6;
    workers[killed % 2] = await start();
  }
  await until(async () => (await jobBacklog(world.db, "send-mail")).waitingCount === 0);
  for (const worker of workers) await kill(worker);
  expect(got.size, "each arrived").toBe(jobCount);
  expect((await jobBacklog(world.db, "send-mail")).deadCount).toBe(0);
  // Told again only what was on its way when its worker was killed: known by its id, it counts once.
  const again = [...got.values()].filter((times) => times > 1).length;
  process.stderr.write(`${kills} kills, ${told} told, ${again} told again\n`);
  expect(again).toBeLessThanOrEqual(kills * slots * 2);
  expect(ids.every((id) => got.has(id))).toBe(true);
}, 300_000);
