// What a browser posted and got back as a page, it writes into its own folder. So a window that sent a form
// with something wrong in it is sent to ask for the page that says so.
import { expect, test } from "vitest";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { keepHeldCase } from "#app/http/support-cookie.server.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const typed = "7K3M 9XQ5 2F4D";
const opened = async () => {
  const world = await testWorld();
  const site = await siteInProcess(world, null);
  const own = { origin: world.settings.publicOrigin, "sec-fetch-dest": "document" };
  const post = (code: string, headers: Record<string, string> = own) =>
    site.send("/return", { method: "POST", body: new URLSearchParams({ code }), headers });
  const get = (path: string, cookie: string) => site.send(path, { headers: { cookie } });
  return { world, post, get };
};
const pairIn = (header: string | undefined) => (header ?? "").split(";")[0] ?? "";

test("a window is sent to ask for the page with the problem, which is shown once, with what was typed", async () => {
  const { post, get } = await opened();
  const sent = await post(typed);
  expect(sent).toMatchObject({ status: 303, body: "" });
  expect(sent.headers.location).toBe("/return");
  const cookie = pairIn(sent.headers["set-cookie"]);
  expect(cookie).toMatch(/^(__Host-)?reply=/);
  const kept = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1));
  const read = kept
    .split(/[^\w-]/)
    .map((part) => Buffer.from(part, "base64url").toString("latin1"));
  expect(read.join("").length, "it is read as what it is written in").toBeGreaterThan(60);
  for (const text of [kept, ...read]) expect(text).not.toContain("7K3M");
  const shown = await get("/return", cookie);
  expect(shown.status).toBe(422);
  expect(shown.body).toContain("A code has 16 letters and digits");
  expect(shown.body).toContain(typed);
  expect(shown.headers["set-cookie"]).toMatch(/reply=;.*Max-Age=0/);
  expect((await get("/return", "")).status).toBe(200);
});

test("it is shown at its own address only, not when changed, and not late", async () => {
  const { world, post, get } = await opened();
  const cookie = pairIn((await post(typed)).headers["set-cookie"]);
  for (const path of ["/refer", "/return?x=1"]) {
    const other = await get(path, cookie);
    expect(other.status, path).toBe(200);
    expect(other.body, path).not.toContain(typed);
  }
  const changed = `${cookie.slice(0, -4)}AAAA`;
  expect((await get("/return", changed)).status).toBe(200);
  const late = await siteInProcess(world.at("2026-03-02T09:03:00Z"), null);
  expect((await late.send("/return", { headers: { cookie } })).status).toBe(200);
});

test("it is shown to whoever sent it, not to the next one at the same computer; leaving ends it", async () => {
  const world = await testWorld();
  const { receipt, caseId } = await askForSupport(world);
  const site = await siteInProcess(world, null);
  const own = { origin: world.settings.publicOrigin, "sec-fetch-dest": "document" };
  const send = (path: string, form: Record<string, string>, cookie: string) =>
    site.send(path, {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { ...own, cookie },
    });
  const held = pairIn(keepHeldCase(caseId, world));
  const session = pairIn(keepSession("somebody", world.settings));
  const wrong = { for: "colleague", email: "no address of hers", formKey: "x" };
  const path = "/refer?for=colleague";
  for (const sender of [held, session, ""]) {
    const reply = pairIn((await send(path, wrong, sender)).headers["set-cookie"]);
    for (const reader of [held, session, ""]) {
      const { body } = await site.send(path, { headers: { cookie: `${reply}; ${reader}` } });
      expect(body.includes("no address of hers"), `${sender} ${reader}`).toBe(sender === reader);
    }
  }
  for (const [way, form] of [
    ["/sign-out", {}],
    ["/return", { code: receipt }],
  ] as const) {
    expect((await send(way, form, "")).headers["set-cookie"], way).toMatch(/reply=;.*Max-Age=0/);
  }
});

test("whoever is no window, and whoever typed more than a cookie holds, gets the page at once", async () => {
  const { world, post } = await opened();
  const { origin } = new URL(world.settings.publicOrigin);
  expect((await post(typed, { origin })).status).toBe(422);
  const site = await siteInProcess(world, null);
  const form = { for: "colleague", email: "not an address ".repeat(400), formKey: "x" };
  const long = await site.send("/refer?for=colleague", {
    method: "POST",
    body: new URLSearchParams(form),
    headers: { origin, "sec-fetch-dest": "document" },
  });
  expect(long.status).toBe(422);
});
