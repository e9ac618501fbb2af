// The release as a file, json.
export { jsonFile as loader } from "#app/http/figure-files.server.ts";
