/* Folding: what makes two ways of writing the same word equal. Pure functions; used by the search and by the page one
   lands on. Width, case, spaces and punctuation do not count, Traditional characters count as their Simplified form. */
(function (root) {
  "use strict";

  var BREAK = "\uE000"; // stands between texts that do not continue each other; folded to "\n", which no query holds
  var DOT = 46, COMMA = 44, SPACE = 32, PERCENT = 37;
  var IGNORED = /[\p{P}\p{S}\p{Z}\p{M}\p{Cc}\p{Cf}\p{Co}\p{Cn}]/u;
  var base = null;

  function isDigit(code) {
    return code >= 48 && code <= 57;
  }

  function narrow(code) {
    return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  }

  // What every code unit becomes; 0 = it does not count. Surrogates stay as they are, so rare characters survive.
  function baseTable() {
    var map = new Uint16Array(65536);
    for (var code = 1; code < 65536; code++) {
      var plain = narrow(code);
      if (plain === PERCENT || code === 0x2030) map[code] = plain;
      else if (code >= 0xd800 && code <= 0xdfff) map[code] = code;
      else if (IGNORED.test(String.fromCharCode(plain))) map[code] = 0;
      else map[code] = String.fromCharCode(plain).toLowerCase().charCodeAt(0);
    }
    map[BREAK.charCodeAt(0)] = 10;
    return map;
  }

  // Folding table; `pairs` is the index's string of Traditional and Simplified characters in turn.
  function makeTable(pairs) {
    base = base || baseTable();
    var map = base.slice();
    for (var i = 0; i + 1 < (pairs || "").length; i += 2) map[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
    return map;
  }

  // What is left of marks between two digits: 5.9 and 2015—2020 must not become 59 and 20152020; 1,234 is 1234.
  function betweenDigits(text, from, to) {
    if (to - from === 1) {
      var mark = narrow(text.charCodeAt(from));
      if (mark === DOT) return DOT;
      if (mark === COMMA && /^\d{3}(?!\d)/.test(text.slice(to, to + 4))) return 0;
    }
    return SPACE;
  }

  // Folded text; with `at`, an array, also the place of every folded character in `text`.
  function fold(text, map, at) {
    var out = new Uint16Array(text.length), size = 0, gap = -1;
    for (var i = 0; i < text.length; i++) {
      var code = map[text.charCodeAt(i)];
      if (code === 0) {
        if (gap < 0) gap = i;
        continue;
      }
      if (gap >= 0 && size && isDigit(code) && isDigit(out[size - 1])) {
        var mark = betweenDigits(text, gap, i);
        if (mark) {
          if (at) at[size] = gap;
          out[size++] = mark;
        }
      }
      gap = -1;
      if (at) at[size] = i;
      out[size++] = code;
    }
    return decode(out.subarray(0, size));
  }

  function decode(codes) {
    var text = "";
    for (var i = 0; i < codes.length; i += 8192) text += String.fromCharCode.apply(null, codes.subarray(i, i + 8192));
    return text;
  }

  // A match that cuts a number is no match of that number: 441 is not in 4410, nor 9 in 5.9.
  function cutsNumber(text, start, end) {
    if (isDigit(text.charCodeAt(start))) {
      var before = text.charCodeAt(start - 1);
      if (isDigit(before) || (before === DOT && isDigit(text.charCodeAt(start - 2)))) return true;
    }
    if (isDigit(text.charCodeAt(end - 1))) {
      var after = text.charCodeAt(end);
      if (isDigit(after) || (after === DOT && isDigit(text.charCodeAt(end + 1)))) return true;
    }
    return false;
  }

  // Ranges [start, end) of the needles (folded) in `text`, sorted and merged. A needle that is not whole in the text but
  // runs over its edge into a neighbour is found by the part that lies here; `edges` asks for that.
  function ranges(text, needles, map, edges) {
    var at = [], folded = fold(text, map, at), found = [];
    needles.forEach(function (needle) {
      if (!needle) return;
      var some = false;
      for (var i = folded.indexOf(needle); i >= 0; i = folded.indexOf(needle, i + needle.length)) {
        if (/^[\d.]+%?$/.test(needle) && cutsNumber(folded, i, i + needle.length)) continue;
        found.push([at[i], at[i + needle.length - 1] + 1]);
        some = true;
      }
      if (some || !edges) return;
      for (var size = Math.min(needle.length - 1, folded.length); size > 0; size--) {
        if (folded.endsWith(needle.slice(0, size))) {
          found.push([at[folded.length - size], at[folded.length - 1] + 1]);
          return;
        }
      }
    });
    return merge(found);
  }

  function merge(found) {
    found.sort(function (a, b) {
      return a[0] - b[0] || a[1] - b[1];
    });
    return found.reduce(function (kept, one) {
      var last = kept[kept.length - 1];
      if (last && one[0] <= last[1]) last[1] = Math.max(last[1], one[1]);
      else kept.push(one.slice());
      return kept;
    }, []);
  }

  var api = { BREAK: BREAK, makeTable: makeTable, fold: fold, cutsNumber: cutsNumber, ranges: ranges, isDigit: isDigit };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.zhujieFold = api;
})(typeof window === "undefined" ? globalThis : window);
