// Which text on the limits of confidentiality is in force. A changed text gets a new version; every
// request keeps the version its person was shown.
export const limitsVersion = "2026-11";
