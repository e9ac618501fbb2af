// The shipped configurations of nginx and Caddy in front of the built site, over TLS: somebody asks and comes
// back, the site goes away meanwhile, somebody tries tricks. Afterwards every byte the proxy wrote is searched.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, it } from "vitest";
import { projectFolder } from "#db/migrate.server.ts";
import { askedBy, returned } from "#tests/support/asking.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { formClient } from "#tests/support/form-client.ts";
import { freePort, runningSite } from "#tests/support/running-site.ts";

const person = "127.0.0.77";
const needles = ["0661 9173551", "Zqname Wexelhardt", "Zqavoid Grimbold", "zqforged"];
const host = "connect.hospital.example";
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

function certificateIn(folder: string): void {
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")];
  const words = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    `/CN=${host}`,
  ];
  execFileSync(
    "openssl",
    [...words, "-addext", `subjectAltName=DNS:${host},DNS:localhost`, ...files],
    {
      stdio: "ignore",
    },
  );
}

const proxies = {
  nginx: {
    file: "nginx.conf",
    args: (config: string, folder: string) => ["-p", folder, "-c", config, "-g", "daemon off;"],
    program: process.env.NGINX_PATH ?? "nginx",
  },
  caddy: {
    file: "Caddyfile",
    args: (config: string) => ["run", "--config", config, "--adapter", "caddyfile"],
    program: process.env.CADDY_PATH ?? "caddy",
  },
} as const;

/** The configuration as shipped, but for ports, host and the place of files; started, and waited for. */
async function started(name: keyof typeof proxies, upstream: string, port: number) {
  const folder = temporaryFolder();
  for (const part of ["tls", "logs", "tmp"]) mkdirSync(join(folder, part));
  certificateIn(join(folder, "tls"));
  const { file, args, program } = proxies[name];
  let text = readFileSync(join(projectFolder(), "ops", "proxy", file), "utf8")
    .replaceAll("/etc/alongside/tls", join(folder, "tls"))
    .replaceAll("127.0.0.1:3000", upstream.replace("http://localhost", "127.0.0.1"))
    .replaceAll("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replaceAll(`https://${host}`, `https://localhost:${port}`)
    .replaceAll(host, "localhost");
  if (name === "nginx") {
    // Where nginx would put bodies and answers if it wrote any; looked into afterwards.
    const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const temps = kinds.map((kind) => `${kind}_temp_path ${join(folder, "tmp", kind)};`);
    text = text.replace("http {", `pid ${join(folder, "nginx.pid")};\nhttp {\n${temps.join("\n")}`);
  }
  const config = join(folder, file);
  writeFileSync(config, text);
  const said: string[] = [];
  const child = spawn(program, args(config, folder), {
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => said.push(part));
  }
  const ended = new Promise((resolve) => child.once("close", resolve));
  afterThisTest(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const written = () => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name !== file);
    return [
      ...said,
      ...files.map((one) => readFileSync(join(one.parentPath, one.name), "latin1")),
    ].join("\n");
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await rawTls(port, "GET /healthz HTTP/1.1").catch(() => "");
    if (answer.startsWith("HTTP/1.1 200")) return { written };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`${name} did not start: ${said.join("")}`);
}

function rawTls(port: number, line: string, headers: string[] = [], body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      port,
      host: "127.0.0.1",
      servername: "localhost",
      rejectUnauthorized: false,
      // As if from the person's own device.
      ...{ localAddress: person },
    });
    let answer = "";
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on("data", (part) => (answer += part.toString("latin1")));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
    const all = [line, `Host: localhost:${port}`, ...headers, "Connection: close", "", body];
    socket.on("secureConnect", () => socket.write(all.join("\r\n")));
  });
}

describe.each(["nginx", "caddy"] as const)("behind %s", (name) => {
  it("people ask and come back, and the proxy has written down nothing of it", async () => {
    const port = await freePort();
    const origin = `https://localhost:${port}`;
    const site = await runningSite({ ALONGSIDE_PUBLIC_ORIGIN: origin, ALONGSIDE_PROXY_HOPS: "1" });
    afterThisTest(() => site.remove());
    await site.start();
    const upstream = `http://localhost:${site.env.ALONGSIDE_PORT}`;
    const { written } = await started(name, upstream, port);

    const client = formClient(origin, { from: person });
    const receipt = await askedBy(client, {
      reach: { channel: "phone", phone: needles[0] ?? "", isNamed: "yes", name: needles[1] ?? "" },
      wishes: { avoid: needles[2] ?? "" },
    });
    const back = await returned(client, receipt);
    expect(back.path).toBe("/support");
    expect([...client.cookies.keys()].every((cookie) => cookie.startsWith("__Host-"))).toBe(true);
    expect(back.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
    expect(`${back.headers.server ?? ""}${back.headers.via ?? ""}`).not.toMatch(/\d/);

    // Forged addresses are not believed: only this machine itself may ask whether the site is ready.
    const forged = [
      "X-Forwarded-For: 127.0.0.1",
      "Forwarded: for=127.0.0.1",
      "X-Forwarded-Host: zqforged",
    ];
    expect(await rawTls(port, "GET /readyz HTTP/1.1", forged)).toMatch(/^HTTP\/1\.1 404/);
    expect(await rawTls(port, "TRACE / HTTP/1.1", ["X-Forged: zqforged"])).toMatch(
      /^HTTP\/1\.1 40[05]/,
    );
    const smuggled = await rawTls(
      port,
      "POST /ask HTTP/1.1",
      ["Content-Length: 6", "Transfer-Encoding: chunked"],
      "0\r\n\r\nGET /zqforged HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    expect(smuggled.match(/HTTP\/1\.1 /g)?.length ?? 0, smuggled).toBeLessThanOrEqual(1);
    expect(smuggled).toMatch(/^HTTP\/1\.1 4\d\d/);

    // The site goes away while somebody is on their way: that is when proxies complain with names.
    await site.kill();
    const gone = await client.get("/support?zqforged");
    expect(gone.status).toBeGreaterThanOrEqual(500);
    client.close();
    await sleep(300);

    const groups = receipt.replace(/-/g, "");
    const all = written();
    for (const word of [...needles, receipt, groups, person, "/ask", "/return", "/support"]) {
      expect(all.includes(word), `${word} in what ${name} wrote: ${all.slice(0, 400)}`).toBe(false);
    }
    expect(site.log()).not.toContain(person);
  });
});
