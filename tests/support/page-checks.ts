// What every page must stand, whoever it is for: accessible, right HTML, nothing sideways on a small
// phone, nothing from elsewhere, nothing said on the console, a title that tells nothing, the numbers.
import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Visit } from "./browser.ts";

/** React's way of writing attributes and void elements: the browser reads the same either way. */
const spelling = {
  "attr-case": "off", // charSet, autoComplete: names are not case-sensitive
  "void-style": "off", // <meta/>: the slash means nothing
  "attribute-boolean-style": "off", // defer="" and defer are one
  "attribute-empty-style": "off", // hidden="" and hidden are one
} as const;

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    ...spelling,
    // Numbers are kept together by the stylesheet; the names of the lines may wrap.
    "tel-non-breaking": "off",
    // Several ticks of one question share their name, as radios do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "submit", "button", "reset"] }],
  },
});

/** Errors of the HTML as it was sent, in one line each. */
export async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ${line}:${column} ${message}`),
  );
}

/** Needs script in the page. */
export async function axeProblems(page: Page): Promise<string[]> {
  // "Legacy" leaves out frames, which no page of ours has, and takes a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} (${target.join(" ")})`),
  );
}

/** How many pixels of the page stand out to the side; 0 when nothing does. */
export const sidewaysPixels = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** Targets smaller than 44 px, except links within a sentence and boxes whose whole row is pressed. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isSmall = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      const isHidden = width <= 1 || height <= 1;
      const isInSentence =
        element.matches("main :is(p, li, dd) > a") &&
        getComputedStyle(element).display === "inline" &&
        getComputedStyle(element, "::after").position !== "absolute";
      const reaches = getComputedStyle(element, "::after").position === "absolute";
      const isRow = element.matches(".choice input") || reaches;
      return !isHidden && !isInSentence && !isRow && (height < 43.5 || width < 43.5);
    };
    return [...document.querySelectorAll("a, button, input, select, textarea")]
      .filter((element) => !element.matches(".skip") && isSmall(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });

export interface PageFacts {
  path: string;
  /** 200 unless said. */
  status?: number;
  siteName?: string;
}

/** Opens a page in a visit and holds everything above against it. */
export async function checkPage(
  visit: Visit,
  origin: string,
  { path, status = 200, siteName = "Staff Connect" }: PageFacts,
): Promise<void> {
  const { page } = visit;
  const before = visit.console.length;
  const answer = await page.goto(origin + path);
  expect(answer?.status(), `${path} answers`).toBe(status);
  await checkShownPage(visit, origin, (await answer?.text()) ?? "", siteName);
  // Chromium itself says that a page was not found.
  const said = visit.console
    .slice(before)
    .filter((line) => status === 200 || !/status of/.test(line));
  expect(said, `${path} says nothing on the console`).toEqual([]);
}

/** The same for a page that a form has led to. @param html as it was sent; "" when not at hand. */
export async function checkShownPage(
  visit: Visit,
  origin: string,
  html: string,
  siteName = "Staff Connect",
): Promise<void> {
  const { page } = visit;
  const path = new URL(page.url()).pathname;
  if (html) expect(await htmlProblems(html), `${path} is right HTML`).toEqual([]);
  expect(await axeProblems(page), `${path} is accessible`).toEqual([]);
  expect(await sidewaysPixels(page), `${path} does not scroll sideways`).toBeLessThanOrEqual(0);
  expect(await smallTargets(page), `${path} has targets of 44 px`).toEqual([]);
  expect(await page.title(), `the title of ${path} tells nothing`).toBe(siteName);
  expect(await page.locator("h1").count(), `${path} has one title`).toBe(1);
  const numbers = page.locator("nav.right-now a[href^='tel:']");
  expect(await numbers.count(), `${path} shows the crisis numbers`).toBeGreaterThan(0);
  const foreign = visit.requests.filter((url) => !url.startsWith(`${origin}/`));
  expect(foreign, `${path} asks nothing of anybody else`).toEqual([]);
}
