// The hospital's reporting before and after the first start. A rise is never called bad.
export const evaluationCourses = {
  title: {
    rose: "Reporting stepped up when peer support began",
    fell: "Reporting stepped down when peer support began",
    "no-clear-change": "No clear step in reporting when peer support began",
    "not-known": "Reporting before and after peer support began",
  },
  described: {
    compared:
      "Reports by month in units with peer support, and in units that never had it. The first unit began in {{start}}; the others followed later.",
    alone: "Reports by month in the whole hospital. The first unit began in {{start}}.",
  },
  course: {
    began: "Units with peer support",
    never: "Units that never had it",
    all: "Whole hospital",
  },
  caption: {
    "patient-days": "Reports per 1,000 patient-days, by month",
    staff: "Reports per 100 staff, by month",
  },
  month: "Month",
  found: {
    "level-change":
      "Step at the first start, beyond the course before and the comparison: {{change}} ({{interval}}).",
    "slope-change": "Change of the course for each month since: {{change}} ({{interval}}).",
    reach:
      "For each request more among 100 staff in a quarter, as released, reporting in units with peer support moved by {{change}} ({{interval}}). The released numbers hold added chance, which draws this towards nothing.",
  },
  notShown:
    "What this does not show: what else began at the same time. Errors allow for months that resemble their neighbours (Newey-West), but with a few years of months the interval is too narrow: in our own simulation it held the truth 17 times in 20, not 19.",
} as const;
