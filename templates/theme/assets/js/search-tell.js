/* Telling what was found: the first line of the panel, and the same as a sentence that can be cited. Pure functions.

   原文N处 counts the places where the literal words stand in the report, and nothing else: not our notes, labels or terms.
   What was found by another way is called 相关的, and by which way is said. */
(function (root) {
  "use strict";

  var need = typeof module === "object" && module.exports;
  var BY = { value: "按数值", alias: "按别称", english: "按英文", pinyin: "按拼音", turned: "按另一次序",
             initials: "按首字母", part: "按相近名称", sound: "按同音", near: "近似" };
  // Ways that understand a query as other words, which may stand in the source themselves.
  var READ = { value: true, pinyin: true, turned: true, initials: true, sound: true, near: true };

  var LETTERS = { pinyin: true, initials: true, english: true };

  function quoted(text) {
    return "“" + text + "”";
  }

  // The first line for an answer of search-core.js.
  function line(found) {
    var said = found.said, asked = found.query.trim(), absent = "原文未见" + quoted(asked);
    if (said.address) return "按编号：1处";
    if (said.blank) return "标点和空格不参与检索";
    if (!found.counts[""]) return said.compared ? unmet(asked) : absent + "，注和术语中也没有";
    if (said.parts) return several(said, absent);
    if (said.count) {
      var more = said.types.beside ? ["按数值另有" + said.types.beside + "处"] : [];
      return (said.script ? "繁体写法，" : "") + ["原文" + said.count + "处"].concat(more, ours(said.types)).join(" · ");
    }
    if (said.compared) return "按数值：" + read(said, said.types) + means(said, asked);
    if (LETTERS[said.way]) return reason(said);
    if (said.way === "literal" || said.way === "page") return absent + "；" + ours(said.types).join("、");
    return absent + "；" + reason(said);
  }

  // `按别称：相关的原文1处、术语1条；注1处有此词`: what is ours and has the words literally is not there by that way.
  function reason(said) {
    var own = ours(said.own).join("、"), types = Object.assign({}, said.types);
    Object.keys(said.own).forEach(function (type) { types[type] -= said.own[type]; });
    return by(said) + "：" + read(said, types) + (own && "；" + own + "有此词");
  }

  // `（其中5.1宗/月）`: means that answer what is asked of what they count.
  function means(said, asked) {
    var other = said.words.map(function (one) { return one[0]; }).filter(function (word) { return word.indexOf("/") >= 0; });
    return other.length && !/[/／]/.test(asked) ? "（其中" + other.join("、") + "）" : "";
  }

  // 300名 does not answer what is asked of 人.
  function unmet(asked) {
    return "原文没有符合" + quoted(asked) + "的数字（单位按原文写法）";
  }

  // `注1处`, `术语2条`: what is ours, where there is any.
  function ours(types) {
    return [["页名", types.page, "处"], ["专题", types.topic, "处"], ["注", types.note, "处"], ["术语", types.entry, "条"]].filter(function (one) {
      return one[1];
    }).map(function (one) {
      return one.join("");
    });
  }

  function related(types) {
    var beside = types.source + types.beside;
    return "相关的" + (beside ? ["原文" + beside + "处"] : []).concat(ours(types)).join("、");
  }

  // What was read into the query: the places of the words it was read as, else what is related to them.
  function read(said, types) {
    var count = READ[said.way] ? total(said) : 0;
    return count ? ["原文" + count + "处"].concat(ours(types)).join(" · ") : related(types);
  }

  function total(said) {
    return said.words.reduce(function (sum, one) { return sum + one[1]; }, 0);
  }

  // `按拼音“行政复议”`: the way, and the words that were understood where they are few.
  function by(said) {
    var words = said.words.filter(function (one, i) { return one[1] || !i; });
    var named = READ[said.way] && words.length && words.length < 3;
    return BY[said.way] + (named ? words.map(function (one) { return quoted(one[0]); }).join("") : "");
  }

  function several(said, absent) {
    var missing = said.parts.filter(function (one) { return !one.count; });
    var there = said.parts.filter(function (one) { return one.count; }).map(function (one) {
      return quoted(one.word) + one.count + "处";
    }).join("、");
    var told = [], same = said.alike && (BY[said.way] ? by(said) + "，" : "") + "同句的原文" + said.alike + "处";
    if (said.spaced && said.same) told = ["原文同句" + said.same + "处"];
    else if (said.spaced && !missing.length) told = ["原文没有同句；" + there];
    else {
      if (said.spaced) absent = "原文未见" + missing.map(function (one) { return quoted(one.word); }).join("、");
      if (!there && !same) return absent + "；" + (BY[said.way] ? by(said) + "，" : "") + related(said.types);
      told = [[absent, there && "原文有" + there, same].filter(Boolean).join("；")];
    }
    return told.concat(ours(said.types)).join(" · ");
  }

  // What is so of the source alone.
  function ofSource(found) {
    var said = found.said, query = found.query.trim(), asked = quoted(query), beside = said.types.source + said.types.beside;
    if (said.address || said.blank) return line(found);
    if (said.count) return "原文有" + asked + said.count + "处";
    if (said.parts) {
      var words = said.parts.map(function (one) { return quoted(one.word); }).join("");
      return said.spaced && said.same ? "原文同句有" + words + said.same + "处" : several(said, "原文未见" + asked).split(/；按| · /)[0];
    }
    if (said.compared) return found.counts[""] ? "原文符合" + asked + "的数字有" + total(said) + "处" + means(said, query) : unmet(query);
    if (LETTERS[said.way] && beside) {
      var count = READ[said.way] ? total(said) : 0;
      return "检索" + asked + "，" + by(said) + "：" + (count ? "原文" + count : "相关的原文" + beside) + "处";
    }
    var same = (said.way === "value" || said.way === "turned") && total(said);
    return "原文未见" + asked + (same ? "；" + by(said) + "：原文" + same + "处" : "");
  }

  // The same as a sentence to cite: what was searched for in which text, when, and by which digest the text is known.
  function conclusion(found, title, sha256, day) {
    return "《" + title + "》" + ofSource(found) +
      "（按全文检索，不计标点、全半角和繁简，原文SHA-256 " + sha256 + "，核对日期" + day + "）";
  }

  var api = { line: line, conclusion: conclusion };
  if (need) module.exports = api;
  else root.zhujieTell = api;
})(typeof window === "undefined" ? globalThis : window);
