/* Answering: from the index and a query to ranked records. Pure functions, no page needed.

   What is found is ranked by how it was found (TIER), then where (PLACE), then how much of that place it fills, then in
   the order of the report. A later way is only tried when the ones before found nothing, so words that stand in the
   report are answered by the places where they stand and by no others. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Fold = need ? require("./search-fold.js") : root.zhujieFold;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;

  var VERSION = 1;
  var TIER = { literal: 0, same: 1, together: 2, apart: 3, some: 4, near: 5 };
  var PLACE = { title: 0, headword: 1, alias: 2, topic: 3, sentence: 4, entry: 5, note: 6 };
  var NONE = 1e6;

  // --- the index made ready -------------------------------------------------------------------------------------------

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

  // --- what was found -------------------------------------------------------------------------------------------------

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

  // --- numbers --------------------------------------------------------------------------------------------------------

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

  function compares(figure, asked) {
    // 1100多 is more than 1100.
    var value = figure.value, more = /[多余超]|以上/.test(figure.approx) ? 1e-9 * Math.max(1, value) : 0;
    return { ">": value + more > asked.value, ">=": value >= asked.value, "<": value < asked.value,
             "<=": value + more <= asked.value, "=": value === asked.value }[asked.sign];
  }

  // `下降>20%`, `率=100%`, `抽查>10次`: figures that are so, counted things first, then anything their sentence says.
  function comparedNumbers(hits, asked, tier) {
    var index = hits.index, direction = DOWN.test(asked.about) ? "down" : UP.test(asked.about) ? "up" : "";
    var rest = direction ? asked.about.replace(/同比|环比|下降|减少|降低|下滑|回落|增加|增长|上升|提高|提升|上涨|了/g, " ") : asked.about;
    var about = Query.words(rest).map(function (word) {
      return Fold.fold(word, index.table);
    }).filter(Boolean);
    var all = [];
    eachFigure(index, function (figure) {
      var loose = !asked.unit && figure.unit === "%" && !asked.about;
      if (!compares(figure, asked) || !sameUnit(figure, asked.unit) || loose) return;
      if (!direction || figure.direction === direction) all.push(figure);
    });
    function about_(text) {
      return function (figure) {
        var said = Fold.fold(text(figure), index.table);
        return about.every(function (word) {
          return said.indexOf(word) >= 0;
        });
      };
    }
    var kept = all.filter(about_(function (figure) { return figure.measures; }));
    if (!kept.length) kept = all.filter(about_(function (figure) { return index.records[figure.record].text; }));
    kept.forEach(function (figure) {
      hits.add(figure.record, tier * 100 + PLACE.sentence * 10);
      hits.needles.add(Fold.fold(figure.surface, index.table));
    });
    return kept.length > 0;
  }

  // --- letters --------------------------------------------------------------------------------------------------------

  function stem(word) {
    var short = word.replace(/(ations?|ions?|ings?|ies|ed|es|s|y)$/, "");
    return short.length >= 4 ? short : word;
  }

  function inEnglish(entry, word) {
    return entry.line.indexOf(" " + word) >= 0 || (word.length > 4 && entry.line.indexOf(" " + stem(word)) >= 0);
  }

  // Entries whose English has every word; then the sentences that use them.
  function english(hits, asked, tier) {
    var words = latin(asked);
    if (!words.length || words.join("").length < 2) return false;
    var found = hits.index.entries.filter(function (one) {
      return words.every(function (word) {
        return inEnglish(one, word);
      });
    });
    found.forEach(function (one) {
      var whole = one.line === " " + words.join(" ") + " " ? 0 : one.line.indexOf(" " + words.join(" ")) >= 0 ? 1 : 2;
      hits.add(one.record, tier * 100 + PLACE.headword * 10 + whole);
      one.places.forEach(function (owner) {
        hits.add(owner, tier * 100 + PLACE.sentence * 10 + 3);
      });
      one.forms.forEach(function (form) {
        hits.needles.add(form);
      });
    });
    return found.length > 0;
  }

  // Places that are read so. `most` is the last place allowed: initials are only looked for in names. When a name is
  // read so, only its characters are meant: fuyi is 复议, and not the middle of 政府依法.
  function spoken(hits, ways, tier, most) {
    var index = hits.index, found = new Map(), named = false;
    ways.forEach(function (units) {
      if (!Scan.mayHold(index.pairs, units)) return;
      Scan.classes(index.text, units, function (start) {
        var word = index.text.substr(start, units.length), piece = hits.piece(start), place = index.place[piece];
        var anchored = start === index.first[piece];
        if (place > most || (units.length < 2 && !(anchored && place <= PLACE.topic))) return;
        if (!found.has(word)) found.set(word, { name: false, starts: [] });
        var one = found.get(word);
        one.starts.push(start);
        if (place <= PLACE.alias) one.name = named = true;
      });
    });
    found.forEach(function (one, word) {
      if (named && !one.name) return;
      if (hits.needles.size < 200) hits.needles.add(word);
      one.starts.forEach(function (start) {
        hits.match(start, start + word.length, tier);
      });
    });
    return found.size > 0;
  }

  function pinyin(hits, asked, tier) {
    var index = hits.index, letters = Query.letters(asked), plain = letters.replace(/ /g, "");
    if (!/[a-z]/.test(plain) || plain.length < 2) return false;
    var some = false, keys = [];
    index.entries.forEach(function (one) {
      var at = one.sound.indexOf(plain);
      if (plain.length < 4 || at < 0 || (at > 0 && !startsSyllable(one.spoken, at))) return;
      hits.add(one.record, tier * 100 + PLACE.headword * 10 + (at ? 2 : one.sound.length > plain.length ? 1 : 0));
      keys.push(one.key);
    });
    // Few long syllables before many short ones: tianwang is tian wang, not ti an wang. A single one decides nothing.
    var full = Query.syllables(letters, index.sounds, false, 12);
    var sizes = Array.from(new Set(full.map(size))).sort(function (a, b) { return a - b; });
    var heard = sizes.some(function (syllables) {
      var ways = full.filter(function (units) { return units.length === syllables; });
      some = spoken(hits, ways, tier, PLACE.note) || some;
      return some && syllables > 1;
    });
    if (heard) return true;
    keys.forEach(function (key) {
      hits.needles.add(key); // read otherwise than its characters usually are: 110 as yao yao ling
    });
    if (some || keys.length || (full.length && plain.length > 4)) return some || keys.length > 0;
    var short = Query.syllables(plain, index.sounds, true, 16).concat(Query.syllables(letters, index.sounds, true, 8));
    short = short.filter(function (units) {
      return units.length > 1;
    });
    if (spoken(hits, short, tier, PLACE.topic)) return true;
    return plain.length > 2 && spoken(hits, short, tier, PLACE.sentence);
  }

  function size(list) {
    return list.length;
  }

  // Whether a word of the spaced pinyin begins at a place of the pinyin without spaces.
  function startsSyllable(spaced, at) {
    for (var i = 0, letters = 0; i < spaced.length; i++) {
      if (letters === at && spaced[i] !== " ") return spaced[i - 1] === " ";
      if (spaced[i] !== " ") letters++;
    }
    return false;
  }

  // --- several words --------------------------------------------------------------------------------------------------

  // Everything one word of several finds, by whatever way answers first.
  function wordHits(index, word) {
    var hits = new Hits(index), phrase = Fold.fold(word, index.table), compared = Query.comparison(word);
    if (compared && comparedNumbers(hits, compared, 0)) return hits;
    if (!phrase) return hits;
    var number = Query.number(word);
    literal(hits, phrase, 0, !!number);
    if (number) equalNumbers(hits, number, 0);
    if (/[a-z]/.test(phrase)) {
      english(hits, word, 0);
      if (!hits.best.size) pinyin(hits, word, 0);
    }
    if (!hits.inSource && !number) sameThing(hits, named(index, phrase), 0);
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
        if (index.names.has(piece) || (holds(index, piece) && index.text.indexOf(piece) >= 0)) size = tried;
        else if (tried - size > 2) break;
      }
      if (size) pieces.push(phrase.slice(from, from + size));
      else left += 1;
      from += size || 1;
    }
    return { pieces: pieces, left: left };
  }

  // --- nearly so ------------------------------------------------------------------------------------------------------

  function nearly(hits, phrase, asked) {
    var index = hits.index, some = false, tier = TIER.near;
    function take(start, end) {
      hits.match(start, end, tier);
      if (hits.needles.size < 100) hits.needles.add(index.text.slice(start, end));
      some = true;
    }
    if (Query.number(asked)) return literal(hits, phrase, tier, false);
    if (/^[a-z0-9]+$/.test(phrase)) return nearLetters(hits, asked);
    if (!/[\u3400-\u9fff]/.test(phrase) || phrase.length < 2) return false;
    // Sounds alike: what a person mistypes in pinyin.
    var units = phrase.split("").map(function (one) {
      return (index.sounds.of[one] || []).map(function (syllable) {
        return index.sounds.whole[syllable];
      }).join("") || one;
    });
    if (spoken(hits, [units], tier, PLACE.note)) return true;
    for (var i = 0; i + 1 < phrase.length && phrase.length > 2 && phrase.length < 12; i++) {
      if (phrase[i] === phrase[i + 1]) continue;
      var turned = phrase.slice(0, i) + phrase[i + 1] + phrase[i] + phrase.slice(i + 2);
      some = literal(hits, turned, tier, false) || some;
    }
    if (some) return true;
    if (!Scan.mayHoldNearly(index.pairs, phrase)) return false;
    Scan.near(index.text, phrase).forEach(function (place) {
      take(place[0], place[1]);
    });
    return some;
  }

  // A mistyped letter: against the pinyin and the English words of the glossary.
  function nearLetters(hits, asked) {
    var plain = Query.letters(asked).replace(/ /g, ""), some = false;
    if (plain.length < 5) return false;
    hits.index.entries.forEach(function (one) {
      var found = Scan.near(one.sound, plain).some(function (place) {
        return place[0] === 0 || startsSyllable(one.spoken, place[0]);
      });
      found = found || one.line.split(" ").some(function (word) {
        return word.length > 3 && Scan.within(word, plain);
      });
      if (!found) return;
      some = true;
      hits.add(one.record, TIER.near * 100 + PLACE.headword * 10);
      hits.needles.add(one.key);
    });
    return some;
  }

  // --- the whole ------------------------------------------------------------------------------------------------------

  function collect(index, raw) {
    var hits = new Hits(index), asked = Query.width(raw), phrase = Fold.fold(raw, index.table);
    var compared = Query.comparison(raw), words = Query.words(raw), number = Query.number(raw);
    if (asked && index.byAnchor.has(asked)) {
      hits.add(index.byAnchor.get(asked), 0);
      return hits;
    }
    if (compared && !(compared.plain && index.text.indexOf(phrase) >= 0)) {
      if (comparedNumbers(hits, compared, TIER.literal) || !compared.plain) return hits;
    }
    if (!phrase) return hits;
    literal(hits, phrase, TIER.literal, !!number);
    if (hits.inSource && !number) return hits;
    if (number) equalNumbers(hits, number, TIER.same);
    if (/[a-z]/.test(phrase)) {
      english(hits, asked, TIER.same);
      pinyin(hits, asked, TIER.same);
    }
    if (hits.inSource) return hits;
    if (!number) sameThing(hits, named(index, phrase), TIER.same);
    if (hits.best.size) return hits;
    if (words.length > 1 && several(hits, words, false)) return hits;
    if (number || /^[\d.%]+$/.test(phrase)) return nearly(hits, phrase, asked), hits;
    if (nearly(hits, phrase, asked)) return hits;
    var rest = Query.words(Query.topicOf(asked)), mostly = cut(index, phrase);
    if (rest.join("") !== words.join("") && rest.length && several(hits, rest, false)) return hits;
    if (!/[a-z]/.test(phrase) && !mostly.left && mostly.pieces.length > 1 && several(hits, mostly.pieces, false)) return hits;
    if (words.length > 1 && several(hits, words, true)) return hits;
    if (mostly.pieces.length && mostly.left * 2 <= phrase.length && phrase.length > 3) several(hits, mostly.pieces, true);
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

  var api = { prepare: prepare, find: find, sorted: sorted, suggest: suggest, examples: examples, closest: closest,
              kindOf: kindOf, TIER: TIER };
  if (need) module.exports = api;
  else root.zhujieSearch = api;
})(typeof window === "undefined" ? globalThis : window);
