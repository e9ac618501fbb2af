// The way out. Ends what this browser holds, then goes where anybody might be; a plain link leads here.
import { redirect } from "@remix-run/node";
import { guardOpen } from "#app/http/guard.server.ts";
import { leavingHeaders } from "#app/http/leaving.server.ts";

export const loader = guardOpen("read-public-pages", async ({ world: { settings } }) => {
  throw redirect(settings.exitTo, { status: 303, headers: leavingHeaders(settings) });
});
