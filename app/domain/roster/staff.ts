// The closed lists of the roster. Professions come as the HR system names them; families are ours.
export const roleFamilies = [
  "nursing",
  "medical",
  "allied",
  "pharmacy-laboratory",
  "support",
] as const;
export type RoleFamily = (typeof roleFamilies)[number];

export const staffStates = ["active", "left"] as const;
export type StaffState = (typeof staffStates)[number];
