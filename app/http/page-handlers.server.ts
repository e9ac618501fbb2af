// One Remix handler for each page, which knows that page's route and no other. Remix looks at every route
// it knows three times for each page it makes; with thirty pages that was a quarter of the work. Nothing
// is lost: pages are whole documents here, and no script asks for another page's parts.
import { createRequestHandler, type RequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request, Response } from "express";

type Routes = ServerBuild["routes"];

export interface PageRoutes {
  address: RegExp;
  /** Its route and those it lies in, the root first. */
  ids: string[];
}

const parameter = /:[\w-]+/g;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function ancestry(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId;
  return parent === undefined ? [id] : [...ancestry(routes, parent), id];
}

/** @returns every page, the more literal address first: `/figures/report` before `/figures/:release`. */
export function pagesOf(routes: Routes): PageRoutes[] {
  const isLayout = new Set(Object.values(routes).map((route) => route?.parentId));
  const pages = Object.keys(routes).flatMap((id) => {
    if (isLayout.has(id)) return [];
    const ids = ancestry(routes, id);
    const parts = ids.map((part) => routes[part]?.path ?? "").filter((part) => part !== "");
    const literal = parts.join("/").split(parameter);
    const address = new RegExp(`^/${literal.map(escaped).join("[^/]+")}/?$`, "i");
    return [{ address, ids, literalLength: literal.join("").length }];
  });
  return pages.sort((a, b) => b.literalLength - a.literalLength);
}

const only = <T>(all: Record<string, T>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));

/** @returns the handler of all pages; an address that is no page's goes to one that knows them all. */
export function pageHandlers(
  build: ServerBuild,
  getLoadContext: (req: Request, res: Response) => AppLoadContext,
): RequestHandler {
  const handlerWith = (part: ServerBuild) =>
    createRequestHandler({ build: part, mode: "production", getLoadContext });
  const handlerOf = (ids: readonly string[]) =>
    handlerWith({
      ...build,
      routes: only(build.routes, ids),
      assets: { ...build.assets, routes: only(build.assets.routes, ids) },
    });
  const every = handlerWith(build);
  const pages = pagesOf(build.routes).map(({ address, ids }) => ({
    address,
    handler: handlerOf(ids),
  }));
  return (req, res, next) => {
    const page = pages.find(({ address }) => address.test(req.path));
    return (page?.handler ?? every)(req, res, next);
  };
}
