// The pages anybody may open, in a real browser: both widths, both colours, with and without script, and
// in the two languages that show what was forgotten.
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser, type VisitOptions, visit } from "#tests/support/browser.ts";
import { axeProblems, checkPage, sidewaysPixels } from "#tests/support/page-checks.ts";
import { startServer, type TestServer } from "#tests/support/server.ts";

const pages = [
  { path: "/" },
  { path: "/crisis" },
  { path: "/privacy" },
  { path: "/what-helps" },
  { path: "/ask/paper" },
  { path: "/no-such-page", status: 404 },
  { path: "/files/no-such-file", status: 404 },
];

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await startServer({ ALONGSIDE_LOCALES: "en,en-XA,ar-XB" });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** A visit that closes itself. */
async function during<T>(
  options: VisitOptions,
  work: (visit: Awaited<ReturnType<typeof openVisit>>) => Promise<T>,
): Promise<T> {
  const opened = await openVisit(options);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
const openVisit = (options: VisitOptions) => visit(browser, options);

describe.each([320, 1280] as const)("at %i px", (width) => {
  test.each(["light", "dark"] as const)("every page stands in %s colours", async (colours) => {
    await during({ width, colours }, async (opened) => {
      for (const page of pages) await checkPage(opened, server.origin, page);
    });
  });
});

test.each([
  [320, "dark"],
  [1280, "light"],
] as const)(
  "what others would see stands at %i px in %s colours, with no word broken",
  async (width, colours) => {
    await during({ width, colours }, async (opened) => {
      for (const view of ["manager", "administrator", "lead", "table"]) {
        await checkPage(opened, server.origin, { path: `/privacy/${view}` });
        expect(
          await opened.page.locator("main button:enabled:visible:not([data-print])").count(),
        ).toBe(0);
      }
    });
  },
);

test("every page is whole without script", async () => {
  await during({ width: 320, hasScript: false }, async (opened) => {
    for (const { path, status = 200 } of pages) {
      const answer = await opened.page.goto(server.origin + path);
      expect(answer?.status()).toBe(status);
      expect(await opened.page.locator("h1").isVisible()).toBe(true);
      expect(await opened.page.getByRole("link", { name: /Leave this page/ }).isVisible()).toBe(
        true,
      );
      expect(await opened.page.locator("nav.right-now a[href='tel:988']").isVisible()).toBe(true);
      // What only a script can serve is not offered.
      expect(await opened.page.locator("button:visible").count()).toBe(0);
    }
  });
});

test("every word of every page comes from the message catalogue", async () => {
  await during({ locale: "en-XA" }, async (opened) => {
    for (const { path } of pages) {
      await opened.page.goto(server.origin + path);
      expect(await opened.page.locator("html").getAttribute("lang")).toBe("en-XA");
      const strays = await opened.page.evaluate(() => {
        const texts: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const text = walker.currentNode.textContent?.trim() ?? "";
          // Proper: the site's name and the numbers belong to the site, not to a language.
          const isProper = walker.currentNode.parentElement?.closest(
            ".site-name, a[href^='tel:'] b",
          );
          const isNumber = /^[\d\s+()-]*$/.test(text);
          if (text && !isProper && !isNumber && !/^\[.*\]$/s.test(text)) texts.push(text);
        }
        return texts;
      });
      expect(strays, path).toEqual([]);
    }
  });
});

test("every page stands in a language written from right to left", async () => {
  await during({ width: 320, locale: "ar-XB" }, async (opened) => {
    for (const { path } of pages) {
      await opened.page.goto(server.origin + path);
      expect(await opened.page.locator("html").getAttribute("dir")).toBe("rtl");
      expect(await sidewaysPixels(opened.page), path).toBeLessThanOrEqual(0);
      expect(await axeProblems(opened.page), path).toEqual([]);
    }
  });
});

test("no line is longer than 62 characters at any width", async () => {
  await during({ width: 1280 }, async (opened) => {
    for (const { path } of pages) {
      await opened.page.goto(server.origin + path);
      const longest = await opened.page.evaluate(() => {
        const lengths = [...document.querySelectorAll("main :is(p, li)")].flatMap((block) => {
          const lines = new Map<number, string>();
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            for (let at = 0; at < (node.textContent?.length ?? 0); at += 1) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + 1);
              const top = Math.round(range.getBoundingClientRect().bottom);
              lines.set(top, `${lines.get(top) ?? ""}${node.textContent?.[at]}`);
            }
          }
          return [...lines.values()].map((line) => line.trim().length);
        });
        return Math.max(...lengths);
      });
      expect(longest, path).toBeLessThanOrEqual(62);
    }
  });
});

test("a page loads at most 10 kB of script, gzipped, and only the one file", async () => {
  await during({}, async (opened) => {
    for (const { path } of pages) {
      const scripts: Promise<Buffer>[] = [];
      opened.page.on("response", (answer) => {
        if (answer.request().resourceType() === "script") scripts.push(answer.body());
      });
      await opened.page.goto(server.origin + path, { waitUntil: "networkidle" });
      opened.page.removeAllListeners("response");
      const bodies = await Promise.all(scripts);
      const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(bodies.length, path).toBe(1);
      expect(bytes, path).toBeLessThanOrEqual(10_000);
      expect(await opened.page.locator("script:not([src])").count(), path).toBe(0);
    }
  });
});

test("the sheet 'what often helps' is one page on paper, A4 and Letter", async () => {
  await during({ colours: "dark" }, async (opened) => {
    await opened.page.goto(`${server.origin}/what-helps`);
    for (const format of ["A4", "Letter"]) {
      const pdf = await opened.page.pdf({ format });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, format).toBe(1);
    }
  });
});

test("forced colours keep every choice, button and focus visible", async () => {
  await during({}, async (opened) => {
    await opened.page.emulateMedia({ forcedColors: "active" });
    for (const { path } of pages.filter(({ status }) => !status)) {
      await opened.page.goto(server.origin + path);
      expect(await axeProblems(opened.page), path).toEqual([]);
      const exit = opened.page.locator(".exit");
      expect(await exit.evaluate((link) => getComputedStyle(link).borderTopStyle)).toBe("solid");
    }
  });
});
