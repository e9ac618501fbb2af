// What waits for a second administrator, and what was decided. The second one agrees here, having just said
// who they are.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideProposal } from "#app/domain/dual-control/decide-proposal.server.ts";
import type { ProposalId } from "#app/domain/ids.ts";
import { askedFor, decisionsPage } from "#app/http/control-pages.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { DecisionsScreen } from "#app/screens/admin/decisions-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-proposals", decisionsPage);

const decisions = ["grant", "refuse", "take-back"] as const;

export const action = guardStaff(
  "decide-as-administrator",
  async (visit) => {
    const values = await typedValues(visit.request);
    const { t } = visit.language;
    const decision = decisions.find((word) => word === textOf(values, "decide"));
    if (!decision) {
      const asked = await askedFor(values, visit);
      if ("said" in asked) return data({ said: asked.said });
      // The only field of these forms that is typed.
      return data({ said: t("adminControl.holds.wrongNumber") }, 422);
    }
    const proposalId = textOf(values, "proposal") as ProposalId;
    const decided = await decideProposal(visit.actor, { proposalId, decision }, visit.world);
    if (decided.outcome === "not-found") throw notFound();
    return data({ said: t(`adminControl.decisions.said.${decided.outcome}`) });
  },
  { isFreshNeeded: true },
);

export default function Decisions() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { said?: string };
  return <DecisionsScreen shown={shown} said={reply.said ?? null} />;
}
