/* The index made ready: records, and one long folded text with the place where each piece begins. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;

  var VERSION = 2;
  // Where something was found, the best first: the source before what is ours. `name` is a name of ours that is asked for
  // whole, which is what the person means; it is never the place of a piece.
  var PLACE = { name: 0, title: 1, heading: 2, sentence: 3, page: 4, headword: 5, alias: 6, topic: 7, note: 8, entry: 9 };

  // Throws an Error when `data` is not an index of this version.
  function prepare(data) {
    if (!data || data.version !== VERSION || !Array.isArray(data.streams)) throw new Error("not a search index");
    var texts = [], size = 0, starts = [], owners = [], places = [], opening = [];
    var index = {
      pages: data.pages, kinds: data.kinds, records: [], lead: [], byAnchor: new Map(), entries: [], names: new Map(),
      figures: new Map(), units: new Set(), table: Fold.makeTable(data.traditional), plain: Fold.makeTable(""),
      sounds: Query.sounds(data.readings || {}), sha256: data.sha256
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
    function end(mark) {
      texts.push(mark || Fold.BREAK);
      size += 1;
    }

    data.streams.forEach(function (stream) {
      stream[1].forEach(function (leaf) {
        var owner = record(stream[0], leaf[0], leaf[1], leaf[2]);
        if (leaf[1] === "t") index.lead[stream[0]] = owner;
        else if (opening[stream[0]] === undefined) opening[stream[0]] = owner;
        put(owner, leaf[1] === "t" ? PLACE.title : leaf[1] === "h" ? PLACE.heading : PLACE.sentence, leaf[2]);
        end("\n"); // the source goes on: only numbers end here
      });
    });
    end();
    index.sourceRecords = index.records.length;
    index.sourceSize = starts.length;
    data.pages.forEach(function (page, number) {
      if (index.lead[number] === undefined) index.lead[number] = lead(number, page);
      [page[2], page[1], page[4]].forEach(function (text) {
        if (text) put(index.lead[number], PLACE.page, text), end();
      });
    });
    data.topics.forEach(function (topic) {
      put(record(topic[0], topic[1], "topic", topic[2]), PLACE.topic, topic[2]);
      end();
    });
    data.entries.forEach(function (entry) {
      var owner = record(entry[0], entry[1], "entry", entry[2]);
      var one = { record: owner, headword: entry[2], pinyin: entry[3], english: entry[4], names: entry[5],
                  texts: entry[6].concat(entry[8].map(function (number) { return data.documents[number]; })),
                  uses: entry[7] };
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
    index.apart = new Uint8Array(index.text.length + 1).fill(1); // 1 where a mark or a piece begins: no word goes on over it
    for (i = 1; i < index.text.length; i++) index.apart[i] = at[i] - at[i - 1] > 1 ? 1 : 0;
    index.counted = new Map();
    index.first = first;
    index.owner = Int32Array.from(owners);
    index.place = Uint8Array.from(places);
    index.sourceEnd = first[index.sourceSize];
    var source = all.slice(0, starts[index.sourceSize]);
    index.inTraditional = Fold.fold(source, index.plain) !== index.text.slice(0, index.sourceEnd);
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
      one.initials = initials(one.key, one.sound, index.sounds);
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
                     subject: one[5], approx: one[6], kind: one[7] };
      figure.counts = figure.unit.split("/")[0]; // a mean counts 宗, though it is one of 宗/月
      figure.said = figure.surface + figure.unit.slice(figure.counts.length);
      if (figure.unit) index.units.add(figure.unit).add(figure.counts);
      if (!index.figures.has(owner)) index.figures.set(owner, []);
      index.figures.get(owner).push(figure);
    });
  }

  // The first letters of a name's characters; of several readings the one that its pinyin has.
  function initials(folded, sound, sounds) {
    return folded.split("").map(function (one) {
      var readings = sounds.of[one] || [];
      var read = readings.find(function (syllable) { return sound.indexOf(syllable) === 0; }) || readings[0];
      sound = sound.slice((read || one).length);
      return read ? read[0] : one;
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
