/* What was found so far, and the surest ways to find: literally, by another name, by the value of a number. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;

  var PLACE = Prepare.PLACE;
  // How much what was found is what was asked, the best first. From `some` on it is only near it.
  var TIER = { literal: 0, same: 1, initials: 2, part: 3, together: 4, apart: 5, some: 6, sound: 7, near: 8 };
  // The ways to find, each with its tier and what a result found so is called where its words do not show it.
  var WAYS = [
    ["literal", TIER.literal, ""], ["value", TIER.same, "数值"], ["page", TIER.same, "页名"], ["alias", TIER.same, "别称"],
    ["english", TIER.same, "英文"], ["pinyin", TIER.same, "拼音"], ["turned", TIER.same, "次序不同"],
    ["initials", TIER.initials, "首字母"], ["part", TIER.part, "相关"], ["together", TIER.together, ""],
    ["apart", TIER.apart, "不同句"], ["some", TIER.some, "部分词"], ["sound", TIER.sound, "同音近似"],
    ["near", TIER.near, "近似"]
  ].map(function (way) {
    return { name: way[0], tier: way[1], label: way[2] };
  });
  var WAY = {};
  WAYS.forEach(function (way, number) {
    WAY[way.name] = number;
  });

  // The lower the better; by tier, place, `fine` (0 to 99), and it tells the way. What is ours is never better than what
  // is the same in the source, unless it is asked for by its name.
  function score(way, place, fine, tier) {
    var rank = tier === undefined ? WAYS[WAY[way]].tier : tier;
    if (place >= PLACE.page) rank = Math.max(rank, TIER.same);
    return ((rank * 10 + place) * 100 + (fine || 0)) * 16 + WAY[way];
  }

  function wayOf(points) {
    return WAYS[points % 16];
  }

  function placeOf(points) {
    return Math.floor(points / 1600) % 10;
  }

  function isNear(points) {
    return points >= TIER.some * 16000;
  }

  function Hits(index) {
    this.index = index;
    this.best = new Map(); // record → score, the lower the better
    this.needles = new Set();
    this.places = new Map(); // record of the source → how often it has the words
    this.words = new Map(); // words the query was understood as → how often the source has them
    this.inSource = false; // the source has the words
    this.reaches = false; // some record of the source was found, by whatever way
  }

  Hits.prototype.add = function (owner, points) {
    var known = this.best.get(owner);
    if (known === undefined || points < known) this.best.set(owner, points);
    if (owner < this.index.sourceRecords && wayOf(points).name !== "page") this.reaches = true;
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

  // A match at [start, end) of the folded text, in the piece given or in the one it begins in. Gives the piece.
  Hits.prototype.match = function (start, end, way, given) {
    var index = this.index, piece = given === undefined ? this.piece(start) : given, owner = index.owner[piece];
    var place = index.place[piece], next = index.first[piece + 1], begins = start === index.first[piece];
    if (piece < index.sourceSize) {
      this.inSource = true;
      this.places.set(owner, (this.places.get(owner) || 0) + 1);
      this.add(owner, score(way, place, 0));
      return piece;
    }
    if (place === PLACE.page && this.places.has(owner)) return piece; // its heading in the source says so itself
    var whole = begins && end === (index.text.charCodeAt(next - 1) === 10 ? next - 1 : next);
    // A name that the source has too is led to by the source; but a headword is what the person wants explained.
    var named = whole ? place < PLACE.alias || (place === PLACE.alias && way !== "literal")
      : begins && way === "initials" && (place === PLACE.headword || place === PLACE.alias);
    var by = place === PLACE.page && way === "literal" ? "page" : way;
    this.add(owner, score(by, named ? PLACE.name : place, whole ? 0 : begins ? 1 : 2));
    return piece;
  };

  // Literal occurrences of a folded word; with `whole`, none that cuts a number. Gives how many the source has.
  function literal(hits, word, way, whole) {
    var index = hits.index, text = index.text, count = 0, piece = 0, last = -1, some = false;
    if (!holds(index, word)) return 0;
    Scan.words(text, word, function (start) {
      var end = start + word.length;
      if (whole && Fold.cutsNumber(text, start, end)) return undefined;
      piece = start < index.first[piece + 1] ? piece : hits.piece(start);
      if (whole && index.place[piece] === PLACE.page) return undefined; // 举措6 is not the number 6
      some = true;
      if (piece === last) hits.places.set(index.owner[piece], hits.places.get(index.owner[piece]) + 1);
      else hits.match(start, end, way, piece);
      last = piece;
      if (piece < index.sourceSize) count += 1;
      // One hit a piece of ours is enough.
      return piece < index.sourceSize ? end : Math.max(index.first[piece + 1], start + 1);
    });
    if (some) hits.needles.add(word);
    return count;
  }

  // False when pairs of characters tell that the word is nowhere; true does not promise it.
  function holds(index, word) {
    return Scan.mayHold(index.pairs, word.split(""));
  }

  function inSource(index, word) {
    var at = index.text.indexOf(word);
    return at >= 0 && at < index.sourceEnd;
  }

  // Terms, and the sentences that use them. `whole` says that they were asked for by their name.
  function sameThing(hits, entries, way, whole) {
    entries.forEach(function (one) {
      hits.add(one.record, score(way, whole ? PLACE.name : PLACE.headword, 3));
      one.places.forEach(function (owner) {
        hits.add(owner, score(way, PLACE.sentence, 0));
      });
      one.forms.forEach(function (form) {
        hits.needles.add(form);
      });
    });
  }

  // Entries with a name of which the phrase is a part.
  function partly(index, phrase) {
    return index.entries.filter(function (one) {
      return phrase.length > 1 && one.forms.some(function (form) {
        return form.indexOf(phrase) >= 0;
      });
    });
  }

  // What is only found in names of ours leads on to the sentences that use those terms.
  function leadOn(hits, words, way) {
    if (hits.reaches) return;
    words.slice(0, 20).forEach(function (word) {
      sameThing(hits, hits.index.names.get(word) || partly(hits.index, word), way, false);
    });
  }

  function eachFigure(index, use) {
    index.figures.forEach(function (list) {
      list.forEach(use);
    });
  }

  function sameUnit(figure, unit) {
    return !unit || figure.unit === unit || figure.counts === unit;
  }

  function takeFigure(hits, figure, tier) {
    var surface = Fold.fold(figure.surface, hits.index.table);
    hits.add(figure.record, score("value", PLACE.sentence, 0, tier));
    hits.needles.add(surface);
    var said = figure.said === figure.surface ? surface : figure.said;
    hits.words.set(said, (hits.words.get(said) || 0) + 1);
    if (tier === TIER.literal) hits.places.set(figure.record, (hits.places.get(figure.record) || 0) + 1);
  }

  function equalNumbers(hits, asked) {
    eachFigure(hits.index, function (figure) {
      if (figure.value !== asked.value || !sameUnit(figure, asked.unit) || hits.places.has(figure.record)) return;
      takeFigure(hits, figure, TIER.same);
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
  function comparedNumbers(hits, asked) {
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
    var kept = all.filter(saysAll(function (figure) { return figure.subject; }));
    if (!kept.length) kept = all.filter(saysAll(function (figure) { return index.records[figure.record].text; }));
    kept.forEach(function (figure) {
      takeFigure(hits, figure, TIER.literal);
    });
    return kept.length > 0;
  }

  var api = {
    Hits: Hits, TIER: TIER, score: score, wayOf: wayOf, placeOf: placeOf, isNear: isNear, holds: holds, inSource: inSource,
    literal: literal, sameThing: sameThing, partly: partly, leadOn: leadOn, equalNumbers: equalNumbers, comparedNumbers: comparedNumbers
  };
  if (need) module.exports = api;
  else root.zhujieHits = api;
})(typeof window === "undefined" ? globalThis : window);
