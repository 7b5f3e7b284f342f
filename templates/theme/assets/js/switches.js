/* Serves the reading tools (buttons with data-act), and makes terms and figures links or plain words as they ask. */
"use strict";
(() => {
  const { prefs } = window.zhujie;
  const buttons = [...document.querySelectorAll("[data-act]")];
  const settings = document.querySelector(".zj-settings");

  function pressed(act) {
    return act.startsWith("size-") ? prefs.get("size") === act.slice(5) : prefs.get(act);
  }

  /* What looks like plain text must be plain text: a link that cannot be seen is not in the tab order either. */
  function links() {
    const plain = prefs.get("plain");
    const all = prefs.get("all-terms");
    for (const link of document.querySelectorAll("a.term, a.figure, a.mark")) {
      const live = !plain && (all || !link.matches("a.term:not(.first)"));
      if (live && link.dataset.href) {
        link.setAttribute("href", link.dataset.href);
        delete link.dataset.href;
      } else if (!live && link.hasAttribute("href")) {
        link.dataset.href = link.getAttribute("href");
        link.removeAttribute("href");
      }
    }
  }

  function show() {
    for (const button of buttons) button.setAttribute("aria-pressed", String(pressed(button.dataset.act)));
    links();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const act = button.dataset.act;
      if (act.startsWith("size-")) prefs.set("size", act.slice(5));
      else prefs.set(act, !prefs.get(act));
    });
  }
  document.addEventListener("zhujie:prefs", show);

  /* The panel closes with Esc and when one presses elsewhere. */
  if (settings) {
    settings.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !settings.open) return;
      settings.open = false;
      settings.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!settings.contains(event.target)) settings.open = false;
    });
  }
  show();
})();
