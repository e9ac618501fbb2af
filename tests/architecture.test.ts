// The rules of the house, executed: who may import whom, what things may be called, which words stay in
// which files, and that every route is guarded. A failure is a sentence that names the rule.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { permissions } from "#app/domain/access/permissions.ts";
import { guardOf } from "#app/http/guard.server.ts";
import { projectFolder } from "#db/migrate.server.ts";

const root = projectFolder();

interface Source {
  path: string;
  text: string;
  code: string;
  imports: string[];
}

/** Without comments, so that a rule's own sentence does not break it. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`])\/\/.*$/gm, "$1");

function resolved(from: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  return target.startsWith(".") ? normalize(join(dirname(from), target)) : target;
}

function sourcesUnder(folder: string): Source[] {
  const found = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => normalize(join(entry.parentPath.slice(root.length + 1), entry.name)))
    .filter((path) => !path.includes("migrations/"))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      const code = withoutComments(text);
      const imports = [
        ...code.matchAll(/(?:from|import)\s*\(?\s*(?:\/\*.*?\*\/\s*)?["']([^"']+)["']/g),
      ].map((match) => resolved(path, match[1] ?? ""));
      return { path, text, code, imports };
    });
}

const app = [...sourcesUnder("app"), ...sourcesUnder("db"), ...sourcesUnder("emails")];
const everything = [...app, ...sourcesUnder("tests"), ...sourcesUnder("ops")];
const within = (prefix: string | RegExp) =>
  app.filter(({ path }) =>
    typeof prefix === "string" ? path.startsWith(prefix) : prefix.test(path),
  );

/** Lists every import that a rule forbids, as readable lines. */
function broken(sources: Source[], forbids: (target: string, source: Source) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter((target) => forbids(target, source))
      .map((target) => `${source.path} imports ${target}`),
  );
}

const isServerOnly = (path: string) => /\.server\.tsx?$/.test(path);
const isPure = ({ path }: Source) => path.startsWith("app/domain/") && !isServerOnly(path);

