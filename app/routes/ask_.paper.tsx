// The form for asking on paper, for days when the network is down: printed beforehand, typed in by a peer
// (/cases/new). Its questions and answers are those of asking.
import { useLoaderData } from "@remix-run/react";
import { wishFacts } from "#app/http/ask-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { PaperFormScreen } from "#app/screens/ask/paper-form-screen.tsx";

export const loader = guardOpen("read-public-pages", async (visit) => ({
  languages: (await wishFacts(visit)).languages.map(({ label }) => label),
  address: new URL(visit.world.settings.publicOrigin).host,
}));

export default function AskOnPaper() {
  return <PaperFormScreen {...useLoaderData<typeof loader>()} />;
}
