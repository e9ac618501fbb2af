// Keys are changed while fifty requests a second come in, and the change is killed twenty times, the site
// itself some of those times. In the end every case opens with the new keys alone (security.md 2.4).
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRotating } from "#app/domain/confidentiality/rotate-keys.server.ts";
import { type Asking, readyForm } from "#tests/bench/asking-under-load.ts";
import {
  builtProgram,
  type RunningSite,
  runCommand,
  runningSite,
} from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

const kills = 20;
const aSecond = 50;
const before = 300;

let site: RunningSite;
beforeAll(async () => {
  site = await runningSite();
  await site.start();
});
afterAll(() => site?.remove());

const secretsIn = (): string[] =>
  [...readFileSync(site.keyringFile, "utf8").matchAll(/"secret": "([0-9a-f]{64})"/g)].map(
    ([, secret]) => secret ?? "",
  );

test(`${kills} kills of a rotation at ${aSecond} requests a second: all opens, with new keys alone`, async () => {
  const here = await site.openHere();
  let count = 0;
  const form = (): Asking => readyForm(here, site.origin, count++);
  let stored = 0;
  const send = async () => {
    const status = await form()
      .send()
      .catch(() => 0); // killed in between: nothing was promised
    if (status === 302 || status === 200) stored += 1;
  };
  while (stored < before) await Promise.all(Array.from({ length: 25 }, send));
  const old = secretsIn();

  let isOver = false;
  const sending: Promise<void>[] = [];
  const load = (async () => {
    while (!isOver) {
      sending.push(send());
      await new Promise((resume) => setTimeout(resume, 1_000 / aSecond));
    }
    await Promise.all(sending);
  })();
  let halfWay = 0;
  for (let nth = 0; nth < kills; nth += 1) {
    const rotating: ChildProcess = spawn(process.execPath, [builtProgram(), "keys", "rotate"], {
      env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...site.env },
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => rotating.once("close", resolve));
    // Once it has made or found its keys, and then at any moment of its work.
    const started = Date.now();
    while (!isRotating(here.keyring.contents()) && Date.now() - started < 5_000) {
      await new Promise((resume) => setTimeout(resume, 5));
    }
    await new Promise((resume) => setTimeout(resume, Math.random() * 400));
    if (nth % 7 === 3) {
      await site.kill();
      await site.start();
    }
    rotating.kill("SIGKILL");
    await ended;
    if (isRotating(here.keyring.contents())) halfWay += 1;
  }
  const last = await runCommand(["keys", "rotate", "--drop", "--json"], site.env);
  isOver = true;
  await load;
  expect(last).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(last.out)).toMatchObject({ isResumed: true, isDropped: true });
  expect(halfWay, "killed before the old keys were dropped").toBe(kills);

  const now = secretsIn();
  expect(old.filter((secret) => now.includes(secret))).toEqual([]);
  expect(isRotating(here.keyring.contents())).toBe(false);
  await here.close();
  await site.terminate();
  const { contacts, rows, integrity, orphans } = await storedIn(site);
  expect({ integrity, orphans }).toEqual({ integrity: "ok", orphans: [] });
  expect(contacts.length).toBeGreaterThanOrEqual(stored);
  expect(contacts.length).toBe(rows.cases);
  process.stdout.write(`${kills} kills, ${rows.cases} cases, all open with the new keys\n`);
});
