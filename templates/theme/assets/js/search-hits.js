/* What was found so far, and the two surest ways to find: literally, and by the value of a number. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;

  var PLACE = Prepare.PLACE;
  // How something was found, the best first. From `some` on it is only near what was asked.
  var TIER = { literal: 0, same: 1, together: 2, apart: 3, some: 4, near: 5 };

  function Hits(index) {
    this.index = index;
    this.best = new Map(); // record → score, the lower the better
    this.needles = new Set();
    this.inSource = false;
  }

  Hits.prototype.add = function (owner, score) {
    var known = this.best.get(owner);
    if (known === undefined || score < known) this.best.set(owner, score);
  };

  // The piece a place of the folded text lies in.
  Hits.prototype.piece = function (start) {
    var first = this.index.first, low = 0, high = this.index.owner.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (first[middle] <= start) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  // A match at [start, end) of the folded text. Gives the piece it lies in.
  Hits.prototype.match = function (start, end, tier) {
    var index = this.index, low = this.piece(start);
    var next = index.first[low + 1], stop = index.text.charCodeAt(next - 1) === 10 ? next - 1 : next;
    var fills = start > index.first[low] ? 2 : end < stop ? 1 : 0;
    this.add(index.owner[low], tier * 100 + index.place[low] * 10 + fills);
    if (low < index.sourceSize) this.inSource = true;
    return low;
  };

  // Literal occurrences of a folded word; with `whole`, none that cuts a number.
  function literal(hits, word, tier, whole) {
    var index = hits.index, some = false;
    if (!holds(index, word)) return false;
    Scan.words(index.text, word, function (start) {
      if (whole && Fold.cutsNumber(index.text, start, start + word.length)) return undefined;
      some = true;
      var piece = hits.match(start, start + word.length, tier);
      // One hit a piece is enough, unless a better one may follow in a short piece.
      return index.place[piece] >= PLACE.sentence ? Math.max(index.first[piece + 1], start + 1) : undefined;
    });
    if (some) hits.needles.add(word);
    return some;
  }

  // False when pairs of characters tell that the word is nowhere; true does not promise it.
  function holds(index, word) {
    return Scan.mayHold(index.pairs, word.split(""));
  }

  // Sentences that use the terms of which a name was found, and the terms themselves.
  function sameThing(hits, entries, tier) {
    entries.forEach(function (one) {
      hits.add(one.record, tier * 100 + PLACE.alias * 10);
      one.places.forEach(function (owner) {
        hits.add(owner, tier * 100 + PLACE.sentence * 10 + 3);
      });
      one.forms.forEach(function (form) {
        hits.needles.add(form);
      });
    });
  }

  function named(index, phrase) {
    return index.names.get(phrase) || index.entries.filter(function (one) {
      return phrase.length > 1 && one.forms.some(function (form) {
        return form.indexOf(phrase) >= 0;
      });
    });
  }

  function eachFigure(index, use) {
    index.figures.forEach(function (list) {
      list.forEach(use);
    });
  }

  function sameUnit(figure, unit) {
    return !unit || figure.unit === unit;
  }

  function equalNumbers(hits, asked, tier) {
    eachFigure(hits.index, function (figure) {
      if (figure.value !== asked.value || !sameUnit(figure, asked.unit)) return;
      hits.add(figure.record, tier * 100 + PLACE.sentence * 10);
      hits.needles.add(Fold.fold(figure.surface, hits.index.table));
    });
  }

  var DOWN = /下降|减少|降低|下滑|回落|降/, UP = /增加|增长|上升|提高|提升|上涨|升|增/;

  var MOVED = /同比|环比|下降|减少|降低|下滑|回落|增加|增长|上升|提高|提升|上涨|了/g;

  function compares(figure, asked) {
    // 1100多 is more than 1100.
    var value = figure.value, more = /[多余超]|以上/.test(figure.approx) ? 1e-9 * Math.max(1, value) : 0;
    return { ">": value + more > asked.value, ">=": value >= asked.value, "<": value < asked.value,
             "<=": value + more <= asked.value, "=": value === asked.value }[asked.sign];
  }

  // `下降>20%`, `率=100%`, `抽查>10次`: figures that are so, counted things first, then anything their sentence says.
  function comparedNumbers(hits, asked, tier) {
    var index = hits.index, direction = DOWN.test(asked.about) ? "down" : UP.test(asked.about) ? "up" : "";
    var rest = direction ? asked.about.replace(MOVED, " ") : asked.about;
    var about = Query.words(rest).map(function (word) {
      return Fold.fold(word, index.table);
    }).filter(Boolean);
    var all = [];
    eachFigure(index, function (figure) {
      var loose = !asked.unit && figure.unit === "%" && !asked.about;
      if (!compares(figure, asked) || !sameUnit(figure, asked.unit) || loose) return;
      if (!direction || figure.direction === direction) all.push(figure);
    });
    function saysAll(text) {
      return function (figure) {
        var said = Fold.fold(text(figure), index.table);
        return about.every(function (word) {
          return said.indexOf(word) >= 0;
        });
      };
    }
    var kept = all.filter(saysAll(function (figure) { return figure.measures; }));
    if (!kept.length) kept = all.filter(saysAll(function (figure) { return index.records[figure.record].text; }));
    kept.forEach(function (figure) {
      hits.add(figure.record, tier * 100 + PLACE.sentence * 10);
      hits.needles.add(Fold.fold(figure.surface, index.table));
    });
    return kept.length > 0;
  }

  var api = {
    Hits: Hits, TIER: TIER, holds: holds, literal: literal, sameThing: sameThing, named: named,
    equalNumbers: equalNumbers, comparedNumbers: comparedNumbers
  };
  if (need) module.exports = api;
  else root.zhujieHits = api;
})(typeof window === "undefined" ? globalThis : window);
