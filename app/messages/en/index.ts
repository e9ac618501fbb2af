// The whole English catalogue. English is complete; other languages fall back to it, never to a key.
import { crisis } from "./crisis.ts";
import { errors } from "./errors.ts";
import { frame } from "./frame.ts";

export const en = { frame, crisis, errors } as const;
