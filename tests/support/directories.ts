// A directory for tests: a service outside, reached by link, and a supervisor who receives on the site.
import { entryForm } from "#app/domain/directory/directory.ts";
import { directoryOf } from "#app/domain/directory/directory-store.server.ts";
import { keepDirectory } from "#app/domain/directory/keep-directory.server.ts";
import { personWith } from "./actors.ts";
import type { TestWorld } from "./worlds.ts";

const about = {
  cost: "free",
  confidentiality: "Nobody at work learns of it.",
  phone: "01 555 0100",
};

export async function aDirectory(world: TestWorld) {
  const coordinator = await personWith(["coordinator"], world);
  const supervisor = await personWith(["supervisor"], world);
  const entries = [
    {
      ...about,
      name: "Psychology on call",
      kind: "staff-psychology",
      level: "3",
      hours: "mon-fri 08:00-16:00",
      email: "psychology@hospital.example",
      crisisOrder: "1",
    },
    {
      ...about,
      name: "Night desk",
      kind: "supervisor",
      level: "2",
      hours: "always",
      crisisOrder: "2",
      accountId: supervisor.accountId as string,
    },
  ];
  for (const entry of entries) {
    await keepDirectory(coordinator, { id: null, entry: entryForm.parse(entry) }, world);
  }
  const kept = await directoryOf(world.db);
  const idOf = (name: string) => kept.find((entry) => entry.name === name)?.id ?? "";
  return {
    coordinator,
    supervisor,
    psychology: idOf("Psychology on call"),
    desk: idOf("Night desk"),
  };
}
