// Who is a peer, and who has said yes to becoming one.
import { useLoaderData } from "@remix-run/react";
import { guardStaff } from "#app/http/guard.server.ts";
import { peersPage } from "#app/http/peers-pages.server.ts";
import { PeersScreen } from "#app/screens/work/peers-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("choose-peers", peersPage);

export default function Peers() {
  return <PeersScreen page={useLoaderData<typeof loader>()} />;
}
