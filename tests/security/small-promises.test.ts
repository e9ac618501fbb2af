// Small promises of the security pack that nothing else holds: what files leave after, how passwords are kept
// and typed, what the program never starts, and what a line of the log is.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { accountOf } from "#app/domain/access/account-store.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { openLog } from "#app/http/log.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { afterSummer, hospital } from "#tests/support/signed-hospital.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("no file leaves for somebody who said who they are more than ten minutes ago", async () => {
  const world = (await hospital()).at(afterSummer);
  await closePeriod({ kind: "operator" }, { period: "2026Q2" }, world);
  const lead = await personWith(["lead"], world);
  const session = await startSession(lead.accountId, world);
  const later = world.at(new Date(world.now.getTime() + 11 * 60_000).toISOString());
  for (const file of ["/figures/2026Q2.csv", "/figures/2026Q2.xlsx", "/evaluation/answers.json"]) {
    const answer = await (await siteInProcess(later, session)).get(file);
    expect(answer.status, file).toBe(302);
    expect(answer.headers.location, file).toMatch(/^\/account\/prove/);
  }
  const fresh = await (await siteInProcess(world, session)).get("/figures/2026Q2.csv");
  expect(fresh.status).toBe(200);
});

test("passwords are kept under argon2id, with the memory and the turns that are recommended", async () => {
  const world = await testWorld();
  const { accountId } = await personWith(["lead"], world);
  const kept = (await accountOf(world.db, accountId))?.passwordHash ?? "";
  const [, memory, turns] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(kept) ?? [];
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456);
  expect(Number(turns)).toBeGreaterThanOrEqual(2);
});

test("a password is hidden while it is typed, can be pasted, and is asked for by its name", async () => {
  const { body } = await (await siteInProcess(await testWorld(), null)).get("/sign-in");
  const field = /<input[^>]*name="password"[^>]*>/.exec(body)?.[0] ?? "";
  expect(field).toContain('type="password"');
  expect(field).toMatch(/autocomplete="current-password"/i);
  expect(body).not.toMatch(/\son(paste|copy|input|keydown)=/i);
});

test("the program starts no other program and runs no text as code", () => {
  for (const folder of ["app", "db", "emails"]) {
    const files = readdirSync(join(projectFolder(), folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
      const text = readFileSync(join(projectFolder(), folder, file), "utf8");
      expect(text, file).not.toMatch(/child_process|new Function\(|\beval\(|node:vm/);
    }
  }
});

test("a line of the log is JSON, with what happened and when, in UTC", () => {
  const lines: string[] = [];
  const log = openLog({ write: (line: string) => void lines.push(line) });
  log.info({ event: "sign-in-throttled" });
  const [line = "{}"] = lines;
  const said = JSON.parse(line);
  expect(said).toMatchObject({ event: "sign-in-throttled" });
  expect(said.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Object.keys(said).sort()).toEqual(["event", "level", "time"]);
});
