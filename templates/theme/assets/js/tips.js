/* Tips for terms and figures: pointer, focus, first tap. One at a time; nothing is left behind when it closes.
   What they say stands on the page already: `section.page-terms` for terms, `data-tip` for figures. */
"use strict";
(() => {
  const { prefs } = window.zhujie;
  const TRIGGER = "a.term, a.figure";
  const OPEN_AFTER = 120;
  const CLOSE_AFTER = 200;
  const EDGE = 8;

  let tip = null;
  let owner = null;
  let timer = 0;
  let touched = false;

  const shown = (link) => link && link.hasAttribute("href") && !prefs.get("plain");

  function line(tag, className, text, lang) {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    if (lang) element.lang = lang;
    return element;
  }

  /* The parts of a tip for one term or figure; a figure inside a term adds its own after the term's. */
  function parts(mark) {
    if (mark.dataset.tip) return [line("p", "tip-figure", mark.dataset.tip)];
    const entry = document.querySelector(`.page-terms [data-term="${CSS.escape(mark.dataset.ref)}"]`);
    if (!entry) return [];
    const made = [];
    const head = line("p", "tip-head", "");
    head.append(line("b", "", entry.querySelector("dt a").textContent));
    for (const name of [".pinyin", ".english"]) {
      const one = entry.querySelector(name);
      if (one && one.textContent) head.append(" ", line("span", name.slice(1), one.textContent, one.lang));
    }
    const meaning = entry.querySelector("dd").cloneNode(true);
    for (const extra of meaning.querySelectorAll(".english, .status")) extra.remove();
    made.push(head, line("p", "tip-meaning", meaning.textContent.trim()));
    const status = entry.querySelector(".status");
    if (status) made.push(line("p", "tip-status", status.textContent));
    return made;
  }

  function contents(link) {
    const made = [link, ...link.querySelectorAll("[data-ref]")].flatMap(parts);
    if (!made.length) return null;
    const more = line("a", "tip-more", link.matches(".term") ? "见词条" : "见数字表");
    more.href = link.href;
    more.tabIndex = -1; /* by keyboard the mark itself is this link */
    made.push(more);
    return made;
  }

  /* Above the first line of the mark where there is room, else below its last; never over an edge of the screen. */
  function put() {
    const lines = owner.getClientRects();
    if (!lines.length) {
      close();
      return;
    }
    const first = lines[0];
    const last = lines[lines.length - 1];
    tip.style.left = tip.style.top = "0";
    const size = tip.getBoundingClientRect();
    const bar = document.querySelector(".md-header");
    const top = bar ? Math.max(0, bar.getBoundingClientRect().bottom) : 0;
    const above = first.top - size.height - 6;
    const below = last.bottom + 6;
    const fitsAbove = above >= top + EDGE;
    const y = fitsAbove ? above : Math.max(EDGE, Math.min(below, innerHeight - size.height - EDGE));
    const width = document.documentElement.clientWidth;
    const x = Math.max(EDGE, Math.min((fitsAbove ? first : last).left, width - size.width - EDGE));
    /* Measured from where it stands at 0 0, whatever block it is placed in. */
    tip.style.left = `${x - size.left}px`;
    tip.style.top = `${y - size.top}px`;
  }

  function open(link) {
    clearTimeout(timer);
    if (owner === link) {
      put();
      return;
    }
    close();
    const made = contents(link);
    if (!made) return;
    tip = document.createElement("div");
    tip.className = "tip";
    tip.id = "tip";
    tip.setAttribute("role", "tooltip");
    tip.append(...made);
    (document.getElementById("content") || document.body).append(tip);
    owner = link;
    link.setAttribute("aria-describedby", "tip");
    link.classList.add("tip-open");
    tip.addEventListener("pointerenter", () => clearTimeout(timer));
    tip.addEventListener("pointerleave", leave);
    put();
  }

  function close() {
    clearTimeout(timer);
    if (!tip) return;
    tip.remove();
    owner.removeAttribute("aria-describedby");
    owner.classList.remove("tip-open");
    tip = owner = null;
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (owner && owner !== document.activeElement) close();
    }, CLOSE_AFTER);
  }

  document.addEventListener("pointerover", (event) => {
    const link = event.target.closest(TRIGGER);
    if (event.pointerType === "touch" || !shown(link)) return;
    clearTimeout(timer);
    if (link !== owner) timer = setTimeout(() => open(link), OPEN_AFTER);
  });
  document.addEventListener("pointerout", (event) => {
    const link = event.target.closest(TRIGGER);
    if (event.pointerType !== "touch" && link && !link.contains(event.relatedTarget)) leave();
  });

  /* Focus that a tap or a press brings is not the keyboard's: the press decides by itself. */
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (tip && !tip.contains(event.target) && event.target.closest(TRIGGER) !== owner) close();
  });
  document.addEventListener("focusin", (event) => {
    if (tip && tip.contains(event.target)) return;
    const link = event.target.closest(TRIGGER);
    if (shown(link) && link.matches(":focus-visible") && !touched) open(link);
    else if (tip && link !== owner) close();
  });
  document.addEventListener("focusout", (event) => {
    if (tip && !touched && !tip.contains(event.relatedTarget)) leave();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(TRIGGER);
    if (!touched || !shown(link) || owner === link) return;
    open(link);
    if (owner === link) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && tip) {
      if (tip.contains(document.activeElement)) owner.focus();
      close();
    }
  });
  addEventListener("resize", close);
  document.addEventListener("zhujie:prefs", close);
})();
