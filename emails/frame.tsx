// What every mail is wrapped in: one column, system type, nothing fetched from anywhere. The colours are
// those of app/site.css written out, because a mail cannot load it.
import { Body, Container, Head, Heading, Html, Text } from "@react-email/components";
import type { ReactNode } from "react";

const paper = "#fbf8f3";
const ink = "#14202b";
const teal = "#0b5a5e";

export const paragraph = { fontSize: "17px", lineHeight: "27px", margin: "0 0 18px", color: ink };
export const action = {
  fontSize: "18px",
  lineHeight: "28px",
  color: teal,
  fontWeight: 700,
  textDecoration: "underline",
};
const small = { fontSize: "14px", lineHeight: "21px", margin: "0 0 8px", color: ink };

export interface FrameProps {
  siteName: string;
  language: string;
  direction: "ltr" | "rtl";
  automatic: string;
  reason: string;
}

export function Frame(props: FrameProps & { heading: string; children: ReactNode }) {
  return (
    <Html lang={props.language} dir={props.direction}>
      <Head>
        <title>{props.siteName}</title>
      </Head>
      <Body style={{ backgroundColor: paper, color: ink, fontFamily: "system-ui, sans-serif" }}>
        <Container style={{ maxWidth: "560px", padding: "24px 16px" }}>
          <Text style={small}>{props.siteName}</Text>
          <Heading as="h1" style={{ fontSize: "24px", lineHeight: "32px", margin: "0 0 18px" }}>
            {props.heading}
          </Heading>
          {props.children}
          <Text style={{ ...small, marginTop: "32px" }}>{props.reason}</Text>
          <Text style={small}>{props.automatic}</Text>
        </Container>
      </Body>
    </Html>
  );
}
