/* Several words: all in one record, all on one page, or the rarest of them. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Letters = need ? require("./search-letters.js") : root.zhujieLetters;

  var TIER = Found.TIER;

  // Everything one word of several finds, by whatever way answers first.
  function wordHits(index, word) {
    var hits = new Found.Hits(index), phrase = Fold.fold(word, index.table), compared = Query.comparison(word);
    if (compared && Found.comparedNumbers(hits, compared, 0)) return hits;
    if (!phrase) return hits;
    var number = Query.number(word);
    Found.literal(hits, phrase, 0, !!number);
    if (number) Found.equalNumbers(hits, number, 0);
    if (/[a-z]/.test(phrase)) {
      Letters.english(hits, word, 0);
      if (!hits.best.size) Letters.pinyin(hits, word, 0);
    }
    if (!hits.inSource && !number) Found.sameThing(hits, Found.named(index, phrase), 0);
    return hits;
  }

  // An entry is a page of its own here: two entries say nothing together.
  function unitOf(index, owner) {
    var record = index.records[owner];
    return record.type === "entry" ? "e" + owner : record.page;
  }

  // Records with every word, else pages with every word, else (`loose`) those with the rarest words.
  function several(hits, words, loose) {
    var index = hits.index;
    var found = words.map(function (word) {
      return wordHits(index, word);
    });
    var all = found.every(function (one) {
      return one.best.size;
    });
    if (all) {
      var one = together(hits, found), page = apart(hits, found);
      if (one || page) return keepNeedles(hits, found);
    }
    if (!loose) return false;
    found = found.filter(function (one) {
      return one.best.size;
    });
    return some(hits, found) && keepNeedles(hits, found);
  }

  function keepNeedles(hits, found) {
    found.forEach(function (one) {
      one.needles.forEach(function (needle) {
        hits.needles.add(needle);
      });
    });
    return true;
  }

  function together(hits, found) {
    var any = false;
    found[0].best.forEach(function (score, owner) {
      var worst = score;
      for (var i = 1; i < found.length; i++) {
        var other = found[i].best.get(owner);
        if (other === undefined) return;
        worst = Math.max(worst, other);
      }
      any = true;
      hits.add(owner, TIER.together * 100 + worst);
    });
    return any;
  }

  function apart(hits, found) {
    var count = new Map();
    found.forEach(function (one) {
      var units = new Set();
      one.best.forEach(function (score, owner) {
        units.add(unitOf(hits.index, owner));
      });
      units.forEach(function (unit) {
        count.set(unit, (count.get(unit) || 0) + 1);
      });
    });
    var any = false;
    found.forEach(function (one) {
      one.best.forEach(function (score, owner) {
        if (count.get(unitOf(hits.index, owner)) !== found.length) return;
        any = true;
        hits.add(owner, TIER.apart * 100 + score);
      });
    });
    return any;
  }

  function some(hits, found) {
    var total = hits.index.records.length, sums = new Map(), most = 0;
    found.forEach(function (one) {
      var weight = Math.log(1 + total / one.best.size);
      most += weight;
      one.best.forEach(function (score, owner) {
        sums.set(owner, (sums.get(owner) || 0) + weight);
      });
    });
    var best = Math.max.apply(null, [0].concat(Array.from(sums.values()).slice(0, 50000)));
    sums.forEach(function (sum, owner) {
      if (sum > best * 0.6) hits.add(owner, TIER.some * 100 + Math.round(99 * (1 - sum / most)));
    });
    return sums.size > 0;
  }

  // Cuts words that a person wrote without spaces into the longest pieces that exist: 信访办结率 → 信访, 办结率.
  function cut(index, phrase) {
    var pieces = [], left = 0;
    for (var from = 0; from < phrase.length; ) {
      var size = 0;
      for (var tried = 2; from + tried <= phrase.length; tried++) {
        var piece = phrase.slice(from, from + tried);
        if (index.names.has(piece) || (Found.holds(index, piece) && index.text.indexOf(piece) >= 0)) size = tried;
        else if (tried - size > 2) break;
      }
      if (size) pieces.push(phrase.slice(from, from + size));
      else left += 1;
      from += size || 1;
    }
    return { pieces: pieces, left: left };
  }

  var api = {
    several: several, cut: cut
  };
  if (need) module.exports = api;
  else root.zhujieWords = api;
})(typeof window === "undefined" ? globalThis : window);
