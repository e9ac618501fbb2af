// What has just happened, on the coordinator's pages of the peers.
import { candidates } from "#app/messages/en/candidates.ts";
import { training } from "#app/messages/en/training.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";

/** @param said a word out of the address; one that is not known says nothing. */
export function PeerSaid({ said }: { said: string | null }) {
  const { t } = useTranslation();
  if (said === null) return null;
  const words = Object.hasOwn(candidates.said, said)
    ? t(`candidates.said.${said as keyof typeof candidates.said}`)
    : Object.hasOwn(training.said, said)
      ? t(`training.said.${said as keyof typeof training.said}`)
      : null;
  if (words === null) return null;
  return (
    <Notice>
      <p role="status">{words}</p>
    </Notice>
  );
}
