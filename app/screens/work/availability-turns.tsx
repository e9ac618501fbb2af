// Turns to come: one's own, and those that others offer.
import type { AvailabilityPage, ShownTurn } from "#app/http/availability-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DeedForm, DutyRows } from "./availability-parts.tsx";

function TurnLine({ turn, id }: { turn: ShownTurn; id: string }) {
  const { t } = useTranslation();
  const { day, from, to } = turn;
  return (
    <p id={id}>
      {t("rota.turns.span", { day, from, to })}
      {turn.isOffered ? <span className="soft"> ({t("rota.turns.isOffered")})</span> : null}
      {turn.isTakenOver ? <span className="soft"> ({t("rota.turns.isTakenOver")})</span> : null}
    </p>
  );
}

export function OwnTurns({ page }: { page: AvailabilityPage }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="own-turns">
      <h2 id="own-turns">{t("rota.turns.title")}</h2>
      {page.turns.length === 0 ? <p>{t("rota.turns.none")}</p> : null}
      <DutyRows>
        {page.turns.map((turn, place) => (
          <li key={turn.key}>
            <TurnLine turn={turn} id={`turn-${place}`} />
            {turn.hasBegun ? null : (
              <DeedForm
                deed={turn.isOffered ? "keep" : "offer"}
                id={turn.shiftId}
                turnOn={turn.turnOn}
                label={t(turn.isOffered ? "rota.turns.keep" : "rota.turns.offer")}
                describedBy={`turn-${place}`}
              />
            )}
          </li>
        ))}
      </DutyRows>
    </section>
  );
}

export function OfferedTurns({ page }: { page: AvailabilityPage }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="offered-turns">
      <h2 id="offered-turns">{t("rota.offered.title")}</h2>
      {page.offered.length === 0 ? <p>{t("rota.offered.none")}</p> : null}
      <DutyRows>
        {page.offered.map((turn, place) => (
          <li key={turn.key}>
            <p id={`offered-${place}`}>
              {t("rota.turns.span", { day: turn.day, from: turn.from, to: turn.to })}
            </p>
            {turn.hasBegun ? null : (
              <DeedForm
                deed="take"
                id={turn.shiftId}
                turnOn={turn.turnOn}
                label={t("rota.offered.take")}
                describedBy={`offered-${place}`}
                isPrimary
              />
            )}
          </li>
        ))}
      </DutyRows>
    </section>
  );
}
