/* 引文核验, the part that compares: two texts in, stretches and verdicts out; it touches no page.
   A text is compared token by token: a number is one token (441 is never "44" and a changed 1), any other character
   another; white space is none. Tokens are equal when they are so after folding width, quotation marks and Traditional
   characters; whether they are so letter for letter is told apart afterwards. */
"use strict";
(() => {
  const LIKE = {
    "“": "\"", "”": "\"", "„": "\"", "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‘": "\"", "’": "\"", "'": "\"",
    "｡": "。", "､": "、", "–": "—", "―": "—", "－": "—", "-": "—", "•": "·", "・": "·",
  };
  const OPEN = { "“": "”", "「": "」", "『": "』", "\"": "\"" };
  const NUMBER = /^[0-9０-９]+(?:[.．,，][0-9０-９]+)*(?:[%％]|[万亿])?/u;
  const TIMES = { 万: 1e4, 亿: 1e8 };
  const ELLIPSIS = /^(?:…+|\.{3,}|。{3,}|·{3,}|\[…+\]|（略）|\(略\))/u;
  const SIGN = /^[^\p{L}\p{N}%]+$/u;
  /* What turns the words after it round. 不断, 不仅, 未来, 非常 and their like do not. */
  const NEGATION = /没有|尚未|未(?!来)|不(?![断仅但同少])|非(?!常|机动|法|公)|无(?!纸|缝|人机|线)|禁止|严禁|防止|杜绝|避免/u;
  /* A list's own number at the head of a sentence is no word that a quotation must carry. */
  const LABEL = /^(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第?[一二三四五六七八九十]+是)/u;

  const LEAST = 5; /* tokens of a stretch that is taken for a quotation wherever it stands */
  const UNMARKED = 8; /* the same outside quotation marks: shorter ones are everybody's words */
  const NEAR = 12; /* tokens between two stretches that still make one changed quotation */
  const TAIL = 4; /* tokens a changed end of such a stretch may have: 万个 and 万辆 */
  const SHORT = 80; /* tokens of a quotation that is held against whole clauses */
  const ARTICLE = 60; /* tokens of a text without quotation marks that may be an article */
  const CHANGED_AT_MOST = 0.4; /* share of its tokens in which a quotation may differ and still be called changed */

  /* Tokens of a text: {text, fold, start, end}, places in code points; `gap` is an ellipsis. */
  function tokens(text, forms = {}) {
    const points = Array.from(text);
    const made = [];
    for (let at = 0; at < points.length;) {
      if (/\s/u.test(points[at])) {
        at += 1;
        continue;
      }
      const rest = points.slice(at, at + 40).join("");
      const gap = ELLIPSIS.exec(rest);
      const number = !gap && NUMBER.exec(rest);
      const word = gap ? gap[0] : number ? number[0] : points[at];
      const end = at + Array.from(word).length;
      made.push({ text: word, fold: gap ? "…" : number ? digits(word) : fold(word, forms), start: at, end, gap: Boolean(gap), number: Boolean(number) });
      at = end;
    }
    return made;
  }

  const narrow = (text) => text.replace(/[！-～]/gu, (point) => String.fromCodePoint(point.codePointAt(0) - 0xfee0));
  /* 5.9万 and 59000 are one number. */
  function digits(word) {
    const plain = narrow(word).replace(/,/g, "");
    const times = TIMES[plain[plain.length - 1]];
    return times ? String(Number((Number(plain.slice(0, -1)) * times).toPrecision(12))) : plain;
  }
  function fold(point, forms) {
    const simple = forms[point] || point;
    return LIKE[simple] || LIKE[narrow(simple)] || narrow(simple);
  }

  const isSign = (token) => SIGN.test(token.text);

  /* -- where stretches of one text stand in another ----------------------------------------------------------------- */

  class Source {
    /* `leaves`: [start, end, name, address, ends of its clauses] in code points, in order. */
    constructor(text, leaves, forms) {
      this.points = Array.from(text);
      this.leaves = leaves;
      this.clauses = leaves.flatMap(([first, last, , , ends]) => [...ends, last].map((end, n) => [n ? ends[n - 1] : first, end]));
      this.forms = forms;
      this.tokens = tokens(text, forms);
      this.grams = new Map();
      for (let at = 0; at + 3 <= this.tokens.length; at += 1) {
        const key = this.gram(this.tokens, at);
        if (this.grams.has(key)) this.grams.get(key).push(at);
        else this.grams.set(key, [at]);
      }
      this.numbers = new Map();
      this.tokens.forEach((token, at) => {
        if (token.number) this.numbers.set(token.fold, [...(this.numbers.get(token.fold) || []), at]);
      });
    }

    gram(list, at) {
      return `${list[at].fold}\n${list[at + 1].fold}\n${list[at + 2].fold}`;
    }

    text(from, to) {
      return this.points.slice(from, to).join("");
    }

    /* Every place where the stretch stands, folded. */
    places(list) {
      const found = [];
      const first = list.length >= 3 ? this.grams.get(this.gram(list, 0)) || [] : this.tokens.keys();
      for (const at of first) {
        if (at + list.length <= this.tokens.length && list.every((token, n) => token.fold === this.tokens[at + n].fold)) found.push(at);
      }
      return found;
    }

    /* The longest stretch of `list` from `at` on that stands here: [place, length]; of equal ones the next after `after`. */
    longest(list, at, after) {
      let best = [-1, 0];
      if (at + 3 > list.length) return best;
      for (const place of this.grams.get(this.gram(list, at)) || []) {
        let size = 3;
        while (at + size < list.length && place + size < this.tokens.length && list[at + size].fold === this.tokens[place + size].fold) size += 1;
        const nearer = size === best[1] && Math.abs(place - after) < Math.abs(best[0] - after);
        if (size > best[1] || nearer) best = [place, size];
      }
      return best;
    }

    /* Stretches that stand here literally (folded), from left to right, each as long as can be: {from, to, at}. */
    blocks(list, least) {
      const found = [];
      let after = 0;
      for (let at = 0; at < list.length;) {
        const [place, size] = this.longest(list, at, after);
        if (size >= least) {
          found.push({ from: at, to: at + size, at: place });
          after = place + size;
          at += size;
        } else {
          at += 1;
        }
      }
      return found;
    }

    /* The stretch here that takes the fewest changes to become `list` (Sellers): [from, to, changes]. */
    nearest(list, low = 0, high = this.tokens.length) {
      const size = high - low;
      let cost = new Uint16Array(size + 1);
      let begin = Uint32Array.from({ length: size + 1 }, (_, at) => at);
      list.forEach((token, row) => {
        const nextCost = new Uint16Array(size + 1);
        const nextBegin = new Uint32Array(size + 1);
        nextCost[0] = row + 1;
        for (let at = 1; at <= size; at += 1) {
          let best = cost[at - 1] + (token.fold === this.tokens[low + at - 1].fold ? 0 : 1);
          let from = begin[at - 1];
          if (cost[at] + 1 < best) [best, from] = [cost[at] + 1, begin[at]];
          if (nextCost[at - 1] + 1 < best) [best, from] = [nextCost[at - 1] + 1, nextBegin[at - 1]];
          nextCost[at] = best;
          nextBegin[at] = from;
        }
        cost = nextCost;
        begin = nextBegin;
      });
      /* Of equally near ones, the one nearest in length: a changed last character is a change, not an omission. */
      const off = (at) => Math.abs(at - begin[at] - list.length);
      let end = 0;
      for (let at = 1; at <= size; at += 1) {
        if (cost[at] < cost[end] || (cost[at] === cost[end] && off(at) < off(end))) end = at;
      }
      return [low + begin[end], low + end, cost[end]];
    }

    /* Whether two places stand in one clause. */
    sameClause(first, second) {
      const clause = (at) => this.clauses.findIndex(([, end]) => at < end);
      return clause(first) === clause(second - 1) || clause(first) === clause(second);
    }

    /* Leaves that a stretch of code points touches. */
    leavesOf(start, end) {
      return this.leaves.filter(([first, last]) => first < end && start < last);
    }

    /* What a quotation from `start` to `end` leaves of the clauses it begins and ends in: {before, after}, words of the source. */
    cut(start, end) {
      const touched = this.leavesOf(start, end);
      if (!touched.length) return { before: "", after: "" };
      const bounds = ([first, last, , , ends]) => [first, ...ends, last];
      const head = bounds(touched[0]).filter((at) => at <= start).pop();
      const tail = bounds(touched[touched.length - 1]).find((at) => at >= end);
      const whole = (words) => (SIGN.test(words) ? "" : words.trim());
      const before = whole(this.text(head, start));
      return { before: before.replace(LABEL, ""), after: whole(this.text(end, tail)).replace(/[,，;；。！？!?]+$/u, "") };
    }
  }

  /* Runs of [what, words]: `same`, `less` (in the source only), `more` (in the quotation only), as printed.
     `anchors` are literal stretches [place in the quotation, place in the source, length]; only what lies between them is
     compared character by character. */
  function compare(quoted, printed, anchors, between) {
    const runs = [];
    const add = (what, words) => {
      const last = runs[runs.length - 1];
      if (last && last[0] === what) last[1] += words;
      else runs.push([what, words]);
    };
    /* The source's own words with the white space before them; a token alone would lose it. */
    const source = (j) => between(j ? printed[j - 1].end : printed[0].start, printed[j].end);
    let [i, j] = [0, 0];
    for (const [first, second, size] of [...anchors, [quoted.length, printed.length, 0]]) {
      for (const what of fewest(quoted.slice(i, first), printed.slice(j, second))) {
        if (what === "more") add("more", quoted[i].text);
        else add(what, source(j));
        if (what !== "less") i += 1;
        if (what !== "more") j += 1;
      }
      for (let n = 0; n < size; n += 1, i += 1, j += 1) add("same", source(j));
    }
    return runs;
  }

  /* The steps from one short stretch to another that keep the most tokens. */
  function fewest(quoted, printed) {
    const common = Array.from({ length: quoted.length + 1 }, () => new Uint16Array(printed.length + 1));
    for (let i = quoted.length - 1; i >= 0; i -= 1) {
      for (let j = printed.length - 1; j >= 0; j -= 1) {
        common[i][j] = quoted[i].fold === printed[j].fold ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    const steps = [];
    let [i, j] = [0, 0];
    while (i < quoted.length || j < printed.length) {
      if (i < quoted.length && j < printed.length && quoted[i].fold === printed[j].fold) {
        steps.push("same");
        i += 1;
        j += 1;
      } else if (j < printed.length && (i === quoted.length || common[i][j + 1] >= common[i + 1][j])) {
        steps.push("less");
        j += 1;
      } else {
        steps.push("more");
        i += 1;
      }
    }
    return steps;
  }

  /* In what two stretches that are equal when folded differ as printed. */
  function differences(quoted, printed, forms) {
    const found = new Set();
    quoted.forEach((token, n) => {
      const other = printed[n].text;
      if (token.text === other) return;
      if (forms[token.text]) found.add("繁简");
      else if (LIKE[token.text] === "\"") found.add("引号");
      else if (token.number && /[万亿]/u.test(token.text + other)) found.add("数字");
      else if (isSign(token)) found.add("标点");
      else found.add("全角半角");
    });
    return [...found];
  }

  /* -- a pasted text ------------------------------------------------------------------------------------------------ */

  /* Stretches between quotation marks that belong together, the outermost ones: [from, to] without the marks. */
  function quotedSpans(list) {
    const spans = [];
    for (let at = 0; at < list.length; at += 1) {
      const close = OPEN[list[at].text];
      if (!close) continue;
      let depth = 1;
      let end = at + 1;
      for (; end < list.length; end += 1) {
        if (list[end].text === close) depth -= 1;
        else if (list[end].text === list[at].text) depth += 1;
        if (!depth) break;
      }
      if (depth) continue;
      spans.push([at + 1, end]);
      at = end;
    }
    return spans;
  }

  const trim = (list, from, to) => {
    while (from < to && (list[from].gap || isSign(list[from]))) from += 1;
    while (from < to && (list[to - 1].gap || isSign(list[to - 1]))) to -= 1;
    return [from, to];
  };

  /* Stretches near to one another in both texts make one quotation with changes in it. */
  function join(list, blocks) {
    const joined = [];
    for (const block of blocks) {
      const last = joined[joined.length - 1];
      const here = last ? block.from - last.to : Infinity;
      const there = last ? block.at - last.end : -1;
      const parted = last && list.slice(last.to, block.from).some((token) => token.gap);
      if (!parted && here <= NEAR && there >= 0 && there <= NEAR) {
        last.to = block.to;
        last.end = block.at + block.to - block.from;
        last.blocks.push(block);
      } else {
        joined.push({ from: block.from, to: block.to, at: block.at, end: block.at + block.to - block.from, blocks: [block] });
      }
    }
    return joined;
  }

  /* A comma at the head belongs to the clause before; a literal stretch may begin with one. */
  function withoutLeadingSigns(list, piece) {
    const made = { ...piece };
    while (made.to - made.from > 1 && /^[,，;；。、：:！？]$/u.test(list[made.from].text)) {
      made.from += 1;
      if (made.at !== undefined) made.at += 1;
    }
    return made;
  }

  /* What a quotation is, and where: {verdict: exact | width | cut | changed | absent, from, to, start, end, …}. */
  function judge(source, list, found) {
    const piece = withoutLeadingSigns(list, found);
    const quoted = list.slice(piece.from, piece.to);
    if (piece.at === undefined) return { ...piece, verdict: "absent", runs: [] };
    const printed = source.tokens.slice(piece.at, piece.end);
    const span = (first, size) => [source.tokens[first].start, source.tokens[first + size - 1].end];
    const same = quoted.length === printed.length && quoted.every((token, n) => token.fold === printed[n].fold);
    const told = (start, end) => source.cut(start, end);
    if (!same) {
      const [start, end] = span(piece.at, printed.length);
      const anchors = (piece.blocks || []).map((block) => [Math.max(block.from, piece.from), block.at + Math.max(piece.from - block.from, 0), block.to])
        .map(([from, at, to]) => [from - piece.from, at - piece.at, to - from]);
      const runs = compare(quoted, printed, anchors, (from, to) => source.text(from, to));
      return { ...piece, verdict: "changed", start, end, runs, cut: told(start, end), places: [start] };
    }
    /* A quotation that stands in several places is judged where it is cut least; every place is listed. */
    const places = source.places(quoted).map((first) => span(first, quoted.length)).map(([start, end]) => ({ start, end, cut: told(start, end) }));
    const weight = ({ cut }) => cut.before.length + cut.after.length;
    const best = places.reduce((one, other) => (weight(other) < weight(one) ? other : one));
    const unlike = differences(quoted, source.tokens.slice(piece.at), source.forms);
    const verdict = weight(best) ? "cut" : unlike.length ? "width" : "exact";
    return { ...piece, ...best, verdict, unlike, runs: [], places: places.map(({ start }) => start) };
  }

  /* A quotation of which no stretch is literal: the nearest words, if they are near enough. */
  function near(source, list, from, to) {
    const [low, high] = trim(list, from, to);
    const quoted = list.slice(low, high);
    if (!quoted.length) return null;
    const [exact] = source.places(quoted);
    if (exact !== undefined) return { from: low, to: high, at: exact, end: exact + quoted.length };
    if (quoted.length < 4 || quoted.length > 400) return { from: low, to: high };
    const [at, end, changes] = source.nearest(quoted);
    return end > at && changes <= CHANGED_AT_MOST * quoted.length ? { from: low, to: high, at, end } : { from: low, to: high };
  }

  /* How far a stretch reaches along another that begins where it begins: most equal tokens, fewest changed or missing ones. */
  function reach(list, along) {
    let best = [0, 0];
    let row = Int32Array.from({ length: along.length + 1 }, (_, at) => -at);
    for (const token of list) {
      const next = new Int32Array(along.length + 1);
      next[0] = row[0] - 1;
      for (let at = 1; at <= along.length; at += 1) {
        const step = token.fold === along[at - 1].fold ? 3 : -1;
        next[at] = Math.max(row[at - 1] + step, row[at] - 1, next[at - 1] - 1);
      }
      row = next;
    }
    row.forEach((score, at) => {
      if (at === 0 || score >= best[1]) best = [at, score];
    });
    return best[0];
  }

  /* The clause that takes the fewest changes to become the quotation: {at, end, changes}. */
  function nearestClause(source, quoted) {
    let best = null;
    for (const [first, last] of source.clauses) {
      const from = source.tokens.findIndex((token) => token.start >= first);
      let end = source.tokens.findIndex((token) => token.start >= last);
      if (end < 0) end = source.tokens.length;
      while (end > from && isSign(source.tokens[end - 1])) end -= 1;
      if (from < 0 || end <= from || Math.abs(end - from - quoted.length) > quoted.length) continue;
      const steps = fewest(quoted, source.tokens.slice(from, end));
      const changes = steps.filter((what) => what !== "same").length;
      const added = steps.filter((what) => what === "more").length; /* of two as near, the one that has all the words */
      if (!best || changes < best.changes || (changes === best.changes && added < best.added)) best = { at: from, end, changes, added };
    }
    return best;
  }

  /* A short changed quotation is held against whole clauses too: 违法犯罪行为 is nearer to 各类违法犯罪行为 than to 违法犯罪. */
  function whole(source, list, piece, low, high) {
    const [from, to] = trim(list, low, high);
    const quoted = list.slice(from, to);
    if (quoted.length > SHORT || source.places(quoted).length) return piece;
    const clause = nearestClause(source, quoted);
    if (!clause || clause.changes > CHANGED_AT_MOST * quoted.length) return piece;
    const changes = piece.at === undefined ? Infinity
      : fewest(list.slice(piece.from, piece.to), source.tokens.slice(piece.at, piece.end)).filter((what) => what !== "same").length;
    return clause.changes <= changes ? { from, to, at: clause.at, end: clause.end } : piece;
  }

  /* Takes in what stands before and after the literal stretches of a quotation: changed or added words of it. */
  function widen(source, list, piece, low, high) {
    const before = list.slice(low, piece.from);
    const after = list.slice(piece.to, high);
    const wide = { ...piece };
    if (before.length && before.length <= NEAR && !before.every(isSign)) {
      const along = source.tokens.slice(Math.max(0, piece.at - before.length - 4), piece.at).reverse();
      Object.assign(wide, { from: low, at: piece.at - reach([...before].reverse(), along) });
    }
    if (after.length && after.length <= NEAR && !after.every(isSign)) {
      const along = source.tokens.slice(piece.end, piece.end + after.length + 4);
      Object.assign(wide, { to: high, end: piece.end + reach(after, along) });
    }
    return wide;
  }

  /* A literal stretch in a writer's own words: what changes up to the next sign belongs to it where both are short. */
  function widenPlain(source, list, piece) {
    const sign = (at) => !list[at] || list[at].gap || isSign(list[at]);
    let [low, high] = [piece.from, piece.to];
    while (!sign(low - 1) && piece.from - low <= TAIL) low -= 1;
    while (!sign(high) && high - piece.to <= TAIL) high += 1;
    const { before, after } = source.cut(source.tokens[piece.at].start, source.tokens[piece.end - 1].end);
    const short = (words) => words && Array.from(words).length <= TAIL;
    return widen(source, list, piece, short(before) && piece.from - low <= TAIL ? low : piece.from, short(after) && high - piece.to <= TAIL ? high : piece.to);
  }

  /* The pieces of one quotation: its literal stretches with their changes, and what of it is not in the source. */
  function quotation(source, list, low, high, joined) {
    const inside = joined.filter((piece) => piece.from >= low && piece.to <= high);
    if (!inside.length) {
      const found = sentences(list, low, high).map(([from, to]) => near(source, list, from, to)).filter(Boolean);
      const nearby = near(source, list, low, high);
      const all = nearby && whole(source, list, nearby, low, high);
      return all && all.at !== undefined ? [all] : found.length > 1 ? found : all ? [all] : [];
    }
    const pieces = [];
    inside.forEach((piece, n) => {
      const gap = (from, to) => list.slice(from, to).findIndex((token) => token.gap);
      const start = n ? inside[n - 1].to : low;
      const end = n + 1 < inside.length ? inside[n + 1].from : high;
      const first = gap(start, piece.from) < 0 && !n ? start : piece.from;
      const last = gap(piece.to, end) < 0 && n + 1 === inside.length ? end : piece.to;
      const wide = widen(source, list, piece, first, last);
      const left = n ? pieces[pieces.length - 1].to : low;
      const lost = trim(list, left, wide.from);
      if (lost[1] - lost[0] >= 2) pieces.push(near(source, list, ...lost));
      pieces.push(wide);
    });
    const tail = trim(list, pieces[pieces.length - 1].to, high);
    if (tail[1] - tail[0] >= 2) pieces.push(near(source, list, ...tail));
    return pieces.length === 1 ? [whole(source, list, pieces[0], low, high)] : pieces;
  }

  function sentences(list, low, high) {
    const cuts = [low];
    for (let at = low; at < high; at += 1) if (list[at].gap || /[。！？!?；;]/u.test(list[at].text)) cuts.push(at + 1);
    cuts.push(high);
    return cuts.slice(1).map((end, n) => [cuts[n], end]).filter(([from, to]) => trim(list, from, to)[0] < trim(list, from, to)[1]);
  }

  /* Two pieces of one clause: what an ellipsis leaves out between them is told once, and only that. */
  function omitted(source, judged) {
    return judged.map((one, n) => {
      const [before, after] = [judged[n - 1], judged[n + 1]];
      const follows = (first, second) => first && second && first.cut && second.cut && first.end <= second.start
        && source.sameClause(first.end, second.start);
      if (!one.cut || (!follows(before, one) && !follows(one, after))) return one;
      const cut = { before: follows(before, one) ? "" : one.cut.before, after: follows(one, after) ? source.text(one.end, after.start).trim() : one.cut.after };
      return { ...one, cut, verdict: one.verdict === "cut" && !cut.before && !cut.after ? "exact" : one.verdict };
    });
  }

  /* Whether a writer's own words stand around the quotations: enough of them that are not in the source. */
  function isArticle(list, joined, marks) {
    const inside = (ranges, at) => ranges.some(([from, to]) => from <= at && at < to);
    const literal = joined.map((piece) => [piece.from, piece.to]);
    const own = list.filter((token, at) => !isSign(token) && !inside(marks, at) && !inside(literal, at)).length;
    const quoted = marks.reduce((sum, [from, to]) => sum + to - from, 0);
    return marks.length ? own >= (quoted >= LEAST ? 1 : UNMARKED) : literal.length > 0 && list.length > ARTICLE && own >= list.length / 2;
  }

  /* Everything about a pasted text: {list, article, judged, turned, skipped, numbers: those outside quotations}. */
  function examine(source, text) {
    let list = tokens(text, source.forms);
    if (list.every((token) => token.gap || isSign(token))) return { list, judged: [], article: false, numbers: [] };
    const spans = quotedSpans(list);
    /* One pair of marks around everything is the writer's, unless the source has it too. */
    const alone = spans.length === 1 && spans[0][0] === 1 && spans[0][1] >= list.length - 1 && !source.places(list).length;
    if (alone) list = list.slice(...spans[0]);
    const blocks = source.blocks(list, Math.min(LEAST, list.length));
    const joined = join(list, blocks);
    const marks = alone ? [] : quotedSpans(list).filter(([from, to]) => !joined.some((piece) => piece.from < from && piece.to > to));
    const article = !alone && isArticle(list, joined, marks);
    const pieces = article
      ? [
        ...marks.flatMap(([from, to]) => quotation(source, list, from, to, joined)),
        ...joined.filter((piece) => piece.to - piece.from >= LEAST && !marks.some(([from, to]) => piece.from < to && from < piece.to))
          .map((piece) => widenPlain(source, list, piece)).filter((piece) => piece.to - piece.from >= UNMARKED || list.slice(piece.from, piece.to).some((token) => token.number)),
      ].sort((a, b) => a.from - b.from)
      : quotation(source, list, 0, list.length, joined);
    const judged = omitted(source, pieces.map((piece) => judge(source, list, piece)));
    const found = judged.filter((one) => one.verdict !== "absent");
    const parted = (a, b) => list.slice(a.to, b.from).some((token) => token.gap);
    return {
      list,
      article,
      judged,
      turned: !article && found.some((one, n) => n && one.start < found[n - 1].start),
      skipped: !article && found.some((one, n) => n && !parted(found[n - 1], one)),
      numbers: article ? list.filter((token, n) => token.number && !pieces.some((piece) => piece.from <= n && n < piece.to)) : [],
    };
  }

  window.zhujie.match = { Source, examine, NEGATION };
})();
