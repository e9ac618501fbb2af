// Offer support to a colleague or a team, or think of one as a peer. The page that answers is one fixed page: nobody learns from it
// whether the colleague exists, has a case, or wants to be left alone.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { offerSupport } from "#app/domain/offers/offer-support.server.ts";
import { colleagueForm, groupForm } from "#app/domain/support-requests/request-form.ts";
import { placeOptions } from "#app/http/ask-pages.server.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { ReferScreen } from "#app/screens/refer-screen.tsx";

const pages = ["colleague", "team", "peer", "thanks", "thanks-team", "thanks-peer"] as const;
const forms: readonly string[] = ["colleague", "team", "peer"];
export type ReferPage = (typeof pages)[number] | "choose";

export const loader = guardOpen("refer-colleague", async (visit) => {
  const wanted = new URL(visit.request.url).searchParams.get("for");
  const page: ReferPage = pages.find((name) => name === wanted) ?? "choose";
  return {
    page,
    units: page === "team" ? await placeOptions(visit) : [],
    formKey: forms.includes(page) ? visit.world.newId<string>() : "",
  };
});

export interface ReferReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  /** Too much at this moment: nothing was taken, and nothing typed is lost. */
  isCrowded?: boolean;
}

export const action = guardOpen("refer-colleague", async (visit) => {
  const { request, world, actor, limits, clientTag, log } = visit;
  const values = await typedValues(request);
  const formKey = textOf(values, "formKey") || world.newId<string>();
  const crowded = () => {
    log.info({ event: "requests-crowded" });
    return data({ isCrowded: true, values }, 503);
  };
  switch (textOf(values, "for")) {
    case "colleague":
    case "peer": {
      const read = readAnswers(visit, colleagueForm, values);
      if (!read.isRight) return data({ problems: read.problems, values }, 422);
      if (!(await limits.maySubmit(clientTag, "refer"))) return crowded();
      const isPeer = textOf(values, "for") === "peer";
      const purpose = isPeer ? "peer" : "support";
      await offerSupport(actor, { ...read.answers, formKey, purpose }, world);
      return redirect(`/refer?for=${isPeer ? "thanks-peer" : "thanks"}`);
    }
    case "team": {
      const read = readAnswers(visit, groupForm, values);
      if (!read.isRight) return data({ problems: read.problems, values }, 422);
      // A team's request stands in the queue at once, so it counts as asking does.
      if (!(await limits.maySubmit(clientTag, "ask"))) return crowded();
      await askForGroup(actor, { ...read.answers, formKey }, world);
      return redirect("/refer?for=thanks-team");
    }
    default:
      return redirect("/refer");
  }
});

export default function Refer() {
  const { page, units, formKey } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as ReferReply;
  return <ReferScreen page={page} units={units} formKey={formKey} reply={reply} />;
}
