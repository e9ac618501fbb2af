// The evaluation: plain words for estimates, never more certain than they are. A rise in reports is never
// called bad, and no unit is compared with another.
import { WARNINGS } from "#app/domain/evaluation/evaluation-report.ts";
import { REFUSALS } from "#app/domain/evaluation/statistics/refusals.ts";
import { whatIf } from "./what-if.ts";

export const evaluation = {
  title: "Did it help?",
  computedOn: "Computed on {{on}}, for the hospital as a whole.",
  outdated:
    "New data were imported after that day. The person who runs this site can compute again: alongside evaluation compute.",
  empty:
    "Nothing has been computed yet. The person who runs this site imports rollout dates, safety reports, patient-days and survey scores, and then computes: alongside evaluation import, alongside evaluation compute.",
  pictures: "Pictures, each with its table",
  numbersOf: "The numbers behind it: {{caption}}",
  parts:
    "What this page does not show: the number of a single unit. Units are never compared or ranked.",
  verdict: {
    "safer-climate":
      "Where peer support began, reporting rose, and severe harm did not. This is consistent with a safer climate: people who dare to speak report more.",
    relief:
      "Where peer support began, people fared better in the surveys. Reporting did not clearly change.",
    "look-closer":
      "Where peer support began, something moved in a direction one would not hope for. Look at the pictures below with the people who work there before drawing a conclusion.",
    "no-clear-change":
      "No clear change can be told from chance. That is not proof that nothing changed.",
    "cannot-say": "The data do not yet allow an answer. Below is why, and what to do.",
  },
  short: {
    "safer-climate": "Side by side: more reporting, and severe harm no higher",
    relief: "Side by side: the surveys moved, reporting did not clearly",
    "look-closer": "Side by side: something to look at more closely",
    "no-clear-change": "Side by side: nothing that stands out from chance",
    "cannot-say": "Side by side: support used, reporting and survey scores",
  },
  clause: {
    reporting: {
      rose: "Reporting rose.",
      fell: "Reporting fell. Ask why people may report less.",
      "no-clear-change": "Reporting: no clear change.",
      "not-known": "Reporting: not known yet.",
    },
    "severe-harm": {
      rose: "Reports of severe harm rose.",
      fell: "Reports of severe harm fell.",
      "no-clear-change": "Severe harm: no clear change.",
      "not-known": "Severe harm: not known yet.",
    },
    openness: {
      rose: "Openness went up.",
      fell: "Openness went down.",
      "no-clear-change": "Openness: no clear change.",
      "not-known": "Openness: not known yet.",
    },
    burnout: {
      rose: "Burnout went up.",
      fell: "Burnout fell.",
      "no-clear-change": "Burnout: no clear change.",
      "not-known": "Burnout: not known yet.",
    },
  },
  certainty: {
    title: "How certain this is",
    grade: {
      moderate: "Moderate. Nothing we could check speaks against it.",
      low: "Low. Something we checked speaks against trusting it fully.",
      "very-low": "Very low. Several things speak against trusting it.",
    },
    never:
      "It is never high: units were not drawn by lot, so something else may be behind a difference.",
  },
  doubt: {
    "few-units":
      "There are few units. Intervals then come from a bootstrap, which does not pretend to know more than it does.",
    "path-before": "Units that started were already on another path before they started.",
    "path-not-tested": "Whether units were on the same path before could not be tested.",
    "estimators-differ": "Two ways of estimating point in different directions.",
    "answers-shifted": "The share of people who answered moved differently where support began.",
    "other-levers": "Some units had another lever as well, which may be what helped.",
    "unlike-before": "Units that started were unlike the others before any unit started.",
  },
  effects: {
    title: "What changed where peer support began",
    caption: "Change against units without it at that time",
    columns: {
      what: "What",
      change: "Change",
      interval: "19 times in 20 between",
      p: "p",
      second: "Second estimate",
    },
    what: {
      reporting: "Safety reports",
      "severe-harm": "Reports of severe harm",
      openness: "Openness score",
      burnout: "Burnout score",
    },
    interval: "{{low}} and {{high}}",
    openEnd: "no end",
    below: "below {{p}}",
    notComputed: "Not computed",
    per: {
      "patient-days": "Reports are counted per 1,000 patient-days.",
      staff: "Reports are counted per 100 staff.",
    },
    owner: "The denominators are answered for by: {{owner}}.",
    method:
      "First estimate: two-way fixed effects with a standard error that allows for few units (CR2). Second estimate: Callaway and Sant'Anna, which keeps units that started early from serving as comparison.",
    bootstrap:
      "{{what}}: because units are few, interval and p come from the wild cluster bootstrap.",
    narrow:
      "The second estimate's own interval would be too narrow with this number of units, so only its value is shown.",
  },
  owner: {
    "finance-control": "finance control",
    "human-resources": "human resources",
    "information-office": "information office",
    "nursing-direction": "nursing direction",
    "quality-office": "quality office",
  },
  refused: {
    title: "What could not be computed",
    line: "{{what}}: {{reason}} {{whatToDo}}",
  },
  question: {
    "reporting-over-time": "Reporting by time since the start",
    "burnout-over-time": "Burnout by time since the start",
    "reports-chart": "Control chart of reports",
    "reports-interrupted": "Reporting before and after the first start",
    "reporting-by-reach": "Reporting by released use of support",
  },
  threats: {
    title: "What else could be behind it",
    spillOver: {
      name: "Spill-over",
      text: "{{count}} units without peer support are in the same hospital. If their staff heard of it or were helped by it, the true difference is larger than the one shown. The data cannot tell.",
    },
    regression: {
      name: "Regression to the mean",
      text: "If units were chosen because things were bad there, they would have got better anyway. Before any start, started units differed from the others by {{reporting}} standard deviations in reporting and by {{burnout}} in burnout; above 0.5 is a reason for doubt.",
    },
    answers: {
      name: "Who answered the survey",
      text: "The share of people who answered moved by {{points}} points more in started units than elsewhere; 5 or more is a reason for doubt.",
      unknown: "How the share of people who answered moved cannot be told from these data.",
    },
    levers: {
      name: "Other levers at the same time",
      text: "{{count}} of {{started}} started units had another lever as well. All levers stand on the timeline and below the control chart.",
    },
    columns: { threat: "Threat", known: "What the data say" },
    caption: "Known threats to this comparison",
  },
  unknown: "not known",
  lever: {
    "peer-support": "Peer support",
    rounds: "Staff rounds",
    "workflow-change": "Workflow change",
    "other-campaign": "Other campaign",
  },
  overTime: {
    reporting: {
      rose: "Reporting rose after peer support began",
      fell: "Reporting fell after peer support began",
      "no-clear-change": "No clear change in reporting after peer support began",
      "not-known": "Reporting before and after peer support began",
    },
    burnout: {
      rose: "Burnout went up after peer support began",
      fell: "Burnout fell after peer support began",
      "no-clear-change": "No clear change in burnout after peer support began",
      "not-known": "Burnout before and after peer support began",
    },
    described: {
      reporting:
        "Difference in reports from units without peer support, by quarters since the start. The band holds the truth 19 times in 20, point by point.",
      burnout:
        "Difference in burnout from units without peer support, by survey waves since the start. The band holds the truth 19 times in 20, point by point.",
    },
    before: "before",
    after: "with peer support",
    none: "no difference",
    caption: { reporting: "Quarters since the start", burnout: "Waves since the start" },
    columns: { at: "Time", change: "Difference", interval: "19 times in 20 between" },
    reference: "set to zero",
    preTrend: {
      rejected:
        "Before the start the two groups already differed in their course (p {{p}}). The picture may show that and not an effect.",
      "not-rejected":
        "Before the start no difference in course was found (p {{p}}). That is no proof that there was none; look at the points left of the line.",
      "not-tested": "Whether the two groups were on the same course before could not be tested.",
    },
    notShown:
      "What this does not show: what would have happened without the programme. The outermost points stand for all times beyond them.",
  },
  control: {
    title: {
      steady: "Reporting in the whole hospital varied as chance lets it vary",
      changed: "Reporting in the whole hospital changed by more than chance: {{rules}}",
    },
    rule: {
      "long-run": "an unusually long run on one side of the line",
      "few-crossings": "unusually few crossings of the line",
      "outside-limits": "months outside the limits",
    },
    described: {
      frozen:
        "Reports by month. Line and limits come from the months before the first unit started. A ringed point lies outside. Below: the months in which each lever began somewhere.",
      all: "Reports by month. Line and limits come from all months. A ringed point lies outside. Below: the months in which each lever began somewhere.",
    },
    centre: "usual level",
    limits: "limits",
    caption: "Reports by month, whole hospital",
    columns: { month: "Month", value: "Rate", limits: "Limits", outside: "Outside" },
    outside: "yes",
    inside: "no",
    range: "{{lower}} to {{upper}}",
    notShown:
      "What this does not show: whether more happened, or more was told. More reports are welcome where severe harm does not rise with them.",
  },
  harm: {
    title: {
      rose: "By harm level: reports of severe harm rose",
      fell: "By harm level: reports of severe harm fell",
      "no-clear-change": "By harm level: no clear change in severe harm",
      "not-known": "Reports by harm level, side by side",
    },
    level: {
      "near-miss": "Near miss",
      "no-harm": "No harm",
      "low-harm": "Low harm",
      "moderate-harm": "Moderate harm",
      "severe-harm": "Severe harm",
    },
    described: "Reports by quarter for each level of harm, each on its own scale from zero.",
    caption: "Reports by quarter and harm level",
    quarter: "Quarter",
    notShown:
      "What this does not show: how harm is judged may change over time, and with it the levels.",
  },
  view: {
    described:
      "By quarter, each on its own scale. Requests are released figures with their error; surveys ran in some quarters only.",
    caption: "Support used, reporting and surveys by quarter",
    requests: "Requests for support (released)",
    reporting: "Safety reports",
    severe: "Severe harm (number of reports)",
    burnout: "Burnout",
    openness: "Openness",
    approximate: "{{shown}} (between {{from}} and {{to}})",
    none: "-",
    notShown:
      "What this does not show: that one line moved another. Requests that are not released stand nowhere.",
  },
  rollout: {
    title: "{{started}} units have or plan peer support; {{others}} had another lever",
    described:
      "A bar is peer support. Circle: rounds. Square: workflow change. Triangle: other campaign. Units stand by name.",
    caption: "Which lever began when",
    columns: { unit: "Unit", lever: "Lever", start: "Began" },
    notShown: "What this does not show: how fully each lever was put to use.",
  },
  take: {
    title: "Take it with you",
    json: "Every answer with its request, for an analyst (JSON)",
    csv: "The hospital's quarters (CSV)",
    whatIf: "What it may be worth in money",
  },
  whatIf,
  refusal: Object.fromEntries(
    Object.entries(REFUSALS).map(([name, [reason, whatToDo]]) => [name, { reason, whatToDo }]),
  ),
  warning: WARNINGS,
} as const;
