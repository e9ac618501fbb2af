// A real Chromium: CHROMIUM_PATH, else the one on the PATH. A visit is a window of its own, with its
// width, colours, language, and script on or off.
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Response,
} from "playwright-core";

const launchArgs = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function chromiumPath(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = (process.env.PATH ?? "")
    .split(":")
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium: set CHROMIUM_PATH, or run npm test, which finds one.");
  return found;
}

/** One browser for a test file; close it at the end. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: launchArgs });

export interface VisitOptions {
  /** 320 is a small phone, and 1280 px at 400 % zoom. */
  width?: 320 | 1280;
  colours?: "light" | "dark";
  hasScript?: boolean;
  locale?: string;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Everything the page asked for, in order. */
  requests: string[];
  /** Everything that was said on the console, failed requests and refusals by the policy included. */
  console: string[];
  /** The page that is shown, as it was sent; null before the first. */
  shown(): Response | null;
  close(): Promise<void>;
}

function windowOf(options: VisitOptions) {
  const width = options.width ?? 1280;
  return {
    viewport: { width, height: width === 320 ? 568 : 800 },
    hasTouch: width === 320,
    colorScheme: options.colours ?? "light",
    javaScriptEnabled: options.hasScript ?? true,
    locale: options.locale ?? "en-US",
    reducedMotion: "reduce",
  } as const;
}

export const visit = async (browser: Browser, options: VisitOptions = {}): Promise<Visit> =>
  watched(await browser.newContext(windowOf(options)));

/**
 * A browser as people have one at home or on a ward: what it keeps, it keeps in this folder. Closing the
 * visit closes the browser.
 */
export const visitWithProfile = async (
  folder: string,
  options: VisitOptions = {},
): Promise<Visit> =>
  watched(
    await chromium.launchPersistentContext(folder, {
      executablePath: chromiumPath(),
      args: launchArgs,
      ...windowOf(options),
    }),
  );

async function watched(context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const requests: string[] = [];
  const said: string[] = [];
  let shown: Response | null = null;
  page.on("request", (request) => requests.push(request.url()));
  page.on("response", (response) => {
    const isPage =
      response.request().isNavigationRequest() && response.frame() === page.mainFrame();
    if (isPage && !(response.status() >= 300 && response.status() < 400)) shown = response;
  });
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  return {
    context,
    page,
    requests,
    console: said,
    shown: () => shown,
    close: () => context.close(),
  };
}
