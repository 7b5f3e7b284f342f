/* Asked in other letters or not quite right: English, pinyin, sounds alike, one character wrong. Pure functions. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var Scan = need ? require("./search-scan.js") : root.zhujieScan;
  var Query = need ? require("./search-query.js") : root.zhujieQuery;
  var Prepare = need ? require("./search-prepare.js") : root.zhujiePrepare;
  var Found = need ? require("./search-hits.js") : root.zhujieHits;
  var Sound = need ? require("./search-sound.js") : root.zhujieSound;

  var PLACE = Prepare.PLACE, score = Found.score;

  var HAN = /[\u3400-\u9fff]/;

  function stem(word) {
    var short = word.replace(/(ations?|ions?|ings?|ies|ed|es|s|y)$/, "");
    return short.length >= 4 ? short : word;
  }

  function inEnglish(entry, word) {
    return entry.line.indexOf(" " + word) >= 0 || (word.length > 4 && entry.line.indexOf(" " + stem(word)) >= 0);
  }

  // Entries whose English has every word; then the sentences that use them.
  function english(hits, asked) {
    var words = Prepare.latin(asked);
    if (words.join("").length < 2 || HAN.test(asked)) return false;
    var found = hits.index.entries.filter(function (one) {
      return words.every(function (word) {
        return inEnglish(one, word);
      });
    });
    Found.sameThing(hits, found, "english", true);
    found.forEach(function (one) {
      var whole = one.line === " " + words.join(" ") + " " ? 0 : one.line.indexOf(" " + words.join(" ")) >= 0 ? 1 : 2;
      hits.add(one.record, score("english", PLACE.name, whole));
    });
    return found.length > 0;
  }

  function count(index, pair) {
    if (!index.counted.has(pair)) index.counted.set(pair, index.text.split(pair).length - 1);
    return index.counted.get(pair);
  }

  // Whether what is read so is a word: a name, or somewhere not cut out of two others. 府建 is cut out of 政府建设, since
  // its ends hold together with what stands beside them more often than with each other. Both ends must: one alone
  // would take 局长 out of 公安局长. What was typed in characters and is only heard so must be whole at both ends: 纪委
  // is not meant by 违纪违法.
  function isWord(index, word, starts, heard) {
    var text = index.text, head = word.slice(0, 2), tail = word.slice(-2);
    return word.length < 2 || index.names.has(word) || Array.from(starts.keys()).some(function (start) {
      var end = start + word.length;
      var begins = index.apart[start] || count(index, text[start - 1] + head[0]) <= count(index, head);
      var ends = index.apart[end] || count(index, tail[1] + text[end]) <= count(index, tail);
      return heard ? begins && ends : begins || ends;
    });
  }

  // Places that are read so; `short` says that the units are initials, which are looked for in running text only when no
  // name begins so. When a name is read so, only its words are meant: fuyi is 复议, and not the middle of 政府依法.
  function spoken(hits, ways, way, text) {
    var index = hits.index, found = new Map(), named = false, short = way === "initials";
    ways.forEach(function (units) {
      if (!Scan.mayHold(index.pairs, units)) return;
      Scan.classes(index.text, units, function (start) {
        var word = index.text.substr(start, units.length), piece = hits.piece(start), place = index.place[piece];
        var begins = start === index.first[piece], name = place === PLACE.headword || place === PLACE.alias;
        if (place === PLACE.entry || (units.length < 2 && !(begins && (name || place <= PLACE.heading)))) return;
        if (!found.has(word)) found.set(word, { name: false, starts: new Map() });
        var one = found.get(word);
        one.starts.set(start, piece);
        if (name && (begins || !short)) one.name = true;
      });
    });
    found.forEach(function (one, word) {
      if (way !== "initials" && !isWord(index, word, one.starts, way === "sound")) found.delete(word);
      else named = named || one.name;
    });
    if (!named && !text) return false;
    found.forEach(function (one, word) {
      if (named && !one.name) {
        found.delete(word);
        return;
      }
      if (hits.needles.size < 200) hits.needles.add(word);
      one.starts.forEach(function (piece, start) {
        if (piece < index.sourceSize) hits.words.set(word, (hits.words.get(word) || 0) + 1);
        hits.match(start, start + word.length, way, piece);
      });
      if (!hits.words.has(word)) hits.words.set(word, 0);
    });
    if (found.size) Found.leadOn(hits, Array.from(found.keys()), way);
    return found.size > 0;
  }

  // As pinyin; and as English, unless the letters are the pinyin of words that stand in the source: a name of a place in
  // the English of a term is that name again.
  function inLetters(hits, asked) {
    var index = hits.index, letters = Query.letters(asked), plain = letters.replace(/ /g, "");
    if (!/[a-z]/.test(plain) || plain.length < 2) return false;
    var some = false, keys = [];
    index.entries.forEach(function (one) {
      var at = one.sound.indexOf(plain);
      if (plain.length < 4 || at < 0 || (at > 0 && !startsSyllable(one.spoken, at))) return;
      var whole = one.sound.length === plain.length;
      hits.add(one.record, score("pinyin", whole ? PLACE.name : PLACE.headword, at ? 2 : 1));
      keys.push(one.key);
    });
    // Few long syllables before many short ones: tianwang is tian wang, not ti an wang. A single one decides nothing.
    var full = Query.syllables(letters, index.sounds, false, 12);
    var sizes = Array.from(new Set(full.map(size))).sort(function (a, b) { return a - b; });
    var heard = sizes.some(function (syllables) {
      var ways = full.filter(function (units) { return units.length === syllables; });
      some = spoken(hits, ways, "pinyin", true) || some;
      return some && syllables > 1;
    });
    if (!heard || !hits.inSource) english(hits, asked);
    if (heard) return true;
    keys.forEach(function (key) {
      hits.needles.add(key); // read otherwise than its characters usually are: 110 as yao yao ling
    });
    if (keys.length) Found.leadOn(hits, keys, "pinyin");
    if (some || keys.length || (full.length && plain.length > 4)) return some || keys.length > 0;
    var short = Query.syllables(plain, index.sounds, true, 16).concat(Query.syllables(letters, index.sounds, true, 8));
    short = short.filter(function (units) {
      return units.length > 1;
    });
    return spoken(hits, short, "initials", false) || (plain.length > 2 && spoken(hits, short, "initials", true));
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

  // Sounds alike: what a person mistypes in pinyin.
  function sounding(hits, phrase) {
    var sounds = hits.index.sounds;
    if (!HAN.test(phrase) || phrase.length < 2) return false;
    var units = phrase.split("").map(function (one) {
      return (sounds.of[one] || [Sound.of(one)]).map(function (syllable) {
        return sounds.whole[syllable] || "";
      }).join("") || one;
    });
    return spoken(hits, [units], "sound", true);
  }

  // The parts of what the source says, or of a name, in another order: 复议行政. Where they are cut is tried out.
  function turned(hits, phrase) {
    var index = hits.index;
    for (var i = 2; i + 2 <= phrase.length && phrase.length < 12; i++) {
      var word = phrase.slice(i) + phrase.slice(0, i), known = index.names.has(word);
      if (!known && (!Found.holds(index, word) || !Found.inSource(index, word))) continue;
      hits.words.set(word, Found.literal(hits, word, "turned", false));
      Found.leadOn(hits, [word], "turned");
    }
    return hits.reaches;
  }

  // One character changed, missing or added, or two neighbours swapped.
  function nearly(hits, phrase, asked) {
    var index = hits.index, words = new Map();
    function take(start, end) {
      var word = index.text.slice(start, end), piece = hits.match(start, end, "near");
      if (hits.needles.size < 100) hits.needles.add(word);
      words.set(word, (words.get(word) || 0) + (piece < index.sourceSize ? 1 : 0));
    }
    if (Query.number(asked)) {
      Scan.words(index.text, phrase, function (start) {
        var end = start + phrase.length;
        while (/[\d.]/.test(index.text.charAt(start - 1))) start -= 1;
        while (/[\d.]/.test(index.text.charAt(end))) end += 1;
        take(start, end); // the whole number, 441宗 for 41宗
      });
    }
    else if (/^[a-z0-9]+$/.test(phrase)) return nearLetters(hits, asked);
    else if (!HAN.test(phrase) || phrase.length < 3) return false;
    else nearWords(index, phrase, take);
    words.forEach(function (count, word) {
      hits.words.set(word, count);
    });
    if (words.size) Found.leadOn(hits, Array.from(words.keys()), "near");
    return words.size > 0;
  }

  function nearWords(index, phrase, take) {
    var some = false;
    for (var i = 0; i + 1 < phrase.length && phrase.length < 12; i++) {
      if (phrase[i] === phrase[i + 1]) continue;
      var swapped = phrase.slice(0, i) + phrase[i + 1] + phrase[i] + phrase.slice(i + 2);
      if (!Found.holds(index, swapped)) continue;
      Scan.words(index.text, swapped, function (start) {
        take(start, start + swapped.length);
        some = true;
      });
    }
    if (!some && Scan.mayHoldNearly(index.pairs, phrase)) {
      Scan.near(index.text, phrase).forEach(function (place) {
        take(place[0], place[1]);
      });
    }
  }

  // A mistyped letter: against the pinyin and the English words of the glossary.
  function nearLetters(hits, asked) {
    var plain = Query.letters(asked).replace(/ /g, ""), keys = [];
    if (plain.length < 5) return false;
    hits.index.entries.forEach(function (one) {
      var found = Scan.near(one.sound, plain).some(function (place) {
        return place[0] === 0 || startsSyllable(one.spoken, place[0]);
      });
      found = found || one.line.split(" ").some(function (word) {
        return word.length > 3 && Scan.within(word, plain);
      });
      if (!found) return;
      keys.push(one.key);
      hits.add(one.record, score("near", PLACE.headword, 0));
      hits.needles.add(one.key);
    });
    Found.leadOn(hits, keys, "near");
    return keys.length > 0;
  }

  var api = {
    inLetters: inLetters, sounding: sounding, turned: turned, nearly: nearly
  };
  if (need) module.exports = api;
  else root.zhujieLetters = api;
})(typeof window === "undefined" ? globalThis : window);
