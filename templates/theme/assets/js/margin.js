/* Notes and pointers stand beside their sentence on a wide screen, the lower one sliding down where two collide; on a
   small one they are folded below their paragraph (a <details> that the page brings) and open when their mark is pressed.
   Only `--shift` of each is set, so the text never moves. */
"use strict";
(() => {
  const asides = [...document.querySelectorAll("aside.margin")];
  if (!asides.length) return;
  const content = document.getElementById("content") || document.body;
  const cards = asides.flatMap((aside) => [...aside.querySelectorAll(".note, .pointer")]);
  const GAP = 10;
  const LONG = 75; /* characters, five lines: folding less would gain nothing, as the button takes one */
  let frame = 0;

  const beside = () => getComputedStyle(asides[0]).getPropertyValue("--beside-text").trim() === "1";

  /* Where a card wants to be: at its mark in the text, else at the first line of its sentence. */
  function anchor(card) {
    const mark = card.id && document.querySelector(`a.mark[href="#${card.id}"], a.mark[data-href="#${card.id}"]`);
    const place = mark || document.getElementById(card.dataset.for);
    const line = place && place.getClientRects()[0];
    return line ? line.top + scrollY : null;
  }

  function arrange() {
    frame = 0;
    for (const card of cards) card.style.removeProperty("--shift");
    content.style.removeProperty("min-height");
    if (!beside()) return;
    const placed = cards
      .map((card) => {
        const box = card.getBoundingClientRect();
        const top = box.top + scrollY;
        return { card, top, height: box.height, want: anchor(card) ?? top };
      })
      .filter((one) => one.height);
    placed.sort((one, two) => one.want - two.want);
    let free = -Infinity;
    for (const one of placed) {
      const y = Math.max(one.want, free);
      one.card.style.setProperty("--shift", `${Math.round(y - one.top)}px`);
      free = y + one.height + GAP;
    }
    document.documentElement.classList.add("arranged");
    /* Notes that reach lower than the text keep the foot of the page below them. */
    const box = content.getBoundingClientRect();
    if (free > box.bottom + scrollY) content.style.minHeight = `${Math.ceil(free - box.top - scrollY)}px`;
  }

  /* A long note shows its first lines beside the text, so that the next one stays near its sentence. */
  function shorten(note) {
    const words = note.querySelector("p");
    const quote = note.querySelector("q");
    if (!words || words.textContent.length - (quote ? quote.textContent.length : 0) <= LONG) return;
    const name = note.querySelector(".note-mark").textContent;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "more";
    const say = (open) => {
      note.classList.toggle("open", open);
      more.textContent = open ? "收起" : "展开";
      more.setAttribute("aria-expanded", String(open));
      more.setAttribute("aria-label", more.textContent + name);
    };
    more.addEventListener("click", () => {
      say(!note.classList.contains("open"));
      arrange();
    });
    note.classList.add("long");
    note.append(more);
    say(false);
  }

  function soon() {
    if (!frame) frame = requestAnimationFrame(arrange);
  }

  /* Opens the fold that hides a note. */
  function unfold(id) {
    const note = id && document.getElementById(id);
    const fold = note && note.closest("aside.margin") && note.closest("aside.margin").querySelector("details.fold");
    if (fold) fold.open = true;
  }

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark[href^='#']");
    if (mark) unfold(mark.hash.slice(1));
  });
  new ResizeObserver(soon).observe(content);
  addEventListener("resize", soon);
  document.addEventListener("zhujie:prefs", soon);
  addEventListener("hashchange", soon);
  if (document.fonts) document.fonts.ready.then(soon);
  addEventListener("load", soon);
  asides.forEach((aside) => aside.querySelectorAll(".note").forEach(shorten));
  arrange();
})();
