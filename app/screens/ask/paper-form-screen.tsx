// Asking on paper: every field of asking, from the same lists. A field that asking gains and paper lacks does
// not compile.
import { seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { areaWishes } from "#app/domain/support-requests/case-contents.ts";
import { eventKinds, howSoonChoices } from "#app/domain/support-requests/request.ts";
import {
  type HowSoonAnswers,
  offeredChannels,
  type ReachAnswers,
  type WishesAnswers,
  wishedGenders,
} from "#app/domain/support-requests/request-form.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { howSoonWords } from "./how-soon-field.tsx";

type Field = keyof (HowSoonAnswers & ReachAnswers & WishesAnswers);

/** To tick (`boxes`) or to write on (`lines`, how many). Null: another field says it. */
interface PaperField {
  label: string;
  hint?: string;
  boxes?: readonly string[];
  lines?: number;
  /** The label itself is ticked. */
  isBox?: boolean;
}

interface PaperProps {
  /** The languages of the peers. */
  languages: readonly string[];
  address: string;
}

function usePaperFields({ languages }: PaperProps): Record<Field, PaperField | null> {
  const { t } = useTranslation();
  return {
    howSoon: {
      label: t("ask.howSoon.title"),
      boxes: howSoonChoices.map((value) => t(howSoonWords[value])),
    },
    channel: {
      label: t("ask.reach.title"),
      boxes: offeredChannels.map((value) => t(`ask.reach.channels.${value}`)),
    },
    phone: { label: t("ask.reach.phone"), lines: 1 },
    email: { label: t("ask.reach.email"), lines: 1 },
    place: { label: t("ask.reach.place"), lines: 1 },
    notice: { label: t("ask.reach.notice"), hint: t("ask.reach.channels.here"), lines: 1 },
    // On paper a name is given by writing it.
    isNamed: null,
    name: { label: t("ask.reach.name"), hint: t("paper.unnamed"), lines: 1 },
    avoid: { label: t("ask.wishes.avoid"), hint: t("ask.wishes.avoidHint"), lines: 2 },
    area: {
      label: t("ask.wishes.area"),
      boxes: areaWishes.map((value) => t(`ask.wishes.areas.${value}`)),
    },
    language:
      languages.length > 0
        ? { label: t("ask.wishes.language"), boxes: languages }
        : { label: t("ask.wishes.language"), lines: 1 },
    gender: {
      label: t("ask.wishes.gender"),
      boxes: wishedGenders.map((value) => t(`ask.genders.${value}`)),
    },
    seniority: {
      label: t("peerSelf.wished.label"),
      boxes: seniorities.map((value) => t(`peerSelf.wished.row.${value}`)),
    },
    isSameProfession: { label: t("ask.wishes.same"), isBox: true },
    unitCode: { label: t("ask.wishes.unit"), lines: 1 },
    roleFamily: {
      label: t("ask.wishes.roleFamily"),
      boxes: roleFamilies.map((value) => t(`ask.roleFamilies.${value}`)),
    },
    eventKind: {
      label: t("ask.wishes.eventKind"),
      boxes: eventKinds
        .filter((value) => value !== "not-said")
        .map((value) => t(`ask.eventKinds.${value}`)),
    },
  };
}

const parts = [
  { title: "paper.needed", names: ["howSoon", "channel", "phone", "email", "place", "notice"] },
  {
    title: "ask.wishes.peer",
    names: ["avoid", "area", "isSameProfession", "gender", "language", "seniority"],
    isOptional: true,
  },
  {
    title: "ask.wishes.own",
    names: ["name", "unitCode", "roleFamily", "eventKind"],
    isOptional: true,
  },
] as const satisfies { title: string; names: readonly Field[]; isOptional?: boolean }[];

export function PaperFormScreen(props: PaperProps) {
  const { t } = useTranslation();
  const fields = usePaperFields(props);
  return (
    <>
      <PageTitle>{t("paper.title")}</PageTitle>
      <p className="not-printed">{t("paper.print")}</p>
      <PrintButton />
      <p>
        {t("paper.lead")} {t("paper.careful")}
      </p>
      <p>{t("paper.limits")}</p>
      <div className="paper-form">
        {parts.map(({ title, names, ...part }) => (
          <section key={title}>
            <h2>
              {t(title)}{" "}
              {"isOptional" in part ? <span className="hint">{t("paper.optional")}</span> : null}
            </h2>
            {names.map((name) => {
              const field = fields[name];
              return field ? <OnPaper key={name} {...field} /> : null;
            })}
          </section>
        ))}
        <section>
          <p>
            <strong>{t("paper.hand")}</strong>
          </p>
          <p>{t("helps.reach", { address: props.address })}</p>
        </section>
      </div>
    </>
  );
}

function OnPaper({ label, hint, boxes = [], lines = 0, isBox }: PaperField) {
  return (
    <div className={lines === 1 && !hint ? "on-paper one-line" : "on-paper"}>
      <p className={isBox ? "to-tick" : undefined}>
        <b>{label}</b>
        {hint ? <span className="hint"> {hint}</span> : null}
      </p>
      {boxes.length > 0 ? (
        <ul>
          {boxes.map((box) => (
            <li key={box} className="to-tick">
              {box}
            </li>
          ))}
        </ul>
      ) : null}
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty lines, drawn once on the server
        <span key={line} className="write-here" />
      ))}
    </div>
  );
}
