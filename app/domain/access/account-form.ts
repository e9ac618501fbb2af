// What an administrator fills in to invite somebody, or to change what somebody may do here.
import { z } from "zod";
import { addressShape } from "#app/domain/mail/mail-address.ts";
import { roles } from "./roles.ts";

/** One tick comes as text, several as a list, none not at all. */
const ticked = z.preprocess(
  (typed) => (typed === undefined ? [] : [typed].flat()),
  z
    .array(z.enum(roles, "accounts.problems.roles"), "accounts.problems.roles")
    .min(1, "accounts.problems.roles"),
);

export const rolesForm = z.object({ roles: ticked });

export const inviteForm = z.object({
  name: z
    .string("accounts.problems.name")
    .trim()
    .min(1, "accounts.problems.name")
    .max(100, "accounts.problems.name"),
  email: z
    .string("accounts.problems.email")
    .refine((typed) => addressShape.safeParse(typed).success, "accounts.problems.email"),
  roles: ticked,
});
