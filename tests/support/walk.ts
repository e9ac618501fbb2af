// Somebody's way through the pages of a running site. At every screen they come to, what each page must
// stand is held against it: on a small phone by day and on a wide screen at night.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator } from "playwright-core";
import { expect } from "vitest";
import { type Visit, type VisitOptions, visit } from "./browser.ts";
import { checkShownPage, htmlProblems, sidewaysPixels } from "./page-checks.ts";

export interface Walk extends Visit {
  /** Of the site, without a slash at the end. */
  origin: string;
  /** Opens an address of the site. */
  open(path: string): Promise<void>;
  /** Does something that leads to another page, and waits for it. */
  follow(step: () => Promise<unknown>): Promise<void>;
  press(name: string | RegExp): Promise<void>;
  choose(label: string | RegExp): Promise<void>;
  type(label: string | RegExp, text: string): Promise<void>;
  /** The title of the page that is shown. */
  heading(): Promise<string>;
  main(): Locator;
  /** Status and body, as they were sent. */
  sent(): Promise<{ status: number; html: string }>;
  /** Holds everything a page must stand against the screen that is shown. */
  look(name: string): Promise<void>;
  /** The names of all screens looked at. */
  looked: string[];
}

/** With a folder named here, every screen is also kept as a picture, for human eyes. */
const picturesFolder = process.env.ALONGSIDE_PICTURES;

const sizes = [
  { name: "320-light", width: 320, height: 568, colorScheme: "light" },
  { name: "1280-dark", width: 1280, height: 800, colorScheme: "dark" },
] as const;

export async function walk(
  browser: Browser,
  origin: string,
  options: VisitOptions = {},
): Promise<Walk> {
  const opened = await visit(browser, { width: 320, ...options });
  return walkIn(opened, origin, options.hasScript ?? true);
}

/** The same in a window that is open already. */
export function walkIn(opened: Visit, origin: string, hasScript = true): Walk {
  const { page } = opened;
  page.setDefaultTimeout(10_000);
  const looked: string[] = [];

  const follow = async (step: () => Promise<unknown>) => {
    const loaded = page.waitForEvent("load");
    await step();
    await loaded;
  };
  const sent = async () => {
    const shown = opened.shown();
    return { status: shown?.status() ?? 0, html: (await shown?.text()) ?? "" };
  };
  const look = async (name: string) => {
    looked.push(name);
    const { html } = await sent();
    if (!hasScript) {
      expect(await htmlProblems(html), `${name} is right HTML`).toEqual([]);
      expect(await sidewaysPixels(page), `${name} does not scroll sideways`).toBeLessThanOrEqual(0);
      return;
    }
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: size.colorScheme, reducedMotion: "reduce" });
      await checkShownPage(opened, origin, size.width === 320 ? html : "");
      if (picturesFolder) {
        mkdirSync(picturesFolder, { recursive: true });
        const path = join(picturesFolder, `${name}-${size.name}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    }
    await page.setViewportSize(sizes[0]);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  };
  return {
    ...opened,
    origin,
    follow,
    sent,
    look,
    looked,
    open: (path) => follow(() => page.goto(origin + path)),
    press: (name) => follow(() => page.getByRole("button", { name, exact: true }).click()),
    // As a thumb does it: anywhere on the row.
    choose: (label) =>
      page.locator(".choice", { has: page.getByText(label, { exact: true }) }).click(),
    type: (label, text) => page.getByLabel(label).fill(text),
    heading: async () => (await page.locator("h1").textContent()) ?? "",
    main: () => page.locator("main"),
  };
}
