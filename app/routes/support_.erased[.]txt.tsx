// The proof of erasure as a file.
export { erasureProofFile as loader } from "#app/http/own-data-files.server.ts";
