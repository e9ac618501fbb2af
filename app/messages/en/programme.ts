// The coordinator's pages. Counts, hours and peers; never anything about who asked.
export const programme = {
  title: "Programme",
  places: {
    label: "Pages of the programme",
    overview: "Overview",
    peers: "Peers",
    rota: "Rota",
    targets: "How soon",
    gatherings: "After a round",
  },
  said: {
    planned: "Saved.",
    set: "Saved. It holds for requests from now on; promises already made stand.",
    overlapping:
      "These hours overlap with others in the list. Change them, or remove the others first.",
  },
  channel: {
    missing:
      "No second channel is set up. When nobody takes a request in time, only mails are sent. Ask your operator to set one (settings ALONGSIDE_CALL_...).",
  },
  waiting: {
    title: "Who waits",
    class: "How soon",
    waiting: "Waiting",
    called: "Past the time to be taken or tried",
    handOffs_one:
      "{{count}} hand-off to more help has had no answer for a day. Its peer has been told; please ask the services in the directory.",
    handOffs_other:
      "{{count}} hand-offs to more help have had no answer for a day. Their peers have been told; please ask the services in the directory.",
    note: "Numbers only. What was asked, by whom and from where is not shown here, at any time.",
  },
  groups: {
    none: "No group needs people at the moment.",
    toStaff_one: "{{count}} group needs a time or people.",
    toStaff_other: "{{count}} groups need a time or people.",
  },
  gaps: {
    title: "Nobody is there",
    lead: "Hours of the next 14 days that the programme wants covered, and nobody is on the rota.",
    none: "Every hour of the next 14 days is covered.",
    line: "{{day}}, {{from}} to {{to}}",
    lineDays: "{{day}}, {{from}}, to {{toDay}}, {{to}}",
    noRota:
      "No peer is named on the rota. The hours of the programme count as covered, and people are told so. Ask the peers to enter when they are there.",
    noHours: "No hours are planned. Everybody who asks is told that no time can be named.",
  },
  peers: {
    title: "Peers near a limit",
    lead_one:
      "{{count}} peer in the programme. Named are those who are near their cap, resting, or whose training runs out within 60 days.",
    lead_other:
      "{{count}} peers in the programme. Named are those who are near their cap, resting, or whose training runs out within 60 days.",
    none: "Nobody is near a limit.",
    name: "Peer",
    load: "Open cases",
    state: "What is near",
    loadOf: "{{open}} of {{cap}}",
    full: "no room",
    near: "one more",
    resting: "resting until {{day}}",
    untrained: "training not complete",
    lapsed: "training lapsed on {{day}}",
    ends: "training until {{day}}",
  },
  rota: {
    title: "Rota",
    hours: "Hours the programme wants covered",
    noHours: "No hours are planned. Everybody who asks is told that no time can be named.",
    line: "{{day}}, {{from}} to {{to}}",
    remove: "Remove",
    form: "Add hours",
    firstDay: "From day",
    lastDay: "To day",
    from: "From",
    to: "To",
    add: "Add these hours",
    turns: "Who is there in the next two weeks",
    noTurns: "No peer has entered a shift yet.",
    day: "Day",
    time: "Time",
    who: "Peer",
    away: "away",
    offered: "offered to others",
  },
  targets: {
    title: "How soon a request is answered",
    lead: "Time is measured until somebody has tried to reach the person, never until they answer.",
    takenMinutes: "Taken by a peer within (minutes)",
    contactMinutes: "Contact tried within (minutes)",
    takenClock: "Counted for taking",
    contactClock: "Counted for contact",
    clocks: { always: "day and night", duty: "while somebody is on duty" },
    save: "Save",
    taken: "Taken by a peer",
    contact: "Contact tried",
    changeOne: "Change: {{class}}",
    within: "within {{minutes}} minutes, counted {{clock}}",
  },
  suggestions: {
    title: "Whom to ask",
    none: "Nobody to suggest at this moment. The program asks everybody who suits by itself.",
    note: "Half of all peers are looked at for each request, by lot, and only by their own state. So neither a name here nor a missing one says anything about who asked. What was wished for is matched when the program asks peers by itself.",
    ask: "Ask {{name}}",
    reasons: { "on-duty": "on duty now", room: "no open case", steady: "here for the next weeks" },
  },
} as const;

/** Problems of the targets' form. */
export const targets = {
  problems: {
    number: "Write a whole number of minutes: 5 to 2880 for taking, 60 to 20160 for contact.",
    clock: "Choose how the time is counted.",
    order: "Taking must come before contact: choose fewer minutes.",
  },
} as const;
