/* 引用: every sentence has a button with its number beside it, and selected words get the same menu: link, quotation with
   its citation (GB/T 7714—2025), RIS, CSL-JSON.
   The numbers are one toolbar, so they take one stop of the tab order: arrow keys go from sentence to sentence. */
"use strict";
(() => {
  const zhujie = window.zhujie;
  const content = document.getElementById("content");
  const leaves = zhujie.leaves().filter((leaf) => leaf.id);
  if (!content || !leaves.length) return;
  const { edition } = zhujie;
  const EDGE = 8;

  const make = (tag, className, text = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    if (tag === "button") element.type = "button";
    return element;
  };

  /* Puts an element at a place on the screen, whatever block holds it. */
  function put(element, x, y) {
    element.style.left = element.style.top = "0";
    const at = element.getBoundingClientRect();
    element.style.left = `${x - at.left}px`;
    element.style.top = `${y - at.top}px`;
  }

  /* -- what is cited ---------------------------------------------------------------------------------------------- */

  const quoteOf = (leaf) => {
    const range = document.createRange();
    range.selectNodeContents(leaf);
    return { ...zhujie.read(range), ids: [leaf.id] };
  };

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return [String(now.getFullYear()), two(now.getMonth() + 1), two(now.getDate())];
  }

  /* `举措二·句6`, `举措二·句6至句8` */
  function placeOf({ ids }) {
    const first = zhujie.place(ids[0]);
    const last = zhujie.place(ids[ids.length - 1]);
    if (first === last) return first;
    const [head, tail] = [first.split("·")[0], last.split("·")];
    return `${first}至${tail[0] === head && tail[1] ? tail[1] : last}`;
  }

  const url = (quote) => zhujie.address(quote.ids[0]);
  const title = () => edition.title + (edition.titled_by_us ? "（拟题）" : "");

  /* Formats with a field a line: a value that brought a line end of its own would bring fields too. */
  const onOneLine = (text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

  function citation(quote) {
    const published = edition.published ? `(${edition.published})` : "";
    return onOneLine(`${edition.organ}. ${title()}[R/OL]. ${published}[${today().join("-")}]. ${url(quote)}.`);
  }

  const withCitation = (quote) => `“${quote.text.trim()}”（${placeOf(quote)}）\n${citation(quote)}`;

  function ris(quote) {
    const lines = [["TY", "RPRT"], ["AU", edition.organ], ["TI", title()], ["LA", "zh-CN"]];
    if (edition.published) lines.push(["PY", edition.published.slice(0, 4)], ["DA", edition.published.replaceAll("-", "/")]);
    lines.push(["Y2", today().join("/")], ["UR", url(quote)], ["N1", `${placeOf(quote)}：${quote.text}`]);
    return lines.map(([tag, value]) => `${tag}  - ${onOneLine(value)}\r\n`).join("") + "ER  - \r\n";
  }

  function csl(quote) {
    const date = (parts) => ({ "date-parts": [parts.map(Number)] });
    const item = {
      id: `${edition.slug}-${quote.ids[0]}`, type: "report", title: onOneLine(title()), author: [{ literal: onOneLine(edition.organ) }],
      language: "zh-CN", URL: url(quote), accessed: date(today()), note: `${placeOf(quote)}：${onOneLine(quote.text)}`,
    };
    if (edition.published) item.issued = date(edition.published.split("-"));
    return JSON.stringify([item], null, 1) + "\n";
  }

  function download(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* -- the menu --------------------------------------------------------------------------------------------------- */

  let menu = null;
  let back = null;

  function closeMenu(giveBack = false) {
    if (!menu) return;
    menu.remove();
    menu = null;
    if (!back) return;
    const button = back;
    back = null;
    button.removeAttribute("aria-expanded");
    if (giveBack) button.focus();
    else unshow();
  }

  const ACTIONS = [
    ["复制链接", (quote) => zhujie.copy(url(quote))],
    ["复制引文及出处", (quote) => zhujie.copy(withCitation(quote))],
    ["下载 RIS", (quote) => download(`${edition.slug}-${quote.ids[0]}.ris`, "application/x-research-info-systems", ris(quote))],
    ["下载 CSL-JSON", (quote) => download(`${edition.slug}-${quote.ids[0]}.json`, "application/vnd.citationstyles.csl+json", csl(quote))],
  ];

  /* `from` is the button that opened it and gets the focus back; a selection keeps the focus where it is. */
  function openMenu(quote, box, from = null) {
    closeMenu();
    menu = make("div", "cite-menu");
    menu.setAttribute("role", "dialog");
    menu.setAttribute("aria-label", `引用${placeOf(quote)}`);
    const told = make("output", "cite-told");
    told.setAttribute("role", "status");
    menu.append(make("p", "cite-head", `引用 ${placeOf(quote)}`));
    for (const [name, act] of ACTIONS) {
      const button = make("button", "", name);
      button.addEventListener("click", async () => {
        const done = await act(quote);
        told.textContent = done === undefined ? "已下载" : done ? "已复制" : "浏览器没有允许复制";
      });
      menu.append(button);
    }
    menu.append(told);
    menu.addEventListener("mousedown", (event) => event.preventDefault()); /* the selection stays */
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && menu && !menu.contains(event.relatedTarget) && event.relatedTarget !== from) closeMenu();
    });
    content.append(menu);
    const size = menu.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const below = box.bottom + 6;
    const above = box.top - size.height - 6;
    const y = below + size.height + EDGE <= innerHeight || above < EDGE ? below : above;
    put(menu, Math.max(EDGE, Math.min(box.left, width - size.width - EDGE)), Math.max(EDGE, Math.min(y, innerHeight - size.height - EDGE)));
    back = from;
    if (from) {
      from.setAttribute("aria-expanded", "true");
      menu.querySelector("button").focus({ preventScroll: true });
    }
  }

  /* -- the numbers ------------------------------------------------------------------------------------------------ */

  const bar = make("div", "numbers");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-orientation", "vertical");
  bar.setAttribute("aria-label", "逐句引用，上下箭头键换句");
  const numbers = new Map();
  let shown = null;
  let hide = 0;

  for (const leaf of leaves) {
    const place = zhujie.place(leaf.id);
    const button = make("button", "number-of", place.split("·").pop().replace(/.*标题$/, "标题"));
    button.setAttribute("aria-label", `${place}，引用`);
    button.setAttribute("aria-haspopup", "dialog");
    button.tabIndex = -1;
    button.addEventListener("click", () => {
      if (menu && back === button) return closeMenu(true);
      show(leaf);
      return openMenu(quoteOf(leaf), button.getBoundingClientRect(), button);
    });
    button.addEventListener("focus", () => show(leaf, true));
    button.addEventListener("blur", () => {
      if (back !== button) unshow();
    });
    bar.append(button);
    numbers.set(leaf, button);
  }
  const order = [...numbers.values()];
  order[0].tabIndex = 0;
  content.prepend(bar);

  function unshow() {
    clearTimeout(hide);
    if (!shown) return;
    numbers.get(shown).classList.remove("shown");
    shown.classList.remove("is-current");
    shown = null;
  }

  /* In the gutter at the first line; where there is none, above it at the right, where headings seldom reach. */
  function show(leaf, scroll = false) {
    clearTimeout(hide);
    if (shown !== leaf) unshow();
    shown = leaf;
    const button = numbers.get(leaf);
    for (const one of order) one.tabIndex = one === button ? 0 : -1;
    leaf.classList.add("is-current");
    if (scroll) leaf.scrollIntoView({ block: "nearest" });
    button.classList.add("shown");
    const line = leaf.getClientRects()[0];
    const column = leaf.closest(".src, .verbatim").getBoundingClientRect();
    const size = button.getBoundingClientRect();
    const gutter = column.left - size.width - 4;
    put(button, gutter >= EDGE ? gutter : column.right - size.width, gutter >= EDGE ? line.top + (line.height - size.height) / 2 : line.top - size.height);
  }

  content.addEventListener("pointerover", (event) => {
    if (menu || event.target.closest(".numbers")) return clearTimeout(hide);
    const leaf = event.target.closest(".s[id]");
    if (leaf && numbers.has(leaf)) return show(leaf);
    return undefined;
  });
  content.addEventListener("pointerout", (event) => {
    clearTimeout(hide);
    hide = setTimeout(() => {
      if (shown && !menu && document.activeElement !== numbers.get(shown)) unshow();
    }, event.pointerType === "touch" ? 4000 : 400);
  });
  bar.addEventListener("keydown", (event) => {
    const at = order.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    closeMenu();
    if (order[to]) order[to].focus({ preventScroll: true });
  });

  /* -- selected words --------------------------------------------------------------------------------------------- */

  let wait = 0;
  let pressing = false;
  let offered = "";

  function offer() {
    if (pressing) return;
    const range = zhujie.selected();
    if (!range) {
      if (menu && !back) closeMenu();
      return;
    }
    const quote = zhujie.read(range);
    if (!quote.ids.length || quote.text.trim().length < 2 || (menu && offered === quote.text)) return;
    offered = quote.text;
    const boxes = range.getClientRects();
    openMenu(quote, boxes[boxes.length - 1] || range.getBoundingClientRect());
  }

  document.addEventListener("selectionchange", () => {
    if (document.activeElement && document.activeElement.matches("input, textarea")) return;
    clearTimeout(wait);
    wait = setTimeout(offer, 350);
  });
  document.addEventListener("pointerdown", (event) => {
    pressing = !(menu && menu.contains(event.target));
    if (pressing && !event.target.closest(".numbers")) closeMenu();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => {
      if (!pressing) return;
      pressing = false;
      clearTimeout(wait);
      wait = setTimeout(offer, 100);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      closeMenu(true);
      if (document.activeElement === document.body) unshow();
    }
  });
  addEventListener("resize", () => {
    closeMenu();
    unshow();
  });
})();
