// A quarter becomes a figure: the operator closes it from the command line while the site goes on serving,
// the lead reads the number with its error, and nobody else learns that it is there.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedBy, byPhone } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, signIn } from "#tests/support/staff-sessions.ts";
import { walk } from "#tests/support/walk.ts";

let site: PreparedSite;
let browser: Browser;
beforeAll(async () => {
  site = await startPreparedSite();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const close = (period: string) => site.alongside(["figures", "close", "--period", period]);

test("the operator closes a quarter beside the running site, and the lead reads it", async () => {
  const { closable, released } = site.quarters;
  const lena = await walk(browser, site.origin);
  const peter = await signedIn(site.origin, workers.peter);
  await signIn(lena, workers.lena);
  expect(await lena.page.locator(`a[href="/figures/${released}"]`).count()).toBe(1);
  expect(await lena.page.locator(`a[href="/figures/${closable}"]`).count()).toBe(0);
  await lena.open(`/figures/${closable}`);
  expect((await lena.sent()).status).toBe(404);

  // People go on reading and asking while it is closed.
  const nurse = formClient(site.origin);
  let isClosing = true;
  const closing = close(closable).finally(() => {
    isClosing = false;
  });
  const served: number[] = [];
  while (isClosing) served.push((await nurse.get("/")).status);
  const first = await closing;
  expect(first).toMatchObject({ code: 0, err: `Closing ${closable} ...\nReleased ${closable}.\n` });
  expect(new Set(served)).toEqual(new Set([200]));
  expect(await askedBy(nurse, byPhone("0664 7654321"))).toHaveLength(16);
  nurse.close();

  const second = await close(closable);
  expect(second.code).toBe(0);
  expect(second.err).toContain(`${closable} was released before; nothing is new.`);
  expect(second.out, "the same bytes").toBe(first.out);

  await lena.open("/figures");
  await lena.look("figures");
  await lena.follow(() => lena.page.locator(`main a[href="/figures/${closable}"]`).click());
  const words = (await lena.main().textContent()) ?? "";
  expect(words).toMatch(
    /The true number is within \d+ of the one shown, nineteen times in twenty\./,
  );
  expect(words).toContain("These numbers are approximate on purpose.");
  const { shown } = JSON.parse(first.out).tables.map(
    ({ cells }: { cells: Record<string, number> }) => ({ shown: Math.max(0, cells.all ?? 0) }),
  )[0];
  const row = lena.page.locator("main table tbody tr", { hasText: "All requests" });
  expect(await row.locator("td").first().textContent()).toBe(String(shown));
  await lena.look("figures-release");
  await lena.open("/figures/report");
  await lena.look("figures-report");
  await lena.close();

  expect((await peter.get(`/figures/${closable}`)).status).toBe(404);
  peter.close();
});

test("a quarter that cannot be closed is refused in one sentence, and nothing is released", async () => {
  const today = new Date().toISOString().slice(0, 10);
  const current = `${today.slice(0, 4)}Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  const early = await close(current);
  expect(early).toMatchObject({ code: 1, out: "" });
  expect(early.err).toMatch(/can be closed from \d{4}-\d{2}-\d{2}\.|No plan is signed/);
  const wrong = await close("last summer");
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.err).toContain("is not a period");
});
