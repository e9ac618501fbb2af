// The release as a file, csv.
export { csvFile as loader } from "#app/http/figure-files.server.ts";
