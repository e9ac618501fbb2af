// Ends the session here and in the database. By form only: a link or picture elsewhere cannot do it.
import { redirect } from "@remix-run/node";
import { endSession } from "#app/domain/access/session.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { forgetSession, sessionIdFrom } from "#app/http/session-cookie.server.ts";
import { forgetReply } from "#app/http/shown-again.server.ts";

export const loader = guardOpen("sign-in", async () => redirect("/sign-in"));

export const action = guardOpen("sign-in", async ({ request, world }) => {
  const sessionId = sessionIdFrom(request, world.settings);
  if (sessionId) await endSession(sessionId, world);
  return redirect("/sign-in?said=signed-out", {
    headers: [
      ["Set-Cookie", forgetSession(world.settings)],
      ["Set-Cookie", forgetReply(world.settings)],
      ["Clear-Site-Data", '"storage"'],
    ],
  });
});
