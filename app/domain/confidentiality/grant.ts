// Who may hold a wrapped copy of a case's data key. Sealed mode, later, means leaving out "system".
export const recipientKinds = ["system", "team", "user", "receipt"] as const;
export type RecipientKind = (typeof recipientKinds)[number];
