// The hospital's quarters, as a file for a spreadsheet.
export { quartersFile as loader } from "#app/http/evaluation-files.server.ts";
