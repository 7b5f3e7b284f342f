/* Reading a query: numbers and comparisons, pinyin, words. Pure functions. */
(function (root) {
  "use strict";

  var TIMES = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
  var SIGNS = {
    ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<=", "=": "=", "==": "=",
    大于: ">", 高于: ">", 多于: ">", 超过: ">", 不少于: ">=", 不低于: ">=", 至少: ">=", 达到: ">=",
    小于: "<", 低于: "<", 少于: "<", 不足: "<", 不超过: "<=", 不高于: "<=", 至多: "<=", 等于: "=",
    以上: ">=", 以下: "<="
  };
  var NUMBER = "(\\d[\\d,]*(?:\\.\\d+)?)\\s*([百千万亿]?)\\s*";
  var SIGN = "(>=|<=|==|[<>=≥≤]|" +
    "不少于|不低于|不超过|不高于|[大高多]于|超过|至少|达到|[小低少]于|不足|至多|等于)";
  var COMPARED = new RegExp("^(.*?)\\s*" + SIGN + "\\s*" + NUMBER + "([^\\d\\s]*)$");
  var BOUNDED = new RegExp("^(.*?)\\s*" + NUMBER + "([^\\d\\s]*?)\\s*(以上|以下)$");
  var PLAIN = new RegExp("^" + NUMBER + "([^\\d\\s]{0,3})$");
  // Words that only ask, in questions put as sentences.
  var ASKING = new RegExp("([有共是]?多少[个名件宗次项起份]?|是什么|什么是|什么|怎么样|怎么|怎样|如何|为什么|哪些|哪里|哪个|" +
    "有没有|几[个名件宗次项]|情况如何|请问|关于|[的了吗呢和与及在是有被把对])", "g");

  var MOST_UNITS = 30; // as many as a scan takes: see LONGEST in search-scan.js

  function width(text) {
    return text
      .replace(/[\uff01-\uff5e]/g, function (c) {
        return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
      })
      .replace(/\u3000/g, " ")
      .trim();
  }

  function amount(digits, times) {
    // By way of a decimal string, so that 5.9万 is 59000 and not 59000.00000000001.
    return Number((Number(digits.replace(/,/g, "")) * (TIMES[times] || 1)).toPrecision(12));
  }

  // `>300宗`, `下降>20%`, `300宗以上`: {about, sign, value, unit, plain}; null when the query compares nothing.
  // `plain` says that it has no sign, only words, which may stand in a text just so.
  function comparison(raw) {
    var text = width(raw), parts = COMPARED.exec(text);
    if (parts) {
      var plain = /[^<>=≥≤]/.test(parts[2]);
      return { about: parts[1], sign: SIGNS[parts[2]], value: amount(parts[3], parts[4]), unit: parts[5], plain: plain };
    }
    parts = BOUNDED.exec(text);
    return parts && {
      about: parts[1], sign: SIGNS[parts[5]], value: amount(parts[2], parts[3]), unit: parts[4], plain: true
    };
  }

  // `441`, `441宗`, `5.9万`: {value, unit}; null when the query is not just a number.
  function number(raw) {
    var parts = PLAIN.exec(width(raw));
    return parts && { value: amount(parts[1], parts[2]), unit: parts[3] };
  }

  var DIGITS = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
  var STEPS = { 十: 10, 百: 100, 千: 1000 };
  var SPELLED = /^(百分之)?([〇零一二两三四五六七八九十百千万亿]+)(?:点([〇零一二三四五六七八九]+)([万亿]?))?([^\d\s]{0,3})$/;

  // 四百四十一 → 441; NaN for what is no number: 三两, 零零七.
  function wholeNumber(text) {
    var cut = text.search(/亿/) >= 0 ? text.lastIndexOf("亿") : text.lastIndexOf("万");
    if (cut >= 0) return wholeNumber(text.slice(0, cut)) * TIMES[text[cut]] + (wholeNumber(text.slice(cut + 1)) || 0);
    if (!/^(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二两三四五六七八九]?$/.test(text)) {
      return NaN;
    }
    var sum = 0, digit = 0;
    text.split("").forEach(function (one) {
      if (!STEPS[one]) digit = DIGITS[one];
      else {
        sum += (digit || 1) * STEPS[one];
        digit = 0;
      }
    });
    return text ? sum + digit : NaN;
  }

  // `四百四十一宗`, `十八个`, `五点九万个`, `百分之六十四点五`: {value, unit}; null for other words. A unit must be one of
  // `units`, and without a unit a single character is no number: 一公开, 三, 万.
  function spelled(raw, units) {
    var parts = SPELLED.exec(width(raw)), value = parts ? wholeNumber(parts[2].replace(/^百$/, "一百")) : NaN;
    if (isNaN(value) || (parts[1] ? parts[5] : parts[5] ? !units.has(parts[5]) : parts[2].length < 2)) return null;
    var rest = (parts[3] || "").split("").map(function (one) { return DIGITS[one]; }).join("");
    value = Number(value + "." + (rest || "0")) * (TIMES[parts[4]] || 1);
    return { value: Number(value.toPrecision(12)), unit: parts[1] ? "%" : parts[5] };
  }

  // Words as a person separates them: by blanks, or by any mark between words.
  function words(raw) {
    return width(raw).split(/[\s,;、，；|/]+/).filter(Boolean);
  }

  function blanks(raw) {
    return width(raw).split(/\s+/).filter(Boolean);
  }

  // Small letters of pinyin without tones; blanks and apostrophes stay as ends of syllables. `Shuāng suí'jī` and
  // `shuang1 sui2 ji1` both give `shuang sui ji`.
  function letters(raw) {
    return width(raw)
      .toLowerCase()
      .normalize("NFD")
      .replace(/u\u0308/g, "v")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/([a-z])[1-5](?![\d])/g, "$1 ")
      .replace(/u:/g, "v")
      .replace(/[^a-z0-9\u3400-\u9fff]+/g, " ")
      .trim();
  }

  // Ways to read letters as syllables: lists of units, each the characters that may stand there. `short` allows
  // initials. Characters that are no letters stand for themselves. At most `limit` ways, the longest syllables first.
  function syllables(text, sounds, short, limit) {
    var ways = [], left = new Array(text.length + 1).fill(Infinity);
    // The fewest units from each place to the end: a way that cannot end in time is not begun.
    left[text.length] = 0;
    for (var at = text.length - 1; at >= 0; at--) {
      left[at] = Math.min.apply(null, steps(at).map(function (step) {
        return left[step[0]] + (step[1] ? 1 : 0);
      }));
    }
    walk(0, []);
    return ways;

    function walk(from, units) {
      if (ways.length >= limit || units.length + left[from] > MOST_UNITS) return;
      if (from === text.length) ways.push(units);
      else steps(from).forEach(function (step) {
        walk(step[0], step[1] ? units.concat(step[1]) : units);
      });
    }

    // [where it ends, the characters that may stand there] of everything that may begin at a place.
    function steps(from) {
      if (from === text.length) return [];
      if (text[from] === " ") return [[from + 1, ""]];
      if (!/[a-z]/.test(text[from])) return [[from + 1, text[from]]];
      var found = [];
      for (var size = Math.min(6, text.length - from); size > 0; size--) {
        var part = text.slice(from, from + size), last = from + size === text.length;
        var begins = last || (short && (size === 1 || /^[zcs]h$/.test(part)));
        var unit = sounds.whole[part] || (begins && sounds.begins[part]);
        if (unit) found.push([from + size, unit]);
      }
      return found;
    }
  }

  // The table of `readings` made ready: characters by whole syllable and by every beginning of one. lü may be typed lu.
  function sounds(readings) {
    var whole = Object.create(null), begins = Object.create(null), of = Object.create(null);
    Object.keys(readings).forEach(function (syllable) {
      var spellings = syllable.indexOf("v") < 0 ? [syllable] : [syllable, syllable.replace("v", "u")];
      spellings.forEach(function (spelling) {
        whole[spelling] = (whole[spelling] || "") + readings[syllable];
        for (var i = 1; i <= spelling.length; i++) {
          var part = spelling.slice(0, i);
          begins[part] = (begins[part] || "") + readings[syllable];
        }
      });
      readings[syllable].split("").forEach(function (one) {
        (of[one] = of[one] || []).push(syllable);
      });
    });
    return { whole: whole, begins: begins, of: of };
  }

  // A question without what only asks: 停车位有多少个 → 停车位.
  function topicOf(text) {
    return text.replace(ASKING, " ").replace(/\s+/g, " ").trim();
  }

  var api = {
    comparison: comparison, number: number, spelled: spelled, words: words, blanks: blanks, letters: letters, syllables: syllables, sounds: sounds,
    width: width, topicOf: topicOf
  };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.zhujieQuery = api;
})(typeof window === "undefined" ? globalThis : window);
