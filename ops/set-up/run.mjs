// Runs before anything is installed: makes a fresh machine ready, then hands over. Built-ins only.
// Usage: node ops/set-up/run.mjs demo|test|test:postgres|test:proxy|bench|start|check|db:generate|alongside [...]
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [task = "", ...rest] = process.argv.slice(2);
const say = (line) => process.stderr.write(`${line}\n`);

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
  if (result.error) {
    say(`${command} could not be started: ${result.error.code}`);
    process.exit(1);
  }
  return result.status ?? 1;
}

function must(command, args, sentence, options) {
  const status = run(command, args, options);
  if (status !== 0) {
    say(sentence);
    process.exit(status);
  }
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
    process.exit(1);
  }
}

/** Installs when the lock file is not the one that node_modules was made from. */
function installed() {
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  const mark = join(root, "node_modules", ".alongside-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  say("Installing the packages (a minute or two on a fresh machine) ...");
  must(
    "npm",
    ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
    "The packages could not be installed. Where no prebuilt better-sqlite3 arrives, python3, make, g++ and the Node headers are needed.",
  );
  writeFileSync(mark, wanted);
}

function newestChange(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Builds when a source is newer than the last build. */
function built() {
  const mark = join(root, "build", ".built");
  const sources = [
    "app",
    "db",
    "emails",
    "public",
    "package-lock.json",
    "vite.config.ts",
    "vite.node.config.ts",
    "remix.config.js",
  ].map((name) => join(root, name));
  const newest = Math.max(...sources.filter((path) => existsSync(path)).map(newestChange));
  if (existsSync(mark) && statSync(mark).mtimeMs >= newest) return;
  say("Building ...");
  const quiet = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  };
  must("npm", ["run", "-s", "build"], "The build failed.", quiet);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, "");
}

/** Rows are stored by their random key, not in the order they came (disclosure.md 3). */
function withoutRowids() {
  const folder = join(root, "db", "migrations", "sqlite");
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".sql"))) {
    const text = readFileSync(join(folder, name), "utf8");
    const changed = text.replace(/(CREATE TABLE [^;]*?\n\));/g, "$1 WITHOUT ROWID;");
    if (changed !== text) writeFileSync(join(folder, name), changed);
  }
}

const found = (name) =>
  (process.env.PATH ?? "")
    .split(":")
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** Chromium: CHROMIUM_PATH, then the PATH, then apt-get as root, else one sentence. */
function chromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  const onPath = found("chromium") ?? found("chromium-browser") ?? found("google-chrome");
  if (onPath) return onPath;
  if (found("apt-get") && process.getuid?.() === 0) {
    say("Installing Chromium for the browser tests ...");
    const quiet = { stdio: ["ignore", "ignore", "inherit"] };
    run("apt-get", ["update", "-qq"], quiet);
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet);
    const now = found("chromium");
    if (now) return now;
  }
  say("The browser tests need Chromium: install it, or set CHROMIUM_PATH to where it is.");
  process.exit(1);
}

/** nginx or caddy: NGINX_PATH or CADDY_PATH, then the PATH, then apt-get as root, else one sentence. */
function proxy(name) {
  const given = process.env[`${name.toUpperCase()}_PATH`];
  if (given && existsSync(given)) return given;
  const onPath =
    found(name) ?? ["/usr/sbin", "/usr/bin"].map((at) => join(at, name)).find(existsSync);
  if (onPath) return onPath;
  if (found("apt-get") && process.getuid?.() === 0) {
    // Unpacked beside the build, not installed: nothing is started on this machine.
    const folder = join(root, "build", "proxies");
    mkdirSync(folder, { recursive: true });
    const quiet = { stdio: ["ignore", "ignore", "inherit"], cwd: folder };
    run("apt-get", ["download", "-qq", name], quiet);
    for (const file of readdirSync(folder).filter((one) => one.startsWith(`${name}_`))) {
      run("dpkg", ["-x", file, folder], quiet);
    }
    const now = ["usr/sbin", "usr/bin"].map((at) => join(folder, at, name)).find(existsSync);
    if (now) return now;
  }
  say(`The test of the proxies needs ${name}: install it, or set ${name.toUpperCase()}_PATH.`);
  process.exit(1);
}

