// To everybody, half-way through a survey. Without a link: whose link was which is not known any more.
import { Text } from "@react-email/components";
import { Frame, type FrameProps, paragraph } from "./frame.tsx";

export interface SurveyReminderProps {
  frame: FrameProps;
  texts: { heading: string; lead: string; everybody: string };
}

export function SurveyReminder({ frame, texts }: SurveyReminderProps) {
  return (
    <Frame {...frame} heading={texts.heading}>
      <Text style={paragraph}>{texts.lead}</Text>
      <Text style={paragraph}>{texts.everybody}</Text>
    </Frame>
  );
}
