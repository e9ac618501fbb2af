// The coordinator keeps the directory: a list, and one form for a new entry or the one being changed.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountsWithRole, openPerson } from "#app/domain/access/account-store.server.ts";
import { entryForm } from "#app/domain/directory/directory.ts";
import { directoryOf, lastDrill } from "#app/domain/directory/directory-store.server.ts";
import { keepDirectory } from "#app/domain/directory/keep-directory.server.ts";
import { helpShown } from "#app/http/directory-pages.server.ts";
import { readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type DirectoryReply, DirectoryScreen } from "#app/screens/work/directory-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const handle = { isForStaff: true };

const saids = ["kept", "removed"] as const;

export const loader = guardStaff("manage-directory", async (visit) => {
  const { db, keyring } = visit.world;
  const search = new URL(visit.request.url).searchParams;
  const entries = await directoryOf(db);
  const supervisors = await accountsWithRole(db, "supervisor");
  const changing = entries.find(({ id }) => id === search.get("change"));
  const drill = await lastDrill(db);
  return {
    work: workNav(visit),
    helps: entries.map((entry) => helpShown(entry, visit)),
    supervisors: supervisors.map((account) => ({
      value: account.id as string,
      label: openPerson(keyring, account).name,
    })),
    changing: changing
      ? {
          ...changing,
          level: String(changing.level),
          crisisOrder: String(changing.crisisOrder ?? ""),
          accountId: (changing.accountId ?? "") as string,
        }
      : null,
    drill: drill
      ? {
          on: dayWords(drill.heldOn, visit.locale),
          reached: drill.reachedCount,
          listed: drill.listedCount,
        }
      : null,
    said: saids.find((word) => word === search.get("said")) ?? null,
  };
});

export const action = guardStaff("manage-directory", async (visit) => {
  const values = await typedValues(visit.request);
  const id = textOf(values, "id") || null;
  if (textOf(values, "do") === "remove") {
    if (textOf(values, "sure") !== "yes") return data<DirectoryReply>({ removing: id ?? "" });
    const { outcome } = await keepDirectory(visit.actor, { id, remove: true }, visit.world);
    if (outcome === "not-allowed") throw notFound();
    return redirect("/programme/directory?said=removed");
  }
  const read = readAnswers(visit, entryForm, values);
  if (!read.isRight) return data<DirectoryReply>({ problems: read.problems, values }, 422);
  const { outcome } = await keepDirectory(visit.actor, { id, entry: read.answers }, visit.world);
  if (outcome === "not-allowed") throw notFound();
  return redirect("/programme/directory?said=kept");
});

export default function Directory() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as DirectoryReply;
  return <DirectoryScreen {...shown} reply={reply} />;
}
