// Headers, origins, methods and broken requests: what every answer of the site carries, whatever was asked.
import { describe, expect, it } from "vitest";
import { startSession } from "#app/domain/access/session.server.ts";
import { openLimits } from "#app/http/limits.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { rawly } from "#tests/support/raw-request.ts";
import { type Answer, siteAddresses, siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const publicOrigin = "https://connect.hospital.example";
const https = () => testWorld(undefined, { publicOrigin });

function expectSafe({ headers }: Answer, what: string): void {
  const policy = headers["content-security-policy"] ?? "";
  for (const rule of [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy, `${what}: ${rule}`).toContain(rule);
  }
  expect(policy, `${what} names no other site and nothing unsafe`).not.toMatch(
    /https?:|\*|unsafe|blob:/,
  );
  const wanted = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
  };
  expect(headers, what).toMatchObject(wanted);
  // Text says in which letters it is written; an answer without a body has no type.
  const type = headers["content-type"] ?? "";
  if (/^(text|application)\/(html|plain|csv|css|javascript)/.test(type)) {
    expect(type, what).toMatch(/charset=utf-8/i);
  }
  for (const name of ["x-powered-by", "server", "etag", "access-control-allow-origin"]) {
    expect(headers[name], `${what}: ${name}`).toBeUndefined();
  }
}

describe("every answer", () => {
  it("carries the whole set of headers: pages, redirects, files, errors of every kind", async () => {
    const world = await https();
    const lead = await personWith(["lead"], world);
    const sessions = [null, await startSession(lead.accountId, world)];
    for (const sessionId of sessions) {
      const site = await siteInProcess(world, sessionId);
      const paths = siteAddresses().map((path) => path.replace(/:[\w]+/g, "no-such-thing"));
      const more = ["/healthz", "/readyz", "/no-such-page", "/files/plain.txt", "/files/absent.js"];
      for (const path of [...paths, ...more]) expectSafe(await site.get(path), path);
      expectSafe(await site.send("/ask", { method: "POST", body: "x" }), "a form from nowhere");
      expectSafe(await site.send("/ask", { method: "DELETE" }), "another method");
      const long = { method: "POST", body: "x".repeat(70_000), headers: { origin: publicOrigin } };
      const tooLong = await site.send("/ask", long);
      expect(tooLong.status).toBe(413);
      expectSafe(tooLong, "a long body");
    }
  });

  it("is never kept, but for files whose name changes with their contents", async () => {
    const site = await siteInProcess(await https(), null);
    for (const path of ["/", "/ask?page=1", "/queue", "/no-such-page", "/healthz", "/leave"]) {
      expect((await site.get(path)).headers["cache-control"], path).toBe("no-store");
    }
    expect((await site.get("/files/plain.txt")).headers["cache-control"]).toMatch(/immutable/);
  });

  it("has a nonce of its own, never used twice", async () => {
    const site = await siteInProcess(await https(), null);
    const seen = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      const answer = await fetch(`http://127.0.0.1:${site.port}/crisis`);
      await answer.arrayBuffer();
      seen.add(
        /nonce-([\w-]+)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "",
      );
    }
    expect(seen.size).toBe(20);
    for (const nonce of seen) expect(nonce.length).toBeGreaterThanOrEqual(24);
  });

  it("sets cookies that only this host gets, over https, without script, from the same site", async () => {
    const site = await siteInProcess(await https(), null);
    const answer = await site.post("/ask", { question: "how-soon", howSoon: "now" });
    const cookie = answer.headers["set-cookie"] ?? "";
    expect(cookie).toMatch(/^__Host-ask=/);
    for (const part of ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"])
      expect(cookie).toContain(part);
    expect(cookie).not.toMatch(/Domain=|Max-Age=\d{3}|Expires/);
  });
});

