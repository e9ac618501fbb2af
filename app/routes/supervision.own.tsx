// A peer's own place in the programme: training, the yearly promise, and the way out of it.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import {
  type OwnReply,
  ownStandingDeed,
  ownStandingPage,
} from "#app/http/own-standing-page.server.ts";
import { OwnStandingScreen } from "#app/screens/work/own-standing-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-standing", ownStandingPage);

// Stepping down ends a role and maybe the account: whoever does it has just said who they are.
export const action = guardStaff(
  "see-own-standing",
  async (visit) => {
    const done = await ownStandingDeed(await typedValues(visit.request), visit);
    return "to" in done ? redirect(done.to) : data(done, done.problems ? 422 : 200);
  },
  { isFreshNeeded: true },
);

export default function OwnStanding() {
  const page = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as OwnReply;
  return <OwnStandingScreen page={page} reply={reply} />;
}
