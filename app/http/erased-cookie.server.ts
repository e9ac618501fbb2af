// After an erasure the browser holds the proof for a quarter of an hour, sealed: the site keeps none.
import { z } from "zod";
import { sealedCookie } from "./sealed-cookie.server.ts";

const minutes = 15;
const proof = z.object({ on: z.string(), untilMonth: z.string(), number: z.string() });

export const erasedCookie = sealedCookie("erased", proof, minutes);