describe("a form", () => {
  const form = {
    method: "POST",
    body: new URLSearchParams({ question: "how-soon", howSoon: "now" }),
  };
  const evil = "https://evil.example";
  it.each([
    ["with our origin", { origin: publicOrigin }, true],
    [
      "with our origin and Sec-Fetch",
      { origin: publicOrigin, "sec-fetch-site": "same-origin" },
      true,
    ],
    [
      "with a null origin, as our pages send it",
      { origin: "null", "sec-fetch-site": "same-origin" },
      true,
    ],
    ["without any origin", {}, false],
    ["with a null origin only", { origin: "null" }, false],
    ["from elsewhere", { origin: evil }, false],
    ["from elsewhere that says it is us", { origin: evil, "sec-fetch-site": "same-origin" }, false],
    ["from a sister site", { origin: "null", "sec-fetch-site": "same-site" }, false],
    ["from another site", { origin: publicOrigin, "sec-fetch-site": "cross-site" }, false],
    ["from the same name over http", { origin: publicOrigin.replace("https", "http") }, false],
    [
      "with a forged host",
      { origin: evil, host: "evil.example", "x-forwarded-host": "evil.example" },
      false,
    ],
    [
      "with our origin behind a forged host",
      { origin: publicOrigin, "x-forwarded-host": "evil.example" },
      true,
    ],
  ])("%s", async (_what, headers, isTaken) => {
    const site = await siteInProcess(await https(), null);
    const answer = await site.send("/ask", { ...form, headers: headers as Record<string, string> });
    expect(answer.status).toBe(isTaken ? 302 : 403);
    if (isTaken) expect(answer.headers.location).toBe("/ask?page=2");
    else expect(answer.headers["set-cookie"]).toBeUndefined();
  });
});

describe("a page", () => {
  it("may be gone to from anywhere, and fetched by our own pages only", async () => {
    const site = await siteInProcess(await https(), null);
    const get = async (site_: string, mode: string) =>
      (await site.send("/crisis", { headers: { "sec-fetch-site": site_, "sec-fetch-mode": mode } }))
        .status;
    expect(
      await rawly(site.port, "GET /crisis HTTP/1.1", [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: navigate",
      ]),
    ).toMatch(/^HTTP\/1.1 200/);
    expect(
      await rawly(site.port, "GET /crisis HTTP/1.1", [
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Mode: no-cors",
      ]),
    ).toMatch(/^HTTP\/1.1 403/);
    expect(await get("same-origin", "cors")).toBe(200);
    expect(
      await rawly(site.port, "GET /queue HTTP/1.1", [
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Mode: cors",
      ]),
    ).toMatch(/^HTTP\/1.1 403/);
  });

  it("is never led elsewhere by its address", async () => {
    const site = await siteInProcess(await https(), null);
    for (const next of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const { body, headers } = await site.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(body, next).not.toContain("evil.example");
      expect(body).not.toContain("javascript:");
      expect(headers.location ?? "").not.toContain("evil");
    }
  });

  it("has no debug door: no TRACE, no repository, no listing, no source maps, no metrics", async () => {
    const site = await siteInProcess(await https(), null);
    for (const path of [
      "/.git/HEAD",
      "/.git/config",
      "/.env",
      "/package.json",
      "/server-status",
      "/files/",
      "/assets/",
      "/files/../../package.json",
      "/files/%2e%2e/%2e%2e/package.json",
      "/__manifest",
      "/queue.data",
      "/metrics",
      "/app/root.tsx",
      "/files/enhance.js.map",
    ]) {
      const { status, body } = await site.get(path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(body, path).not.toMatch(/express|remix|node_modules|at \w+ \(/i);
    }
    for (const method of ["TRACE", "TRACK", "OPTIONS", "PUT", "PROPFIND"]) {
      const answer = await rawly(site.port, `${method} / HTTP/1.1`, ["X-Secret: zqsecret"]);
      expect(answer, method).toMatch(/^HTTP\/1\.1 (400|405)/);
      expect(answer, method).not.toContain("zqsecret");
    }
  });
});

describe("whoever floods", () => {
  it("may send 2,000 requests an hour from one address; others are not touched", async () => {
    const limits = openLimits(() => 0);
    let taken = 0;
    for (let sent = 0; sent < 10_000; sent += 1)
      if (await limits.maySubmit("one", "ask")) taken += 1;
    expect(taken).toBe(2_000);
    expect(await limits.maySubmit("another", "ask")).toBe(true);
  });

  it("is known by a mark that nobody can turn back into an address, and that changes each hour", () => {
    let hour = 1;
    const limits = openLimits(() => hour);
    const first = limits.tagOf("203.0.113.7");
    expect(limits.tagOf("203.0.113.7")).toBe(first);
    expect(first).not.toContain("203.0.113.7");
    expect(openLimits(() => 1).tagOf("203.0.113.7"), "another start, another key").not.toBe(first);
    hour = 2;
    expect(limits.tagOf("203.0.113.7")).not.toBe(first);
  });
});
