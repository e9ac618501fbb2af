// The person's copy of their data and their proof of erasure, as files with a neutral name.
import { redirect } from "@remix-run/node";
import {
  exportOwnRequest,
  type OwnCopy,
} from "#app/domain/support-requests/export-own-request.server.ts";
import { dayWithYear, monthWords } from "#app/ui/moment.ts";
import { erasedCookie } from "./erased-cookie.server.ts";
import { guardOpen, guardReceipt, type Visit } from "./guard.server.ts";

const types = {
  txt: "text/plain; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** Named after the site's neutral name: a folder of downloads tells nothing. */
function file(kind: keyof typeof types, body: string, { world }: Visit): Response {
  const name = world.settings.siteName.toLowerCase().replace(/[^a-z0-9]+/g, "-") || "notes";
  return new Response(body, {
    headers: {
      "Content-Type": types[kind],
      "Content-Disposition": `attachment; filename="${name}-notes.${kind}"`,
    },
  });
}

async function ownCopy(visit: Visit): Promise<OwnCopy> {
  const exported = await exportOwnRequest(visit.actor, {}, visit.world);
  if (exported.outcome === "not-found") throw redirect("/return");
  return exported.copy;
}

export const ownJsonFile = guardReceipt("see-own-request", async (visit) =>
  file("json", `${JSON.stringify(await ownCopy(visit), null, 2)}\n`, visit),
);

export const ownTextFile = guardReceipt("see-own-request", async (visit) => {
  const copy = await ownCopy(visit);
  const { t } = visit.language;
  const day = (on: string) => dayWithYear(on, visit.locale);
  const rows: [string, string | null][] = [
    [t("ownData.file.record"), copy.recordNumber],
    [t("ownData.file.state"), t(`ownData.file.states.${copy.state}`)],
    [t("ownData.file.asked"), day(copy.openedOn)],
    [t("ownData.file.lapses"), copy.destroyedOn ? null : day(copy.lapsesOn)],
    [t("ownData.file.destroyed"), copy.destroyedOn ? day(copy.destroyedOn) : null],
    [t(`ask.reach.channels.${copy.channel}`), copy.reach],
    [t("own.told.name"), copy.name ?? t("own.told.noName")],
    [t("own.told.avoid"), copy.avoid],
    [t("ownData.file.event"), t(`ask.eventKinds.${copy.eventKind}`)],
    [t("ownData.file.unit"), copy.unitCode],
    [t("ownData.file.limits"), copy.limitsVersion],
  ];
  const text = [
    t("ownData.file.title"),
    "",
    ...rows.filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`),
    "",
    `${t("ownData.file.openings")}:`,
    ...(copy.openings.length === 0
      ? [t("own.openings.none")]
      : copy.openings.map(({ role, on }) => t(`own.openings.${role}`, { on: day(on) }))),
    "",
    `${t("ownData.file.messages")}:`,
    ...copy.messages.map(({ from, on, text: words, goneOn }) => {
      const who = t(from === "person" ? "ownData.file.you" : "ownData.file.peer");
      return `${who}, ${day(on)} (${t("ownData.file.goneOn", { on: day(goneOn) })}):\n${words}\n`;
    }),
  ].join("\r\n");
  return file("txt", `${text}\r\n`, visit);
});

/** The number in groups of four. */
export const proofNumber = (number: string): string => number.replace(/(.{4})(?=.)/g, "$1-");

export const erasureProofFile = guardOpen("return-with-receipt", async (visit) => {
  const proof = erasedCookie.read(visit.request, visit.world);
  if (!proof) throw redirect("/");
  const { t } = visit.language;
  const lines = [
    t("ownData.proof.title"),
    visit.world.settings.siteName,
    "",
    t("ownData.proof.erased", { on: `${dayWithYear(proof.on, visit.locale)} (${proof.on})` }),
    t("ownData.proof.backups", {
      month: `${monthWords(proof.untilMonth, visit.locale)} (${proof.untilMonth})`,
    }),
    t("ownData.proof.number", { number: proofNumber(proof.number) }),
    "",
    t("ownData.proof.check"),
  ];
  return file("txt", `${lines.join("\r\n")}\r\n`, visit);
});
