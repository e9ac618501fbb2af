// The people a visitor of the demonstration plays or meets, by name. All of them are invented.
import type { Role } from "#app/domain/access/roles.ts";
import type { Gender } from "#app/domain/peers/peer.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";

export interface CastMember {
  key:
    | "peer"
    | "peer2"
    | "coordinator"
    | "coordinator2"
    | "supervisor"
    | "lead"
    | "admin"
    | "offered";
  givenName: string;
  familyName: string;
  gender: Gender;
  /** The part of the address before the @, where it is to be easy to type. */
  mailbox: string | null;
  unitCode: string;
  roleFamily: RoleFamily;
  profession: string;
  roles: readonly Role[];
}

export const castMembers: readonly CastMember[] = [
  {
    key: "peer",
    givenName: "Maya",
    familyName: "Lindholm",
    gender: "woman",
    mailbox: "peer",
    unitCode: "1020",
    roleFamily: "nursing",
    profession: "Registered Nurse",
    roles: ["peer"],
  },
  {
    key: "peer2",
    givenName: "Jonas",
    familyName: "Abernathy",
    gender: "man",
    mailbox: "peer2",
    unitCode: "1050",
    roleFamily: "medical",
    profession: "Attending Physician",
    roles: ["peer"],
  },
  {
    key: "coordinator",
    givenName: "Amina",
    familyName: "Thornbury",
    gender: "woman",
    mailbox: "coordinator",
    unitCode: "1230",
    roleFamily: "allied",
    profession: "Social Worker",
    roles: ["coordinator"],
  },
  {
    key: "coordinator2",
    givenName: "Rui",
    familyName: "Halvorsen",
    gender: "man",
    mailbox: "coordinator2",
    unitCode: "1120",
    roleFamily: "nursing",
    profession: "Nurse Practitioner",
    roles: ["coordinator"],
  },
  {
    key: "supervisor",
    givenName: "Sibyl",
    familyName: "Marchetti",
    gender: "woman",
    mailbox: "supervisor",
    unitCode: "1230",
    roleFamily: "allied",
    profession: "Clinical Psychologist",
    roles: ["supervisor"],
  },
  {
    key: "lead",
    givenName: "Conrad",
    familyName: "Okereke",
    gender: "man",
    mailbox: "lead",
    unitCode: "1240",
    roleFamily: "support",
    profession: "Wellbeing Lead",
    roles: ["lead"],
  },
  {
    key: "admin",
    givenName: "Petra",
    familyName: "Sundaram",
    gender: "woman",
    mailbox: "admin",
    unitCode: "1240",
    roleFamily: "support",
    profession: "Systems Administrator",
    roles: ["administrator"],
  },
  {
    key: "offered",
    givenName: "Daniel",
    familyName: "Vasconcelos",
    gender: "man",
    mailbox: null,
    unitCode: "1000",
    roleFamily: "nursing",
    profession: "Registered Nurse",
    roles: [],
  },
];
