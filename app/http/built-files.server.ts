// Where the built stylesheet and the scripts are. Pages that stand without Remix need them too.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";

const clientFolder = () => join(projectFolder(), "build", "client");
let stylesheet: string | null = null;
const scripts = new Map<string, string>();

export function stylesheetAddress(): string {
  if (!stylesheet) {
    const files = readdirSync(join(clientFolder(), "assets"));
    const sheet = files.find((file) => /^site-.*\.css$/.test(file));
    stylesheet = `/assets/${sheet ?? "site.css"}`;
  }
  return stylesheet;
}

/** With a mark of its contents: browsers keep files for a year. */
export function scriptAddress(name: "enhance.js" | "at-work.js"): string {
  const known = scripts.get(name);
  if (known) return known;
  const file = join(clientFolder(), "files", name);
  const mark = createHash("sha256").update(existsSync(file) ? readFileSync(file) : "");
  const address = `/files/${name}?v=${mark.digest("hex").slice(0, 8)}`;
  scripts.set(name, address);
  return address;
}
