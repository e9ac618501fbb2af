// What guessing at the door gives away, and whom it touches: nothing, and nobody else.
import { expect, test } from "vitest";
import { codeOfStep, stepAt } from "#app/domain/access/authenticator-code.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { action } from "#app/routes/sign-in._index.tsx";
import { action as codeAction } from "#app/routes/sign-in.code.tsx";
import { personWith, testPassword, testSecret } from "#tests/support/actors.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

/** Nobody waits for real: what the limits say is written down instead. */
function door(world: TestWorld) {
  const limits = openLimits(() => 0);
  const waits: number[] = [];
  const counted = {
    ...limits,
    async delayAfterWrongSignIn(client: string, account: string) {
      waits.push(await limits.delayAfterWrongSignIn(client, account));
      return 0;
    },
  };
  const knock = async (
    handler: typeof action | typeof codeAction,
    form: Record<string, string>,
    clientTag: string,
    cookie = "",
  ) => {
    const request = new Request("http://localhost:3000/sign-in", {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(form),
    });
    const log = { info: () => undefined, error: () => undefined };
    const typed = { isKept: false };
    const context = { world, clientTag, limits: counted, log, typed };
    const answer: unknown = await handler({ request, params: {}, context });
    if (answer instanceof Response) {
      const headers = answer.headers;
      return { status: answer.status, headers, body: headers.get("location") };
    }
    const { data, init } = answer as { data: unknown; init: { status?: number } | null };
    return { status: init?.status ?? 200, headers: new Headers(), body: JSON.stringify(data) };
  };
  return { knock, waits };
}

test("500 known and 500 unknown addresses get one and the same answer, after the same waits", async () => {
  const world = await testWorld();
  const people = [await personWith(["peer"], world), await personWith(["lead"], world)];
  const { knock, waits } = door(world);
  const seen = { known: [] as string[], unknown: [] as string[] };
  const tryOnce = async (kind: keyof typeof seen, email: string) => {
    const { status, headers, body } = await knock(action, { email, password: "x" }, "here");
    seen[kind].push(`${status} ${[...headers].join()} ${body?.replaceAll(email, "ADDRESS")}`);
  };
  for (let turn = 0; turn < 500; turn += 1) {
    const known = people[turn % 2]?.email ?? "";
    await Promise.all([
      tryOnce("known", known),
      tryOnce("unknown", `nobody${turn % 2}@hospital.example`),
    ]);
  }
  expect(seen.known).toHaveLength(500);
  expect(seen.known).toEqual(seen.unknown);
  expect(new Set([...seen.known, ...seen.unknown]).size, "one answer").toBe(1);
  // Each pair of them waited as long: first nothing, then more and more.
  expect(waits).toHaveLength(1_000);
  const inPairs = waits.filter((_wait, index) => index % 2 === 0);
  expect(waits.filter((_wait, index) => index % 2 === 1)).toEqual(inPairs);
}, 120_000);

test("two hundred bad tries on somebody keep neither them out, nor anybody else", async () => {
  const world = await testWorld();
  const [a, b] = [await personWith(["peer"], world), await personWith(["peer"], world)];
  const { knock, waits } = door(world);
  for (let turn = 0; turn < 200; turn += 1) {
    await knock(action, { email: a.email, password: `guess ${turn}` }, "attacker");
  }
  expect(waits.at(-1), "guessing is slow by then").toBeGreaterThanOrEqual(8_000);
  const enter = async (email: string, client: string) => {
    const before = waits.length;
    const asked = await knock(action, { email, password: testPassword }, client);
    expect(asked).toMatchObject({ status: 302, body: "/sign-in/code" });
    const cookie = asked.headers.get("set-cookie")?.split(";")[0] ?? "";
    const code = codeOfStep(testSecret, stepAt(world.now));
    const inside = await knock(codeAction, { code }, client, cookie);
    expect(inside).toMatchObject({ status: 302, body: "/queue" });
    expect(waits.length, "whoever is right never waits").toBe(before);
  };
  await enter(a.email, "elsewhere");
  await enter(b.email, "attacker");
  await knock(action, { email: b.email, password: "a slip" }, "attacker");
  expect(waits.at(-1), "and one slip costs nothing").toBe(0);
});
