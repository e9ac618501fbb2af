// The smallest page the same stack can serve, built and started for comparison: same Remix, same express,
// same way of rendering, no headers, no checks, no catalogue, no database.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";
import { freePort, serveFlags } from "#tests/support/running-site.ts";

const files: Record<string, string> = {
  "package.json": '{ "type": "module", "private": true, "sideEffects": false }',
  "vite.config.js": `import { vitePlugin as remix } from "@remix-run/dev";
import options from "../../../remix.config.js";
export default { logLevel: "error", plugins: [remix({ ...options, buildDirectory: "built" })] };`,
  "app/routes.ts": `import { index } from "@remix-run/route-config";
export default [index("page.jsx")];`,
  "app/page.jsx": `export const loader = () => ({ name: "world" });
export default function Page() { return <h1>Hello</h1>; }`,
  "app/root.jsx": `import { Links, Outlet } from "@remix-run/react";
export default function Root() {
  return <html lang="en"><head><title>Page</title><Links /></head><body><Outlet /></body></html>;
}`,
  "app/entry.server.jsx": `import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
export const streamTimeout = 100;
export default (request, status, headers, context) => {
  const html = renderToString(<RemixServer context={context} url={request.url} />);
  headers.set("Content-Type", "text/html");
  return new Response("<!DOCTYPE html>" + html, { status, headers });
};`,
  "serve.js": `import { createRequestHandler } from "@remix-run/express";
import express from "express";
import * as build from "./built/server/index.js";
const app = express();
app.use(createRequestHandler({ build, mode: "production" }));
app.listen(Number(process.argv[2]), "127.0.0.1");`,
};

export interface TrivialSite {
  origin: string;
  pid: number;
  stop(): void;
}

export async function trivialSite(): Promise<TrivialSite> {
  const folder = join(projectFolder(), "build", "bench", "trivial");
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const env = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const };
  const remix = join(projectFolder(), "node_modules", ".bin", "remix");
  const built = spawnSync(remix, ["vite:build"], { cwd: folder, env, encoding: "utf8" });
  if (built.status !== 0) throw new Error(`The trivial site could not be built: ${built.stderr}`);
  const port = await freePort();
  const child = spawn(process.execPath, [...serveFlags(), "serve.js", String(port)], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  const origin = `http://127.0.0.1:${port}`;
  const end = Date.now() + 10_000;
  while (
    !(await fetch(origin).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > end) throw new Error("The trivial site did not start.");
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return { origin, pid: child.pid ?? 0, stop: () => child.kill() };
}
