// The only script of the site, written by hand; every page works without it. It adds the quick way out,
// copying, printing, a count of characters, and keeps a form from being sent twice.
(() => {
  const page = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const exit = document.querySelector(".exit");

  /** Says something to a screen reader when it has a pause. */
  const say = (text) => {
    const voice = document.getElementById("voice") ?? document.createElement("p");
    if (!voice.id) {
      voice.id = "voice";
      voice.className = "unseen";
      voice.role = "status";
      document.body.append(voice);
    }
    voice.textContent = text;
  };

  // The way out: a press on a link, or Shift three times. Nothing is left to see before the first byte of
  // the next page has come, and the page is replaced, so that Back does not return to it.
  const leave = () => {
    page.classList.add("left");
    location.replace("/leave");
  };
  for (const link of all("[data-exit]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }

  let presses = 0;
  let isAlone = false;
  let forget = 0;
  let dots = null;
  const showPresses = (count) => {
    presses = count;
    if (!dots) {
      dots = document.createElement("span");
      dots.className = "exit-dots";
      dots.setAttribute("aria-hidden", "true");
      for (let n = 0; n < 3; n += 1) dots.append(document.createElement("i"));
    }
    for (const [n, dot] of [...dots.children].entries()) dot.classList.toggle("on", n < count);
    if (count > 0) exit.append(dots);
    else dots.remove();
  };
  if (exit) {
    document.addEventListener("keydown", (event) => {
      // Shift as part of a capital letter does not count, nor Shift held down.
      if (event.key !== "Shift") showPresses(0);
      isAlone = event.key === "Shift" && !event.repeat && !event.ctrlKey && !event.altKey;
    });
    document.addEventListener("keyup", (event) => {
      if (event.key !== "Shift" || !isAlone) return;
      isAlone = false;
      clearTimeout(forget);
      showPresses(presses + 1);
      if (presses === 3) return leave();
      say(exit.dataset.presses.replace("{n}", presses));
      forget = setTimeout(() => showPresses(0), 4000);
    });
    // A page that waits in memory for Back is hidden there; when it comes, the server decides what to show.
    addEventListener("pagehide", () => page.classList.add("left"));
  }

  const sent = new Set();
  const open = (form) => {
    sent.delete(form);
    for (const button of form.querySelectorAll("[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
    }
  };
  addEventListener("pageshow", (event) => {
    if (event.persisted && exit) return location.reload();
    for (const form of sent) open(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (sent.has(form)) return event.preventDefault();
    sent.add(form);
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      button.setAttribute("aria-disabled", "true");
    }
    // Should the network have swallowed it, the person may press again; the server knows the form.
    setTimeout(() => open(form), 8000);
  });

  if (navigator.clipboard) {
    for (const button of all("[data-copy]")) {
      const before = button.textContent;
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = document.getElementById(button.dataset.copy).textContent;
        await navigator.clipboard.writeText(text.trim().replace(/\s+/g, " "));
        button.textContent = button.dataset.done;
        say(button.dataset.done);
        setTimeout(() => {
          button.textContent = before;
        }, 4000);
      });
    }
  }
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  for (const count of all("[data-counts]")) {
    const field = document.getElementById(count.dataset.counts);
    const show = () => {
      const room = field.dataset.limit - field.value.length;
      // Nobody needs a count at the first letter.
      count.hidden = room > field.dataset.limit * 0.25;
      const words = room < 0 ? count.dataset.over : count.dataset.room;
      count.textContent = words.replace("{n}", Math.abs(room));
    };
    field.addEventListener("input", show);
    show();
  }

  document.querySelector(".problems")?.focus();
})();
