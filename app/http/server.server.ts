// The HTTP server: limits and headers first, then files, then the pages. Whatever fails on the way, the
// answer is a page with the crisis numbers on it.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { ServerBuild } from "@remix-run/node";
import express, { type NextFunction, type Request, type Response } from "express";
import type { World } from "#app/domain/world.server.ts";
import type { Settings } from "#app/env.server.ts";
import { isOwnForm, isOwnVisit, neverKept, securityHeaders } from "./headers.server.ts";
import type { Limits } from "./limits.server.ts";
import { faultLine, type Log } from "./log.server.ts";
import { pageHandlers } from "./page-handlers.server.ts";
import { type StandingPage, standingPage } from "./standing-pages.server.tsx";

const largestBodyBytes = 64 * 1024;
const mostDrainedBytes = 32 * 1024 * 1024;
/** No browser sends these: what comes is signed, and that is what is checked. */
const calledByMachines = ["/sign-in/hospital/ended"];
const slowestRequestMs = 30_000;
const immutable = { "Cache-Control": "public, max-age=31536000, immutable" };

export interface ServerParts {
  settings: Settings;
  build: ServerBuild;
  /** build/client of the project. */
  clientFolder: string;
  /** The world at this moment. */
  worldNow(): World;
  limits: Limits;
  log: Log;
  isReady(): Promise<boolean>;
  /** Mounted before the pages; the demo hangs its inbox here. */
  extra?: express.Router;
}

export function buildApp(parts: ServerParts): express.Express {
  const { settings } = parts;
  const isHttps = settings.publicOrigin.startsWith("https:");
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("trust proxy", settings.proxyHops);

  const answer = (res: Response, status: number, page: StandingPage): void => {
    const locale = res.req.headers["accept-language"] ?? null;
    res
      .status(status)
      .set({ ...neverKept, "Content-Type": "text/html; charset=utf-8" })
      .send(standingPage(page, locale, settings));
  };

  app.use((_req, res, next) => {
    res.set(securityHeaders(randomBytes(18).toString("base64url"), isHttps));
    next();
  });
  app.get("/healthz", (_req, res) => {
    res.set(neverKept).type("text/plain").send("ok");
  });
  app.get("/readyz", async (req, res) => {
    const isNear = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(req.ip ?? "");
    if (!isNear) return answer(res, 404, "notFound");
    const ready = await parts.isReady();
    res
      .set(neverKept)
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready" : "not ready");
  });
  for (const folder of ["assets", "fonts", "files"]) {
    const path = join(parts.clientFolder, folder);
    if (!existsSync(path)) continue;
    app.use(
      `/${folder}`,
      express.static(path, {
        fallthrough: false,
        index: false,
        // Their names change with their contents; a mark of size and time would only say when we built.
        etag: false,
        lastModified: false,
        setHeaders: (res) => {
          for (const [name, value] of Object.entries({
            ...securityHeaders(null, isHttps),
            ...immutable,
          })) {
            res.setHeader(name, value);
          }
        },
      }),
    );
  }
  app.use((req, res, next) => {
    res.set(neverKept);
    // Remix answers these for pages that hydrate. None does, so no second door to the data stands open.
    if (/\.data$|^\/__manifest/.test(req.path)) return answer(res, 404, "notFound");
    if (!["GET", "HEAD", "POST"].includes(req.method)) return answer(res, 405, "notFound");
    if (req.method !== "POST") {
      const secFetch = {
        secFetchSite: req.get("sec-fetch-site"),
        secFetchMode: req.get("sec-fetch-mode"),
      };
      return isOwnVisit(secFetch) ? next() : answer(res, 403, "refused");
    }
    const isOwn = isOwnForm(
      { origin: req.get("origin"), secFetchSite: req.get("sec-fetch-site") },
      settings.publicOrigin,
    );
    if (!isOwn && !calledByMachines.includes(req.path)) return answer(res, 403, "refused");
    // Checked here against the configured origin. Remix would compare it with the Host header, which a
    // proxy may change, and stumble over the "null" that pages without a referrer send.
    delete req.headers.origin;
    return refuseLargeBody(req, res, next, () => answer(res, 413, "tooLarge"));
  });
  if (parts.extra) app.use(parts.extra);
  app.use(
    pageHandlers(parts.build, (req) => ({
      world: parts.worldNow(),
      clientTag: parts.limits.tagOf(req.ip ?? "unknown"),
      limits: parts.limits,
      log: parts.log,
      typed: { isKept: false },
    })),
  );
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    const status = (error as { status?: number }).status;
    if (status === 404) return answer(res, 404, "notFound");
    parts.log.error({ event: "unexpected-fault", ...faultLine(error) });
    if (res.headersSent) return res.destroy();
    return answer(res, 500, "broken");
  });
  return app;
}

/**
 * Ends a request whose body is over the limit, or says no size at all; forms of browsers always say one.
 * A browser reads the answer only once it has sent everything, so what it still sends is read and thrown
 * away, up to a size that nobody's form has.
 */
function refuseLargeBody(
  req: Request,
  res: Response,
  next: NextFunction,
  refuse: () => void,
): void {
  const stated = req.get("content-length");
  const isTooLarge = Number(stated ?? 0) > largestBodyBytes;
  if (!isTooLarge && (stated !== undefined || !req.get("transfer-encoding"))) {
    next();
    return;
  }
  res.set("Connection", "close");
  const answered = (): void => {
    if (res.headersSent) return;
    refuse();
    setTimeout(() => req.destroy(), 1_000).unref();
  };
  let leftBytes = mostDrainedBytes;
  req.on("data", (part: Buffer) => {
    leftBytes -= part.length;
    if (leftBytes < 0) answered();
  });
  req.once("end", answered);
  if (Number(stated ?? 0) > mostDrainedBytes) answered();
}

/** What is not HTTP, or pretends to be two requests, gets one answer with the same headers as any other. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex, isHttps: boolean): void {
  // Something was answered on this connection before: a second answer might be taken for another's.
  if (error.code === "ECONNRESET" || !socket.writable || (socket as Socket).bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? "408 Request Timeout"
        : "400 Bad Request";
  const headers = {
    ...securityHeaders(null, isHttps),
    ...neverKept,
    Connection: "close",
    "Content-Length": "0",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status}\r\n${lines.join("\r\n")}\r\n\r\n`);
}

/** @returns the listening server; rejects with a plain sentence when the port is taken. */
export function listen(app: express.Express, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(settings.port, settings.host);
    server.requestTimeout = slowestRequestMs;
    server.headersTimeout = 10_000;
    server.keepAliveTimeout = 5_000;
    server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
      answerBroken(error, socket, settings.publicOrigin.startsWith("https:"));
    });
    server.once("listening", () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === "EADDRINUSE"
          ? `Port ${settings.port} is in use by another program. Stop it, or set ALONGSIDE_PORT to another number.`
          : error.code === "EACCES"
            ? `This user may not listen on port ${settings.port}. Choose one above 1023 with ALONGSIDE_PORT.`
            : `The server could not listen on ${settings.host}:${settings.port} (${error.code}).`;
      reject(new ListenRefused(sentence));
    });
  });
}

export class ListenRefused extends Error {
  override name = "ListenRefused";
}
