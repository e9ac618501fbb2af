// To a colleague somebody thought of. One link; the three answers stand on the page it opens.
import { Link, Text } from "@react-email/components";
import { action, Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface SupportOfferProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; choice: string; action: string; silence: string };
  link: string;
}

export function SupportOffer({ frame, texts, link }: SupportOfferProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>{texts.choice}</Text>
      <Text style={paragraph}>
        <Link href={link} style={action}>
          {texts.action}
        </Link>
      </Text>
      <Text style={paragraph}>{texts.silence}</Text>
    </Frame>
  );
}
