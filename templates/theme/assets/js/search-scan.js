/* Scanning: the ways a pattern is looked for in one long folded text. Pure functions.
   A word is found with indexOf. A pattern whose places each allow several characters (pinyin), or that may differ by
   one character (near), is found by shift-and: one bit a place, one pass over the text, whatever the pattern. Which
   pairs of characters stand next to each other is known beforehand, so most patterns that are nowhere need no pass. */
(function (root) {
  "use strict";

  var masks = new Uint32Array(65536);
  var LONGEST = 30; // bits that a 32-bit number leaves for a pattern

  // Calls found(start) for every place of `word`; what it returns, if anything, is where to go on.
  function words(text, word, found) {
    for (var i = text.indexOf(word); i >= 0; ) {
      var next = found(i);
      i = text.indexOf(word, next === undefined ? i + 1 : next);
    }
  }

  // Which characters follow which in the text: {ids, size, bits}, a bit for every pair of characters that occur.
  function pairs(text) {
    var ids = new Uint16Array(65536), size = 1, i, all = text.length;
    for (i = 0; i < all; i++) {
      var code = text.charCodeAt(i);
      if (!ids[code]) ids[code] = size++;
    }
    var bits = new Uint32Array(((size * size) >> 5) + 1);
    for (i = 1; i < all; i++) {
      var pair = ids[text.charCodeAt(i - 1)] * size + ids[text.charCodeAt(i)];
      bits[pair >> 5] |= 1 << (pair & 31);
    }
    return { ids: ids, size: size, bits: bits };
  }

  function follows(known, first, second) {
    var pair = known.ids[first] * known.size + known.ids[second];
    return (known.bits[pair >> 5] >>> (pair & 31)) & 1;
  }

  // Whether the text can hold units in a row, as far as pairs tell.
  function mayHold(known, units) {
    var before = codes(units[0]);
    for (var i = 1; i < units.length && before.length; i++) {
      before = codes(units[i]).filter(function (code) {
        return before.some(function (one) {
          return follows(known, one, code);
        });
      });
    }
    return before.length > 0;

    function codes(unit) {
      return unit.split("").map(function (one) {
        return one.charCodeAt(0);
      }).filter(function (code) {
        return known.ids[code];
      });
    }
  }

  // Whether the text can hold the word with one character changed, missing or added: that parts two pairs at most.
  function mayHoldNearly(known, word) {
    var strange = 0, parted = 0;
    for (var i = 0; i < word.length; i++) {
      if (!known.ids[word.charCodeAt(i)]) strange += 1;
      if (i && !follows(known, word.charCodeAt(i - 1), word.charCodeAt(i))) parted += 1;
    }
    return strange < 2 && parted < 3;
  }

  function setMasks(units) {
    units.forEach(function (unit, place) {
      for (var i = 0; i < unit.length; i++) masks[unit.charCodeAt(i)] |= 1 << place;
    });
  }

  function clearMasks(units) {
    units.forEach(function (unit) {
      for (var i = 0; i < unit.length; i++) masks[unit.charCodeAt(i)] = 0;
    });
  }

  // Every place where each character is one of its unit's: units ["枫风", "桥侨"] find 枫桥. Calls found(start).
  function classes(text, units, found) {
    if (!units.length || units.length > LONGEST) return;
    var top = 1 << (units.length - 1), state = 0;
    setMasks(units);
    for (var i = 0, size = text.length; i < size; i++) {
      state = ((state << 1) | 1) & masks[text.charCodeAt(i)];
      if (state & top) found(i - units.length + 1);
    }
    clearMasks(units);
  }

  // Places where the text differs from `word` by at most one character changed, missing or added: [start, end] of each.
  // Those with the first and the last character right come alone when there are any.
  function near(text, word) {
    var size = word.length, found = [[], [], []];
    if (size < 3 || size > LONGEST) return [];
    var units = word.split(""), top = 1 << (size - 1), exact = 0, one = 0;
    setMasks(units);
    for (var i = 0, all = text.length; i < all; i++) {
      var code = text.charCodeAt(i);
      if (code === 10) {
        exact = one = 0;
        continue;
      }
      var mask = masks[code], before = exact;
      exact = ((exact << 1) | 1) & mask;
      one = (((one << 1) | 1) & mask) | before | (before << 1) | (exact << 1) | 1;
      if (one & top) {
        var place = align(text, word, i + 1);
        if (place) found[place[2]].push(place);
      }
    }
    clearMasks(units);
    return found[2].length ? found[2] : found[1];
  }

  // [start, end, right] of the stretch that ends at `end` and is within one of the word; `right` is how many of its
  // outer characters are right, the more the better.
  function align(text, word, end) {
    var best = null;
    for (var size = word.length + 1; size >= word.length - 1; size--) {
      if (end < size) continue;
      var start = end - size;
      var right = (text[start] === word[0] ? 1 : 0) + (text[end - 1] === word[word.length - 1] ? 1 : 0);
      if (right > (best ? best[2] : 0) && within(text.slice(start, end), word)) best = [start, end, right];
    }
    return best;
  }

  // Whether one character changed, missing or added makes `a` from `b`. Digits must agree: 441 is not nearly 442.
  function within(a, b) {
    if (a.replace(/\D/g, "") !== b.replace(/\D/g, "")) return false;
    if (Math.abs(a.length - b.length) > 1) return false;
    var start = 0, ends = 0, least = Math.min(a.length, b.length);
    while (start < least && a[start] === b[start]) start++;
    while (ends < least - start && a[a.length - 1 - ends] === b[b.length - 1 - ends]) ends++;
    return Math.max(a.length, b.length) - start - ends <= 1;
  }

  var api = {
    words: words, classes: classes, near: near, within: within, pairs: pairs, mayHold: mayHold,
    mayHoldNearly: mayHoldNearly
  };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.zhujieScan = api;
})(typeof window === "undefined" ? globalThis : window);
