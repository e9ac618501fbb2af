// `npm run demo` as somebody meets it: what it refuses, what an interruption leaves, and whether everything
// it says at the end is true. The built program is run; the hospital is filled once for this file.
import { type ChildProcess, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { formClient } from "#tests/support/form-client.ts";
import { builtProgram, type Ended, freePort, runCommand } from "#tests/support/running-site.ts";

interface Running {
  child: ChildProcess;
  said: { out: string; err: string };
  ended: Promise<number | null>;
  /** Waits until it has said this on either stream. */
  untilSaid(words: RegExp): Promise<void>;
}

function started(args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [builtProgram(), "demo", ...args], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  afterThisTest(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const untilSaid = async (words: RegExp): Promise<void> => {
    const deadline = Date.now() + 120_000;
    while (!words.test(said.out) && !words.test(said.err)) {
      if (child.exitCode !== null || Date.now() > deadline) throw new Error(said.err + said.out);
      await new Promise((resume) => setTimeout(resume, 25));
    }
  };
  return { child, said, ended, untilSaid };
}

const refused = ({ code, out, err }: Ended, sentence: RegExp): void => {
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toMatch(sentence);
  expect(err.trim().split("\n"), "one sentence, no stack").toHaveLength(1);
};

describe("a place that is not the demonstration's own", () => {
  test.each([[[]], [["--fresh"]]])("is left as it is, with %j", async (more) => {
    const folder = temporaryFolder();
    const database = join(folder, "data", "alongside.db");
    mkdirSync(join(folder, "data"));
    writeFileSync(database, "the data of a real hospital");
    const ended = await runCommand(["demo", "--no-serve", "--folder", folder, ...more]);
    refused(ended, /holds something that no demonstration made\. It was left as it is/);
    expect(readFileSync(database, "utf8")).toBe("the data of a real hospital");
    expect(existsSync(join(folder, "demo.json"))).toBe(false);
  });

  test("is a link to somewhere else, or a file", async () => {
    const real = temporaryFolder();
    const link = join(temporaryFolder(), "link");
    symlinkSync(real, link);
    const file = join(real, "file");
    writeFileSync(file, "");
    for (const folder of [link, file]) {
      const ended = await runCommand(["demo", "--no-serve", "--fresh", "--folder", folder]);
      refused(ended, /is not a folder of its own/);
    }
  });

  test("is a database server: it says to leave that setting out", async () => {
    const folder = join(temporaryFolder(), "demo");
    const env = { ALONGSIDE_ENGINE: "postgres", ALONGSIDE_DATABASE_URL: "postgres://nowhere/x" };
    const ended = await runCommand(["demo", "--no-serve", "--folder", folder], env);
    refused(ended, /Run it without ALONGSIDE_ENGINE\.$/m);
    expect(existsSync(folder)).toBe(false);
  });
});

test("a port in use is said before anything is filled, with a port to try", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  afterThisTest(() => new Promise<void>((resolve) => other.close(() => resolve())));
  const { port } = other.address() as AddressInfo;
  const folder = join(temporaryFolder(), "demo");
  const ended = await runCommand(["demo", "--folder", folder, "--port", String(port)]);
  refused(ended, new RegExp(`Port ${port} is in use.* npm run demo -- --port ${port + 1}`));
  expect(existsSync(folder)).toBe(false);
});

test.each([
  [["--port", "many"], /many is not a port/],
  [["--sever"], /not known/],
])("a call with %j is answered with exit code 2", async (args, sentence) => {
  const { code, err } = await runCommand(["demo", ...args]);
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
});

test("a command cannot look at a demonstration that is not there", async () => {
  const folder = join(temporaryFolder(), "demo");
  const ended = await runCommand([`--demo=${folder}`, "figures", "plan", "show"]);
  refused(ended, /There is no demonstration yet\. Make one with: npm run demo/);
  expect(existsSync(folder)).toBe(false);
});

test("a fill that was stopped, or killed, begins anew the next time and never serves a half", async () => {
  const args = ["--no-serve", "--folder", join(temporaryFolder(), "demo")];
  const stopped = started(args);
  await stopped.untilSaid(/Living through/);
  stopped.child.kill("SIGINT");
  expect(await stopped.ended).toBe(130);
  expect(stopped.said.err).toMatch(/Stopped\. The next start fills the demonstration anew\.\n$/);
  for (let round = 1; round <= 2; round += 1) {
    const again = started(args);
    await again.untilSaid(/was not filled to its end the last time; it is filled anew/);
    await again.untilSaid(/Living through/);
    again.child.kill("SIGKILL");
    await again.ended;
    expect(again.said.out).toBe("");
  }
});

describe("a demonstration that was filled", () => {
  let folder: string;
  let elsewhere: string;
  let filled: Ended;

  beforeAll(async () => {
    const parent = mkdtempSync(join(tmpdir(), "alongside-demo-"));
    folder = join(parent, "demo");
    elsewhere = join(parent, "real");
    filled = await runCommand(["demo", "--no-serve", "--json", "--folder", folder], {
      ALONGSIDE_DATA: join(elsewhere, "data"),
      ALONGSIDE_KEYRING: join(elsewhere, "keys", "keyring.json"),
      ALONGSIDE_SMTP_URL: "smtp://127.0.0.1:1",
    });
  }, 300_000);
  afterAll(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

  test("came to its end without looking at the data, keys and mail server of a real site", () => {
    expect(filled.err).toMatch(/Filled in \d+ seconds\.\n$/);
    expect(filled.code).toBe(0);
    for (const name of ["ALONGSIDE_DATA", "ALONGSIDE_KEYRING", "ALONGSIDE_SMTP_URL"]) {
      expect(filled.err).toContain(`${name} is set; the demonstration does not look at it.`);
    }
    expect(existsSync(elsewhere)).toBe(false);
  });

  test("is served later as it is, and everything it says is true", async () => {
    const mark = readFileSync(join(folder, "demo.json"), "utf8");
    const port = await freePort();
    const running = started(["--json", "--folder", folder, "--port", String(port)]);
    await running.untilSaid(/"filledOn"/);
    expect(running.said.err).toBe("");
    expect(readFileSync(join(folder, "demo.json"), "utf8")).toBe(mark);
    const guide = JSON.parse(running.said.out);
    expect(guide.origin).toBe(`http://localhost:${port}`);

    const visitor = formClient(guide.origin);
    afterThisTest(() => visitor.close());
    const own = await visitor.submit(await visitor.get("/return"), "code=", {
      code: guide.receipt,
    });
    expect(own.text).toContain("Your request has arrived");
    const inbox = await visitor.get("/dev/mail");
    expect(inbox.text).toContain(guide.offered.email);
    const newest = inbox.html.slice(0, inbox.html.indexOf(guide.offered.email));
    const mail = await visitor.get(newest.match(/\/dev\/mail\/\w+/g)?.at(-1) ?? "");
    // It was written for another port; its link leads here all the same.
    const link = new RegExp(`${guide.origin}(/offer/\\w+)`).exec(mail.html)?.[1] ?? "";
    expect((await visitor.get(link)).text).toContain("Yes please");

    const pages = new Map<string, string>();
    for (const { as, email } of guide.people) {
      const person = formClient(guide.origin);
      const signIn = await person.get("/sign-in");
      let page = await person.submit(signIn, "password=", { email, password: guide.password });
      if (page.path === "/sign-in/code") {
        expect(page.html).toContain('href="/dev/codes"');
        const codes = await person.get(new URL(guide.codes).pathname);
        const code = new RegExp(`<strong>([\\d ]+)</strong> [^<]*${email}`).exec(codes.html)?.[1];
        page = await person.submit(page, "code=", { code: code ?? "" });
      }
      expect(page.status, as).toBe(200);
      expect(page.path, as).not.toContain("sign-in");
      pages.set(as, page.text);
      person.close();
    }
    const waiting = (as: string) => pages.get(as)?.match(/Contact due/g)?.length;
    expect(waiting("coordinator")).toBe(guide.counts.waiting);
    // One person would rather not talk to this peer, another not to that one.
    expect(waiting("peer")).toBe(guide.counts.waiting - 1);
    expect(waiting("another peer")).toBe(guide.counts.waiting - 1);
    const released = pages.get("wellbeing lead") ?? "";
    expect(released.match(/Quarter \d of \d{4}/g)?.length).toBeGreaterThanOrEqual(4);
    expect(released).not.toContain(`Quarter ${guide.period[5]} of ${guide.period.slice(0, 4)}`);

    const second = await runCommand(["demo", "--folder", folder, "--fresh"]);
    refused(second, /A demonstration is running in this folder already/);

    const [, command = ""] = guide.closeCommand.split(" -- ");
    const closed = await runCommand(command.split(" "));
    expect(closed.code).toBe(0);
    expect(JSON.parse(closed.out)).toMatchObject({ period: guide.period });

    running.child.kill("SIGINT");
    expect(await running.ended).toBe(0);
    expect(running.said.err).toBe("Stopping ...\n");
    expect(existsSync(join(folder, "running.json"))).toBe(false);
  });

  test("is filled anew by a version of the program with another schema", async () => {
    const copy = join(temporaryFolder(), "demo");
    cpSync(folder, copy, { recursive: true });
    const mark = JSON.parse(readFileSync(join(copy, "demo.json"), "utf8"));
    writeFileSync(join(copy, "demo.json"), JSON.stringify({ ...mark, schema: "0000_first@1" }));
    const asked = await runCommand([`--demo=${copy}`, "figures", "plan", "show"]);
    refused(asked, /made by another version of the program\. Say first: npm run demo$/m);
    const again = started(["--no-serve", "--folder", copy]);
    await again.untilSaid(/made by another version of the program; it is filled anew\./);
  });

  test("offers the next quarter to close only when there is one", async () => {
    const { out } = await runCommand(["demo", "--no-serve", "--json", "--folder", folder]);
    expect(JSON.parse(out).closeCommand).toBe(null);
  });
});
