// What a mailed code is for. Both let a person choose a password, once; neither signs anybody in.
export const invitationKinds = ["invitation", "reset"] as const;
/** A way back in is short-lived, and there are few at a time: each mailbox gets at most so many in this while. */
export const resetMinutes = 30;
export const mostOpenResets = 3;
export type InvitationKind = (typeof invitationKinds)[number];
