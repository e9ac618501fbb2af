// Where the built stylesheet is. Pages that stand without Remix need its hashed name too.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "#db/migrate.server.ts";

let address: string | null = null;

export function stylesheetAddress(): string {
  if (!address) {
    const files = readdirSync(join(projectFolder(), "build", "client", "assets"));
    const sheet = files.find((file) => /^site-.*\.css$/.test(file));
    address = `/assets/${sheet ?? "site.css"}`;
  }
  return address;
}
