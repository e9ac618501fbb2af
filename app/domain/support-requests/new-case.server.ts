// Builds everything a new case consists of. Used by the three ways a case begins: asking, saying yes to
// an offer, asking for a group.

import { dayOf, quarterHour } from "#app/domain/calendar/local-time.ts";
import {
  newCaseKey,
  sealForCase,
  systemGrant,
} from "#app/domain/confidentiality/case-key.server.ts";
import { contactDue } from "#app/domain/duty/promise.server.ts";
import { planGroupsOn } from "#app/domain/figures/plan-store.server.ts";
import { openGroupStub, openStub, stubBytes, stubPlace } from "#app/domain/figures/stub.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { epochMonthOf, lapseDay } from "#app/domain/retention/retention-rules.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import { noticesOfWaitingCase } from "#app/domain/triage/waiting-notices.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type ContactContents, type NewRequestContents, requestContents } from "./case-contents.ts";
import { caseToAdd, grantToAdd } from "./case-store.server.ts";
import { sealContact, sealRequest } from "./case-vault.server.ts";
import { type CaseKind, eventFamilyOf, type ResponseClass } from "./request.ts";

export interface CaseBeginning {
  kind: CaseKind;
  responseClass: ResponseClass;
  request: NewRequestContents;
  contact: ContactContents;
}

export interface NewCase {
  caseId: CaseId;
  /** The statements that make it, notices included; for allOrNothing. */
  statements(tx: Writer): Statement[];
}

/** @returns the case as statements; nothing is written until they run. */
export async function newCase(beginning: CaseBeginning, world: World): Promise<NewCase> {
  const { keyring, now, settings } = world;
  const caseId = world.newId<CaseId>();
  const caseKey = newCaseKey(caseId);
  const openedOn = dayOf(now, settings.timeZone);
  const rules = await retentionRules(world.db);
  const lapsesOn = lapseDay(openedOn, null, [], rules);
  const contactDueAt = await contactDue(beginning.responseClass, world);
  const groups = await planGroupsOn(world.db, openedOn);
  const { request, contact } = beginning;
  const stub =
    beginning.kind === "group"
      ? openGroupStub()
      : openStub({
          ...groups.of({ unitCode: request.unitCode, roleFamily: request.roleFamily }),
          eventFamily: eventFamilyOf(request.eventKind),
          person: request.staffId ?? contact.name,
        });
  const row = {
    id: caseId,
    kind: beginning.kind,
    state: "waiting" as const,
    responseClass: beginning.responseClass,
    version: 1,
    holderId: null,
    openedOn,
    waitingSinceAt: quarterHour(now),
    contactDueAt,
    clockStep: 0,
    lapsesOn,
    endedOn: null,
    sealedRequest: sealRequest(caseKey, requestContents.parse(request)),
    sealedContact: sealContact(caseKey, contact),
    sealedStub: sealForCase(caseKey, stubPlace(caseId), stub, stubBytes),
  };
  const grant = systemGrant(keyring, caseKey, epochMonthOf(lapsesOn, rules));
  const notices = await noticesOfWaitingCase(world);
  return {
    caseId,
    statements: (tx) => [caseToAdd(tx, row), grantToAdd(tx, grant), ...notices(tx)],
  };
}
