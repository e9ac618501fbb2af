// What a person can do with their request, each in one press; the final ones are asked once more, on a page
// of their own, where the question cannot be overlooked on a small phone.

import type { CaseState } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

const changesIn: Record<
  CaseState,
  readonly ("pause" | "resume" | "change-peer" | "close" | "withdraw")[]
> = {
  waiting: ["withdraw"],
  taken: ["pause", "change-peer", "withdraw"],
  "in-touch": ["pause", "change-peer", "close"],
  paused: ["resume", "change-peer", "close"],
  closed: [],
  withdrawn: [],
};

const wordsOf = {
  pause: { label: "own.change.pause", hint: "own.change.pauseHint" },
  resume: { label: "own.change.resume", hint: null },
  "change-peer": { label: "own.change.peer", hint: "own.change.peerHint" },
  close: { label: "own.change.close", hint: "own.change.closeHint" },
  withdraw: { label: "own.change.withdraw", hint: "own.change.withdrawHint" },
} as const;

export function OwnChanges({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("own.change.title")}</h2>
      <p>{t("own.change.lead")}</p>
      {changesIn[state].map((change) => {
        const { label, hint } = wordsOf[change];
        return (
          <form method="post" action="/support" key={change} data-once>
            <button type="submit" className="quiet" name="change" value={change}>
              {t(label)}
            </button>
            {hint ? <p className="hint">{t(hint)}</p> : null}
          </form>
        );
      })}
    </>
  );
}

const askedOnceMore = ["withdraw", "close", "change-peer"] as const;
export type AskedOnceMore = (typeof askedOnceMore)[number];

export const isAskedOnceMore = (change: string | undefined): change is AskedOnceMore =>
  askedOnceMore.some((word) => word === change);

export function SureQuestion({ change, days }: { change: AskedOnceMore; days: number }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to="/support" />
      <PageTitle>{t(`own.sure.${change}.title`)}</PageTitle>
      <p className="lead">{t(`own.sure.${change}.body`, { days })}</p>
      <form method="post" action="/support" data-once>
        <input type="hidden" name="change" value={change} />
        <p className="actions">
          <button type="submit" className="primary" name="sure" value="yes">
            {t(`own.sure.${change}.yes`)}
          </button>
          <a className="quiet" href="/support">
            {t("own.sure.no")}
          </a>
        </p>
      </form>
    </>
  );
}
