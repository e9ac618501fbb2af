// What wants to know anew who somebody is: giving or taking the peer role, by a session left open.
import { expect, test } from "vitest";
import { startSession } from "#app/domain/access/session.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("nobody is taken out, approved or taught by a session whose proof is older than ten minutes", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const [cora, peer] = [await personWith(["coordinator"], world), await aPeer(world)];
  const page = `/programme/peers/${peer.accountId}`;
  const leaving = { do: "take-out", sure: "yes" };
  const rolesLeft = async () => (await accountStanding(world.db, peer.accountId))?.roles;
  const session = await startSession(cora.accountId, world);
  const later = await siteInProcess(world.at("2026-03-02T09:11:00Z"), session);
  for (const form of [leaving, { do: "approve" }, { do: "train" }]) {
    const asked = await later.post(page, form);
    expect(asked.headers.location, form.do).toMatch(/^\/account\/prove/);
  }
  expect((await later.get(page)).status, "looking wants no proof").toBe(200);
  const own = await startSession(peer.accountId, world);
  const ownLater = await siteInProcess(world.at("2026-03-02T09:11:00Z"), own);
  const asked = await ownLater.post("/supervision/own", { do: "step-down", sure: "yes" });
  expect(asked.headers.location).toMatch(/^\/account\/prove/);
  expect(await rolesLeft()).toEqual(["peer"]);

  const fresh = await siteInProcess(world, await startSession(cora.accountId, world));
  expect((await fresh.post(page, leaving)).headers.location).toMatch(/said=stepped-down$/);
  expect(await rolesLeft()).toEqual([]);
});
