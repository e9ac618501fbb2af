// The release as a file, xlsx.
export { xlsxFile as loader } from "#app/http/figure-files.server.ts";
