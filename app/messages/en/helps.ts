// The printed sheet "what often helps". One page; warm, concrete, nothing one has to be good at.
export const helps = {
  title: "What often helps after a hard event",
  lead: "After a hard event the body stays on guard for a while. That is not weakness, and it does not mean that you did wrong. For most people it eases within days or a few weeks.",
  notice: {
    title: "What many people notice",
    sleep: "Sleep is short, or full of pictures.",
    loop: "The same moments come back, again and again.",
    body: "The body is tense, tired or jumpy. Small things anger you.",
    doubt: "You doubt your work. You keep away from a room or a task.",
    alone: "You feel alone with it. Or you feel nothing at all.",
  },
  hours: {
    title: "In the first hours",
    pause: "Tell someone near you: “I need ten minutes.” Then take them.",
    water: "Drink water. Eat a little. Sit down, or stand outside.",
    home: "If you shake or cannot think straight, do not drive. Ask for a lift.",
    one: "Tell one person you trust that today was hard. You need not say what happened.",
    swap: "Still on shift? Ask someone to take the next heavy task.",
  },
  days: {
    title: "In the first days",
    rhythm: "Keep your usual times for meals and bed, even if you sleep little.",
    move: "Move every day. A walk counts.",
    night:
      "Awake and turning it over? Get up, do something dull in low light, then lie down again.",
    drink: "Go easy on alcohol and sleeping pills. They take away the sleep that heals.",
    like: "Do one small thing you like, even if you do not feel like it.",
    return: "Go back to the place or task soon, with someone beside you if you can.",
    say: "You may say: “Not today, thank you.”",
  },
  near: {
    title: "For the people close to you",
    body: "Be there and do not press. Food, quiet and a walk do more than advice. “Do you want company, or to be left alone?” is a good question.",
  },
  more: {
    title: "Get more help when",
    weeks: "it has not eased after two weeks, or gets worse at any time;",
    sleep: "you have hardly slept for several nights;",
    need: "you need a drink or a pill to get through the day;",
    think: "you think that you do not want to live. Then call now. The numbers are below.",
  },
  reach: "To talk to a trained colleague: {{address}}",
} as const;
