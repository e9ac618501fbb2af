// Come back with the code. It is typed into a form and never stands in an address. Wrong codes are answered
// more and more slowly for that client; a right one is always answered, and looked up once however often it
// is sent at the same moment: the slow look-up is one line for everybody.
import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { openSelfView } from "#app/domain/self-view/begin-self-view.server.ts";
import { typedReceipt } from "#app/domain/support-requests/receipt.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { shared } from "#app/domain/turns.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { selfViewCookie } from "#app/http/self-view-pages.server.ts";
import { forgetReply } from "#app/http/shown-again.server.ts";
import { keepHeldCase } from "#app/http/support-cookie.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const loader = guardOpen("return-with-receipt", async () => ({}));

type Returned = Awaited<ReturnType<typeof returnWithReceipt>>;

function problemWords(returned: Exclude<Returned, { outcome: "recognised" }>, visit: Visit) {
  const { t } = visit.language;
  if (returned.outcome === "not-recognised") return t("comeBack.problems.unknown");
  const { problem } = returned;
  if (problem.is === "empty") return t("comeBack.problems.empty");
  if (problem.is === "wrong-sign") return t("comeBack.problems.sign", { sign: problem.sign });
  return t("comeBack.problems.length", { typed: problem.typed });
}

async function whoseCode({ actor, world }: Visit, typed: string) {
  const returned = await returnWithReceipt(actor, { typed }, world);
  if (returned.outcome !== "not-recognised") return returned;
  // A code may also open somebody's own check-ins.
  const own = await openSelfView(actor, { typed }, world);
  return own.outcome === "opened" ? own : returned;
}

const lookUps = shared<Awaited<ReturnType<typeof whoseCode>>>();

export const action = guardOpen("return-with-receipt", async (visit) => {
  const { request, world, limits, clientTag, log } = visit;
  const typed = textOf(await typedValues(request), "code").slice(0, 200);
  const read = typedReceipt(typed);
  const lookUp = () => whoseCode(visit, typed);
  const returned =
    read.is === "receipt"
      ? await lookUps(world.keyring.tag("receipt", read.code), lookUp)
      : await lookUp();
  const into = (path: string, held: string) =>
    redirect(path, {
      headers: [
        ["Set-Cookie", held],
        ["Set-Cookie", forgetReply(world.settings)],
      ],
    });
  if (returned.outcome === "recognised") {
    return into("/support", keepHeldCase(returned.caseId, world));
  }
  if (returned.outcome === "opened") {
    return into("/support/check-in", selfViewCookie.keep(returned.holder, world));
  }
  if (returned.outcome === "not-recognised") {
    const delayMs = await limits.delayAfterWrongReceipt(clientTag);
    if (delayMs > 0) {
      log.info({ event: "receipt-guessing" });
      await new Promise((resume) => setTimeout(resume, delayMs));
    }
  }
  return data({ typed: typed.slice(0, 60), problem: problemWords(returned, visit) }, 422);
});

export default function ComeBack() {
  const { t } = useTranslation();
  const reply = useActionData<typeof action>() as { typed: string; problem: string } | undefined;
  return (
    <>
      <BackLink to="/" />
      <ErrorSummary problems={reply ? [{ field: "code", text: reply.problem }] : []} />
      <PageTitle>{t("comeBack.title")}</PageTitle>
      <form method="post" action="/return" noValidate data-once>
        <TextField
          name="code"
          label={t("comeBack.code")}
          hint={t("comeBack.codeHint")}
          value={reply?.typed ?? ""}
          {...(reply ? { problem: reply.problem } : {})}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("comeBack.submit")}
          </button>
        </p>
      </form>
      <p>{t("comeBack.lost")}</p>
    </>
  );
}
