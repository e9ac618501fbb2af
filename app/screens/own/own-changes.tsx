// What a person can do with their request, each in one press, the final ones asked once more.
import { useTranslation } from "react-i18next";
import type { CaseState } from "#app/domain/support-requests/request.ts";
import { Notice } from "#app/ui/notice.tsx";

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

export function OwnChanges({ state, sure }: { state: CaseState; sure: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("own.change.title")}</h2>
      <p>{t("own.change.lead")}</p>
      {changesIn[state].map((change) => {
        const { label, hint } = wordsOf[change];
        return change === sure ? (
          <Notice tone="lamp" key={change}>
            <form method="post" action="/support" data-once>
              <p role="alert">
                <strong>{t(label)}.</strong> {t("own.change.sure")}
              </p>
              <input type="hidden" name="change" value={change} />
              <p className="actions">
                <button type="submit" className="primary" name="sure" value="yes">
                  {t("own.change.yes")}
                </button>
                <a href="/support">{t("own.change.no")}</a>
              </p>
            </form>
          </Notice>
        ) : (
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
