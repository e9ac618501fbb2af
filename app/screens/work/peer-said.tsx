// What has just happened, on the pages of the peers.
import { candidates } from "#app/messages/en/candidates.ts";
import { mentoring } from "#app/messages/en/mentoring.ts";
import { training } from "#app/messages/en/training.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";

const areas = { candidates, training, mentoring };
type Area = keyof typeof areas;

/** @param said a word out of the address; one that is not known says nothing. */
export function PeerSaid({ said }: { said: string | null }) {
  const { t } = useTranslation();
  const area = (Object.keys(areas) as Area[]).find((name) =>
    Object.hasOwn(areas[name].said, said ?? ""),
  );
  if (!area) return null;
  return (
    <Notice>
      <p role="status">{t(`${area}.said.${said}` as "training.said.kept")}</p>
    </Notice>
  );
}
