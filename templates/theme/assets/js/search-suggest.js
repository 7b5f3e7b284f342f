/* Suggesting: what completes a query, what comes close to one that found nothing, what to begin with. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Core = need ? require("./search-core.js") : root.zhujieSearch;

  // Headwords that complete what is typed, at most `limit`.
  function suggest(index, raw, limit) {
    var phrase = Fold.fold(raw, index.table), plain = Query.letters(raw).replace(/ /g, "");
    var asLetters = /^[a-z0-9]+$/.test(plain);
    if (!phrase) return [];
    return index.entries.filter(function (one) {
      if (one.key === phrase) return false;
      return one.key.indexOf(phrase) >= 0 ||
        (asLetters && (one.sound.indexOf(plain) === 0 || (plain.length > 1 && one.initials.indexOf(plain) === 0)));
    }).sort(function (a, b) {
      return (a.key.indexOf(phrase) === 0 ? 0 : 1) - (b.key.indexOf(phrase) === 0 ? 0 : 1) || a.key.length - b.key.length;
    }).slice(0, limit).map(name);
  }

  // What a person would not guess can be asked: `[query, what it is]`, of this report's own words and numbers.
  function examples(index) {
    return quotedWords(index).concat(someInitials(index), someComparison(index));
  }

  // Two words the report puts in quotation marks and the glossary explains, short ones first.
  function quotedWords(index) {
    var found = new Map();
    index.records.slice(0, index.sourceRecords).forEach(function (record) {
      (record.text.match(/[“"][\u3400-\u9fff]{2,5}[”"]/g) || []).forEach(function (quoted) {
        var word = quoted.slice(1, -1), key = Fold.fold(word, index.table);
        if (!found.has(word) && Found.partly(index, key).length) found.set(word, Math.abs(word.length - 3));
      });
    });
    return Array.from(found).sort(function (a, b) { return a[1] - b[1]; }).slice(0, 2).map(function (one) {
      return [one[0], "原文用语"];
    });
  }

  // Initials of the first words of a headword that leads to itself by them.
  function someInitials(index) {
    var best = index.entries.filter(function (one) {
      return one.places.length && /^[\u3400-\u9fff]{3}[^\u3400-\u9fff]/.test(name(one));
    }).sort(function (a, b) {
      return b.places.length - a.places.length;
    }).find(function (one) {
      var first = Core.find(index, one.initials.slice(0, 3), "").groups[0];
      return first && Core.sorted(first)[0].owner === one.record;
    });
    return best ? [[best.initials.slice(0, 3), "首字母"]] : [];
  }

  // A comparison that some counts of the most usual unit meet: the second largest, rounded down.
  function someComparison(index) {
    var units = new Map();
    index.figures.forEach(function (list) {
      list.forEach(function (one) {
        if (one.kind !== "count" || !one.unit || one.unit === "个") return; // 个 counts anything
        if (!units.has(one.unit)) units.set(one.unit, []);
        units.get(one.unit).push(one.value);
      });
    });
    var most = Array.from(units).filter(function (one) {
      return one[1].length > 1;
    }).sort(function (a, b) { return b[1].length - a[1].length; })[0];
    if (!most) return [];
    var value = most[1].sort(function (a, b) { return b - a; })[1], step = Math.pow(10, Math.floor(Math.log10(value)));
    return value > 1 ? [[">" + Math.max(1, Math.ceil(value / step) - 1) * step + most[0], "比数字"]] : [];
  }

  // Headwords with the most pairs of characters, else characters, in common with a query that found nothing.
  function closest(index, raw, limit) {
    var phrase = Fold.fold(raw, index.table), scored = [];
    index.entries.forEach(function (one) {
      var score = 0, all = one.forms.join("\n");
      for (var i = 0; i < phrase.length; i++) {
        if (/[\u3400-\u9fff]{2}/.test(phrase.substr(i, 2)) && all.indexOf(phrase.slice(i, i + 2)) >= 0) score += 3;
        if (/[\u3400-\u9fff]/.test(phrase[i]) && all.indexOf(phrase[i]) >= 0) score += 1;
      }
      if (score > 1) scored.push([score, one]);
    });
    return scored.sort(function (a, b) {
      return b[0] - a[0] || a[1].key.length - b[1].key.length;
    }).slice(0, limit).map(function (pair) {
      return name(pair[1]);
    });
  }

  function name(entry) {
    return entry.headword.replace(/[“”《》]/g, "");
  }

  var api = { suggest: suggest, examples: examples, closest: closest };
  if (need) module.exports = api;
  else root.zhujieSuggest = api;
})(typeof window === "undefined" ? globalThis : window);
