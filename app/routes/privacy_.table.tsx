// The published table: which role can reach which part of a request. Made from the tables the program obeys.
import {
  type FieldReader,
  fieldNames,
  reachOf,
  readers,
} from "#app/domain/access/who-reaches-what.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export const loader = guardOpen("read-public-pages", async () => ({}));

export default function WhoReachesWhat() {
  const { t } = useTranslation();
  const named = (reader: FieldReader) => t(`views.table.readers.${reader}`);
  const listed = (names: string[]) => names.join(", ") || t("views.table.nobody");
  return (
    <>
      <BackLink to="/privacy" />
      <PageTitle>{t("views.table.title")}</PageTitle>
      <p>{t("views.table.lead")}</p>
      <PrintButton />
      <DataTable
        isStacked
        caption={t("views.table.caption")}
        columns={[t("views.table.field"), t("views.table.reached"), t("views.table.never")]}
        rows={fieldNames.map((field) => {
          const reached = readers.filter((reader) => reachOf(reader, field) !== "no");
          const never = readers.filter((reader) => reachOf(reader, field) === "no");
          const words = reached.map((reader) =>
            reachOf(reader, field) === "yes"
              ? named(reader)
              : t("views.table.allowed", { reader: named(reader) }),
          );
          return [t(`views.table.fields.${field}`), listed(words), listed(never.map(named))];
        })}
      />
    </>
  );
}
