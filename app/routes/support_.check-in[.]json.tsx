// A person takes their own answers with them: FHIR QuestionnaireResponses without a name. Only with their own
// case or code; for anybody else there is no such page.
import {
  collectionOf,
  questionnaireResponse,
} from "#app/domain/instruments/questionnaire-response.ts";
import { seeChecks } from "#app/domain/self-view/keep-check.server.ts";
import { guardOpen, notFound } from "#app/http/guard.server.ts";
import { selfInstrument, selfOf } from "#app/http/self-view-pages.server.ts";

export const loader = guardOpen("keep-self-view", async (visit) => {
  const { actor, holder } = await selfOf(visit);
  const seen = await seeChecks(actor, { holder }, visit.world);
  if (seen.outcome !== "seen") throw notFound();
  const resources = seen.checks.flatMap((check) => {
    const instrument = selfInstrument(check.instrument);
    return instrument ? [questionnaireResponse(instrument, check.answers, check.on)] : [];
  });
  return new Response(`${JSON.stringify(collectionOf(resources), null, 2)}\n`, {
    headers: {
      "Content-Type": "application/fhir+json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="answers.json"',
    },
  });
});