const binary = (name) => join(root, "node_modules", ".bin", name);
const alongside = (args, flags = []) =>
  run(process.execPath, [...flags, join(root, "build", "node", "alongside.js"), ...args], {
    env: { ...process.env, NODE_ENV: "production" },
  });
/** Without a bound V8 takes half a gigabyte before it tidies up; with it, a fifth (docs/bench/speed.md). */
const { config } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const serveFlags = [`--max-old-space-size=${config.serveHeapMegabytes}`];
const vitest = (args, env = {}) =>
  run(binary("vitest"), ["run", ...args], { env: { ...process.env, ...env } });

/**
 * Every test. Journeys in the browser wait more than they work, so they run in a process beside the rest; what
 * they say is held back until the rest has spoken.
 */
async function everyTest(env) {
  const parts = [
    ["--project", "browser-and-faults"],
    ["--project", "sqlite", "--project", "postgres-in-process"],
  ];
  const [journeys, rest] = parts.map((projects, index) => {
    const child = spawn(binary("vitest"), ["run", ...projects], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: index === 0 ? ["ignore", "pipe", "pipe"] : "inherit",
    });
    const ended = new Promise((resolve) => {
      child.once("error", () => resolve(1));
      child.once("close", (code) => resolve(code ?? 1));
    });
    return { child, ended };
  });
  const held = [];
  let isHeld = true;
  for (const stream of [journeys.child.stdout, journeys.child.stderr]) {
    stream.on("data", (text) => (isHeld ? held.push(text) : process.stdout.write(text)));
  }
  const restCode = await rest.ended;
  isHeld = false;
  for (const text of held) process.stdout.write(text);
  const journeysCode = await journeys.ended;
  if (restCode !== 0)
    say("Something failed in the rules and stores; it stands above the journeys.");
  return restCode || journeysCode;
}

const tasks = {
  alongside: () => {
    installed();
    built();
    return alongside(rest);
  },
  start: () => {
    installed();
    built();
    return alongside(["serve", ...rest], serveFlags);
  },
  demo: () => {
    installed();
    built();
    return alongside(["demo", ...rest], serveFlags);
  },
  test: () => {
    installed();
    const path = chromium();
    built();
    return rest.length > 0
      ? vitest(rest, { CHROMIUM_PATH: path })
      : everyTest({ CHROMIUM_PATH: path });
  },
  "test:postgres": () => {
    installed();
    built();
    return run(binary("vitest"), ["run", "--config", "vitest.postgres.config.ts", ...rest], {
      env: { ...process.env, ALONGSIDE_ENGINE: "postgres" },
    });
  },
  "security:coverage": () => {
    installed();
    return run(binary("vite-node"), [
      "--config",
      "vite.node.config.ts",
      "tests/security/count-coverage.ts",
    ]);
  },
  "test:proxy": () => {
    installed();
    built();
    const [nginx, caddy] = ["nginx", "caddy"].map(proxy);
    return run(binary("vitest"), ["run", "--config", "vitest.proxy.config.ts", ...rest], {
      env: { ...process.env, NGINX_PATH: nginx, CADDY_PATH: caddy },
    });
  },
  bench: () => {
    installed();
    built();
    return run(binary("vite-node"), [
      "--config",
      "vite.node.config.ts",
      "tests/bench/bench.ts",
      ...rest,
    ]);
  },
  "db:generate": () => {
    installed();
    for (const engine of ["sqlite", "postgres"]) {
      const env = { ...process.env, ALONGSIDE_ENGINE: engine };
      must(binary("drizzle-kit"), ["generate", "--config", "db/drizzle.config.ts", ...rest], "", {
        env,
      });
    }
    withoutRowids();
    return 0;
  },
  check: () => {
    installed();
    const path = chromium();
    must("npm", ["run", "-s", "types"], "The types do not fit.");
    must("npm", ["run", "-s", "lint"], "The linter found something.");
    must("npm", ["run", "-s", "format:check"], "Run: npm run format");
    built();
    return everyTest({ CHROMIUM_PATH: path });
  },
};

refuseOldNode();
const chosen = tasks[task];
if (!chosen) {
  say(`Say one of: ${Object.keys(tasks).join(", ")}`);
  process.exit(2);
}
process.exit(await chosen());
