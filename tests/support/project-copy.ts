// A copy of the project's schema and migrations that a test may change and generate from, as the version
// after this one would be made.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";
import type { Engine } from "#db/words.ts";

export interface ProjectCopy {
  /** The migrations of one engine in the copy. */
  migrations(engine: Engine): string;
  /** Runs the generator. @returns the names of the migrations it added. */
  generate(engine: Engine): string[];
  remove(): void;
}

/** @param change edits one file of the copy's schema before anything is generated. */
export function projectCopy(change?: { schema: string; from: string; to: string }): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "alongside-copy-"));
  for (const name of ["app", "node_modules"]) {
    symlinkSync(join(projectFolder(), name), join(folder, name));
  }
  for (const name of ["db", "package.json"]) {
    cpSync(join(projectFolder(), name), join(folder, name), { recursive: true });
  }
  if (change) {
    const file = join(folder, "db/schema", change.schema);
    const text = readFileSync(file, "utf8");
    if (!text.includes(change.from)) throw new Error(`${change.schema} no longer says this.`);
    writeFileSync(file, text.replace(change.from, change.to));
  }
  const migrations = (engine: Engine) => join(folder, "db/migrations", engine);
  const sqlFiles = (engine: Engine) =>
    readdirSync(migrations(engine)).filter((name) => name.endsWith(".sql"));
  return {
    migrations,
    generate(engine) {
      const before = sqlFiles(engine);
      execFileSync(
        join(folder, "node_modules/.bin/drizzle-kit"),
        ["generate", "--config", "db/drizzle.config.ts", "--name", "next"],
        { cwd: folder, env: { ...process.env, ALONGSIDE_ENGINE: engine }, stdio: "pipe" },
      );
      return sqlFiles(engine).filter((name) => !before.includes(name));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What a rebuild of the table of cases is made from: a changed default is enough for the generator. */
export const rebuildOfCases = {
  schema: "support-requests.ts",
  from: 'oneOf("state", caseStates)',
  to: 'oneOf("state", caseStates).default("waiting")',
};
