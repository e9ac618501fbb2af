// Moments as people say them; they follow "by" and "at" in other sentences.
export const moments = {
  today: "{{time}} today",
  tomorrow: "{{time}} tomorrow",
  later: "{{time}} on {{day}}",
} as const;
