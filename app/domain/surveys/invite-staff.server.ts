// Writes to everybody at work, some hundreds at a time. The token goes into the mail and its hash into the
// list; once a mail is sent its row is gone, and nobody knows any more whose token was which.
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { staffToWriteTo } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { surveyTag } from "./answer-survey.server.ts";
import { invitationsToAdd, type Mailing, mailingToNote } from "./survey-store.server.ts";
import type { Wave } from "./wave.ts";

const peopleAtATime = 400;
/** What the mark holds once everybody was written to. */
const everybody = "";

/** The reader's language if the wave has it, else the wave's first. */
const localeOf = (language: string, wave: Wave): string =>
  wave.languages.find((one) => one === language || one.split("-")[0] === language) ??
  wave.languages[0] ??
  "en";

/** @returns the wave with its mark where it ended; null when another round was faster. */
export async function writeToStaff(
  wave: Wave,
  mailing: Mailing,
  world: World,
): Promise<Wave | null> {
  let current = wave;
  while (current[mailing] !== everybody) {
    const next = await writeToSome(current, mailing, world);
    if (!next) return null;
    current = next;
  }
  return current;
}

async function writeToSome(wave: Wave, mailing: Mailing, world: World): Promise<Wave | null> {
  const { db, keyring, settings } = world;
  const { people, last } = await staffToWriteTo(db, keyring, wave[mailing] ?? "", peopleAtATime);
  const isInviting = mailing === "mailedUpTo";
  const letters = people.map(({ email, language }) => ({
    to: email,
    locale: localeOf(language, wave),
    token: isInviting ? world.newId<string>() : null,
  }));
  const tags = letters.flatMap(({ token }) => (token === null ? [] : [surveyTag(token, world)]));
  const upTo = last ?? everybody;
  const written = await db.allOrNothing((tx) => [
    exactlyOne(mailingToNote(tx, wave, mailing, upTo), "overtaken"),
    ...(tags.length > 0 ? [invitationsToAdd(tx, wave.id, tags)] : []),
    ...letters.map(({ to, locale, token }) =>
      token === null
        ? mailToQueue(tx, { to, locale, template: "survey-reminder", props: {} }, world)
        : mailToQueue(
            tx,
            {
              to,
              locale,
              template: "survey-invitation",
              props: { link: `${settings.publicOrigin}/s/${token}` },
            },
            world,
          ),
    ),
  ]);
  return written.done ? { ...wave, [mailing]: upTo } : null;
}
