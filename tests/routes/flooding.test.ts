// What one address can send, and whom it touches: each kind of form is counted for itself, and one code sent
// again and again is looked up once.
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { afterEach, describe, expect, it } from "vitest";
import { openLimits, type Submission } from "#app/http/limits.server.ts";
import { action as group } from "#app/routes/group.tsx";
import { action as refer } from "#app/routes/refer.tsx";
import { action as comeBack } from "#app/routes/return.tsx";
import { action as forgotten } from "#app/routes/sign-in.forgotten.tsx";
import { action as checkIn } from "#app/routes/support_.check-in.tsx";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const sent = (form: Record<string, string>, world: TestWorld, limits = openLimits(() => 0)) => ({
  request: new Request("http://localhost:3000/", {
    method: "POST",
    body: new URLSearchParams(form),
  }),
  params: {},
  context: {
    world,
    clientTag: "hospital",
    typed: { isKept: false },
    limits,
    log: { info: () => undefined, error: () => undefined },
  },
});
const statusOf = (answer: unknown): number =>
  answer instanceof Response
    ? answer.status
    : ((answer as { init: { status?: number } | null }).init?.status ?? 200);

describe("a cheap form", () => {
  const email = "somebody@hospital.example";
  const forms = [
    [refer, { for: "colleague", email }, "refer"],
    [refer, { for: "peer", email }, "refer"],
    [refer, { for: "team", unitCode: "U1", headCount: "6-10", phone: "4711", name: "N" }, "ask"],
    [forgotten, { email }, "reset"],
    [checkIn, { begin: "yes" }, "check"],
    [group, { unitCode: "U1", headCount: "5" }, "slips"],
  ] as const;

  it("is counted for itself, and never uses up what the same address has for asking", async () => {
    const world = await testWorld();
    for (const [action, form, kind] of forms) {
      const kinds: Submission[] = [];
      const limits = {
        ...openLimits(() => 0),
        maySubmit: async (_client: string, of: Submission) => {
          kinds.push(of);
          return false;
        },
      };
      expect(statusOf(await action(sent(form, world, limits))), kind).toBe(503);
      expect(kinds).toEqual([kind]);
    }
    const limits = openLimits(() => 0);
    for (let n = 0; n < 2_001; n += 1) await limits.maySubmit("hospital", "reset");
    expect(await limits.maySubmit("hospital", "reset")).toBe(false);
    expect(await limits.maySubmit("hospital", "ask")).toBe(true);
  });

  it("filled in wrong is not counted at all", async () => {
    const world = await testWorld();
    const limits = {
      ...openLimits(() => 0),
      maySubmit: () => Promise.reject(new Error("counted before it was read")),
    };
    for (const wrong of ["colleague", "peer", "team"]) {
      expect(statusOf(await refer(sent({ for: wrong }, world, limits))), wrong).toBe(422);
    }
    expect(statusOf(await refer(sent({ for: "nothing" }, world, limits)))).toBe(302);
  });
});

describe("one right code", () => {
  const { scrypt } = crypto;
  afterEach(() => {
    crypto.scrypt = scrypt;
    syncBuiltinESMExports();
  });

  it("sent two hundred times at once is looked up once, and each is let in", async () => {
    const world = await testWorld();
    const { receipt } = await askForSupport(world);
    let derivations = 0;
    crypto.scrypt = ((...given: Parameters<typeof scrypt>) => {
      derivations += 1;
      return scrypt(...given);
    }) as typeof scrypt;
    syncBuiltinESMExports();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => comeBack(sent({ code: receipt }, world))),
    );
    expect(new Set(answers.map(statusOf))).toEqual(new Set([302]));
    expect(derivations).toBeLessThan(20);
    expect(derivations).toBeGreaterThan(0);
  });
});
