// To a person or a peer: something is new. The same for every case; the address is the start page.
import { Link, Text } from "@react-email/components";
import { action, Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface CaseNoticeProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; open: string };
  /** The start page, without any code. */
  home: string;
}

export function CaseNotice({ frame, texts, home }: CaseNoticeProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>
        {texts.open}{" "}
        <Link href={home} style={action}>
          {home}
        </Link>
      </Text>
    </Frame>
  );
}
