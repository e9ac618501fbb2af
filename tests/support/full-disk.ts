// A folder whose disk can be filled and freed. As root a small disk in memory of its own; for anybody else,
// and for a running process, the system's limit on the size of files, which refuses writes alike.
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterThisTest } from "./databases.ts";

export interface SmallDisk {
  folder: string;
  /** A sentence on how it is made full, for the report. */
  way: string;
  /** From now on nothing more fits. @param pid the process that writes there. */
  fill(pid: number): void;
  free(pid: number): void;
}

/** Lets a process write files up to this size; null for any size again. */
export function limitFileSize(pid: number, bytes: number | null): void {
  const soft = bytes === null ? "unlimited" : String(bytes);
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${soft}:unlimited`]);
}

const sizeMiB = 8;

export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "alongside-disk-"));
  afterThisTest(() => rmSync(folder, { recursive: true, force: true }));
  const mount = ["-t", "tmpfs", "-o", `size=${sizeMiB}m,mode=700`, "tmpfs", folder];
  if (process.getuid?.() !== 0 || spawnSync("mount", mount).status !== 0) {
    return {
      folder,
      way: "a limit on the size of files",
      fill: (pid) => limitFileSize(pid, 1),
      free: (pid) => limitFileSize(pid, null),
    };
  }
  afterThisTest(() => void spawnSync("umount", ["-l", folder]));
  const filler = join(folder, "filler");
  return {
    folder,
    way: `a disk of ${sizeMiB} MiB`,
    fill() {
      const handle = openSync(filler, "a");
      try {
        for (const size of [65_536, 4_096, 1]) {
          const block = Buffer.alloc(size);
          try {
            for (;;) writeSync(handle, block);
          } catch {
            // Full for blocks of this size; smaller ones may still fit.
          }
        }
      } finally {
        closeSync(handle);
      }
    },
    free: () => rmSync(filler),
  };
}
