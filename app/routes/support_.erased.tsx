// After the erasure: what is gone, what remains in backups and until when, and a proof to keep. Everything
// shown comes from the browser's own sealed cookie.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { erasedCookie } from "#app/http/erased-cookie.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { proofNumber } from "#app/http/own-data-files.server.ts";
import { ErasedScreen } from "#app/screens/own/erased-screen.tsx";
import { dayWithYear, monthWords } from "#app/ui/moment.ts";

export const loader = guardOpen("return-with-receipt", async (visit) => {
  const proof = erasedCookie.read(visit.request, visit.world);
  if (!proof) throw redirect("/");
  return {
    on: dayWithYear(proof.on, visit.locale),
    month: monthWords(proof.untilMonth, visit.locale),
    number: proofNumber(proof.number),
  };
});

export default function Erased() {
  return <ErasedScreen {...useLoaderData<typeof loader>()} />;
}
