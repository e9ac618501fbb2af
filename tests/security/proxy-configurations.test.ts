// The text of the shipped proxy configurations. What they do is proven with a real nginx and a real Caddy by
// `npm run test:proxy`; this holds, on every machine, that nobody takes a line out.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "#db/migrate.server.ts";

const textOf = (file: string) =>
  readFileSync(join(projectFolder(), "ops", "proxy", file), "utf8").replace(/#.*$/gm, "");

it("nginx writes no visit down, keeps no body, and sets the address itself", () => {
  const text = textOf("nginx.conf");
  expect(text.match(/access_log/g)).toEqual(["access_log"]);
  for (const line of [
    "access_log off;",
    "error_log stderr emerg;",
    "server_tokens off;",
    "client_max_body_size 64k;",
    "client_body_buffer_size 64k;",
    "proxy_max_temp_file_size 0;",
    "ssl_protocols TLSv1.2 TLSv1.3;",
    "ssl_session_tickets off;",
    "proxy_set_header X-Forwarded-For $remote_addr;",
    'proxy_set_header X-Forwarded-Host "";',
    "proxy_next_upstream off;",
  ]) {
    expect(text, line).toContain(line);
  }
});

it("Caddy writes no visit down, and sets the address itself", () => {
  const text = textOf("Caddyfile");
  expect(text).not.toMatch(/^\s+log\s*\{/m);
  for (const line of [
    "exclude http.log.access http.log.error http.handlers.reverse_proxy",
    "admin off",
    "protocols tls1.2 tls1.3",
    "max_size 64KB",
    "header -Server",
    "header_up X-Forwarded-For {remote_host}",
    "header_up -X-Forwarded-Host",
  ]) {
    expect(text, line).toContain(line);
  }
});
