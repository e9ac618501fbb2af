// The night after a survey's last day: whoever began in time may send, and a first page that comes only then
// is given back and begins nothing.
import { expect, test } from "vitest";
import { openLimits } from "#app/http/limits.server.ts";
import { action, loader } from "#app/routes/s.$token.tsx";
import { openedWave, rosterOf } from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const inTime = "2026-03-29T21:00:00Z";
const tooLate = "2026-03-29T22:30:00Z";

const visit = (
  world: TestWorld,
  token: string,
  { cookie = "", form }: { cookie?: string; form?: Record<string, string> },
) => ({
  request: new Request(`http://localhost:3000/s/${token}?page=2`, {
    headers: { cookie },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  }),
  params: { token },
  context: {
    world,
    clientTag: "c",
    typed: { isKept: false },
    limits: openLimits(() => 0),
    log: { info: () => undefined, error: () => undefined },
  },
});

/** Sends the first page at one time and looks again after the end. @returns the end that is shown, if it is. */
async function seenAfter(firstPageAt: string) {
  const world = await testWorld();
  await rosterOf(world, { A: 20 });
  const { tokens } = await openedWave(world);
  const [token = ""] = tokens.values();
  const form = { "single-item-burnout_burnout": "1" };
  const sent: unknown = await action(visit(world.at(firstPageAt), token, { form }));
  const cookie = (sent as Response).headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(cookie).toMatch(/survey=./);
  const late = world.at(tooLate);
  const shown: unknown = await loader(visit(late, token, { cookie }));
  const again: unknown = await action(visit(late, token, { cookie, form }));
  const kept = (again as Response).headers.get("set-cookie")?.split(";")[0] ?? "";
  const later: unknown = await loader(visit(late, token, { cookie: kept }));
  const endOf = (page: unknown) => (page as { data: { end: { ending: string } | null } }).data.end;
  return [endOf(shown), endOf(later)];
}

test("a first page sent before the end may be followed by more in the night", async () => {
  expect(await seenAfter(inTime)).toEqual([null, null]);
});

test("a first page sent after it opens nothing, and is given back", async () => {
  const over = expect.objectContaining({ ending: "over" });
  expect(await seenAfter(tooLate)).toEqual([over, over]);
});
