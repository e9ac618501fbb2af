// For people at work, written by hand; every page works without it. It says when a session is about to end,
// keeps what is typed when it does, and lends passkeys to the forms that ask for one.
(() => {
  const box = document.querySelector("[data-ends-in]");

  /** A form in which something was typed or chosen since the page came. */
  const isTouched = (form) =>
    [...form.elements].some((field) => {
      if (field.type === "hidden" || field.type === "password") return false;
      if (field.type === "checkbox" || field.type === "radio") {
        return field.checked !== field.defaultChecked;
      }
      if (field.tagName === "SELECT") {
        return [...field.options].some((option) => option.selected !== option.defaultSelected);
      }
      return "defaultValue" in field && field.value !== field.defaultValue;
    });

  const keep = (form) => {
    const to = document.createElement("input");
    to.type = "hidden";
    to.name = "kept-for";
    const address = new URL(form.getAttribute("action") || location.href, location.href);
    to.value = address.pathname + address.search;
    form.append(to);
    form.method = "post";
    form.setAttribute("action", "/sign-in/keep");
    HTMLFormElement.prototype.submit.call(form);
  };

  if (box) {
    const warnsMs = box.dataset.warns * 1000;
    let endsAtMs = Date.now() + box.dataset.endsIn * 1000;
    let isAsking = false;

    const over = () => {
      const typed = [...document.forms].find((form) => form.method === "post" && isTouched(form));
      if (typed) return keep(typed);
      const here = encodeURIComponent(location.pathname);
      location.replace(`/sign-in?said=ended&next=${here}`);
    };
    /** Asks how long is left; another window may have gone on. @param stays whether to go on. */
    const ask = async (stays) => {
      if (isAsking) return;
      isAsking = true;
      try {
        const answer = await fetch("/account/session", {
          method: stays ? "POST" : "GET",
          ...(stays ? { body: new URLSearchParams() } : {}),
        });
        // Whoever is signed out is led to the sign-in page.
        const { secondsLeft } = answer.redirected ? { secondsLeft: 0 } : await answer.json();
        endsAtMs = Date.now() + secondsLeft * 1000;
      } catch {
        // The network is away; the clock of this page goes on.
      } finally {
        isAsking = false;
      }
    };
    const look = async () => {
      if (Date.now() < endsAtMs - warnsMs) {
        box.hidden = true;
        return;
      }
      if (box.hidden || Date.now() >= endsAtMs) await ask(false);
      if (Date.now() >= endsAtMs) {
        clearInterval(clock);
        over();
      } else box.hidden = Date.now() < endsAtMs - warnsMs;
    };
    const clock = setInterval(look, 1000);
    // A laptop that slept has missed the seconds.
    document.addEventListener("visibilitychange", look);
    box.querySelector("[data-stay]").addEventListener("click", async () => {
      await ask(true);
      await look();
      if (box.hidden) document.getElementById("content")?.focus();
    });
  }

  // Long tables stand open on paper. Browsers that know ::details-content need no help (evaluation.css).
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const table of document.querySelectorAll(".numbers-of:not([open])")) {
      table.open = true;
      opened.push(table);
    }
  });
  addEventListener("afterprint", () => {
    for (const table of opened.splice(0)) table.open = false;
  });

  // Passkeys. The form carries what the browser is to make or to prove; its answer goes back in the form.
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");
  const withBytes = (list) => (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }));

  const made = async (options) => {
    const { challenge, user, excludeCredentials } = options;
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(challenge),
        user: { ...user, id: bytes(user.id) },
        excludeCredentials: withBytes(excludeCredentials),
      },
    });
    return { credential, attestationObject: text(credential.response.attestationObject) };
  };
  const proved = async (options) => {
    const { challenge, allowCredentials } = options;
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(challenge),
        allowCredentials: withBytes(allowCredentials),
      },
    });
    const { authenticatorData, signature, userHandle } = credential.response;
    return {
      credential,
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      ...(userHandle ? { userHandle: text(userHandle) } : {}),
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const failed = form.querySelector("[data-failed]");
      failed.hidden = true;
      try {
        const options = JSON.parse(form.dataset.options);
        const ask = form.dataset.passkey === "create" ? made : proved;
        const { credential, ...response } = await ask(options);
        form.elements.answer.value = JSON.stringify({
          id: credential.id,
          rawId: text(credential.rawId),
          type: credential.type,
          clientExtensionResults: credential.getClientExtensionResults(),
          response: { ...response, clientDataJSON: text(credential.response.clientDataJSON) },
        });
        HTMLFormElement.prototype.submit.call(form);
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
