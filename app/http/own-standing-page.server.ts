// What the page of a peer's own place shows, and what each of its forms does.
import { promiseConfidentiality } from "#app/domain/peers/keep-training.server.ts";
import { seeOwnStanding } from "#app/domain/peers/see-own-standing.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { type FieldProblem, type TypedValues, textOf } from "./form-reply.server.ts";
import { notFound, type StaffVisit } from "./guard.server.ts";
import { pairEnded, shownHeld, shownPairs } from "./peers-pages.server.ts";
import { workNav } from "./work-nav.server.ts";

export interface OwnReply {
  problems?: FieldProblem[];
  /** Asked once more before stepping down. */
  isLeaving?: boolean;
}

export async function ownStandingPage(visit: StaffVisit) {
  const seen = await seeOwnStanding(visit.actor, {}, visit.world);
  // The role without the peer's own row: nothing to see.
  if (seen.outcome === "not-allowed") throw notFound();
  return {
    work: workNav(visit),
    said: new URL(visit.request.url).searchParams.get("said"),
    isApproved: seen.isApproved,
    held: shownHeld(seen.held, visit),
    isPromiseDue: seen.isPromiseDue,
    pairs: shownPairs(seen.pairs),
  };
}
export type OwnStandingPage = Awaited<ReturnType<typeof ownStandingPage>>;

/** @returns where to go, or what needs another look. */
export async function ownStandingDeed(
  values: TypedValues,
  visit: StaffVisit,
): Promise<{ to: string } | OwnReply> {
  const { actor, world, language } = visit;
  const here = (said: string) => ({ to: `/supervision/own?said=${said}` });
  switch (textOf(values, "do")) {
    case "promise": {
      if (textOf(values, "promise") !== "yes") {
        return { problems: [{ field: "promise", text: language.t("training.problems.promise") }] };
      }
      const { outcome } = await promiseConfidentiality(actor, {}, world);
      if (outcome === "not-found") throw notFound();
      return here(outcome);
    }
    case "end-pair":
      return here((await pairEnded(values, visit)).said);
    case "step-down": {
      if (textOf(values, "sure") !== "yes") return { isLeaving: true };
      const { outcome } = await stepDown(actor, { accountId: actor.accountId }, world);
      if (outcome === "not-found") throw notFound();
      // Their session has ended with it.
      return { to: "/" };
    }
    default:
      throw notFound();
  }
}
