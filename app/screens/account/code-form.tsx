// The field for a code of the authenticator app, or a recovery code. In the demonstration it says where the
// code stands; that page is not mounted anywhere else.
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { TextField } from "#app/ui/text-field.tsx";

export function CodeForm({
  action,
  isDemo,
  problem,
  submit,
  hint,
  children,
}: {
  action: string;
  isDemo: boolean;
  problem?: string;
  submit?: string;
  hint?: string;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form method="post" action={action} noValidate data-once>
      {children}
      <TextField
        name="code"
        label={t("signIn.code.label")}
        hint={hint ?? t("signIn.code.hint")}
        autoComplete="one-time-code"
        {...(problem ? { problem } : {})}
      />
      {isDemo ? (
        <p>
          <a href="/dev/codes" target="_blank" rel="noreferrer">
            {t("signIn.code.demo")}
          </a>
        </p>
      ) : null}
      <p className="actions">
        <button type="submit" className="primary">
          {submit ?? t("signIn.submit")}
        </button>
      </p>
    </form>
  );
}
