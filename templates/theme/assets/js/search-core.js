/* Answering: from the index and a query to ranked records. Pure functions, no page needed.

   What is found is ranked by how it was found and where (see search-hits.js), then in the order of the report. A later way
   is only tried while the ones before lead to no place of the report, so words that stand in it are answered by the
   places where they stand and by no others. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Letters = need ? require("./search-letters.js") : root.zhujieLetters;
  var Several = need ? require("./search-words.js") : root.zhujieWords;

  var PLACE = Prepare.PLACE;

  function collect(index, raw) {
    var hits = new Found.Hits(index), asked = Query.width(raw), phrase = Fold.fold(raw, index.table);
    var compared = Query.comparison(raw), number = Query.number(raw);
    var blanks = Query.blanks(raw).filter(function (word) { return Fold.fold(word, index.table); });
    hits.script = !index.inTraditional && Fold.fold(raw, index.plain) !== phrase;
    var record = index.byAnchor.has(asked) ? index.byAnchor.get(asked) : -1, entry = record >= 0 && index.records[record].entry;
    if (record >= 0 && !entry) {
      hits.add(record, 0);
      hits.address = true;
      return hits;
    }
    if (compared && !(compared.plain && Found.inSource(index, phrase))) {
      hits.compared = Found.comparedNumbers(hits, compared) || !compared.plain;
      if (hits.compared) return hits;
    }
    if (blanks.length > 1 && new Set(blanks).size === 1) return collect(index, blanks[0]); // 复议 复议
    hits.blank = !phrase;
    if (!phrase) return hits;
    var letters = /[a-z]/.test(phrase), several = blanks.length > 1 && !number && !(letters && /^[\x00-\u02ff]*$/.test(asked));
    hits.spaced = several;
    if (several && Several.inOneSentence(hits, blanks)) return hits;
    hits.count = Found.literal(hits, phrase, "literal", !!number);
    if (hits.inSource && !number) return hits;
    var value = number || Query.spelled(raw, index.units);
    if (value) Found.equalNumbers(hits, value);
    if (letters) Letters.inLetters(hits, asked);
    // The address of an entry may be its pinyin or a word of its English: then it is found as that.
    if (entry && !hits.best.has(entry.record)) Found.sameThing(hits, [entry], "alias", true);
    if (hits.reaches) return hits;
    if (value && !hits.best.size) Letters.nearly(hits, phrase, asked);
    if (value) return hits;
    otherwise(hits, phrase, asked, several && blanks);
    return hits;
  }

  // The words do not stand in the source: by another name, then in another order or in parts, then nearly.
  function otherwise(hits, phrase, asked, blanks) {
    var index = hits.index, exact = index.names.get(phrase), han = !/[a-z\d]/.test(phrase), words = Query.words(asked);
    if (exact) {
      Found.sameThing(hits, exact, "alias", true);
      Found.sameThing(hits, Found.partly(index, phrase), "part", false); // 报警, and what 报警量 is another name of
    }
    if (hits.reaches) return;
    if (blanks && Several.several(hits, blanks, true)) return;
    if (words.length > 1 && Several.several(hits, words, false)) return;
    Found.sameThing(hits, Found.partly(index, phrase), "part", false);
    if (hits.reaches || (han && Letters.turned(hits, phrase))) return;
    if (!hits.best.size && Letters.sounding(hits, phrase)) return;
    if ((!hits.best.size && phrase.length > 3 || !han) && Letters.nearly(hits, phrase, asked) && hits.reaches) return;
    var rest = Query.words(Query.topicOf(asked)), pieces = Several.cut(index, phrase);
    if (rest.join("") !== words.join("") && rest.length && Several.several(hits, rest, false)) return explain(hits, rest, asked);
    if (han && !pieces.left && pieces.pieces.length > 1 && Several.several(hits, pieces.pieces, false) && hits.reaches) return;
    Several.namesIn(index, phrase).forEach(function (name) {
      var count = Found.literal(hits, name, "part", false);
      if (count) hits.parts = (hits.parts || []).concat({ word: name, count: count });
      Found.sameThing(hits, index.names.get(name), "part", true);
    });
    if (hits.reaches) return;
    if (!hits.best.size && Letters.nearly(hits, phrase, asked)) return;
    if (words.length > 1 && Several.several(hits, words, true)) return;
    var kept = pieces.pieces.filter(function (piece) { return Found.inSource(index, piece); });
    if (kept.join("").length * 2 >= phrase.length && phrase.length > 3) Several.several(hits, kept, true);
  }

  // 什么是…: who asks what a thing is wants its entry first.
  function explain(hits, words, asked) {
    if (!/什么/.test(asked)) return;
    words.forEach(function (word) {
      Found.sameThing(hits, hits.index.names.get(Fold.fold(word, hits.index.table)) || [], "part", true);
    });
  }

  // What kind a record is for the filters: `entry`, or the kind of the part its page is of.
  function kindOf(index, owner) {
    var record = index.records[owner];
    return record.type === "entry" ? "entry" : index.pages[record.page][3];
  }

  // {query, total, near, counts: {kind: number}, groups: [{page, records: [{owner, score}]}], needles, said}; groups and
  // their records best first. `kind` keeps one kind only: a kind of part, `entry`, or `number` for sentences with figures.
  // `said` is what search-tell.js tells, of all kinds.
  function find(index, raw, kind) {
    var hits = collect(index, raw), pages = new Map(), counts = { "": 0 }, kept = 0, near = true;
    hits.best.forEach(function (points, owner) {
      var its = kindOf(index, owner), figures = index.figures.has(owner);
      counts[""] += 1;
      counts[its || "other"] = (counts[its || "other"] || 0) + 1;
      if (figures) counts.number = (counts.number || 0) + 1;
      if (kind && its !== kind && !(kind === "number" && figures)) return;
      kept += 1;
      if (!Found.isNear(points)) near = false;
      // The entry that is asked for by its name stands before the report, the other entries after it.
      var page = index.records[owner].page, named = its === "entry" && Found.placeOf(points) === PLACE.name;
      var key = named ? -1 - page : page, group = pages.get(key);
      if (!group) pages.set(key, (group = { page: page, score: Infinity, records: [] }));
      group.records.push({ owner: owner, score: points });
      if (points < group.score) group.score = points;
    });
    var groups = Array.from(pages.values()).sort(function (a, b) {
      return a.score - b.score || a.page - b.page;
    });
    return { query: raw, total: kept, near: kept > 0 && near, counts: counts, groups: groups, said: said(index, hits),
             places: hits.places,
             needles: Array.from(hits.needles).sort(function (a, b) { return b.length - a.length; }) };
  }

  // What was found, of everything: see search-tell.js. `way` is how the best place of the report was found, or, when no
  // place of it was, the best of ours.
  function said(index, hits) {
    var types = { source: 0, beside: 0, page: 0, topic: 0, note: 0, entry: 0 }, own = { page: 0, topic: 0, note: 0, entry: 0 }, ours = Infinity, best = Infinity;
    hits.best.forEach(function (points, owner) {
      var type = index.records[owner].type;
      var way = Found.wayOf(points).name;
      if (way === "page" || (way === "literal" && owner >= index.sourceRecords)) own[way === "page" ? way : type] += 1;
      if (owner >= index.sourceRecords) types[type] += 1;
      else if (way === "page") types.page += 1;
      else {
        types[hits.places.has(owner) ? "source" : "beside"] += 1;
        best = Math.min(best, points);
        return;
      }
      ours = Math.min(ours, points);
    });
    var points = best < Infinity ? best : ours;
    return { count: hits.count || 0, script: hits.script, address: !!hits.address, blank: !!hits.blank, compared: !!hits.compared,
             spaced: !!hits.spaced, parts: hits.parts || null, same: hits.same || 0, alike: hits.alike || 0, types: types, own: own,
             words: Array.from(hits.words).sort(function (a, b) { return b[1] - a[1]; }),
             way: points < Infinity ? Found.wayOf(points).name : "" };
  }

  // The records of a group, best first; sorted only when they are shown.
  function sorted(group) {
    return group.records.sort(function (a, b) {
      return a.score - b.score || a.owner - b.owner;
    });
  }

  var api = {
    prepare: Prepare.prepare, find: find, sorted: sorted, kindOf: kindOf, wayOf: Found.wayOf, isNear: Found.isNear
  };
  if (need) module.exports = api;
  else root.zhujieSearch = api;
})(typeof window === "undefined" ? globalThis : window);
