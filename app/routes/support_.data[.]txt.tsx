// The person's copy as text.
export { ownTextFile as loader } from "#app/http/own-data-files.server.ts";
