/* The search field: opens the panel, loads the index on first use, shows what search-core.js finds, and goes there.
   Scripts are added as plain <script> elements, so it all works from file:// and under script-src 'self'. */
(function () {
  "use strict";

  var form = document.querySelector("form.zj-search");
  if (!form || !document.currentScript) return;

  var HERE = document.currentScript.src.replace(/[^/]*$/, ""); // …/assets/js/
  var ROOT = new URL("../../", HERE).href;
  var CODE = ["search-fold.js", "search-scan.js", "search-query.js", "search-prepare.js", "search-hits.js", "search-sound.js",
    "search-letters.js", "search-words.js", "search-core.js", "search-tell.js", "search-suggest.js"];
  var DATA = "../search-index.js";
  var KEPT = 6, PAGES_SHOWN = 20, RECORDS_SHOWN = 4, AT_ONCE = 10;
  var RECENT = "zhujie.search.recent";
  var LONGEST = 200; // characters of a query: a scan takes time for each of them
  // Where the query stands in an address. Pages with a field of their own keep `q` for it.
  var ASKED = document.querySelector("form.filter, form.verify-form") ? "find" : "q";

  var input = form.querySelector("input"), panel = form.querySelector(".zj-found");
  var count = form.querySelector(".zj-count"), tools = form.querySelector(".zj-cite"), kinds = form.querySelector(".zj-kinds");
  var hints = form.querySelector(".zj-hints"), list = form.querySelector(".zj-list");
  var close = form.querySelector(".zj-close");
  var index = null, loading = null, kind = "", active = -1, composing = false, shown = null, later = 0, saying = 0;
  var passed = new URLSearchParams(location.search);

  form.hidden = false;

  // --- loading ----------------------------------------------------------------------------------------------------------

  function addScript(name) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = HERE + name;
      script.async = false; // side by side, but run in the order given
      script.onload = done;
      script.onerror = function () {
        script.remove();
        failed(new Error(name));
      };
      document.head.appendChild(script);
    });
  }

  function inOrder(names) {
    return Promise.all(names.map(addScript));
  }

  function load() {
    loading = loading || inOrder(window.zhujieSearch ? [DATA] : CODE.concat(DATA)).then(function () {
      index = window.zhujieSearch.prepare(window.zhujieIndex);
      answer();
    }).catch(function (error) {
      loading = null; // the next attempt asks again
      var missing = /\.js$/.test(error.message);
      clear();
      say(missing ? "检索数据没有载入，无法检索。请检查网络，或者确认压缩包已全部解压；可以先看术语表或原文页。"
                  : "检索数据不完整，无法检索。请刷新页面，或者重新解压后再试。");
    });
  }

  // --- opening and closing ----------------------------------------------------------------------------------------------

  function open() {
    if (!panel.hidden) return;
    panel.hidden = close.hidden = false;
    form.classList.add("open");
    document.documentElement.classList.add("zj-searching");
    if (index) answer();
    else {
      say("正在载入检索数据……");
      load();
    }
  }

  function shut() {
    if (panel.hidden) return;
    panel.hidden = close.hidden = true;
    form.classList.remove("open");
    document.documentElement.classList.remove("zj-searching");
    input.setAttribute("aria-expanded", "false");
    activate(-1);
    keepAddress("", true);
  }

  // The address carries the query while the panel is open, so that it can be shared and Back comes back to it.
  function keepAddress(query, now) {
    clearTimeout(later);
    if (!now) {
      later = setTimeout(keepAddress, 250, query, true);
      return;
    }
    var address = new URL(location.href);
    if (query) address.searchParams.set(ASKED, query);
    else address.searchParams.delete(ASKED);
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch (refused) { /* some browsers keep addresses of file:// as they are */ }
  }

  // --- answering --------------------------------------------------------------------------------------------------------

  function answer() {
    if (!index || panel.hidden) return;
    var query = asked(), core = window.zhujieSearch, suggest = window.zhujieSuggest;
    clear();
    keepAddress(query);
    if (!query) {
      say("输入词语、数字、拼音、首字母或英文。");
      hint("最近", recent());
      hint("试试", suggest.examples(index));
      return;
    }
    shown = core.find(index, query, kind);
    if (kind && !shown.total && shown.counts[""]) {
      kind = "";
      shown = core.find(index, query, "");
    }
    say((input.value.trim().length > LONGEST ? "检索词过长，只用前" + LONGEST + "字。" : "") + window.zhujieTell.line(shown));
    tools.hidden = shown.said.blank;
    if (shown.total) showKinds(shown.counts);
    if (shown.total) hint("词条", suggest.suggest(index, query, 5));
    else nothing(query);
    showGroups(0, AT_ONCE);
    if (shown.groups.length > AT_ONCE) {
      var mine = shown;
      setTimeout(function () {
        if (mine === shown) showGroups(AT_ONCE, PAGES_SHOWN);
      }, 0);
    }
    list.hidden = !shown.total;
    input.setAttribute("aria-expanded", String(shown.total > 0));
  }

  // What is asked: no more than a scan answers at once, and no half of a character.
  function asked() {
    return input.value.trim().slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");
  }

  // Nothing found: what is close, or at least what there is.
  function nothing(query) {
    var close = window.zhujieSuggest.closest(index, query, 6);
    hint(close.length ? "最接近" : "试试", close.length ? close : window.zhujieSuggest.examples(index));
  }

  function clear() {
    list.textContent = hints.textContent = "";
    list.hidden = hints.hidden = kinds.hidden = tools.hidden = true;
    list.scrollTop = 0;
    tools.lastElementChild.textContent = "";
    shown = null;
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  }

  // What is typed fast is announced once: the words change at the end of the burst.
  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(function () {
      count.textContent = text;
    }, count.textContent ? 150 : 0);
  }

  function element(name, className, text) {
    var one = document.createElement(name);
    if (className) one.className = className;
    if (text) one.textContent = text;
    return one;
  }

  // A word, or a word and what it is.
  function hint(title, words) {
    if (!words.length) return;
    hints.hidden = false;
    var row = element("p", "zj-hint");
    row.appendChild(element("span", "", title));
    words.forEach(function (one) {
      var word = [].concat(one)[0], button = element("button", "", word);
      button.type = "button";
      if (word !== one) button.append(" ", element("small", "", one[1]));
      button.addEventListener("click", function () {
        ask(word);
      });
      row.appendChild(button);
    });
    hints.appendChild(row);
  }

  function ask(word) {
    input.value = word;
    input.focus();
    answer();
  }

  function showKinds(counts) {
    var all = [["", "全部"]].concat(index.kinds, [["entry", "术语"], ["number", "数字"]]);
    if (kinds.childElementCount !== all.length) {
      kinds.textContent = "";
      all.forEach(function (one) {
        var button = element("button", one[0] ? "kind-" + one[0] : "");
        button.type = "button";
        button.dataset.kind = one[0];
        button.append(one[1], element("span", "zj-n"));
        kinds.appendChild(button);
      });
    }
    Array.prototype.forEach.call(kinds.children, function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
      button.lastChild.textContent = " " + (counts[button.dataset.kind] || 0);
      button.hidden = !counts[button.dataset.kind];
    });
    kinds.hidden = false;
  }

  // --- results ----------------------------------------------------------------------------------------------------------

  function showGroups(from, to) {
    var found = shown, part = document.createDocumentFragment();
    found.groups.slice(from, to).forEach(function (group, i) {
      part.appendChild(groupOf(group, "zj-g" + (from + i)));
    });
    if (to >= PAGES_SHOWN && found.groups.length > to || from && found.groups.length > to) {
      part.appendChild(more("还有" + (found.groups.length - to) + "页", function () {
        showGroups(to, to + PAGES_SHOWN);
      }));
    }
    list.appendChild(part);
  }

  function groupOf(group, id) {
    var page = index.pages[group.page], box = element("div", "zj-page");
    var title = element("div", "zj-title" + (page[3] ? " kind-" + page[3] : ""));
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", id);
    title.id = id;
    title.setAttribute("role", "presentation");
    if (page[1]) title.appendChild(element("b", "", page[1]));
    if (page[2] !== page[1]) title.append(page[1] ? " " : "", page[2]);
    box.appendChild(title);
    var records = window.zhujieSearch.sorted(group), found = shown;
    add(0, RECORDS_SHOWN);
    return box;

    function add(from, to) {
      records.slice(from, to).forEach(function (hit, i) {
        box.appendChild(option(hit, id + "-" + (from + i), found));
      });
      if (records.length > to) {
        box.appendChild(more("本页还有" + (records.length - to) + "处", function () {
          add(to, Infinity);
        }));
      }
    }
  }

  // An option that shows more in its place.
  function more(text, show) {
    var one = element("div", "zj-more", text);
    one.id = "zj-m" + Math.random().toString(36).slice(2);
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", "false");
    one.addEventListener("click", function () {
      var place = options().indexOf(one);
      one.remove();
      show();
      activate(place);
      input.focus();
    });
    return one;
  }

  function option(hit, id, found) {
    var record = index.records[hit.owner], one = element("a", "zj-hit-" + record.type);
    one.id = id;
    one.tabIndex = -1;
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", "false");
    why(one, hit, record, found);
    var marked = record.type === "entry" ? entryText(one, record.entry, found) : plainText(one, record, found);
    one.href = address(record, marked);
    return one;
  }

  // Why a result is there, where its words do not show it, and how often a sentence has them.
  function why(one, hit, record, found) {
    var core = window.zhujieSearch, way = core.wayOf(hit.score), times = found.places.get(hit.owner);
    if (record.type === "entry") one.appendChild(element("span", "zj-why", "术语"));
    if (way.label) one.appendChild(element("span", core.isNear(hit.score) ? "zj-why zj-near" : "zj-why", way.label));
    if (times > 1) one.appendChild(element("span", "zj-why", times + "处"));
  }

  function plainText(one, record, found) {
    var name = { topic: "专题", note: "〔" + record.mark + "〕", s: /^\d+$/.test(record.anchor.replace(/.*-/, "")) ?
      "句" + record.anchor.replace(/.*-/, "") : "" }[record.type];
    if (name) one.appendChild(element("span", "zj-where", name));
    return marks(one, record.text, found.needles, "zj-text", 96);
  }

  function entryText(one, entry, found) {
    var marked = marks(one, entry.headword, found.needles, "zj-head", 0);
    var asked = window.zhujieFold.fold(found.query, index.table), other = entry.key.indexOf(asked) < 0 &&
      entry.names.find(function (name) { return window.zhujieFold.fold(name, index.table).indexOf(asked) >= 0; });
    if (marked.length && other) one.append(element("span", "zj-where", "检索词：" + other));
    one.appendChild(element("span", "zj-sound", entry.pinyin));
    english(one, entry.english, found.query);
    var body = marked.length ? entry.texts[0] : entry.names.concat(entry.texts).find(function (text) {
      return window.zhujieFold.ranges(text, found.needles, index.table).length;
    });
    var also = entry.names.indexOf(body) >= 0;
    if (also) one.appendChild(element("span", "zj-where", "检索词"));
    return marked.concat(marks(one, body || entry.texts[0] || "", found.needles, "zj-text", 72));
  }

  function english(one, text, query) {
    var words = query.toLowerCase().match(/[a-z]{2,}/g);
    if (!words || !text) return;
    var span = element("span", "zj-english"), pattern = new RegExp("\\b(?:" + words.join("|") + ")\\w*", "gi"), at = 0;
    span.lang = "en";
    text.replace(pattern, function (word, place) {
      span.append(text.slice(at, place), element("mark", "", word));
      at = place + word.length;
    });
    span.append(text.slice(at));
    one.appendChild(span);
  }

  // Appends the text with its matches marked, cut to about `most` characters around the first; gives the matched words.
  function marks(one, text, needles, className, most) {
    var span = element("span", className), found = window.zhujieFold.ranges(text, needles, index.table, true);
    var from = 0, to = text.length;
    if (most && to > most + 20) {
      from = found.length && found[0][0] > 24 ? found[0][0] - 16 : 0;
      to = Math.min(to, from + most);
      if (found.length && found[0][1] > to) to = found[0][1];
    }
    var at = from;
    if (from) span.append("……");
    found.forEach(function (range) {
      if (range[0] < at || range[1] > to) return;
      span.append(text.slice(at, range[0]), element("mark", "", text.slice(range[0], range[1])));
      at = range[1];
    });
    span.append(text.slice(at, to), to < text.length ? "……" : "");
    one.appendChild(span);
    return found.map(function (range) {
      return text.slice(range[0], range[1]);
    });
  }

  // The page, what to mark there, and the place in it.
  function address(record, marked) {
    var target = new URL(index.pages[record.page][0], ROOT);
    Array.from(new Set(marked)).slice(0, 5).forEach(function (words) {
      target.searchParams.append("h", words);
    });
    target.hash = record.anchor;
    return target.href;
  }

  // --- keeping an answer ------------------------------------------------------------------------------------------------

  // The address that asks the same again: of the published site where there is one, else of this copy.
  function link() {
    var site = window.zhujie.edition.site_url, address = new URL("index.html", site ? site.replace(/\/?$/, "/") : ROOT);
    address.searchParams.set("q", input.value.trim());
    return address.href;
  }

  function conclusion() {
    var now = new Date(), two = function (number) { return String(number).padStart(2, "0"); };
    var edition = window.zhujie.edition, title = (edition.title || index.pages[0][2]) + (edition.titled_by_us ? "（拟题）" : "");
    var day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    return window.zhujieTell.conclusion(shown, title, index.sha256, day);
  }

  // --- keys -------------------------------------------------------------------------------------------------------------

  function options() {
    return Array.from(list.querySelectorAll("[role=option]"));
  }

  function activate(place) {
    var all = options(), old = list.querySelector("[aria-selected=true]");
    if (old) old.setAttribute("aria-selected", "false");
    active = all.length ? Math.max(-1, Math.min(place, all.length - 1)) : -1;
    if (active < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    all[active].setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  function follow(newTab) {
    var all = options(), one = all[active < 0 ? 0 : active];
    if (!one) return;
    if (newTab && one.href) remember(asked());
    if (newTab && one.href) window.open(one.href);
    else one.click();
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open();
      var size = options().length, step = event.key === "ArrowDown" ? 1 : -1;
      activate(active < 0 && step < 0 ? size - 1 : active + step >= size ? 0 : active + step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      follow(event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (panel.hidden) input.value = "";
      shut();
    }
  }

  function typesSomewhere(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  // --- what was asked before --------------------------------------------------------------------------------------------

  function recent() {
    try {
      var kept = JSON.parse(localStorage.getItem(RECENT));
      return Array.isArray(kept) ? kept.filter(function (one) {
        return typeof one === "string" && one.length <= LONGEST;
      }).slice(0, KEPT) : [];
    } catch (forbidden) {
      return [];
    }
  }

  function remember(query) {
    if (!query) return;
    var kept = [query].concat(recent().filter(function (one) { return one !== query; })).slice(0, KEPT);
    try {
      localStorage.setItem(RECENT, JSON.stringify(kept));
    } catch (forbidden) { /* a private window keeps nothing */ }
  }

  // --- wiring -----------------------------------------------------------------------------------------------------------

  input.addEventListener("focus", open);
  input.addEventListener("click", open);
  input.addEventListener("compositionstart", function () {
    composing = true;
  });
  input.addEventListener("compositionend", function () {
    composing = false;
    open();
    answer();
  });
  input.addEventListener("input", function (event) {
    if (composing || event.isComposing) return; // the letters of an input method are not yet words
    open();
    answer();
  });
  input.addEventListener("keydown", onKey);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && event.target !== input) {
      event.preventDefault();
      input.focus();
      shut();
    }
  });
  close.addEventListener("click", shut);
  tools.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button || !shown) return;
    window.zhujie.copy(button.dataset.copy === "link" ? link() : conclusion()).then(function (done) {
      tools.lastElementChild.textContent = done ? "已复制" : "浏览器没有允许复制";
    });
  });
  kinds.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    kind = button.dataset.kind;
    answer();
  });
  list.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link) return;
    remember(asked());
    keepAddress(asked(), true); // Back comes back to the results
    if (new URL(link.href).pathname === location.pathname && !event.ctrlKey && !event.metaKey) shut();
  });
  form.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) shut();
  });
  document.addEventListener("pointerdown", function (event) {
    if (!form.contains(event.target)) shut();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typesSomewhere(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  if (passed.get(ASKED)) {
    input.value = passed.get(ASKED);
    input.focus();
    open();
  }
  if (passed.get("h")) {
    inOrder(window.zhujieFold ? ["search-land.js"] : ["search-fold.js", "search-land.js"]).catch(function () {
      // Without it the page is simply not marked.
    });
  }
})();
