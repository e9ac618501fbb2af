// The person's copy for a computer.
export { ownJsonFile as loader } from "#app/http/own-data-files.server.ts";
