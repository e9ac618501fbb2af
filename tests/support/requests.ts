// Requests as tests need them: sensible answers, changed where the test cares.
import { anyone } from "#app/domain/access/actor.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { HowSoon } from "#app/domain/support-requests/request.ts";
import {
  noWishes,
  type ReachAnswers,
  type WishesAnswers,
} from "#app/domain/support-requests/request-form.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import type { World } from "#app/domain/world.server.ts";

export interface RequestDetails {
  formKey?: string;
  howSoon?: HowSoon;
  reach?: Partial<ReachAnswers>;
  wishes?: Partial<WishesAnswers>;
}

export const askedWith = (world: World, details: RequestDetails = {}) => ({
  formKey: details.formKey ?? world.newId<string>(),
  howSoon: { howSoon: details.howSoon ?? ("next-days" as const) },
  reach: {
    channel: "phone" as const,
    phone: "0664 1234567",
    email: "",
    place: "",
    notice: "",
    isNamed: "no" as const,
    name: "",
    ...details.reach,
  },
  wishes: { ...noWishes, ...details.wishes },
});

/** Asks for support. @returns the receipt and, by coming back with it, the id of the case. */
export async function askForSupport(
  world: World,
  details: RequestDetails = {},
): Promise<{ receipt: string; caseId: CaseId }> {
  const submitted = await submitRequest(anyone, askedWith(world, details), world);
  if (submitted.outcome !== "submitted") throw new Error(`not submitted: ${submitted.outcome}`);
  const returned = await returnWithReceipt(anyone, { typed: submitted.receipt }, world);
  if (returned.outcome !== "recognised") throw new Error("the receipt was not recognised");
  return { receipt: submitted.receipt, caseId: returned.caseId };
}
