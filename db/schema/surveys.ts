// Survey waves. Who was invited and what was answered share no key: an invitation is a hash and a mark, an
// answer is sealed and has neither token nor time (docs/surveys.md says how they stay apart, and its limits).
import type { Sealed } from "#app/domain/ids.ts";
import { waveKinds, waveStates } from "#app/domain/surveys/wave.ts";
import {
  day,
  decimal,
  flag,
  id,
  index,
  oneOf,
  primaryKey,
  sealed,
  table,
  text,
  wholeNumber,
} from "#db/words.ts";

export const surveyWaves = table("survey_waves", {
  id: text("id").primaryKey(),
  kind: oneOf("kind", waveKinds).notNull(),
  state: oneOf("state", waveStates).notNull(),
  /** What is asked, whole, as JSON; frozen when the wave is planned. */
  instruments: text("instruments").notNull(),
  /** Languages of the mails and pages, as JSON. */
  languages: text("languages").notNull(),
  opensOn: day("opens_on").notNull(),
  /** The last day on which answers are taken. */
  closesOn: day("closes_on").notNull(),
  /** Everybody is reminded on this day: nobody knows who has answered. Null for no reminder. */
  remindsOn: day("reminds_on"),
  /** Headcounts by unit on the day of planning, as JSON; public facts. */
  frame: text("frame").notNull(),
  /** Staff id up to which mails were queued; empty when all were. Null before the first. */
  mailedUpTo: text("mailed_up_to"),
  /** The same for the reminders. */
  remindedUpTo: text("reminded_up_to"),
  /** Ten points in which the response lay last night; null before the first night. */
  responseFrom: wholeNumber("response_from"),
});

export const surveyInvitations = table(
  "survey_invitations",
  {
    /** Keyed hash of the token. The token itself is in one mail and nowhere else. */
    tag: text("tag").primaryKey(),
    waveId: text("wave_id")
      .notNull()
      .references(() => surveyWaves.id, { onDelete: "cascade" }),
    isUsed: flag("is_used").notNull(),
  },
  (t) => [index("invitations_wave").on(t.waveId)],
);

/** Answers as they arrive, until the next shuffle. */
export const surveyArrivals = table(
  "survey_arrivals",
  {
    id: id<string>("id").primaryKey(),
    waveId: text("wave_id").notNull(),
    /** All answers of one person and the area they named; fixed length. Under the wave's own key. */
    sealedAnswer: sealed<Sealed>("sealed_answer").notNull(),
  },
  (t) => [index("arrivals_wave").on(t.waveId)],
);

/** Shuffled answers; written anew, all of them, at every shuffle, and gone with the release. */
export const surveyAnswers = table(
  "survey_answers",
  {
    id: id<string>("id").primaryKey(),
    waveId: text("wave_id").notNull(),
    sealedAnswer: sealed<Sealed>("sealed_answer").notNull(),
  },
  (t) => [index("answers_wave").on(t.waveId)],
);

export const surveyReleases = table("survey_releases", {
  waveId: text("wave_id").primaryKey(),
  /** The released bytes, canonical JSON; never changed. */
  body: text("body").notNull(),
  releasedOn: day("released_on").notNull(),
});

/** Scores made by other tools, by unit and month; groups that are too small are never here. */
export const importedScores = table(
  "imported_scores",
  {
    instrument: text("instrument").notNull(),
    version: text("version").notNull(),
    scale: text("scale").notNull(),
    unitCode: text("unit_code").notNull(),
    /** Month of the survey. */
    wave: text("wave").notNull(),
    score: decimal("score").notNull(),
    /** 0 to 100; null where the instrument has no positive answers or the file did not say. */
    percentPositive: decimal("percent_positive"),
    answerCount: wholeNumber("answer_count").notNull(),
    invitedCount: wholeNumber("invited_count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.instrument, t.version, t.scale, t.unitCode, t.wave] })],
);

/** The mapping of the last import of each instrument, so that the next file is read the same way. */
export const importMappings = table("import_mappings", {
  instrument: text("instrument").primaryKey(),
  mapping: text("mapping").notNull(),
});

/** Packs of a site whose terms somebody confirmed; another content needs another confirmation. */
export const confirmedPacks = table("confirmed_packs", {
  instrument: text("instrument").primaryKey(),
  digest: text("digest").notNull(),
  confirmedOn: day("confirmed_on").notNull(),
});
