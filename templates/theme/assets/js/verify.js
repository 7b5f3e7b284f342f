/* 引文核验: compares a pasted quotation with the report's text, which stands on the page. Nothing is sent anywhere.
   A quotation is cut at its ellipses; each piece is looked for as it is, then with the width of signs folded, then by
   the fewest changed characters. A piece of several sentences that is found nowhere is tried sentence by sentence. */
"use strict";
(() => {
  const form = document.querySelector(".verify-form");
  const field = document.getElementById("quotation");
  const result = document.getElementById("verify-result");
  const { text, leaves } = JSON.parse(document.getElementById("source").textContent);

  const ELLIPSIS = /(?:…+|\.{3,}|。{3,}|·{3,}|\[…+\]|（略）|\(略\))/u;
  const CLOSING = { "“": "”", "\"": "\"", "‘": "’", "'": "'", "「": "」", "『": "』" };
  const LIKE = { "“": "\"", "”": "\"", "„": "\"", "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‘": "'", "’": "'", "｡": "。", "､": "、" };
  /* Changed characters a piece may have, as a share of its length, and still be called a changed quotation. */
  const CHANGED_AT_MOST = 0.4;

  /* One code point for one code point, so that places stay places; white space is left out and its place remembered. */
  function squeeze(from, start = 0) {
    const points = [];
    const at = [];
    let place = start;
    for (const point of from) {
      if (!/\s/u.test(point)) {
        points.push(point);
        at.push(place);
      }
      place += 1;
    }
    return { points, at };
  }

  function fold(point) {
    if (LIKE[point]) return LIKE[point];
    const code = point.codePointAt(0);
    return code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : point;
  }

  const source = squeeze(text);
  const folded = source.points.map(fold);

  function indexOf(where, what, from = 0) {
    outer: for (let at = from; at + what.length <= where.length; at += 1) {
      for (let n = 0; n < what.length; n += 1) if (where[at + n] !== what[n]) continue outer;
      return at;
    }
    return -1;
  }

  /* The stretch of the source that takes the fewest changes to become the piece (Sellers): [start, end, changes]. */
  function nearest(piece) {
    const size = folded.length;
    let cost = new Uint16Array(size + 1);
    let begin = Uint32Array.from({ length: size + 1 }, (_, at) => at);
    for (let row = 1; row <= piece.length; row += 1) {
      const nextCost = new Uint16Array(size + 1);
      const nextBegin = new Uint32Array(size + 1);
      nextCost[0] = row;
      for (let at = 1; at <= size; at += 1) {
        let best = cost[at - 1] + (piece[row - 1] === folded[at - 1] ? 0 : 1);
        let from = begin[at - 1];
        if (cost[at] + 1 < best) [best, from] = [cost[at] + 1, begin[at]];
        if (nextCost[at - 1] + 1 < best) [best, from] = [nextCost[at - 1] + 1, nextBegin[at - 1]];
        nextCost[at] = best;
        nextBegin[at] = from;
      }
      cost = nextCost;
      begin = nextBegin;
    }
    /* Of equally near ones, the one nearest in length: a changed last character is a change, not an omission. */
    const off = (at) => Math.abs(at - begin[at] - piece.length);
    let end = 0;
    for (let at = 1; at <= size; at += 1) {
      if (cost[at] < cost[end] || (cost[at] === cost[end] && off(at) < off(end))) end = at;
    }
    return [begin[end], end, cost[end]];
  }

  /* Runs of [what, characters]: `same`, `less` (in the source only), `more` (in the quotation only), as printed. */
  function compare(quoted, printed) {
    const [a, b] = [quoted.map(fold), printed.map(fold)];
    const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) {
        common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    const runs = [];
    const add = (what, point) => {
      const last = runs[runs.length - 1];
      if (last && last[0] === what) last[1] += point;
      else runs.push([what, point]);
    };
    let [i, j] = [0, 0];
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        add("same", printed[j]);
        i += 1;
        j += 1;
      } else if (j < b.length && (i === a.length || common[i][j + 1] >= common[i + 1][j])) {
        add("less", printed[j]);
        j += 1;
      } else {
        add("more", quoted[i]);
        i += 1;
      }
    }
    return runs;
  }

  /* {verdict: exact | width | changed | absent, start, end: places in the source, runs} */
  function judge(piece) {
    const quoted = squeeze(piece).points;
    const found = (verdict, first, last, runs = []) => ({
      verdict, piece, start: source.at[first], end: source.at[last - 1] + 1, first, runs,
    });
    let at = indexOf(source.points, quoted);
    if (at >= 0) return [found("exact", at, at + quoted.length)];
    const wide = quoted.map(fold);
    at = indexOf(folded, wide);
    if (at >= 0) return [found("width", at, at + quoted.length)];
    const [first, last, changes] = nearest(wide);
    if (last > first && quoted.length >= 4 && changes <= CHANGED_AT_MOST * quoted.length) {
      return [found("changed", first, last, compare(quoted, source.points.slice(first, last)))];
    }
    const sentences = piece.match(/[^。！？!?；;]+[。！？!?；;]*["”’」』]?/gu) || [];
    if (sentences.length > 1) return sentences.filter((one) => one.trim()).flatMap(judge);
    return [{ verdict: "absent", piece, runs: [] }];
  }

  function unquote(piece) {
    const trimmed = piece.trim();
    const [open, close] = [trimmed[0], trimmed[trimmed.length - 1]];
    if (CLOSING[open] !== close) return trimmed;
    /* `“a”和“b”` begins and ends with quotation marks that do not belong together. */
    let depth = 0;
    for (const point of trimmed.slice(0, -1)) {
      if (point === open && (depth === 0 || open !== close)) depth += 1;
      else if (point === close) depth -= 1;
      if (depth === 0) return trimmed;
    }
    return indexOf(folded, squeeze(trimmed).points.map(fold)) < 0 ? trimmed.slice(1, -1) : trimmed;
  }

  const places = (one) => leaves.filter(([start, end]) => start < one.end && one.start < end);

  /* -- showing ---------------------------------------------------------------------------------------------------- */

  const make = (tag, className, ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };
  const NAMES = { exact: "逐字一致", width: "仅标点宽度不同", changed: "有改动", absent: "未见" };
  const ORDER = ["exact", "width", "changed", "absent"];
  const characters = (from, to) => Array.from(text).slice(from, to).join("");

  function changes(runs) {
    const told = [];
    for (let at = 0; at < runs.length; at += 1) {
      const [what, words] = runs[at];
      const next = runs[at + 1];
      if (what === "same") continue;
      if (next && next[0] !== "same") {
        const [less, more] = what === "less" ? [words, next[1]] : [next[1], words];
        told.push(`原文“${less}”，引文作“${more}”`);
        at += 1;
      } else {
        told.push(what === "less" ? `引文缺“${words}”` : `引文多“${words}”`);
      }
    }
    return told.join("；");
  }

  function shown(one) {
    const box = make("div", `verify-one verdict-${one.verdict}`);
    box.append(make("p", "", make("b", "", NAMES[one.verdict])));
    if (one.verdict === "absent") {
      box.append(make("p", "compared", one.piece.trim()));
      return box;
    }
    const line = make("p", "compared");
    if (one.verdict === "changed") {
      const tags = { same: "span", less: "del", more: "ins" };
      for (const [what, words] of one.runs) line.append(make(tags[what], "", words));
    } else {
      line.append(characters(one.start, one.end));
    }
    box.append(line);
    if (one.verdict === "changed") {
      box.append(make("p", "changes", `${changes(one.runs)}。`), make("p", "", "加删除线的是原文有、引文没有的；加下划线的是引文有、原文没有的。"));
    }
    const where = make("p", "where", "见");
    places(one).forEach(([, , name, href], at) => {
      const link = make("a", "", name);
      link.href = href;
      where.append(at ? "、" : "", link);
    });
    box.append(where);
    return box;
  }

  function check() {
    result.replaceChildren();
    const whole = unquote(field.value);
    const pieces = whole.split(ELLIPSIS).map((piece) => piece.trim()).filter((piece) => squeeze(piece).points.length);
    if (!pieces.length) {
      result.append(make("p", "verdict", "请先贴入引文"));
      return;
    }
    const judged = pieces.flatMap(judge);
    const found = judged.filter((one) => one.verdict !== "absent");
    const worst = Math.max(...judged.map((one) => ORDER.indexOf(one.verdict)));
    const turned = found.some((one, at) => at && one.first < found[at - 1].first);
    const skipped = judged.length > pieces.length;
    let verdict = ORDER[worst];
    if ((turned || skipped) && (verdict === "exact" || verdict === "width")) verdict = "changed";
    if (verdict === "absent" && found.length) verdict = "changed";
    const told = [];
    if (pieces.length > 1) told.push(`引文用省略号分成${pieces.length}段，逐段比对`);
    if (skipped) told.push("各句在原文中并不相连，引文没有用省略号注明");
    if (turned) told.push("各段在引文中的先后与原文不同");
    if (found.length && found.length < judged.length) told.push(`其中${judged.length - found.length}处在原文中未见`);
    result.append(make("p", "verdict", NAMES[verdict]));
    if (told.length) result.append(make("p", "", `${told.join("；")}。`));
    result.append(...judged.map(shown));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  form.addEventListener("reset", () => {
    result.replaceChildren();
    field.focus();
  });
  /* verify.html?q=… opens with the quotation checked. */
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked.slice(0, 5000);
    check();
  }
})();
