// A request that is not quite HTTP, or means one thing to a proxy and another to us: refused, once, with the
// headers that every answer has.
import { describe, expect, it } from "vitest";
import { rawly } from "#tests/support/raw-request.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const https = () => testWorld(undefined, { publicOrigin: "https://connect.hospital.example" });

describe("a request that pretends to be two", () => {
  const second = "GET /queue HTTP/1.1\r\nHost: connect.hospital.example\r\n\r\n";
  it.each<[string, string, string[], string]>([
    [
      "both lengths",
      "POST /ask HTTP/1.1",
      ["Content-Length: 6", "Transfer-Encoding: chunked"],
      `0\r\n\r\n${second}`,
    ],
    [
      "both, the other way",
      "POST /ask HTTP/1.1",
      ["Transfer-Encoding: chunked", "Content-Length: 4"],
      `5c\r\n${second}0\r\n\r\n`,
    ],
    ["two lengths", "POST /ask HTTP/1.1", ["Content-Length: 0", "Content-Length: 44"], second],
    ["a length that is no number", "POST /ask HTTP/1.1", ["Content-Length: +5"], "hello"],
    [
      "an unknown encoding",
      "POST /ask HTTP/1.1",
      ["Transfer-Encoding: xchunked"],
      `0\r\n\r\n${second}`,
    ],
    [
      "a blank before the colon",
      "POST /ask HTTP/1.1",
      ["Transfer-Encoding : chunked"],
      `0\r\n\r\n${second}`,
    ],
    ["a header that goes on below", "GET / HTTP/1.1", ["X-One: 1\r\n Content-Length: 5"], second],
    [
      "a chunk size that is no number",
      "POST /ask HTTP/1.1",
      ["Transfer-Encoding: chunked"],
      `zz\r\n${second}`,
    ],
    ["a bare line feed", "GET / HTTP/1.1\nX-Two: 2", [], ""],
    ["no HTTP at all", "hello", [], ""],
  ])(
    "with %s is refused, and the second one is never answered",
    async (_what, line, headers, body) => {
      const site = await siteInProcess(await https(), null);
      const answer = await rawly(site.port, line, headers, body);
      // 403 where the head alone, a form from nowhere, was enough to refuse it.
      expect(answer).toMatch(/^HTTP\/1\.1 (400 Bad Request|403 Forbidden)\r\n/);
      expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      expect(answer).toContain("Content-Security-Policy: default-src 'none'");
      expect(answer).not.toMatch(/sign-in/);
    },
  );

  it("and one with endless headers too", async () => {
    const site = await siteInProcess(await https(), null);
    const answer = await rawly(site.port, "GET / HTTP/1.1", [`X-Long: ${"x".repeat(40_000)}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  });
});
