/* Answering: from the index and a query to ranked records. Pure functions, no page needed.

   What is found is ranked by how it was found (TIER), then where (PLACE), then how much of that place it fills, then in
   the order of the report. A later way is only tried when the ones before found nothing, so words that stand in the
   report are answered by the places where they stand and by no others. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Letters = need ? require("./search-letters.js") : root.zhujieLetters;
  var Several = need ? require("./search-words.js") : root.zhujieWords;

  var TIER = Found.TIER, NONE = 1e6, prepare = Prepare.prepare;

  function collect(index, raw) {
    var hits = new Found.Hits(index), asked = Query.width(raw), phrase = Fold.fold(raw, index.table);
    var compared = Query.comparison(raw), words = Query.words(raw), number = Query.number(raw);
    if (asked && index.byAnchor.has(asked)) {
      hits.add(index.byAnchor.get(asked), 0);
      return hits;
    }
    if (compared && !(compared.plain && index.text.indexOf(phrase) >= 0)) {
      if (Found.comparedNumbers(hits, compared, TIER.literal) || !compared.plain) return hits;
    }
    if (!phrase) return hits;
    Found.literal(hits, phrase, TIER.literal, !!number);
    if (hits.inSource && !number) return hits;
    if (number) Found.equalNumbers(hits, number, TIER.same);
    if (/[a-z]/.test(phrase)) {
      Letters.english(hits, asked, TIER.same);
      Letters.pinyin(hits, asked, TIER.same);
    }
    if (hits.inSource) return hits;
    if (!number) Found.sameThing(hits, Found.named(index, phrase), TIER.same);
    if (hits.best.size) return hits;
    if (words.length > 1 && Several.several(hits, words, false)) return hits;
    if (number || /^[\d.%]+$/.test(phrase)) return Letters.nearly(hits, phrase, asked), hits;
    if (Letters.nearly(hits, phrase, asked)) return hits;
    var rest = Query.words(Query.topicOf(asked)), mostly = Several.cut(index, phrase);
    if (rest.join("") !== words.join("") && rest.length && Several.several(hits, rest, false)) return hits;
    var covered = !/[a-z]/.test(phrase) && !mostly.left && mostly.pieces.length > 1;
    if (covered && Several.several(hits, mostly.pieces, false)) return hits;
    if (words.length > 1 && Several.several(hits, words, true)) return hits;
    var half = mostly.pieces.length && mostly.left * 2 <= phrase.length && phrase.length > 3;
    if (half) Several.several(hits, mostly.pieces, true);
    return hits;
  }

  // What kind a record is for the filters: `entry`, or the kind of the part its page is of.
  function kindOf(index, owner) {
    var record = index.records[owner];
    return record.type === "entry" ? "entry" : index.pages[record.page][3];
  }

  // {query, total, near, counts: {kind: number}, groups: [{page, records: [{record, near}]}], needles}; groups and their
  // records best first. `kind` keeps one kind only: a kind of part, `entry`, or `number` for sentences with figures.
  function find(index, raw, kind) {
    var hits = collect(index, raw), pages = new Map(), counts = { "": 0 }, kept = 0, near = true;
    hits.best.forEach(function (score, owner) {
      var its = kindOf(index, owner), figures = index.figures.has(owner);
      counts[""] += 1;
      counts[its || "other"] = (counts[its || "other"] || 0) + 1;
      if (figures) counts.number = (counts.number || 0) + 1;
      if (kind && its !== kind && !(kind === "number" && figures)) return;
      kept += 1;
      if (score < TIER.some * 100) near = false;
      var page = index.records[owner].page, group = pages.get(page);
      if (!group) pages.set(page, (group = { page: page, score: NONE, records: [] }));
      group.records.push({ owner: owner, score: score });
      if (score < group.score) group.score = score;
    });
    var groups = Array.from(pages.values()).sort(function (a, b) {
      return a.score - b.score || a.page - b.page;
    });
    return { query: raw, total: kept, near: kept > 0 && near, counts: counts, groups: groups,
             needles: Array.from(hits.needles).sort(function (a, b) { return b.length - a.length; }) };
  }

  // The records of a group, best first; sorted only when they are shown.
  function sorted(group) {
    return group.records.sort(function (a, b) {
      return a.score - b.score || a.owner - b.owner;
    });
  }

  // --- suggestions ----------------------------------------------------------------------------------------------------

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

  // Headwords to begin with: short ones that the report uses most.
  function examples(index, limit) {
    return index.entries.filter(function (one) {
      return one.key.length > 2 && one.key.length < 9;
    }).sort(function (a, b) {
      return b.places.length - a.places.length;
    }).slice(0, limit).map(name);
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

  var api = {
    prepare: prepare, find: find, sorted: sorted, suggest: suggest, examples: examples, closest: closest,
    kindOf: kindOf, TIER: TIER
  };
  if (need) module.exports = api;
  else root.zhujieSearch = api;
})(typeof window === "undefined" ? globalThis : window);
