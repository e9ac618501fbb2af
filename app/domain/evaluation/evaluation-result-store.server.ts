// Computed answers, for the page: for the hospital as a whole, each with its request and the versions of
// the series it was made from.
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { evaluationResults } from "#db/schema/evaluation.ts";
import type { EvaluateSpec } from "./evaluate-spec.ts";
import type { EvaluationReport } from "./evaluation-report.ts";
import type { HospitalView } from "./hospital-view.ts";
import { type Question, questions } from "./programme-questions.ts";
import type { SeriesVersions } from "./series-kind.ts";

export interface ComputedAnswer {
  question: Question;
  /** null where nothing could be asked. */
  spec: EvaluateSpec | null;
  report: EvaluationReport;
}

export interface ComputedEvaluation {
  computedOn: string;
  madeFrom: SeriesVersions;
  hospital: HospitalView;
  answers: ComputedAnswer[];
}

const hospitalRow = "hospital";

/** Written by `computedReplaced` only, so what comes back has its shape. */
export async function computedEvaluation(
  db: Pick<Db, "reader">,
): Promise<ComputedEvaluation | null> {
  const rows = await db.reader.select().from(evaluationResults);
  const hospital = rows.find(({ question }) => question === hospitalRow);
  if (!hospital) return null;
  return {
    computedOn: hospital.computedOn,
    madeFrom: JSON.parse(hospital.madeFrom) as SeriesVersions,
    hospital: JSON.parse(hospital.report) as HospitalView,
    answers: questions.flatMap((question): ComputedAnswer[] => {
      const row = rows.find((one) => one.question === question);
      if (!row) return [];
      return [
        {
          question,
          spec: row.spec === null ? null : (JSON.parse(row.spec) as EvaluateSpec),
          report: JSON.parse(row.report) as EvaluationReport,
        },
      ];
    }),
  };
}

export function computedReplaced(tx: Writer, computed: ComputedEvaluation): Statement[] {
  const { computedOn } = computed;
  const madeFrom = JSON.stringify(computed.madeFrom);
  const rows = [
    {
      question: hospitalRow,
      spec: null,
      report: JSON.stringify(computed.hospital),
      madeFrom,
      computedOn,
    },
    ...computed.answers.map(({ question, spec, report }) => ({
      question,
      spec: spec === null ? null : JSON.stringify(spec),
      report: JSON.stringify(report),
      madeFrom,
      computedOn,
    })),
  ];
  return [
    tx.delete(evaluationResults).returning({ question: evaluationResults.question }),
    tx.insert(evaluationResults).values(rows).returning({ question: evaluationResults.question }),
  ];
}
