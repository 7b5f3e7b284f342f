/* Asked in other letters or not quite right: English, pinyin, sounds alike, one character wrong. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;

  var PLACE = Prepare.PLACE, TIER = Found.TIER;

  function stem(word) {
    var short = word.replace(/(ations?|ions?|ings?|ies|ed|es|s|y)$/, "");
    return short.length >= 4 ? short : word;
  }

  function inEnglish(entry, word) {
    return entry.line.indexOf(" " + word) >= 0 || (word.length > 4 && entry.line.indexOf(" " + stem(word)) >= 0);
  }

  // Entries whose English has every word; then the sentences that use them.
  function english(hits, asked, tier) {
    var words = Prepare.latin(asked);
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

  function nearly(hits, phrase, asked) {
    var index = hits.index, some = false, tier = TIER.near;
    function take(start, end) {
      hits.match(start, end, tier);
      if (hits.needles.size < 100) hits.needles.add(index.text.slice(start, end));
      some = true;
    }
    if (Query.number(asked)) return Found.literal(hits, phrase, tier, false);
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
      some = Found.literal(hits, turned, tier, false) || some;
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

  var api = {
    english: english, pinyin: pinyin, nearly: nearly
  };
  if (need) module.exports = api;
  else root.zhujieLetters = api;
})(typeof window === "undefined" ? globalThis : window);
