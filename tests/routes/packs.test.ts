// The administrator's page of licensed instruments: terms first, a tick, and a fresh proof of who it is; what
// was shown is what is confirmed.
import { expect, test } from "vitest";
import type { Role } from "#app/domain/access/roles.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { packsOfSite } from "#app/domain/instruments/site-packs.server.ts";
import { action, loader } from "#app/routes/admin.packs.tsx";
import { personWith } from "#tests/support/actors.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { called } from "#tests/support/every-role.ts";
import { putPack } from "#tests/support/packs.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

async function siteWithPack(role: Role = "administrator") {
  const world = await testWorld();
  const root = temporaryFolder();
  world.settings.packsFolder = root;
  putPack(root, "licensed");
  const { accountId } = await personWith([role], world);
  const sessionId = await startSession(accountId, world);
  const [pack] = await packsOfSite(world);
  return { world, root, sessionId, digest: pack?.digest ?? "" };
}
const stateOf = async (world: TestWorld) => (await packsOfSite(world))[0]?.state;
const tenMinutesLater = "2026-03-02T09:10:00Z";

test("a pack is confirmed by whoever ticked its terms, with the digest that the page showed", async () => {
  const { world, sessionId, digest } = await siteWithPack();
  const send = (form: Record<string, string>) =>
    called({ handler: action, path: "/admin/packs", sessionId, form }, world);
  const shown = await called({ handler: loader, path: "/admin/packs", sessionId }, world);
  expect(shown.data).toMatchObject({ packs: [{ folder: "licensed", digest }] });
  const unread = await send({ folder: "licensed", digest });
  expect(unread).toMatchObject({ status: 422, data: { unread: "licensed" } });
  const other = await send({ folder: "licensed", digest: "0", "read-licensed": "yes" });
  expect(other.location).toBe("/admin/packs?said=changed-meanwhile");
  expect(await stateOf(world)).toBe("not-confirmed");
  const sent = await send({ folder: "licensed", digest, "read-licensed": "yes" });
  expect(sent.location).toBe("/admin/packs?said=confirmed");
  expect(await stateOf(world)).toBe("confirmed");
});

test("ten minutes after signing in, the proof is asked for again and nothing is confirmed", async () => {
  const { world, sessionId, digest } = await siteWithPack();
  const form = { folder: "licensed", digest, "read-licensed": "yes" };
  const later = world.at(tenMinutesLater);
  const sent = await called({ handler: action, path: "/admin/packs", sessionId, form }, later);
  expect(sent.location).toMatch(/^\/account\/prove/);
  expect(await stateOf(world)).toBe("not-confirmed");
});

test.each(["lead", "coordinator", "peer"] as const)("a %s finds no such page", async (role) => {
  const { world, sessionId, digest } = await siteWithPack(role);
  const form = { folder: "licensed", digest, "read-licensed": "yes" };
  for (const handler of [loader, action])
    expect(await called({ handler, path: "/admin/packs", sessionId, form }, world)).toMatchObject({
      status: 404,
    });
  expect(await stateOf(world)).toBe("not-confirmed");
});
