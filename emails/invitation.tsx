// To somebody who was given a role: sets up the account. The link signs nobody in.
import { Link, Text } from "@react-email/components";
import { action, Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface InvitationProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; action: string; validity: string; ignore: string };
  link: string;
}

export function Invitation({ frame, texts, link }: InvitationProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>
        <Link href={link} style={action}>
          {texts.action}
        </Link>
      </Text>
      <Text style={paragraph}>{texts.validity}</Text>
      <Text style={paragraph}>{texts.ignore}</Text>
    </Frame>
  );
}
