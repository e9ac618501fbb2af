// The whole English catalogue. English is complete; other languages fall back to it, never to a key.
import { account, signIn } from "./account.ts";
import { accounts } from "./accounts.ts";
import { adminControl } from "./admin-control.ts";
import { ask } from "./ask.ts";
import { candidates } from "./candidates.ts";
import { crisis } from "./crisis.ts";
import { errors } from "./errors.ts";
import { evaluation } from "./evaluation.ts";
import { evaluationCourses } from "./evaluation-courses.ts";
import { figures } from "./figures.ts";
import { figuresPage } from "./figures-page.ts";
import { figuresPlan } from "./figures-plan.ts";
import { figuresReading } from "./figures-reading.ts";
import { followUps, privatePlan } from "./follow-ups.ts";
import { frame } from "./frame.ts";
import { gatherings } from "./gatherings.ts";
import { givenHours } from "./given-hours.ts";
import { groups } from "./groups.ts";
import { handOnCase } from "./hand-on.ts";
import { helps } from "./helps.ts";
import { mail } from "./mail.ts";
import { mentoring } from "./mentoring.ts";
import { messages } from "./messages.ts";
import { moments } from "./moments.ts";
import { ownData } from "./own-data.ts";
import { ownStanding } from "./own-standing.ts";
import { packs } from "./packs.ts";
import { paper } from "./paper.ts";
import { peerSelf } from "./peer-self.ts";
import { privacy } from "./privacy.ts";
import { programme, targets } from "./programme.ts";
import { offer, refer } from "./refer.ts";
import { accountMail, reset } from "./reset.ts";
import { comeBack, own } from "./return.ts";
import { rota } from "./rota.ts";
import { selfView } from "./self-view.ts";
import { enter, newCode, slips } from "./slips.ts";
import { expected, start } from "./start.ts";
import { crisisPath, directory, handOff, stepUp } from "./step-up.ts";
import { supervision } from "./supervision.ts";
import { survey } from "./survey.ts";
import { surveyMail } from "./survey-mail.ts";
import { surveys } from "./surveys.ts";
import { training } from "./training.ts";
import { views } from "./views.ts";
import { cases, log, queue, work } from "./work.ts";

export const en = {
  frame,
  start,
  expected,
  crisis,
  privacy,
  views,
  helps,
  errors,
  mail,
  moments,
  messages,
  ask,
  comeBack,
  own,
  ownData,
  refer,
  offer,
  signIn,
  reset,
  accountMail,
  account,
  work,
  queue,
  cases,
  followUps,
  privatePlan,
  stepUp,
  crisisPath,
  directory,
  handOff,
  handOnCase,
  slips,
  enter,
  newCode,
  paper,
  supervision,
  groups,
  ownStanding,
  givenHours,
  mentoring,
  training,
  log,
  candidates,
  programme,
  targets,
  rota,
  peerSelf,
  evaluation,
  evaluationCourses,
  figures,
  figuresPage,
  figuresPlan,
  figuresReading,
  surveyMail,
  packs,
  gatherings,
  survey,
  selfView,
  surveys,
  adminControl,
  accounts,
} as const;
