/* 引文核验, the part a reader sees: the pasted text comes back with every quotation marked, and below it what each is,
   in the words around it. Nothing is sent anywhere; the pasted text stands in the address, so that a result can be kept. */
"use strict";
(() => {
  const zhujie = window.zhujie; /* the rest of it (edition, copy) is there once the page has loaded */
  const { match } = zhujie;
  const form = document.querySelector(".verify-form");
  const field = document.getElementById("quotation");
  const result = document.getElementById("verify-result");
  const data = JSON.parse(document.getElementById("source").textContent);
  const forms = {};
  for (let at = 0, pairs = Array.from(data.forms); at < pairs.length; at += 2) forms[pairs[at]] = pairs[at + 1];
  const source = new match.Source(data, forms);

  const MOST = field.maxLength;
  const IN_ADDRESS = 2000; /* characters: a longer address is cut by some programs */
  const PLACES_SHOWN = 12;

  const make = (tag, className, ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };
  const pasted = (list, from, to) => Array.from(field.value).slice(list[from].start, list[to - 1].end).join("");

  /* -- one quotation ------------------------------------------------------------------------------------------------ */

  function placesOf(one) {
    return one.places.flatMap((start) => source.leavesOf(start, start + 1 + (one.places.length > 1 ? 0 : one.end - one.start - 1)));
  }

  /* The whole sentences around a quotation: words before it, the quotation, words after it, and the neighbours. */
  function around(one) {
    const touched = source.leavesOf(one.start, one.end);
    const [low, high] = [touched[0][0], touched[touched.length - 1][1]];
    const at = data.leaves.indexOf(touched[0]);
    const next = data.leaves[at + touched.length];
    const previous = data.leaves[at - 1];
    return {
      previous: previous ? source.text(previous[0], low) : "", /* with the line break between them, if there is one */
      before: source.text(low, one.start),
      after: source.text(one.end, high),
      next: next ? source.text(high, next[1]) : "",
    };
  }

  /* -- showing ------------------------------------------------------------------------------------------------------ */

  function marked(one) {
    const mark = make("mark", "");
    if (!one.runs.length) {
      mark.append(source.text(one.start, one.end));
      return mark;
    }
    const tags = { same: "span", less: "del", more: "ins" };
    for (const { what, words } of one.runs) mark.append(make(tags[what], "", words));
    return mark;
  }

  function links(one) {
    const where = make("p", "where");
    const times = new Map();
    for (const leaf of placesOf(one)) times.set(leaf, (times.get(leaf) || 0) + 1);
    where.append(one.places.length > 1 ? `原文共${one.places.length}处：` : "见");
    [...times].slice(0, PLACES_SHOWN).forEach(([[, , name, href], count], at) => {
      const link = make("a", "", name);
      link.href = href;
      where.append(at ? "、" : "", link, count > 1 ? `（${count}处）` : "");
    });
    if (times.size > PLACES_SHOWN) where.append("等");
    return where;
  }

  function shown(one, number, list) {
    const box = make("section", `verify-one verdict-${one.verdict}`);
    if (number) box.id = `verified-${number}`;
    if (number) box.append(make("h3", "", `${number}　${match.name(one)}`));
    if (one.verdict === "absent") {
      box.append(make("p", "compared", pasted(list, one.from, one.to)));
      box.append(make("p", "", "原文中没有找到相同或相近的话；不排除出自别的文件。"));
      return box;
    }
    for (const words of match.remarks(source, one)) box.append(make("p", "changes", words));
    for (const [words, name, href] of match.defects(one)) {
      const link = make("a", "", name);
      link.href = href;
      box.append(make("p", "changes", words, link, "。"));
    }
    const { previous, before, after, next } = around(one);
    const line = make("p", "compared");
    line.append(make("span", "around", previous), before, marked(one), after, make("span", "around", next));
    box.append(line);
    if (one.runs.length) box.append(make("p", "key", "加删除线的是原文有、引文没有的；加下划线的是引文有、原文没有的。"));
    box.append(links(one));
    return box;
  }

  /* The pasted text itself: quotations marked with their numbers, the writer's own words plain. */
  function returned({ list, judged }) {
    const points = Array.from(field.value);
    const line = make("p", "pasted");
    let at = 0;
    judged.forEach((one, n) => {
      const [from, to] = [list[one.from].start, list[one.to - 1].end];
      line.append(points.slice(at, from).join(""));
      const link = make("a", `verdict-${one.verdict}`, points.slice(from, to).join(""), make("sup", "", String(n + 1)));
      link.href = `#verified-${n + 1}`;
      link.title = match.name(one);
      link.addEventListener("click", (event) => {
        event.preventDefault(); /* the address holds the quotation */
        const box = document.getElementById(`verified-${n + 1}`);
        box.tabIndex = -1;
        box.focus();
      });
      line.append(link);
      at = to;
    });
    line.append(points.slice(at).join(""));
    return line;
  }

  /* Numbers in the writer's own words: each as a whole, in the source or not. */
  function numbers(tokens) {
    const told = new Map(tokens.map((token) => [token.fold, token.text]));
    if (!told.size) return [];
    const list = make("ul", "verify-numbers");
    for (const [fold, words] of told) {
      const line = make("li", "", make("b", "", words));
      const at = source.numbers.get(fold) || [];
      line.append(at.length ? "　原文有这个数：" : "　原文未见这个数。");
      const found = new Set(at.map((token) => source.leavesOf(source.tokens[token].start, source.tokens[token].end)[0]));
      [...found].slice(0, 3).forEach(([, , name, href], n) => {
        const link = make("a", "", name);
        link.href = href;
        line.append(n ? "、" : "", link);
      });
      if (found.size > 3) line.append("等");
      list.append(line);
    }
    return [make("h3", "", "引文以外的数字"), list];
  }

  /* -- keeping a result --------------------------------------------------------------------------------------------- */

  const address = (href) => (zhujie.edition.site_url ? zhujie.edition.site_url.replace(/\/?$/, "/") + href : location.protocol === "file:" ? "" : new URL(href, location.href).href);

  function asText({ list, judged }, [head, told]) {
    const { edition } = zhujie;
    const title = edition.title + (edition.titled_by_us ? "（拟题）" : "");
    const lines = [`引文核验：${edition.organ}《${title}》`, `原文SHA-256：${data.sha256}`, `结论：${[head, ...told].join("；")}。`, ""];
    judged.forEach((one, n) => {
      lines.push(`${n + 1}. ${match.name(one)}`, `引文：${pasted(list, one.from, one.to)}`);
      if (one.verdict === "absent") return lines.push("");
      const { before, after } = around(one);
      lines.push(...match.remarks(source, one), ...match.defects(one).map(([words, name]) => `${words}${name}。`), `原文：${before}【${source.text(one.start, one.end)}】${after}`);
      const first = placesOf(one).slice(0, PLACES_SHOWN);
      lines.push(`出处：${first.map(([, , name]) => name).join("、")}${first[0] && address(first[0][3]) ? `　${address(first[0][3])}` : ""}`, "");
      return lines.length;
    });
    return lines.join("\n").replace(/\n{3,}/g, "\n\n").trimEnd() + "\n";
  }

  function tools(found, told) {
    const bar = make("p", "verify-tools");
    const said = make("output", "");
    const button = (name, act) => {
      const one = make("button", "", name);
      one.type = "button";
      one.addEventListener("click", async () => {
        said.textContent = (await act()) ? "已复制" : "浏览器没有允许复制";
      });
      bar.append(one);
    };
    button("复制核验结果", () => zhujie.copy(asText(found, told)));
    if (field.value.length <= IN_ADDRESS) button("复制这次核验的链接", () => zhujie.copy(location.href));
    bar.append(said);
    return bar;
  }

  /* The pasted text in the fragment: it is never sent to a server, and going back shows it again. */
  function keepInAddress() {
    const page = location.href.split(/[?#]/)[0];
    const kept = field.value.length <= IN_ADDRESS ? `#q=${encodeURIComponent(field.value)}` : "";
    try {
      history.replaceState(history.state, "", page + kept);
    } catch { /* some browsers keep the address of a file as it is */ }
  }

  function check() {
    result.replaceChildren();
    keepInAddress();
    const found = match.examine(source, field.value.slice(0, MOST)); /* comparing takes time for each character */
    if (!found.list.some((token) => !token.gap && /[\p{L}\p{N}]/u.test(token.text))) {
      result.append(make("p", "verdict", "请先贴入引文"));
      return;
    }
    const told = match.verdict(found);
    if (field.value.length > MOST) told[1].push(`引文过长，只核验前${MOST}字`);
    result.append(make("p", "verdict", told[0]));
    if (told[1].length) result.append(make("p", "", `${told[1].join("；")}。`));
    if (!found.judged.length) return;
    result.append(tools(found, told));
    const several = found.article || found.judged.length > 1;
    if (several) result.append(returned(found));
    result.append(...found.judged.map((one, n) => shown(one, several && n + 1, found.list)), ...numbers(found.numbers));
    result.append(make("p", "key", `原文的SHA-256：${data.sha256}`));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  form.addEventListener("reset", () => {
    result.replaceChildren();
    field.value = "";
    keepInAddress();
    field.focus();
  });

  /* verify.html#q=… (or ?q=…) opens with the quotation checked. */
  function asked() {
    const search = new URLSearchParams(location.hash.startsWith("#q=") ? location.hash.slice(1) : location.search).get("q");
    return search;
  }
  function open() {
    const quotation = asked();
    if (!quotation || quotation === field.value) return;
    field.value = quotation;
    check();
  }
  addEventListener("hashchange", open);
  open();
})();
