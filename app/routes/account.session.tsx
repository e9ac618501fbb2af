// How long this session still lasts, for the script that warns before its end: looking does not lengthen it,
// asking to stay does. Whoever is not signed in is led to the sign-in page, which the script takes for no.
import { guardStaff, type StaffVisit } from "#app/http/guard.server.ts";

const secondsLeft = async ({ session, world }: StaffVisit): Promise<Response> => {
  const leftMs = session.endsAt.getTime() - world.now.getTime();
  return Response.json({ secondsLeft: Math.floor(leftMs / 1_000) });
};

export const loader = guardStaff("see-own-account", secondsLeft, { isOnlyLooking: true });
export const action = guardStaff("see-own-account", secondsLeft);
