// Two databases that differ only in open cases: the wellbeing lead gets the same bytes from both, on every
// page they can open, headers, lengths, errors and navigation included (disclosure.md 5.3, 8).
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Role } from "#app/domain/access/roles.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { dutyHoursToAdd } from "#app/domain/duty/duty-store.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { connectSqlite } from "#db/connect.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { caseThatEnded } from "#tests/support/ended-cases.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { afterSummer, close, fold, hospital } from "#tests/support/signed-hospital.ts";
import { type Answer, siteAddresses, siteInProcess } from "#tests/support/site-in-process.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

/** The same site in another file, down to the last key. */
async function twinOf(world: TestWorld): Promise<TestWorld> {
  const folder = temporaryFolder();
  await world.db.truncateLog();
  const [file, keyringFile] = [join(folder, "twin.db"), join(folder, "twin.json")];
  copyFileSync(world.db.file ?? "", file);
  copyFileSync(world.keyringFile, keyringFile);
  const db = { ...connectSqlite(file), file };
  afterThisTest(() => db.close());
  return { ...world, db, keyringFile, keyring: openKeyring(keyringFile) };
}

/** A hospital with two releases, planned duty, a peer, and a reader with a session. */
async function siteReadBy(roles: Role[]) {
  const world = (await hospital()).at(afterSummer);
  for (let turn = 0; turn < 9; turn += 1) await caseThatEnded(world, "2026-09-15");
  await close(world, "2026Q2");
  await close(world, "2026Q3");
  await world.db.allOrNothing((tx) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      dutyHoursToAdd(tx, `duty-${weekday}`, { weekday, fromMinute: 420, toMinute: 1_200 }),
    ),
  );
  const peer = await aPeer(world);
  const reader = await personWith(roles, world);
  const sessionId = await startSession(reader.accountId, world);
  return { world, peer, sessionId };
}

/** Seven people asked meanwhile: some wait, one is in good hands, some ended in the open quarter. */
async function askSevenTimes(world: TestWorld, peer: Awaited<ReturnType<typeof aPeer>>) {
  const { caseId } = await askForSupport(world, { howSoon: "now" });
  for (let turn = 0; turn < 3; turn += 1) await askForSupport(world);
  await takeRequest(peer, { caseId }, world);
  for (let turn = 0; turn < 3; turn += 1) await caseThatEnded(world, "2026-10-05");
  await fold(world);
}

const values: Record<string, string> = {
  ":release": "2026Q3",
  ":release.csv": "2026Q3.csv",
  ":release.xlsx": "2026Q3.xlsx",
  ":release.json": "2026Q3.json",
};

/** Every address of the site, and every address that the pages themselves name. */
async function crawl(world: TestWorld, sessionId: string | null): Promise<Map<string, Answer>> {
  let ids = 0;
  const newId = <T extends string>() => `id-${++ids}` as T;
  // Pages that ask for a passkey or set up an app draw a challenge; here the same in both worlds.
  let draws = 0;
  const randomBytes = (count: number) => Buffer.alloc(count, ++draws);
  const site = await siteInProcess({ ...world, newId, randomBytes }, sessionId);
  const known = siteAddresses().map((address) =>
    address
      .split("/")
      .map((part) => values[part] ?? (part.startsWith(":") ? "no-such-thing" : part))
      .join("/"),
  );
  const waiting = [...known, "/healthz", "/queue?page=2", "/figures?unit=U01", "/figures/2026Q4"];
  const answers = new Map<string, Answer>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (answers.has(path) || path === "/leave") continue;
    const answer = await site.get(path);
    const sealed = /^(challenge)=[^;]+/;
    const cookie = answer.headers["set-cookie"]?.replace(sealed, "$1=SEALED");
    answers.set(path, {
      ...answer,
      headers: { ...answer.headers, ...(cookie ? { "set-cookie": cookie } : {}) },
    });
    for (const [, href] of answer.body.matchAll(/href="(\/[^"#]*)"/g)) {
      if (href && !/^\/(assets|files|node_modules)\//.test(href))
        waiting.push(href.replaceAll("&amp;", "&"));
    }
  }
  return answers;
}

describe("whatever is open at the moment,", () => {
  test("the lead's every page is the same to the byte", async () => {
    const { world, peer, sessionId } = await siteReadBy(["lead"]);
    const twin = await twinOf(world);
    await askSevenTimes(twin, peer);
    const [quiet, busy] = [await crawl(world, sessionId), await crawl(twin, sessionId)];
    expect([...busy.keys()].sort()).toEqual([...quiet.keys()].sort());
    for (const [path, answer] of quiet) expect(busy.get(path), path).toEqual(answer);
    const opened = [...quiet].filter(([, { status }]) => status === 200).map(([path]) => path);
    expect(opened).toEqual(
      expect.arrayContaining([
        "/",
        "/account",
        "/figures",
        "/figures/2026Q3",
        "/figures/2026Q3.csv",
        "/figures/2026Q3.xlsx",
        "/figures/2026Q3.json",
        "/figures/report",
      ]),
    );
    expect(quiet.get("/figures?unit=U01")?.body).toBe(quiet.get("/figures")?.body);
    for (const path of ["/queue", "/cases", "/programme", "/figures/2026Q4"]) {
      expect(quiet.get(path)?.status, path).toBe(404);
    }
  });

  test("and the same crawl sees a difference where there is one: in a coordinator's queue", async () => {
    const { world, peer, sessionId } = await siteReadBy(["coordinator"]);
    const twin = await twinOf(world);
    await askSevenTimes(twin, peer);
    const [quiet, busy] = [await crawl(world, sessionId), await crawl(twin, sessionId)];
    expect(busy.get("/queue")).not.toEqual(quiet.get("/queue"));
  });

  test("and nobody learns more from the start page without signing in", async () => {
    const { world, peer } = await siteReadBy(["lead"]);
    const twin = await twinOf(world);
    await askSevenTimes(twin, peer);
    const [quiet, busy] = [await crawl(world, null), await crawl(twin, null)];
    for (const [path, answer] of quiet) expect(busy.get(path), path).toEqual(answer);
  });

  test("and reading figures draws no chance: a page view cannot change a number", async () => {
    const { world, sessionId } = await siteReadBy(["lead"]);
    const randomBytes = () => {
      throw new Error("a page asked for chance");
    };
    const site = await siteInProcess({ ...world, randomBytes }, sessionId);
    const files = [".csv", ".xlsx", ".json", ""].map((kind) => `/figures/2026Q3${kind}`);
    for (const path of ["/figures", "/figures/report", ...files]) {
      const [first, second] = [await site.get(path), await site.get(path)];
      expect(first.status, path).toBe(200);
      expect(second, path).toEqual(first);
    }
  });
});
