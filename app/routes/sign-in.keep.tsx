// Where the script sends what is typed when a session ends under somebody's hands: never to where the form
// itself goes, since another window may have kept the session alive.
import { redirect } from "@remix-run/node";
import { staffActorOf } from "#app/domain/access/session.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { keepFor, offeredAgainAt, toSignIn } from "#app/http/kept-form.server.ts";
import { ownPlace } from "#app/http/proof-cookie.server.ts";
import { sessionIdFrom } from "#app/http/session-cookie.server.ts";

export const loader = guardOpen("sign-in", async () => redirect("/sign-in"));

export const action = guardOpen("sign-in", async ({ request, world }) => {
  const form = await request.formData();
  const to = String(form.get("kept-for") ?? "");
  form.delete("kept-for");
  const path = to.split("?")[0] ?? "";
  if (!ownPlace(path)) return redirect("/sign-in");
  const sessionId = sessionIdFrom(request, world.settings);
  const actor = sessionId ? await staffActorOf(sessionId, world) : null;
  if (!actor) return toSignIn(request, world, { form, to });
  return redirect(offeredAgainAt, {
    headers: { "Set-Cookie": await keepFor(actor.accountId, form, to, world) },
  });
});
