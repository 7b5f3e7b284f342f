/* 引文核验, the part that reads: a text as tokens, and where stretches of one text stand in another. It touches no page.
   A number is one token (441 is never "44" and a changed 1), any other character another; white space is none. Tokens are
   equal when they are so after folding width, quotation marks, Traditional characters and the writing of a number
   (1.3万, 13000 and 一万三千); whether they are so letter for letter is told apart afterwards. */
"use strict";
(() => {
  const LIKE = {
    "“": "\"", "”": "\"", "„": "\"", "「": "\"", "」": "\"", "『": "\"", "』": "\"", "‘": "\"", "’": "\"", "'": "\"",
    "｡": "。", "､": "、", "–": "—", "―": "—", "－": "—", "-": "—", "•": "·", "・": "·",
  };
  const ARABIC = /^(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)*(?:[%％‰]|(?:(?:百(?!分)|[千万亿])+(?:[0-9０-９]+(?:百(?!分)|[千万亿])+)*))?/u;
  const HAN = /^[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*/u;
  const HAN_SHAPE = /^(?:[^亿]+亿)?零?(?:[^万亿]+万)?零?(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二两三四五六七八九]?十)?(?:零?[一二两三四五六七八九])?$/u;
  const HAN_DIGITS = "〇一二三四五六七八九";
  const TIMES = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
  const BEGINS = /^[0-9０-９一二两三四五六七八九十百.。·…[（(]/u; /* of a token that may be longer than a character */
  const ELLIPSIS = /^(?:…+|\.{3,}|。{3,}|·{3,}|\[…+\]|（略）|\(略\))/u;
  const SIGN = /^[^\p{L}\p{N}%]+$/u;
  const SENTENCE_END = /^[。！？!?；;]$/u;
  /* A list's own number at the head of a sentence is no word that a quotation must carry. */
  const LABEL = /^(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第?[一二三四五六七八九十]+是)/u;
  const LONGEST = 60; /* code points of a token */
  const EVERYWHERE = 200; /* places of a pair of characters that tells nothing about where a quotation is from */

  const narrow = (text) => text.replace(/[！-～]/gu, (point) => String.fromCodePoint(point.codePointAt(0) - 0xfee0));
  const plain = (value) => String(Number(value.toPrecision(12)));

  /* 5.9万 and 59000, 24.80% and 24.8% are one number each. */
  function arabic(word) {
    const digits = narrow(word).replace(/,/g, "");
    const parts = [...digits.matchAll(/([\d.]+)([百千万亿]+)/gu)];
    if (parts.length) return plain(parts.reduce((sum, [, many, units]) => sum + Array.from(units).reduce((value, unit) => value * TIMES[unit], Number(many)), 0));
    const [, number, sign] = /^(.*?)([%‰]?)$/u.exec(digits);
    return (/^\d{1,12}(?:\.\d{1,6})?$/.test(number) ? plain(Number(number)) : number) + sign;
  }

  const digit = (point) => (point === "零" ? 0 : point === "两" ? 2 : HAN_DIGITS.indexOf(point));

  /* The value of a number in characters, null where it is none that can be told: 三五个 is no 35. */
  function han(word) {
    const points = Array.from(word);
    if (points.every((point) => digit(point) >= 0)) {
      if (points.length === 1) return digit(word);
      return points.length >= 4 || /[零〇]/u.test(word) ? points.map(digit).join("") : null;
    }
    if (!HAN_SHAPE.test(word)) return null;
    let [whole, section, last, unit] = [0, 0, null, 1];
    for (const point of points) {
      if (digit(point) >= 0) {
        last = digit(point);
        if (last === 0) unit = 1;
        continue;
      }
      unit = TIMES[point];
      if (unit >= 1e4) [whole, section] = [(whole + section + (last || 0)) * unit, 0];
      else section += (last === null ? 1 : last) * unit;
      last = null;
    }
    /* 一万三 says 13000. */
    return whole + section + (last || 0) * (unit > 10 ? unit / 10 : 1);
  }

  /* The number that `rest` begins with, as {word, fold}, or nothing. */
  function number(rest) {
    const share = /^百分之/u.exec(rest);
    const from = share ? rest.slice(3) : rest;
    const digits = ARABIC.exec(from);
    if (digits && !(share && /[%％‰]$/u.test(digits[0]))) return { word: (share ? share[0] : "") + digits[0], fold: arabic(digits[0]) + (share ? "%" : "") };
    if (share && from.startsWith("百")) return { word: `${share[0]}百`, fold: "100%" };
    let [word] = HAN.exec(from) || [""];
    if (!word) return null;
    let value = han(word);
    if (value === null) [word] = Array.from(word);
    if (value === null) value = han(word);
    const point = share && /^点([零〇一二三四五六七八九]+)/u.exec(from.slice(word.length));
    if (point) return { word: share[0] + word + point[0], fold: `${arabic(`${value}.${Array.from(point[1]).map(digit).join("")}`)}%` };
    return { word: (share ? share[0] : "") + word, fold: String(value) + (share ? "%" : "") };
  }

  function fold(point, forms) {
    const simple = forms[point] || point;
    return LIKE[simple] || LIKE[narrow(simple)] || narrow(simple);
  }

  /* Tokens of a text: {text, fold, start, end, sign, gap, numeral, number}, places in code points. `gap` is an ellipsis,
     `number` a numeral that stands for itself: one character of it may be part of a word (统一). */
  function tokens(text, forms = {}) {
    const points = Array.from(text);
    const made = [];
    for (let at = 0; at < points.length;) {
      if (/\s/u.test(points[at])) {
        at += 1;
        continue;
      }
      const rest = BEGINS.test(points[at]) ? points.slice(at, at + LONGEST).join("") : "";
      const gap = rest && ELLIPSIS.exec(rest);
      const numeral = rest && !gap ? number(rest) : null;
      const word = gap ? gap[0] : numeral ? numeral.word : points[at];
      const end = at + Array.from(word).length;
      made.push({
        text: word,
        fold: gap ? "…" : numeral ? numeral.fold : fold(word, forms),
        start: at,
        end,
        sign: SIGN.test(word),
        ends: SENTENCE_END.test(word),
        gap: Boolean(gap),
        numeral: Boolean(numeral),
        number: Boolean(numeral) && (Array.from(word).length > 1 || /[0-9０-９]/u.test(word)),
        bare: numeral ? (/^[\d.]+/.exec(narrow(word)) || [numeral.fold])[0] : "",
      });
      at = end;
    }
    return made;
  }

  /* In what two tokens that are equal when folded differ as printed: "" where in nothing. */
  function difference(typed, printed, forms) {
    if (typed.text === printed.text) return "";
    if (typed.numeral && narrow(typed.text) !== narrow(printed.text)) return "数字";
    if (forms[typed.text] || forms[printed.text]) return "繁简";
    if (LIKE[typed.text] === "\"") return "引号";
    return typed.sign ? "标点" : "全角半角";
  }

  class Source {
    /* `leaves`: [start, end, name, address, ends of its clauses]; `defects`: [start, end, number, kind, address] of what the
       edition registers as wrong in the source. All in code points and in order. */
    constructor({ text, leaves, defects = [] }, forms) {
      this.points = Array.from(text);
      this.leaves = leaves;
      this.defects = defects;
      this.forms = forms;
      this.tokens = tokens(text, forms);
      this.clauses = this.stretches(leaves.flatMap(([first, last, , , ends]) => [...ends, last].map((end, n) => [n ? ends[n - 1] : first, end])));
      this.sentences = this.stretches(leaves);
      this.grams = this.index(3);
      this.pairs = this.index(2);
      this.numbers = new Map();
      this.tokens.forEach((token, at) => {
        if (token.number) this.numbers.set(token.fold, [...(this.numbers.get(token.fold) || []), at]);
      });
    }

    /* Stretches of code points as stretches of tokens: [from, to]. */
    stretches(spans) {
      let at = 0;
      return spans.map(([start, end]) => {
        while (at < this.tokens.length && this.tokens[at].start < start) at += 1;
        const from = at;
        while (at < this.tokens.length && this.tokens[at].start < end) at += 1;
        return [from, at];
      });
    }

    index(size) {
      const found = new Map();
      for (let at = 0; at + size <= this.tokens.length; at += 1) {
        const key = this.gram(this.tokens, at, size);
        if (found.has(key)) found.get(key).push(at);
        else found.set(key, [at]);
      }
      return found;
    }

    gram(list, at, size = 3) {
      let key = list[at].fold;
      for (let n = 1; n < size; n += 1) key += `\n${list[at + n].fold}`;
      return key;
    }

    text(from, to) {
      return this.points.slice(from, to).join("");
    }

    /* Code points of tokens. */
    span(at, end) {
      return [this.tokens[at].start, this.tokens[end - 1].end];
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

    /* Stretches that stand here literally (folded), from left to right, each as long as can be: {from, to, at, end}. */
    blocks(list, least) {
      const found = [];
      let after = 0;
      for (let at = 0; at < list.length;) {
        const [place, size] = this.longest(list, at, after);
        if (size >= least) {
          found.push({ from: at, to: at + size, at: place, end: place + size });
          after = place + size;
          at += size;
        } else {
          at += 1;
        }
      }
      return found;
    }

    /* Sentences that share the most pairs of tokens with the stretch, the best first: [number of the sentence, a shared token]. */
    likely(list, most) {
      const votes = new Map();
      const vote = (at, weight) => {
        const n = this.sentenceOf(at);
        const [sum] = votes.get(n) || [0];
        votes.set(n, [sum + weight, at]);
      };
      const once = (places, weight) => {
        const seen = new Set();
        for (const at of places.length > EVERYWHERE ? [] : places) {
          if (!seen.has(this.sentenceOf(at))) vote(at, weight);
          seen.add(this.sentenceOf(at));
        }
      };
      list.forEach((token, n) => {
        if (n + 1 < list.length) once(this.pairs.get(this.gram(list, n, 2)) || [], 1);
        if (token.number) once(this.numbers.get(token.fold) || [], 2);
      });
      return [...votes].sort(([, a], [, b]) => b[0] - a[0]).slice(0, most).map(([n, [, at]]) => [n, at]);
    }

    /* Numbers of the sentence and of the clause a token stands in. */
    sentenceOf(at) {
      return holding(this.sentences, at);
    }
    clauseOf(at) {
      return holding(this.clauses, at);
    }

    /* Whether the stretch of tokens is one or several whole clauses, but for signs at its ends. */
    isWhole(at, end) {
      const { before, after } = this.cut(...this.span(at, end));
      return !before && !after;
    }

    /* Leaves that a stretch of code points touches. */
    leavesOf(start, end) {
      return this.leaves.filter(([first, last]) => first < end && start < last);
    }

    /* What a quotation from `start` to `end` leaves of the clauses it begins and ends in: {before, after, label}, words of
       the source; `label` is a list's own number (一是) that it does without. */
    cut(start, end) {
      const touched = this.leavesOf(start, end);
      if (!touched.length) return { before: "", after: "", label: "" };
      const bounds = ([first, last, , , ends]) => [first, ...ends, last];
      const head = bounds(touched[0]).filter((at) => at <= start).pop();
      const tail = bounds(touched[touched.length - 1]).find((at) => at >= end);
      const words = (text) => (SIGN.test(text) ? "" : text.trim());
      const before = words(this.text(head, start));
      const [label] = (head === touched[0][0] && LABEL.exec(before)) || [""];
      return { before: words(before.slice(label.length)), after: words(this.text(end, tail)).replace(/[,，;；。！？!?]+$/u, ""), label };
    }
  }

  /* The last of ascending stretches that begins at or before a place. */
  function holding(stretches, at) {
    let [low, high] = [0, stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stretches[middle][0] <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  window.zhujie.match = { tokens, difference, Source };
})();
