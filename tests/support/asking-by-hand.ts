// Answering the pages of asking, for journeys that begin after them.
import type { Walk } from "./walk.ts";

/** What the person in these journeys types. */
export const typed = { phone: "0664 7654321", name: "Noor", place: "the old chapel" };

/** Up to the page that asks "Is this right?". @param avoid names to stay away from; "" skips the wishes. */
export async function answerAll(nurse: Walk, avoid = ""): Promise<void> {
  await nurse.open("/ask");
  await nurse.choose("As soon as somebody can");
  await nurse.press("Continue");
  await nurse.choose("By phone");
  await nurse.type("Phone number", typed.phone);
  await nurse.choose("No, without a name");
  await nurse.press("Continue");
  if (avoid === "") return nurse.press("Anyone is fine");
  await nurse.type("People you would rather not talk to", avoid);
  await nurse.press("Continue with these wishes");
}

/** The code on the receipt, without blanks; "" when none is shown. */
export const codeOn = async ({ page }: Walk) =>
  (await page.locator("#receipt").allTextContents()).join("").replace(/\s/g, "");
