// A new code for one's own request: for whoever got theirs from a colleague, or lost a note of it.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeReceipt } from "#app/domain/support-requests/change-receipt.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { guardReceipt } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";

export const loader = guardReceipt("see-own-request", async ({ actor, world }) => {
  const seen = await seeOwnRequest(actor, {}, world);
  if (seen.outcome === "not-found") throw redirect("/return");
  return {};
});

export const action = guardReceipt("change-own-request", async (visit) => {
  const { actor, world, limits } = visit;
  // A new code costs as much as asking does, so one request makes a few at a time.
  const line = actor.kind === "receipt-holder" ? `code ${actor.caseId}` : visit.clientTag;
  const changed = await limits.inTurnOf(line, () => changeReceipt(actor, {}, world));
  if (changed.outcome === "not-found") return redirect("/return");
  if (changed.outcome === "too-late") return redirect("/support?said=too-late");
  return data({ receipt: changed.receipt });
});

export default function NewCode() {
  const { t } = useTranslation();
  useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { receipt: string } | undefined;
  return (
    <>
      <BackLink to="/support" />
      <PageTitle>{t(reply ? "newCode.done" : "newCode.title")}</PageTitle>
      {reply ? (
        <>
          <p>{t("newCode.once")}</p>
          <ReceiptCode code={reply.receipt} />
        </>
      ) : (
        <form method="post" action="/support/code" data-once>
          <p>{t("newCode.lead")}</p>
          <p className="actions">
            <button type="submit" className="primary">
              {t("newCode.submit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
