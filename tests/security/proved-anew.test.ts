// What wants to know anew who somebody is: giving or taking the peer role, by a session left open; and a
// sign-in that stopped half way, once the password is another.
import { expect, test } from "vitest";
import { passwordToSet } from "#app/domain/access/account-store.server.ts";
import { codeOfStep, stepAt } from "#app/domain/access/authenticator-code.server.ts";
import { passwordHashOf } from "#app/domain/access/password.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { aPeer, personWith, testPassword, testSecret } from "#tests/support/actors.ts";
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

test("a sign-in that is half done ends with the password, and wrong codes do not lengthen it", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const peer = await aPeer(world);
  const site = await siteInProcess(world, null);
  const cookieOf = (answer: { headers: Record<string, string> }) =>
    /proof=[^;]+/.exec(answer.headers["set-cookie"] ?? "")?.[0] ?? "";
  const form = { email: peer.email, password: testPassword };
  const half = cookieOf(await site.post("/sign-in", form));
  const code = codeOfStep(testSecret, stepAt(world.now));
  const again = "/sign-in?said=start-again";
  const almost = await siteInProcess(world.at("2026-03-02T09:09:00Z"), null);
  const wrong = await almost.post("/sign-in/code", { code: "000000" }, half);
  expect(wrong.status).toBe(422);
  const late = await siteInProcess(world.at("2026-03-02T09:11:00Z"), null);
  const tooLate = await late.post("/sign-in/code", { code: "000000" }, cookieOf(wrong));
  expect(tooLate.headers.location).toBe(again);

  const newPassword = "eleven herons by the weir";
  const newHash = await passwordHashOf(newPassword);
  await world.db.allOrNothing((tx) => [passwordToSet(tx, peer.accountId, newHash)]);
  expect((await site.post("/sign-in/code", { code }, half)).headers.location).toBe(again);
  const newHalf = cookieOf(await site.post("/sign-in", { ...form, password: newPassword }));
  const entered = await site.post("/sign-in/code", { code }, newHalf);
  expect(entered.headers.location).not.toMatch(/^\/sign-in/);
});
