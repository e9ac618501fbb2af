// To everybody at work: a survey without names, with the one link that is theirs.
import { Link, Text } from "@react-email/components";
import { action, Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface SurveyInvitationProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; apart: string; action: string; choice: string };
  link: string;
}

export function SurveyInvitation({ frame, texts, link }: SurveyInvitationProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>{texts.apart}</Text>
      <Text style={paragraph}>
        <Link href={link} style={action}>
          {texts.action}
        </Link>
      </Text>
      <Text style={paragraph}>{texts.choice}</Text>
    </Frame>
  );
}
