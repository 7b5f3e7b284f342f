/* The index made ready: records, and one long folded text with the place where each piece begins. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;

  var VERSION = 1;
  // Where something was found, the best first.
  var PLACE = { title: 0, headword: 1, alias: 2, topic: 3, sentence: 4, entry: 5, note: 6 };

  // Throws an Error when `data` is not an index of this version.
  function prepare(data) {
    if (!data || data.version !== VERSION || !Array.isArray(data.streams)) throw new Error("not a search index");
    var texts = [], size = 0, starts = [], owners = [], places = [], opening = [];
    var index = {
      pages: data.pages, kinds: data.kinds, records: [], lead: [], byAnchor: new Map(), entries: [], names: new Map(),
      figures: new Map(), table: Fold.makeTable(data.traditional), sounds: Query.sounds(data.readings || {})
    };

    function record(page, anchor, type, text) {
      index.byAnchor.set(anchor || data.pages[page][0], index.records.length);
      return index.records.push({ page: page, anchor: anchor, type: type, text: text }) - 1;
    }
    function put(owner, place, text) {
      starts.push(size);
      owners.push(owner);
      places.push(place);
      texts.push(text);
      size += text.length;
    }
    function end() {
      texts.push(Fold.BREAK);
      size += 1;
    }

    data.streams.forEach(function (stream) {
      stream[1].forEach(function (leaf) {
        var owner = record(stream[0], leaf[0], leaf[1], leaf[2]);
        if (leaf[1] === "t") index.lead[stream[0]] = owner;
        else if (opening[stream[0]] === undefined) opening[stream[0]] = owner;
        put(owner, leaf[1] === "t" ? PLACE.title : leaf[1] === "h" ? PLACE.topic : PLACE.sentence, leaf[2]);
      });
      end();
    });
    index.sourceRecords = index.records.length;
    index.sourceEnd = size;
    data.pages.forEach(function (page, number) {
      if (index.lead[number] === undefined) index.lead[number] = lead(number, page);
      [page[2], page[1], page[4]].forEach(function (text) {
        if (text) put(index.lead[number], PLACE.title, text), end();
      });
    });
    data.topics.forEach(function (topic) {
      put(record(topic[0], topic[1], "topic", topic[2]), PLACE.topic, topic[2]);
      end();
    });
    data.entries.forEach(function (entry) {
      var owner = record(entry[0], entry[1], "entry", entry[2]);
      var one = { record: owner, headword: entry[2], pinyin: entry[3], english: entry[4], names: entry[5],
                  texts: entry[6], uses: entry[7] };
      index.records[owner].entry = one;
      index.entries.push(one);
      put(owner, PLACE.headword, one.headword), end();
      one.names.forEach(function (text) {
        put(owner, PLACE.alias, text), end();
      });
      one.texts.forEach(function (text) {
        put(owner, PLACE.entry, text), end();
      });
    });
    data.notes.forEach(function (note) {
      var owner = record(note[0], note[1], "note", note[3]);
      index.records[owner].mark = note[2];
      put(owner, PLACE.note, note[3]), end();
    });
    fill(index, texts.join(""), starts, owners, places);
    addEntries(index);
    addFigures(index, data.figures);
    return index;

    // A page without a heading of its own is led by the sentence that holds its title, or by its title alone.
    function lead(number, page) {
      var first = opening[number], known = first !== undefined && page[1];
      return known && index.records[first].text.indexOf(page[2]) >= 0 ? first : record(number, "", "page", page[2]);
    }
  }

  // Folds everything at once and finds where each piece begins in the folded text.
  function fill(index, all, starts, owners, places) {
    var at = new Int32Array(all.length), first = new Int32Array(starts.length + 1), piece = 0;
    index.text = Fold.fold(all, index.table, at);
    for (var i = 0; i < index.text.length && piece < starts.length; i++) {
      while (piece < starts.length && starts[piece] <= at[i]) {
        first[piece++] = i;
      }
    }
    while (piece <= starts.length) first[piece++] = index.text.length;
    index.pairs = Scan.pairs(index.text);
    index.first = first;
    index.owner = Int32Array.from(owners);
    index.place = Uint8Array.from(places);
    index.sourceSize = starts.filter(function (start) {
      return start < index.sourceEnd;
    }).length;
  }

  function addEntries(index) {
    index.entries.forEach(function (one) {
      [one.headword].concat(one.names).forEach(function (name) {
        var key = Fold.fold(name, index.table);
        if (!index.names.has(key)) index.names.set(key, []);
        index.names.get(key).push(one);
      });
      one.key = Fold.fold(one.headword, index.table);
      one.forms = one.names.map(function (name) {
        return Fold.fold(name, index.table);
      }).concat(one.key);
      one.english = one.english || "";
      one.line = " " + latin(one.english).join(" ") + " ";
      one.spoken = Query.letters(one.pinyin);
      one.sound = one.spoken.replace(/ /g, "");
      one.initials = initials(one.key, index.sounds);
      one.places = one.uses.map(function (node) {
        return index.byAnchor.get(node);
      }).filter(function (owner) {
        return owner !== undefined;
      });
    });
  }

  function addFigures(index, figures) {
    figures.forEach(function (one) {
      var owner = index.byAnchor.get(one[0]);
      if (owner === undefined) return;
      var figure = { record: owner, surface: one[1], value: Number(one[2]), unit: one[3], direction: one[4],
                     measures: one[5], approx: one[6], kind: one[7] };
      if (!index.figures.has(owner)) index.figures.set(owner, []);
      index.figures.get(owner).push(figure);
    });
  }

  function initials(folded, sounds) {
    return folded.split("").map(function (one) {
      return sounds.of[one] ? sounds.of[one][0][0] : one;
    }).join("");
  }

  function latin(text) {
    return text.normalize("NFD").toLowerCase().replace(/[\u0300-\u036f]/g, "").match(/[a-z0-9]+/g) || [];
  }

  var api = {
    prepare: prepare, latin: latin, PLACE: PLACE
  };
  if (need) module.exports = api;
  else root.zhujiePrepare = api;
})(typeof window === "undefined" ? globalThis : window);
