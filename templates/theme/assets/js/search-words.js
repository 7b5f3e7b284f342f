/* Several words: all in one sentence, else in one record, on one page, or each where it stands. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Letters = need ? require("./search-letters.js") : root.zhujieLetters;

  var PLACE = Prepare.PLACE, score = Found.score;

  // Everything one word of several finds, by whatever way answers first.
  function wordHits(index, word) {
    var hits = new Found.Hits(index), phrase = Fold.fold(word, index.table), compared = Query.comparison(word);
    hits.word = word;
    hits.phrase = phrase;
    hits.count = 0;
    if (compared && Found.comparedNumbers(hits, compared)) {
      hits.count = Array.from(hits.words.values()).reduce(function (sum, one) { return sum + one; }, 0);
      return hits;
    }
    if (!phrase) return hits;
    var number = Query.number(word);
    hits.count = Found.literal(hits, phrase, "literal", !!number);
    if (number) Found.equalNumbers(hits, number);
    if (/[a-z]/.test(phrase)) Letters.inLetters(hits, word);
    if (!hits.reaches && !number) {
      var exact = index.names.get(phrase);
      Found.sameThing(hits, exact || Found.partly(index, phrase), exact ? "alias" : "part", !!exact);
    }
    return hits;
  }

  // What each word finds, and how often the source has it literally. Words of marks alone do not count.
  function each(hits, words) {
    var found = words.map(function (word) {
      return wordHits(hits.index, word);
    }).filter(function (one) {
      return one.phrase;
    });
    hits.parts = found.map(function (one) {
      return { word: one.word, count: one.count };
    });
    return found;
  }

  function keepNeedles(hits, found) {
    found.forEach(function (one) {
      one.needles.forEach(function (needle) {
        hits.needles.add(needle);
      });
    });
  }

  function all(found, owner) {
    return found.every(function (one) {
      return one.best.has(owner);
    });
  }

  // Records that have every word; true when a sentence of the source is among them. `same` counts the sentences that have
  // them literally, `alike` those that have some of them by another way.
  function together(hits, found) {
    var source = false;
    hits.same = hits.alike = 0;
    if (found.length < 2) return false;
    found[0].best.forEach(function (points, owner) {
      if (!all(found, owner)) return;
      var inSource = owner < hits.index.sourceRecords, literal = inSource && found.every(function (one) {
        return one.places.has(owner);
      });
      if (literal) hits.same += 1;
      else if (inSource) hits.alike += 1;
      source = source || inSource;
      // By what way the record was found is told by the word that was hardest to find.
      var worst = Found.wayOf(Math.max.apply(null, found.map(function (one) { return one.best.get(owner); }))).name;
      var way = literal || worst === "literal" ? "together" : worst, tier = Found.TIER.together;
      hits.add(owner, score(way, inSource ? PLACE.sentence : PLACE.entry, literal ? spread(hits.index, found, owner) : 50, tier));
    });
    if (source) keepNeedles(hits, found);
    return source;
  }

  // How far apart the words stand in a sentence, from 0 for next to each other in the order asked to 9.
  function spread(index, found, owner) {
    var text = index.text.slice(index.first[owner], index.first[owner + 1]), least = Infinity, ordered = false;
    for (var at = text.indexOf(found[0].phrase); at >= 0; at = text.indexOf(found[0].phrase, at + 1)) {
      var from = at, to = at + found[0].phrase.length, order = true, last = at;
      for (var i = 1; i < found.length; i++) {
        var next = text.indexOf(found[i].phrase, last), place = next < 0 ? text.indexOf(found[i].phrase) : next;
        if (place < 0) return 9; // a word that runs on into the next sentence
        order = order && next >= 0;
        from = Math.min(from, place);
        to = Math.max(to, place + found[i].phrase.length);
        last = place;
      }
      if (to - from < least || (to - from === least && order)) {
        least = to - from;
        ordered = order;
      }
    }
    var own = found.reduce(function (sum, one) { return sum + one.phrase.length; }, 0), between = least - own;
    return (between < 1 ? 0 : between < 5 ? 2 : between < 13 ? 4 : between < 31 ? 6 : 8) + (ordered ? 0 : 1);
  }

  // An entry is a page of its own here: two entries say nothing together.
  function unitOf(index, owner) {
    var record = index.records[owner];
    return record.type === "entry" ? "e" + owner : record.page;
  }

  // Pages that have every word, though no sentence has.
  function apart(hits, found) {
    var count = new Map(), any = false;
    found.forEach(function (one) {
      var units = new Set();
      one.best.forEach(function (points, owner) {
        units.add(unitOf(hits.index, owner));
      });
      units.forEach(function (unit) {
        count.set(unit, (count.get(unit) || 0) + 1);
      });
    });
    found.forEach(function (one) {
      one.best.forEach(function (points, owner) {
        if (count.get(unitOf(hits.index, owner)) !== found.length) return;
        any = true;
        hits.add(owner, score(found.length > 1 ? "apart" : "part", Found.placeOf(points), 0));
      });
    });
    return any;
  }

  // Each word where it stands in the source, the rarest first: how often a page has one of them does not count.
  function some(hits, found) {
    var total = hits.index.sourceRecords, sums = new Map(), most = 0;
    found.forEach(function (one) {
      var size = one.places.size || one.best.size, weight = Math.log(1 + total / Math.max(1, size));
      most += weight;
      one.best.forEach(function (points, owner) {
        if (owner >= total && one.reaches) return;
        sums.set(owner, (sums.get(owner) || 0) + weight);
      });
    });
    sums.forEach(function (sum, owner) {
      hits.add(owner, score("some", owner < total ? PLACE.sentence : PLACE.entry, Math.round(99 * (1 - sum / most))));
    });
    return sums.size > 0;
  }

  // Records with every word, else pages with every word, else (`loose`) those with some.
  function several(hits, words, loose) {
    var found = each(hits, words), any = together(hits, found);
    if (!any && found.every(function (one) { return one.best.size; })) any = apart(hits, found) && hits.reaches;
    if (!any && loose) {
      any = some(hits, found.filter(function (one) { return one.best.size; }));
    }
    if (any) keepNeedles(hits, found);
    else hits.parts = null;
    return any;
  }

  // One sentence of the source that has all the words: then nothing else is asked.
  function inOneSentence(hits, words) {
    var found = each(hits, words), any = together(hits, found);
    if (!any) {
      hits.parts = null;
      hits.best.clear();
    }
    return any;
  }

  // Cuts words that a person wrote without spaces into pieces that exist: as little as possible left over, then as few
  // pieces as possible, names of terms before others: 信访办结率 → 信访, 办结率 and not 信访办, 结率.
  function cut(index, phrase) {
    var best = [{ cost: 0, pieces: [], left: 0 }], reach = 0;
    for (var from = 0; from < phrase.length; from++) {
      var here = best[from], to = from + 1;
      offer(to, here.cost + 100, here.pieces, here.left + 1);
      // Part of a piece that exists exists as well, so that each place is asked for once.
      while (reach < phrase.length && exists(index, phrase.slice(from, Math.max(reach + 1, from + 2)))) {
        reach = Math.max(reach + 1, from + 2);
      }
      for (to = from + 2; to <= reach; to++) {
        var piece = phrase.slice(from, to);
        offer(to, here.cost + (index.names.has(piece) ? 10 : 11), here.pieces.concat(piece), here.left);
      }
    }
    return best[phrase.length];

    function offer(to, cost, pieces, left) {
      if (!best[to] || cost < best[to].cost) best[to] = { cost: cost, pieces: pieces, left: left };
    }
  }

  function exists(index, piece) {
    return Found.holds(index, piece) && index.text.indexOf(piece) >= 0;
  }

  // The longest names of terms inside a phrase, when they are at least half of it: 信访办 → 信访.
  function namesIn(index, phrase) {
    for (var size = phrase.length - 1; size > 1 && size * 2 >= phrase.length; size--) {
      var names = [];
      for (var from = 0; from + size <= phrase.length; from++) {
        if (index.names.has(phrase.slice(from, from + size))) names.push(phrase.slice(from, from + size));
      }
      if (names.length) return names;
    }
    return [];
  }

  var api = {
    several: several, inOneSentence: inOneSentence, cut: cut, namesIn: namesIn
  };
  if (need) module.exports = api;
  else root.zhujieWords = api;
})(typeof window === "undefined" ? globalThis : window);
