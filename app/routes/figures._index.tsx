// The lead's first page: the trend with its error, the releases, and why nobody can be found in them. It
// reads released rows only; no other number exists in this role.
import { useLoaderData } from "@remix-run/react";
import { figuresRead, figuresShown } from "#app/http/figure-pages.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { FiguresScreen } from "#app/screens/work/figures-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-releases", async (visit) => ({
  work: workNav(visit),
  ...figuresShown(await figuresRead(visit), visit),
}));

export default function Figures() {
  return <FiguresScreen shown={useLoaderData<typeof loader>()} />;
}
