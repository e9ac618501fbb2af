// What a mailed code is for. Both let a person choose a password, once; neither signs anybody in.
export const invitationKinds = ["invitation", "reset"] as const;
export type InvitationKind = (typeof invitationKinds)[number];
