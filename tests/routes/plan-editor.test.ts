// The plan editor: the error of every table before signing, refusals with their reason, one signature.
import { expect, test } from "vitest";
import type { Role } from "#app/domain/access/roles.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { action, loader } from "#app/routes/admin.plan.tsx";
import { personWith } from "#tests/support/actors.ts";
import { headcountsOf, rosterWith } from "#tests/support/hospital-headcounts.ts";
import { summer } from "#tests/support/signed-hospital.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

async function editorOf(roles: Role[] = ["administrator"], sizes?: readonly number[]) {
  const world = await testWorld(summer);
  await rosterWith(world, headcountsOf(sizes));
  const { accountId } = await personWith(roles, world);
  return { world, sessionId: await startSession(accountId, world) };
}

function visit(world: TestWorld, sessionId: string, path: string, form?: Record<string, string>) {
  const cookie = keepSession(sessionId, world.settings).split(";")[0] ?? "";
  return {
    request: new Request(`http://localhost:3000${path}`, {
      headers: { cookie },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    }),
    params: {},
    context: {
      world,
      clientTag: "c",
      typed: { isKept: false },
      limits: openLimits(() => 0),
      log: { info: () => undefined, error: () => undefined },
    },
  };
}

test("the page says how far off each number will be, before anybody signs", async () => {
  const { world, sessionId } = await editorOf();
  const { expected, loss } = (await loader(visit(world, sessionId, "/admin/plan"))).plan ?? {};
  expect(expected?.map(({ about, within }) => [about, within])).toEqual([
    [21, "7, nineteen times in twenty"],
    [28, "15, nineteen times in twenty"],
    [17, "15, nineteen times in twenty"],
    [21, "15, nineteen times in twenty"],
  ]);
  expect(loss).toContain("2 in the year; the maximum is 2.");
  const page = await (await siteInProcess(world, sessionId)).get("/admin/plan");
  expect(page.status).toBe(200);
  expect(page.body).toContain("Whole hospital, every quarter");
});

test("a table can be swapped in within the maximum, and a plan that overspends says why not", async () => {
  const { world, sessionId } = await editorOf();
  const swapped = "/admin/plan?response-band=1/5&profession-group=0/1";
  const sound = await loader(visit(world, sessionId, swapped));
  expect(sound.problems).toEqual([]);
  expect(sound.plan?.expected.map(({ table }) => table)).toContain(
    "By how soon somebody was in touch, every year",
  );
  const dear = await loader(visit(world, sessionId, "/admin/plan?response-band=1/5"));
  expect(dear.problems).toEqual([expect.stringContaining("more on one person than the maximum")]);
  const refused = await action(
    visit(world, sessionId, "/admin/plan", { "response-band": "1/5", who: "staff council" }),
  );
  expect(refused.init?.status).toBe(422);
  expect(await signedPlanOf(world.db, 2026)).toBeNull();
});

test("it is signed once, by roles, with exactly the tables that were looked at", async () => {
  const { world, sessionId } = await editorOf();
  const form = { year: "2026", "event-family": "1/10", who: "staff council, hospital board" };
  const nobody = await action(visit(world, sessionId, "/admin/plan", { ...form, who: " , " }));
  expect(nobody.init?.status).toBe(422);
  const signed = await action(visit(world, sessionId, "/admin/plan", form));
  expect(signed.data.said).toBe("The plan is signed.");
  const plan = await signedPlanOf(world.db, 2026);
  expect(plan?.signedBy).toEqual(["staff council", "hospital board"]);
  expect(plan?.tables.find(({ id }) => id === "event-family-year")?.epsilon.den).toBe(10n);
  const again = await action(visit(world, sessionId, "/admin/plan", { ...form, who: "somebody" }));
  expect(again.init?.status).toBe(409);
  expect((await signedPlanOf(world.db, 2026))?.signedBy).toEqual([
    "staff council",
    "hospital board",
  ]);
});

test("a budget that is not offered is not taken, and a small hospital hears that it is too small", async () => {
  const { world, sessionId } = await editorOf();
  const page = await loader(visit(world, sessionId, "/admin/plan?hospital=99/1&cluster=x"));
  expect(page.problems).toEqual([]);
  const small = await editorOf(["administrator"], [40]);
  const shown = await loader(visit(small.world, small.sessionId, "/admin/plan"));
  expect(shown).toMatchObject({ plan: null, tooFew: expect.stringContaining("40 staff") });
});

test("to a lead, a peer or nobody the page does not exist", async () => {
  for (const role of ["lead", "peer", "coordinator"] as const) {
    const { world, sessionId } = await editorOf([role]);
    const answer = await loader(visit(world, sessionId, "/admin/plan")).catch((thrown) => thrown);
    expect((answer as Response).status).toBe(404);
  }
});
