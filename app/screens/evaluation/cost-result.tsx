// What the numbers of the what-if form come to, and how much hangs on them.
import { useTranslation } from "react-i18next";
import { DataTable } from "#app/ui/data-table.tsx";

interface CostResultProps {
  finding: string;
  net: string;
  amounts: {
    saved: string;
    cost: string;
    net: string;
    netPerPerson: string | null;
    breakEven: string | null;
  };
  sensitivity: readonly (readonly string[])[];
  people: readonly string[];
  effects: readonly string[];
}

export function CostResult({
  finding,
  net,
  amounts,
  sensitivity,
  people,
  effects,
}: CostResultProps) {
  const { t } = useTranslation();
  const known = finding === "gain" || finding === "loss" ? finding : "even";
  return (
    <>
      <p className="lead">{t(`evaluation.whatIf.result.${known}`, { net })}</p>
      <DataTable
        caption={t("evaluation.whatIf.caption")}
        columns={[
          t("evaluation.whatIf.columns.what"),
          { label: t("evaluation.whatIf.columns.amount"), isNumber: true },
        ]}
        rows={(["saved", "cost", "net", "netPerPerson", "breakEven"] as const).map((row) => [
          t(`evaluation.whatIf.row.${row}`),
          amounts[row] ?? t("evaluation.whatIf.never"),
        ])}
      />
      <h2>{t("evaluation.whatIf.sensitivity.title")}</h2>
      <DataTable
        caption={t("evaluation.whatIf.sensitivity.caption")}
        columns={[
          t("evaluation.whatIf.sensitivity.effect"),
          ...people.map((count) => ({
            label: t("evaluation.whatIf.sensitivity.people", { people: count }),
            isNumber: true,
          })),
        ]}
        rows={sensitivity.map((row, at) => [
          t("evaluation.whatIf.sensitivity.times", { percent: effects[at] ?? "" }),
          ...row,
        ])}
      />
      <p>{t("evaluation.whatIf.notShown")}</p>
    </>
  );
}
