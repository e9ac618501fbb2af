// Every computed answer with its request, as a file for an analyst.
export { answersFile as loader } from "#app/http/evaluation-files.server.ts";
