/* Filters the glossary's entries and the table of figures: by words, by category; both stand in the address. */
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  if (!form) return;
  const input = form.querySelector("#filter");
  const select = form.querySelector("#filter-category");
  const told = form.querySelector("output");
  const LONGEST = 200; /* characters: nobody asks for more, and each row is held against all of them */
  const rows = [...document.querySelectorAll("[data-search]")];
  const groups = [...document.querySelectorAll("section.initial")];
  let timer = 0;

  /* One spelling for all: width, case, tones and marks are no difference. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[^\p{L}\p{N}.%]+/gu, "");
  }

  const fields = new Map(rows.map((row) => [row, row.dataset.search.split("|").map(fold)]));

  /* The whole query in one field (pinyin typed with spaces), or each of its words in some field. */
  function asking(query) {
    const whole = fold(query);
    const words = query.split(/\s+/).map(fold);
    return (row) => {
      const texts = fields.get(row);
      const has = (word) => texts.some((text) => text.includes(word));
      return has(whole) || words.every(has);
    };
  }

  function remember(query, category) {
    const address = new URL(location.href);
    for (const [name, value] of [["q", query], ["c", category]]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch { /* some browsers keep the address of a file as it is */ }
  }

  function run(write = true) {
    const query = input.value.trim().slice(0, LONGEST);
    const category = select.value;
    const matches = asking(query);
    let count = 0;
    for (const row of rows) {
      const stays = (!category || row.dataset.category === category) && (!query || matches(row));
      row.hidden = !stays;
      count += stays;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-search]:not([hidden])");
      const jump = document.querySelector(`.initials a[href="#${CSS.escape(group.getAttribute("aria-labelledby"))}"]`);
      if (jump) jump.hidden = group.hidden;
    }
    told.textContent = query || category ? (count ? `找到${count}条，共${rows.length}条` : "没有找到，换个词试试") : "";
    if (write) remember(query, category);
  }

  /* A link to an entry is worth more than a filter that hides it. */
  function reveal() {
    const target = document.getElementById(window.zhujie.fragment());
    const row = target && target.closest("[data-search][hidden]");
    if (!row) return;
    input.value = select.value = "";
    run();
    row.scrollIntoView();
  }

  const asked = new URLSearchParams(location.search);
  input.value = asked.get("q") || "";
  if ([...select.options].some((option) => option.value === asked.get("c"))) select.value = asked.get("c");
  run(false);
  reveal();

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  });
  select.addEventListener("change", () => run());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    input.value = "";
    run();
  });
  addEventListener("hashchange", reveal);

  /* The sign beside a headword copies the address of its entry. */
  for (const head of document.querySelectorAll("article.entry > :is(h2, h3)[id]")) {
    const self = document.createElement("a");
    Object.assign(self, { className: "self", href: `#${head.id}`, textContent: "#", ariaLabel: "本条链接" });
    head.append(" ", self);
    self.addEventListener("click", async () => {
      const done = await window.zhujie.copy(window.zhujie.address(self.hash.slice(1)));
      told.textContent = done ? "已复制本条链接" : "浏览器没有允许复制，链接在地址栏里";
    });
  }
})();
