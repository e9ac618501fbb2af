// All tables, for the migrations. Everything else imports the concept's own file.
export * from "./access.ts";
export * from "./audit.ts";
export * from "./dual-control.ts";
export * from "./encounters.ts";
export * from "./evaluation.ts";
export * from "./figures.ts";
export * from "./jobs.ts";
export * from "./messages.ts";
export * from "./offers.ts";
export * from "./peers.ts";
export * from "./retention.ts";
export * from "./roster.ts";
export * from "./rota.ts";
export * from "./self-view.ts";
export * from "./site.ts";
export * from "./support-requests.ts";
export * from "./surveys.ts";
