// The tasks somebody may be given, as boxes to tick.
import { roles } from "#app/domain/access/roles.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";

interface RoleTicksProps {
  legend: string;
  hint: string;
  value: readonly string[];
  problem?: string;
}

export function RoleTicks(props: RoleTicksProps) {
  const { t } = useTranslation();
  const options = roles.map((role) => ({ value: role, label: t(`account.roleNames.${role}`) }));
  return <Choices isMany name="roles" options={options} {...props} />;
}
