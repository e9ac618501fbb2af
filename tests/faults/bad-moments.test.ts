// What a person meets when the server is at its worst: too large, full, refused by the disk, told to stop.
// Always a page with numbers to call, nothing half-written, and what was typed is still there.
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { beforeEach, describe, expect, test } from "vitest";
import { answered, askedBy, byPhone, receiptOn, returned, sent } from "#tests/support/asking.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { formClient } from "#tests/support/form-client.ts";
import { limitFileSize, smallDisk } from "#tests/support/full-disk.ts";
import { type RunningSite, runningSite } from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

const tenMB = 10 * 1024 * 1024;
const crisisNumber = 'href="tel:988"';
let site: RunningSite;

async function begun(env: Record<string, string> = {}, dataFolder?: string): Promise<RunningSite> {
  const made = await runningSite(env, dataFolder);
  afterThisTest(() => made.remove());
  await made.start();
  return made;
}

describe("a body that is too large", () => {
  beforeEach(async () => {
    site = await begun();
  });

  /**
   * Sends a form as browsers do, which read the answer once they have sent everything.
   * @param stated what the header says; null sends it in chunks without saying.
   */
  const posted = (bytes: number, stated: number | null, pauseMs = 0) =>
    new Promise<{ status: number; html: string }>((resolve, reject) => {
      const socket = connect(Number(new URL(site.origin).port), "127.0.0.1").pause();
      const length = stated === null ? "Transfer-Encoding: chunked" : `Content-Length: ${stated}`;
      socket.write(
        `POST /ask HTTP/1.1\r\nHost: x\r\nOrigin: null\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n${length}\r\n\r\n`,
      );
      const block = Buffer.alloc(64 * 1024, "x");
      const chunk =
        stated === null
          ? Buffer.concat([Buffer.from("10000\r\n"), block, Buffer.from("\r\n")])
          : block;
      let sentBytes = 0;
      const more = (): void => {
        if (sentBytes >= bytes) {
          if (stated === null) socket.write("0\r\n\r\n");
          socket.resume();
          return;
        }
        sentBytes += block.length;
        const isFull = !socket.write(chunk);
        if (pauseMs > 0) setTimeout(more, pauseMs);
        else if (isFull) socket.once("drain", more);
        else setImmediate(more);
      };
      let answer = "";
      socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
      socket.on("error", reject);
      socket.on("close", () =>
        resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]), html: answer }),
      );
      more();
    });

  test.each([
    ["of 10 MB", tenMB],
    ["of 10 MB without saying so", null],
    ["that says it is 5 GB", 5 * 1024 ** 3],
  ])("%s is answered with a page that has numbers to call", async (_how, length) => {
    const answer = await posted(length === 5 * 1024 ** 3 ? 0 : tenMB, length);
    expect(answer.status).toBe(413);
    expect(answer.html).toContain(crisisNumber);
    expect(answer.html).toMatch(/<h1[^>]*>[^<]+<\/h1>/);
    // The next person notices nothing.
    const client = formClient(site.origin);
    expect(await askedBy(client, byPhone("0664 60"))).toMatch(/^[0-9A-Z]{16}$/);
    expect((await storedIn(site)).rows.cases).toBe(1);
  });

  test("of 10 MB over a slow line is still answered with that page", async () => {
    const answer = await posted(tenMB, tenMB, 15);
    expect(answer.status).toBe(413);
    expect(answer.html).toContain(crisisNumber);
  });

  test("of a hundred people at once does not fill the memory", async () => {
    const rssMiB = () => {
      const status = readFileSync(`/proc/${site.pid()}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    };
    const before = rssMiB();
    const answers = await Promise.all(Array.from({ length: 100 }, () => posted(tenMB, tenMB)));
    expect(answers.every(({ status }) => status === 413)).toBe(true);
    expect(rssMiB()).toBeLessThan(before + 150);
  });

  test("a connection that sends half a form and then nothing keeps nobody waiting", async () => {
    const { port } = new URL(site.origin);
    const idle = Array.from({ length: 50 }, () => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write("POST /ask HTTP/1.1\r\nHost: x\r\nContent-Length: 60\r\n\r\nquestion=");
      return socket;
    });
    expect(await askedBy(formClient(site.origin), byPhone("0664 61"))).toMatch(/^[0-9A-Z]{16}$/);
    for (const socket of idle) socket.destroy();
  });
});

describe("a disk that takes no more", () => {
  /** @param stop makes the disk refuse, @param go lets it write again; no restart between. */
  async function survives(stop: () => void, go: () => void): Promise<void> {
    const early = formClient(site.origin);
    const earlyReceipt = await askedBy(early, byPhone("0664 70"));
    const client = formClient(site.origin);
    const checked = await answered(client, {
      reach: { channel: "phone", phone: "0664 71", isNamed: "yes", name: "Jana Quiet" },
      wishes: { avoid: "Dr Loud", gender: "woman" },
    });
    stop();
    let page = await sent(client, checked);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(page.status).toBe(503);
      expect(page.html).toContain(crisisNumber);
      for (const typed of ["0664 71", "Jana Quiet", "Dr Loud"]) expect(page.text).toContain(typed);
      page = await sent(client, page);
    }
    // Who asked before can still look; whoever comes now can still fill in.
    expect((await returned(early, earlyReceipt)).text).toContain("0664 70");
    await answered(formClient(site.origin), byPhone("0664 72"));
    go();
    const receipt = receiptOn(await sent(client, page));
    expect(receipt).toMatch(/^[0-9A-Z]{16}$/);
    expect((await returned(client, receipt ?? "")).text).toContain("0664 71");
    const { contacts, rows, integrity, orphans } = await storedIn(site);
    expect(contacts.map(({ reach }) => reach).sort()).toEqual(["0664 70", "0664 71"]);
    expect(rows).toMatchObject({ cases: 2, grants: 2, receipts: 2, submissions: 2 });
    expect({ integrity, orphans }).toEqual({ integrity: "ok", orphans: [] });
    expect(site.log()).toMatch(/"event":"(unexpected|database)-fault"/);
    expect(site.log()).not.toMatch(/0664 7|Quiet|Loud/);
  }

  test("because it is full: 503 with numbers, everything typed kept, and it goes on when there is space", async () => {
    const disk = smallDisk();
    site = await begun({}, `${disk.folder}/data`);
    await survives(
      () => disk.fill(site.pid()),
      () => disk.free(site.pid()),
    );
    process.stdout.write(`filled: ${disk.way}\n`);
  });

  test("because the system refuses its writes: the same", async () => {
    site = await begun();
    await survives(
      () => limitFileSize(site.pid(), 1),
      () => limitFileSize(site.pid(), null),
    );
  });
});
