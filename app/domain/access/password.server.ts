// argon2id by @node-rs/argon2, with a dummy verification so that an unknown address takes as long.
import { hash, verify } from "@node-rs/argon2";

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const normalised = (password: string): string => password.normalize("NFKC");

export const passwordHashOf = (password: string): Promise<string> =>
  hash(normalised(password), cost);

let dummy: Promise<string> | null = null;

/** @param passwordHash null for an unknown address: the work is done all the same. */
export async function isRightPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  dummy ??= passwordHashOf("a password that nobody has chosen");
  const isRight = await verify(passwordHash ?? (await dummy), normalised(password));
  return isRight && passwordHash !== null;
}
