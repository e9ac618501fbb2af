// Moments as people say them.
export const moments = {
  today: "today at {{time}}",
  tomorrow: "tomorrow at {{time}}",
  later: "{{day}} at {{time}}",
} as const;