describe("who may import whom", () => {
  it("lets pure rules of the domain know no database, no React, no Remix, no Node and no keys", () => {
    const forbidden = (target: string) =>
      /^(db\/|emails\/|app\/(?!domain\/|messages\/)|node:|react|@remix-run|drizzle|better-sqlite3|lucia)/.test(
        target,
      ) || isServerOnly(target);
    expect(broken(app.filter(isPure), forbidden)).toEqual([]);
  });

  it("keeps framework imports in root, entries, routes, screens, ui and http", () => {
    const allowed = /^app\/(root|entry\.|routes|screens|ui|http|single-fetch|messages)/;
    const outside = app.filter(({ path }) => !allowed.test(path) && !path.startsWith("emails/"));
    const isFramework = (target: string) => /^(react($|\/|-)|@remix-run\/)/.test(target);
    const exceptions = [
      "app/command-line/serve.server.ts imports @remix-run/node",
      // Makes the element of a mail; the templates themselves are in emails/.
      "app/domain/mail/render-mail.server.ts imports react",
    ];
    const found = broken(outside, isFramework).filter(
      (line) => !exceptions.includes(line) && !/@react-email/.test(line),
    );
    expect(found).toEqual([]);
  });

  it("keeps lucia in one file", () => {
    expect(broken(app, (target) => target === "lucia")).toEqual([
      "app/domain/access/session.server.ts imports lucia",
    ]);
  });

  it("lets the database import nothing of the application but the domain's own words", () => {
    const sources = within("db/");
    expect(
      broken(
        sources,
        (target) =>
          target.startsWith("app/") && !(target.startsWith("app/domain/") && !isServerOnly(target)),
      ),
    ).toEqual([]);
  });

  it("lets only stores, and the writers they hand statements to, query tables", () => {
    const mayKnowTables = /(-store|figures-source|key-canary)\.server\.ts$/;
    const others = within("app/").filter(({ path }) => !mayKnowTables.test(path));
    expect(broken(others, (target) => target.startsWith("db/schema/"))).toEqual([]);
  });

  it("never lets figures read encounters, nor anybody but the figures' source read a case for them", () => {
    const figures = within("app/domain/figures/");
    expect(broken(figures, (target) => /encounters?\//.test(target))).toEqual([]);
    const readers = broken(figures, (target) =>
      /(support-requests\/case-store|schema\/support-requests)/.test(target),
    );
    expect(readers.filter((line) => !line.includes("figures-source.server.ts"))).toEqual([]);
  });

  it("lets no route, screen or page file read the figures' source", () => {
    const pages = within(/^app\/(routes|screens|ui|http|root)/);
    expect(broken(pages, (target) => target.includes("figures-source"))).toEqual([]);
  });

  it("lets routes speak to verbs and pure rules, never to the database", () => {
    expect(broken(within("app/routes/"), (target) => target.startsWith("db/"))).toEqual([]);
    expect(
      broken(
        within("app/ui/"),
        (target) => /^app\/(routes|screens|http)/.test(target) && !/http\/\w|routes/.test(target),
      ),
    ).toEqual([]);
  });
});

describe("what things are called", () => {
  it("has no drawers", () => {
    const drawers = /(^|\/)(utils?|helpers?|misc|common|lib|shared|manager|service)s?(\.|\/|$)/i;
    expect(everything.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
  });

  it("names the verb of a verb file after the file", () => {
    const verb = /^app\/domain\/[\w-]+\/([a-z]+(?:-[a-z]+)+)\.server\.ts$/;
    const nouns =
      /(-store|-key|-vault|-file|-source|-post|-payload|-schedule|-ring|keyring|-canary)\.server\.ts$/;
    const missing = within("app/domain/").flatMap(({ path, code }) => {
      const name = verb.exec(path)?.[1];
      const isVerb = /\(\s*\n?\s*actor: (Staff)?Actor/.test(code) && name && !nouns.test(path);
      if (!isVerb) return [];
      const camel = name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
      return new RegExp(
        `export (async )?function ${camel}\\b|export const ${camel}\\b|function \\w+\\(`,
      ).test(code)
        ? []
        : [`${path} does not export ${camel}`];
    });
    expect(missing).toEqual([]);
  });

  it("begins every file with a comment that says what it is for", () => {
    const silent = app.filter(
      ({ path, text }) => !/^(\/\/|\/\*)/.test(text) && !path.endsWith(".d.ts"),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("keeps files under 300 lines and routes under 150", () => {
    const tooLong = everything
      .filter(({ path, text }) => {
        const lines = text.split("\n").length - 1;
        return lines > (path.startsWith("app/routes/") ? 150 : 300);
      })
      .map(({ path }) => path);
    expect(tooLong).toEqual([]);
  });
});

describe("words that stay where they belong", () => {
  const found = (sources: Source[], pattern: RegExp) =>
    sources.filter(({ code }) => pattern.test(code)).map(({ path }) => path);

  it("writes through allOrNothing only, and reads through awaited builders only", () => {
    const outside = within("app/");
    expect(found(outside, /\.transaction\(/)).toEqual([]);
    const stores = within(/-store\.server\.ts$/);
    expect(found(stores, /\.(all|get|run)\(\s*\)/)).toEqual([]);
    expect(found(outside, /\bi?like\(|sql`|sql\.raw/)).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const allowed = [
      "app/env.server.ts",
      "app/command-line/serve.server.ts",
      "db/words.ts",
      "db/drizzle.config.ts",
    ];
    expect(found(app, /process\.env/).filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it("never uses Math.random, and reads no clock in the domain", () => {
    expect(found(app, /Math\.random/)).toEqual([]);
    const domain = within("app/domain/");
    const clocks = found(domain, /new Date\(\)|Date\.now\(\)|performance\.now/);
    // The keyring's lock file is aged by the machine's clock; no rule of the programme depends on it.
    const allowed = ["app/domain/confidentiality/keyring-file.server.ts"];
    expect(clocks.filter((path) => !allowed.includes(path))).toEqual([]);
  });

  it("has no any, no silenced types, no raw HTML and no console", () => {
    const own = app.filter(({ path }) => path !== "db/all-or-nothing.server.ts");
    expect(found(own, /:\s*any\b|as any\b|<any>/)).toEqual([]);
    expect(found(app, /@ts-ignore|@ts-expect-error|@ts-nocheck/)).toEqual([]);
    expect(found(app, /dangerouslySetInnerHTML/)).toEqual([]);
    expect(found(app, /\bconsole\./)).toEqual([]);
  });

  it("calls cryptography only where the inventory says", () => {
    const inventory = readFileSync(join(root, "docs/security/crypto-inventory.md"), "utf8");
    const callers = broken(app, (target) => /^(node:)?crypto$|@node-rs\/argon2/.test(target)).map(
      (line) => line.split(" ")[0] ?? "",
    );
    expect(callers.filter((path) => !inventory.includes(`\`${path}\``))).toEqual([]);
  });

  it("never says what this product must not say", () => {
    const texts = sourcesUnder("app/messages").concat(sourcesUnder("emails"));
    const banned =
      /second victim|your error|your mistake|protected by law|privileged by law|legally protected/i;
    expect(
      texts.filter(({ text }) => banned.test(withoutComments(text))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe("guarded routes", () => {
  const modules = import.meta.glob<Record<string, unknown>>("../app/routes/*.tsx");

  it("finds a guard on every loader and action, and a loader on every route", async () => {
    const open: string[] = [];
    for (const [path, load] of Object.entries(modules)) {
      const route = await load();
      for (const door of ["loader", "action"]) {
        if (door in route && !guardOf(route[door]))
          open.push(`${path}: ${door} names no permission`);
      }
      if (!("loader" in route)) open.push(`${path} has no loader, so nothing guards its page`);
      for (const name of Object.keys(route)) {
        const known = [
          "loader",
          "action",
          "default",
          "handle",
          "meta",
          "links",
          "headers",
          "ErrorBoundary",
        ];
        if (!known.includes(name)) open.push(`${path} exports ${name}, which Remix does not know`);
      }
    }
    expect(open).toEqual([]);
    expect(Object.keys(modules).length).toBeGreaterThan(10);
  });

  it("uses every permission somewhere, and none that the table lacks", () => {
    const unused = Object.keys(permissions).filter(
      (permission) =>
        !app.some(
          ({ code, path }) => !path.endsWith("permissions.ts") && code.includes(`"${permission}"`),
        ),
    );
    expect(unused).toEqual([]);
  });
});
