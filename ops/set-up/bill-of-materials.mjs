// Writes a bill of materials (CycloneDX 1.5, JSON) from the lock file. Built-ins only, no network.
// Usage: node ops/set-up/bill-of-materials.mjs > sbom.json
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));

const components = Object.entries(lock.packages)
  .filter(([path]) => path !== "")
  .map(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf("node_modules/") + 13);
    const [algorithm, digest] = (entry.integrity ?? "").split("-");
    return {
      type: "library",
      "bom-ref": path,
      name,
      version: entry.version,
      scope: entry.dev ? "excluded" : entry.optional ? "optional" : "required",
      purl: `pkg:npm/${name.replace("@", "%40")}@${entry.version}`,
      ...(entry.license ? { licenses: [{ expression: entry.license }] } : {}),
      ...(digest
        ? {
            hashes: [
              {
                alg: algorithm.toUpperCase().replace("SHA", "SHA-"),
                content: Buffer.from(digest, "base64").toString("hex"),
              },
            ],
          }
        : {}),
    };
  });
const bill = {
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  version: 1,
  metadata: { component: { type: "application", name: lock.name, version: lock.version } },
  components,
};
process.stdout.write(`${JSON.stringify(bill, null, 1)}\n`);
