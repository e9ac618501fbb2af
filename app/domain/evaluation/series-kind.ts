// The four series that are imported for the evaluation.
export const seriesKinds = ["rollout", "safety-reports", "denominators", "outcomes"] as const;
export type SeriesKind = (typeof seriesKinds)[number];
/** How often each was imported; a kind that never was is absent. */
export type SeriesVersions = Partial<Record<SeriesKind, number>>;
