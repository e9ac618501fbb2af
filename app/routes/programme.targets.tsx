// How soon each class of request is to be taken and answered, edited one class at a time.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { targetShape } from "#app/domain/duty/response-targets.ts";
import { setTargets } from "#app/domain/duty/set-targets.server.ts";
import { targetsInForce } from "#app/domain/duty/targets-store.server.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { TargetsScreen } from "#app/screens/work/targets-screen.tsx";

export const handle = { isForStaff: true };

export interface TargetsReply {
  of?: string;
  problems?: FieldProblem[];
  values?: TypedValues;
}

export const loader = guardStaff("see-programme", async (visit) => {
  const targets = await targetsInForce(visit.world.db);
  const { searchParams } = new URL(visit.request.url);
  return {
    work: workNav(visit),
    isSaved: searchParams.get("said") === "set",
    changing: responseClasses.find((one) => one === searchParams.get("class")) ?? null,
    targets: responseClasses.map((responseClass) => ({
      responseClass,
      ...targets[responseClass],
    })),
  };
});

export const action = guardStaff("set-targets", async (visit) => {
  const values = await typedValues(visit.request);
  const responseClass = responseClasses.find((one) => one === textOf(values, "class"));
  if (!responseClass) throw notFound();
  const read = readAnswers(visit, targetShape, values);
  if (!read.isRight) {
    return data({ of: responseClass, problems: read.problems, values }, { status: 422 });
  }
  await setTargets(visit.actor, { responseClass, target: read.answers }, visit.world);
  return redirect("/programme/targets?said=set");
});

export default function Targets() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as TargetsReply;
  return <TargetsScreen {...shown} reply={reply} />;
}
