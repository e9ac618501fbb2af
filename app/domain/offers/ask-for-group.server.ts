// Somebody asks for support for a team. A head count band, an area, and how to reach the person who asks;
// no list of people exists. The case waits in the queue like any other.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { limitsVersion } from "#app/domain/confidentiality/limits-text.ts";
import { sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import { newCase } from "#app/domain/support-requests/new-case.server.ts";
import type { GroupAnswers } from "#app/domain/support-requests/request-form.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";

export async function askForGroup(
  actor: Actor,
  answers: GroupAnswers & { formKey: string },
  world: World,
): Promise<{ outcome: "thanked" }> {
  if (!may(actor, "refer-colleague")) return { outcome: "thanked" };
  const { statements } = await newCase(
    {
      kind: "group",
      responseClass: "group",
      request: {
        source: "group",
        howSoon: "next-days",
        eventKind: "not-said",
        unitCode: answers.unitCode,
        roleFamily: null,
        wishes: { area: "any", isSameProfession: false, gender: null, language: null },
        avoid: "",
        headCount: answers.headCount,
        staffId: null,
        passedBy: [],
        limitsVersion,
      },
      contact: { name: answers.name, channel: "phone", reach: answers.phone },
    },
    world,
  );
  await world.db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, world.keyring, answers.formKey, world.now), "sent-before"),
    ...statements(tx),
  ]);
  return { outcome: "thanked" };
}
