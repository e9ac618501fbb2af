// How long this session still lasts, for the script that warns before its end: looking does not lengthen it,
// asking to stay does.
import { sessionOf } from "#app/domain/access/session.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { sessionIdFrom } from "#app/http/session-cookie.server.ts";

async function secondsLeft({ request, world }: Visit, isSeen: boolean): Promise<Response> {
  const sessionId = sessionIdFrom(request, world.settings);
  const found = sessionId ? await sessionOf(sessionId, world, isSeen) : null;
  const leftMs = found ? found.session.endsAt.getTime() - world.now.getTime() : 0;
  return Response.json({ secondsLeft: Math.floor(leftMs / 1_000) });
}

export const loader = guardOpen("sign-in", (visit) => secondsLeft(visit, false));
export const action = guardOpen("sign-in", (visit) => secondsLeft(visit, true));
