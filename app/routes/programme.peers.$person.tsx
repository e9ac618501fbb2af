// One peer, or somebody who could become one, with what a coordinator can do.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { type PeerReply, peerDeed, peerPage } from "#app/http/peers-pages.server.ts";
import { PeerScreen } from "#app/screens/work/peer-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("choose-peers", peerPage);

// Who is a peer, and who is found by matching, is decided here: by somebody who has just said who they are.
export const action = guardStaff(
  "choose-peers",
  async (visit) => {
    const done = await peerDeed(await typedValues(visit.request), visit);
    if (!("said" in done)) return data(done, done.problems ? 422 : 200);
    const here = `/programme/peers${done.isGone ? "" : `/${visit.params.person}`}`;
    return redirect(`${here}?said=${done.said}`);
  },
  { isFreshNeeded: true },
);

export default function Peer() {
  const page = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as PeerReply;
  return <PeerScreen page={page} reply={reply} />;
}
