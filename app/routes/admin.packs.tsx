// The licensed instruments of this site. Terms are read here, and that they were is confirmed by somebody who
// has just said who they are.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmPack } from "#app/domain/instruments/confirm-pack.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { packsPage } from "#app/http/packs-page.server.ts";
import { PacksScreen } from "#app/screens/admin/packs-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("confirm-packs", packsPage);

export const action = guardStaff(
  "confirm-packs",
  async ({ actor, world, request }) => {
    const values = await typedValues(request);
    const [folder, digest] = [textOf(values, "folder"), textOf(values, "digest")];
    // Each pack has its own box, so that a page of several has no name twice.
    if (textOf(values, `read-${folder}`) !== "yes") return data({ unread: folder }, 422);
    const { outcome } = await confirmPack(actor, { folder, digest }, world);
    if (outcome === "not-allowed") throw notFound();
    return redirect(`/admin/packs?said=${outcome}`);
  },
  { isFreshNeeded: true },
);

export default function Packs() {
  const { packs, said } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { unread?: string } | undefined;
  return <PacksScreen packs={packs} said={said} unread={reply?.unread ?? null} />;
}
