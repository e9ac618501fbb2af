// The identity provider calls here when somebody logs out there (back-channel log-out). No browser comes
// here, so what it is told is a status and nothing else.
import { endFromHospital } from "#app/domain/access/end-from-hospital.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, notFound } from "#app/http/guard.server.ts";

export const loader = guardOpen("sign-in", async () => {
  throw notFound();
});

export const action = guardOpen("sign-in", async ({ request, world, actor }) => {
  const logoutToken = textOf(await typedValues(request), "logout_token");
  const { outcome } = await endFromHospital(actor, { logoutToken }, world);
  return outcome === "ended"
    ? new Response(null, { status: 200 })
    : Response.json({ error: "invalid_request" }, { status: 400 });
});
