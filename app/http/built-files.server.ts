// Where the built stylesheet and the one script are. Pages that stand without Remix need them too.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";

const clientFolder = () => join(projectFolder(), "build", "client");
let stylesheet: string | null = null;
let script: string | null = null;

export function stylesheetAddress(): string {
  if (!stylesheet) {
    const files = readdirSync(join(clientFolder(), "assets"));
    const sheet = files.find((file) => /^site-.*\.css$/.test(file));
    stylesheet = `/assets/${sheet ?? "site.css"}`;
  }
  return stylesheet;
}

/** With a mark of its contents: browsers keep files for a year. */
export function scriptAddress(): string {
  if (!script) {
    const file = join(clientFolder(), "files", "enhance.js");
    const mark = createHash("sha256").update(existsSync(file) ? readFileSync(file) : "");
    script = `/files/enhance.js?v=${mark.digest("hex").slice(0, 8)}`;
  }
  return script;
}
