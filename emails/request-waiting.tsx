// To the people on duty: something waits. It never says what, how urgent or how much.
import { Link, Text } from "@react-email/components";
import { action, Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface RequestWaitingProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; open: string };
  /** A page behind sign-in, without any code. */
  link: string;
}

export function RequestWaiting({ frame, texts, link }: RequestWaitingProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>
        {texts.open}{" "}
        <Link href={link} style={action}>
          {link}
        </Link>
      </Text>
    </Frame>
  );
}
