// Who asks in a simulated month: the invented hospital's plan of a year (domain.md section 6), a stretch of it
// laid over the days lived through; at a higher pace several stretches lie on top of each other.
import { anyone, type StaffActor } from "#app/domain/access/actor.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { answerOffer } from "#app/domain/offers/answer-offer.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import type { OfferAnswer } from "#app/domain/offers/offer.ts";
import { offerSupport } from "#app/domain/offers/offer-support.server.ts";
import { enterRequest } from "#app/domain/support-requests/enter-request.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { plannedHistory } from "#db/seed/history.ts";
import type { InventedHospital } from "#db/seed/hospital.ts";
import type { PlannedCase } from "#db/seed/planned.ts";
import type { Agenda, Deed } from "./agenda.ts";
import type { ClockedWorld } from "./response-runs.ts";
import { hourMs, minuteMs } from "./simulated-peers.ts";

const dayMs = 24 * hourMs;

export interface Asking {
  hospital: InventedHospital;
  timeZone: string;
  /** Places in the staff list that ask for nothing. */
  outside: ReadonlySet<number>;
  startMs: number;
  days: number;
  /** 1 for just under 8 in 100 staff a year; 3 where offering is a habit everywhere. */
  pace: number;
  seed: string;
}

export interface Asked {
  /** How many of each source were planned. */
  sources: Record<string, number>;
  /** Told of every mail: whoever is offered support reads it and answers as planned. */
  readOffer(mail: Mail, now: ClockedWorld): void;
}

interface PlannedAnswer {
  answer: OfferAnswer;
  at: number;
  phone: string;
}

/** @param coordinator enters what somebody asks for by phone. */
export function planAsking(asking: Asking, coordinator: StaffActor, agenda: Agenda): Asked {
  const { startMs, days, pace, seed } = asking;
  const endMs = startMs + days * dayMs;
  const history = plannedHistory(seed, new Date(endMs + 4 * dayMs), {
    hospital: asking.hospital,
    timeZone: asking.timeZone,
    peerCount: 60,
    outside: asking.outside,
  });
  /** The moment within the days lived through; null for what lies further back than is laid over them. */
  const laidOver = (at: Date): number | null => {
    const back = Math.floor((endMs - at.getTime() - 1) / (days * dayMs));
    return back < 0 || back >= pace ? null : at.getTime() + back * days * dayMs;
  };
  const answers = new Map<string, PlannedAnswer>();
  const sources: Record<string, number> = {};
  const offer = (person: number, offeredAt: number, answer: PlannedAnswer | null): void => {
    const email = asking.hospital.staff[person]?.email ?? "";
    if (answer) answers.set(email, answer);
    agenda.add(Math.max(startMs, offeredAt), async (now) => {
      await offerSupport(anyone, { email, formKey: now.newId<string>() }, now);
    });
  };
  let ofOwn = 0;
  for (const plan of history.cases) {
    const at = laidOver(plan.askedAt);
    if (at === null) continue;
    sources[plan.source] = (sources[plan.source] ?? 0) + 1;
    if (plan.source === "self" || plan.source === "group") {
      if (plan.source === "self") ofOwn += 1;
      const byPhone = plan.source === "self" && ofOwn % 10 === 0;
      agenda.add(at, deedOf(plan, byPhone ? coordinator : null));
      continue;
    }
    const beforeMs = plan.askedAt.getTime() - plan.offeredAt.getTime();
    offer(plan.person, at - beforeMs, { answer: "yes", at, phone: plan.phone });
  }
  for (const { person, offeredAt, answer, answeredAt } of history.declined) {
    const at = laidOver(offeredAt);
    if (at === null) continue;
    sources.declined = (sources.declined ?? 0) + 1;
    const answered = at + answeredAt.getTime() - offeredAt.getTime();
    offer(person, at, answer === "silence" ? null : { answer, at: answered, phone: "" });
  }
  return {
    sources,
    readOffer(mail, now) {
      if (mail.template !== "support-offer") return;
      const planned = answers.get(mail.to);
      const code = mail.props.link.split("/").at(-1) ?? "";
      if (!planned) return;
      const at = Math.max(planned.at, now.now.getTime() + 10 * minuteMs);
      agenda.add(at, async (later) => {
        const { answer, phone } = planned;
        await answerOffer(anyone, { code, answer, phone, formKey: later.newId<string>() }, later);
      });
    },
  };
}

function deedOf(
  plan: Extract<PlannedCase, { source: "self" | "group" }>,
  enteredBy: StaffActor | null,
): Deed {
  return async (now) => {
    const formKey = now.newId<string>();
    if (plan.source === "group") {
      await askForGroup(anyone, { ...plan.answers, formKey }, now);
      return;
    }
    const { howSoon, reach, wishes } = plan;
    const asked = { formKey, howSoon, reach, wishes };
    const done = enteredBy
      ? await enterRequest(enteredBy, asked, now)
      : await submitRequest(anyone, asked, now);
    if (done.outcome !== "submitted") throw new Error(`not asked: ${done.outcome}`);
  };
}
