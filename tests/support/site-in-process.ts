// The whole site in this process, without a build: the real server, guards, pages and headers over a world
// that stands still. What a reader gets is read over HTTP, byte by byte.
import { mkdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import type { World } from "#app/domain/world.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import type { LogLine } from "#app/http/log.server.ts";
import { buildApp, listen } from "#app/http/server.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import remixOptions from "../../remix.config.js";
import { afterThisTest, temporaryFolder } from "./databases.ts";

type RouteModule = ServerBuild["routes"][string]["module"];
const routeFiles = import.meta.glob<RouteModule>("../../app/routes/*.tsx");

/** As @remix-run/fs-routes reads a file name; `[.]` stands for a full stop. */
function addressOf(file: string): { path: string; isIndex: boolean } {
  const name = file.replace(/^.*\//, "").replace(/\.tsx$/, "");
  const parts = name.replaceAll("[.]", "\u0000").split(".");
  const isIndex = parts.at(-1) === "_index";
  const path = parts
    .filter((part) => part !== "_index")
    .map((part) => part.replaceAll("\u0000", ".").replace(/^\$/, ":").replace(/_$/, ""))
    .join("/");
  return { path, isIndex };
}

/** Every address of the site, with `:name` where a value stands. */
export const siteAddresses = (): string[] =>
  Object.keys(routeFiles).map((file) => `/${addressOf(file).path}`);

async function buildInProcess(): Promise<ServerBuild> {
  const routes: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: (await import("#app/root.tsx")) as RouteModule },
  };
  for (const [file, load] of Object.entries(routeFiles)) {
    const { path, isIndex } = addressOf(file);
    const module = await load();
    routes[file] = {
      id: file,
      parentId: "root",
      ...(path === "" ? {} : { path }),
      ...(isIndex ? { index: true } : {}),
      module,
    };
  }
  const assets = Object.values(routes).map(({ id, parentId, path, index, module }) => [
    id,
    {
      id,
      parentId,
      path,
      index,
      module: `/assets/${id}.js`,
      hasLoader: "loader" in module,
      hasAction: "action" in module,
      hasErrorBoundary: "ErrorBoundary" in module,
    },
  ]);
  return {
    mode: "production",
    entry: { module: await import("#app/entry.server.tsx") },
    routes,
    assets: {
      entry: { imports: [], module: "/assets/entry.js" },
      routes: Object.fromEntries(assets),
      url: "/assets/manifest.js",
      version: "in-process",
    },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    future: { unstable_optimizeDeps: false, ...remixOptions.future } as ServerBuild["future"],
    isSpaMode: false,
  };
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface SiteInProcess {
  /** Fetches without following redirects. The nonce of the answer is written as "NONCE". */
  get(path: string): Promise<Answer>;
  /** Sends a form as a browser would, without following redirects. */
  post(path: string, form: Record<string, string>, cookie?: string): Promise<Answer>;
  /** Anything else, as it is. */
  send(path: string, init: RequestInit): Promise<Answer>;
  port: number;
  /** What the site has logged so far. */
  logged(): LogLine[];
}

/** @param sessionId of whoever reads; null for nobody. */
export async function siteInProcess(
  world: World,
  sessionId: string | null,
): Promise<SiteInProcess> {
  const unexpected: unknown[] = [];
  const logged: LogLine[] = [];
  const noted = (line: LogLine) => {
    logged.push(line);
    if (line.event === "unexpected-fault") unexpected.push(line);
  };
  const clientFolder = join(temporaryFolder(), "client");
  mkdirSync(join(clientFolder, "files"), { recursive: true });
  writeFileSync(join(clientFolder, "files", "plain.txt"), "plain");
  const app = buildApp({
    settings: world.settings,
    build: await buildInProcess(),
    clientFolder,
    worldNow: () => world,
    limits: openLimits(() => 0),
    log: { info: (line) => logged.push(line), error: noted },
    isReady: async () => true,
  });
  const server = await listen(app, { ...world.settings, host: "127.0.0.1", port: 0 });
  afterThisTest(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  const cookie = sessionId ? keepSession(sessionId, world.settings).split(";")[0] : undefined;
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: "manual",
      ...init,
    });
    const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
    if (unexpected.length > 0) throw new Error(`A fault at ${path}: ${JSON.stringify(unexpected)}`);
    const headers = Object.fromEntries(response.headers);
    const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1];
    const steady = (text: string) => (nonce ? text.replaceAll(nonce, "NONCE") : text);
    // The clock of the machine, not of the world.
    delete headers.date;
    return {
      status: response.status,
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, steady(value)]),
      ),
      body: steady(body),
    };
  };
  const cookies = (given?: string): Record<string, string> => {
    const all = [cookie, given].filter((pair) => pair !== undefined);
    return all.length > 0 ? { cookie: all.join("; ") } : {};
  };
  return {
    port,
    send,
    logged: () => logged,
    get: (path) => send(path, { headers: cookies() }),
    post: (path, form, given) =>
      send(path, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { ...cookies(given), origin: world.settings.publicOrigin },
      }),
  };
}
