/* 引文核验, the part that judges: a pasted text in, its quotations and what each of them is out. It touches no page. */
"use strict";
(() => {
  const { match } = window.zhujie;
  const { align, atSigns, attach, difference, grow, joinedUp, literal, nearest, tokens, walk } = match;

  const OPEN = { "“": "”", "「": "」", "『": "』", "\"": "\"" };
  const PAIRED = { "\"": "\"", "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")" };
  /* What a writer says before a quotation that stands without quotation marks. */
  const SAYING = /(?:说|称|指出|提到|提出|显示|写道|表示|介绍|透露)[，,：:]?$/u;

  const LEAST = 5; /* tokens of a stretch that is taken for a quotation wherever it stands */
  const UNMARKED = 8; /* the same outside quotation marks: shorter ones are everybody's words */
  const NEAR = 12; /* tokens between two stretches that still make one changed quotation */
  const TAIL = 4; /* tokens a changed end of such a stretch may have: 万个 and 万辆 */
  const PHRASE = 4; /* tokens of added words that are looked for elsewhere in the source */
  const SHORT = 80; /* tokens of a quotation that is held against whole sentences */
  const ARTICLE = 60; /* tokens of a text without quotation marks that may be an article */
  const KEPT_AT_LEAST = 0.6; /* share of its words that a quotation must have from the source to be called changed */

  const isSign = (token) => token.sign;
  const letters = (list, from, to) => list.slice(from, to).filter((token) => !token.sign).length;
  const trim = (list, from, to) => {
    while (from < to && isSign(list[from])) from += 1;
    while (from < to && isSign(list[to - 1])) to -= 1;
    return [from, to];
  };

  /* The place of the other sign of the pair that has one at `from`, looked for as far as `last`; -1 where there is none. */
  function partner(text, from, way, last) {
    const here = text(from);
    const pair = Object.entries(PAIRED).find((signs) => signs[way < 0 ? 1 : 0] === here);
    if (!pair) return -1;
    const other = pair[way < 0 ? 0 : 1];
    let depth = 1;
    for (let at = from + way; way < 0 ? at >= last : at <= last; at += way) {
      if (text(at) === other) depth -= 1;
      else if (text(at) === here) depth += 1;
      if (!depth) return at;
    }
    return -1;
  }

  /* -- a pasted text ------------------------------------------------------------------------------------------------ */

  /* Stretches between quotation marks that belong together, the outermost ones: [from, to] without the marks. */
  function quotedSpans(list) {
    const spans = [];
    for (let at = 0; at < list.length; at += 1) {
      const close = OPEN[list[at].text];
      if (!close) continue;
      let depth = 1;
      let end = at + 1;
      for (; end < list.length; end += 1) {
        if (list[end].text === close) depth -= 1;
        else if (list[end].text === list[at].text) depth += 1;
        if (!depth) break;
      }
      if (depth) continue;
      spans.push([at + 1, end]);
      at = end;
    }
    return spans;
  }

  /* Stretches near to one another in both texts make one quotation with changes in it: {from, to, at, end, blocks}. */
  function join(list, blocks) {
    const joined = [];
    for (const block of blocks) {
      const last = joined[joined.length - 1];
      const here = last ? block.from - last.to : Infinity;
      const there = last ? block.at - last.end : -1;
      const parted = last && list.slice(last.to, block.from).some((token) => token.gap);
      if (!parted && here <= NEAR && there >= 0 && there <= NEAR) {
        last.to = block.to;
        last.end = block.end;
        last.blocks.push(block);
      } else {
        joined.push({ ...block, blocks: [block] });
      }
    }
    return joined;
  }

  /* Stretches of the quotation between its ellipses; an ellipsis that the source has too parts nothing. */
  function segments(list, low, high, joined) {
    const cuts = [low - 1];
    for (let at = low; at < high; at += 1) {
      if (list[at].gap && !joined.some((piece) => piece.from <= at && at < piece.to)) cuts.push(at);
    }
    cuts.push(high);
    return cuts.slice(1).map((end, n) => trim(list, cuts[n] + 1, end)).filter(([from, to]) => from < to);
  }

  function sentences(list, low, high) {
    const cuts = [low];
    for (let at = low; at < high; at += 1) if (list[at].ends) cuts.push(at + 1);
    cuts.push(high);
    return cuts.slice(1).map((end, n) => trim(list, cuts[n], end)).filter(([from, to]) => from < to);
  }

  /* -- the pieces of a quotation ------------------------------------------------------------------------------------ */

  const kept = (list, piece) => {
    let at = piece.from;
    let sum = 0;
    for (const step of piece.steps) {
      if (step === "same" && !list[at].sign) sum += 1;
      if (step !== "less") at += 1;
    }
    return sum;
  };

  /* Whether a whole clause of the source, of some length, stands in the piece word for word. */
  function hasWholeClause(source, piece) {
    let [at, from] = [piece.at, piece.at];
    const whole = (end) => letters(source.tokens, from, end) >= PHRASE && source.isWhole(...trim(source.tokens, from, end));
    for (const step of [...piece.steps, "end"]) {
      if (step === "same") {
        at += 1;
        continue;
      }
      if (at > from && whole(at)) return true;
      if (step !== "more" && step !== "end") at += 1;
      from = at;
    }
    return false;
  }

  /* Whether the nearest words are near: most of the quotation's words are theirs, and not strewn over half a page. */
  function isNear(source, list, piece, from, to) {
    const typed = letters(list, from, to);
    const same = kept(list, piece);
    const numbers = list.slice(piece.from, piece.to).some((token) => token.number);
    if (typed < (numbers ? 2 : 4) || same < (numbers ? 2 : 3)) return false;
    const left = piece.steps.filter((step) => step === "less").length;
    return (same >= KEPT_AT_LEAST * typed && left <= Math.max(NEAR, 2 * typed)) || hasWholeClause(source, piece);
  }

  /* Whether a sentence or more is missing in the middle: then these are two quotations. */
  function isTorn(source, piece) {
    let [at, letter, end] = [piece.at, 0, false];
    for (const step of piece.steps) {
      if (step === "same" || step === "swap") [letter, end] = [0, false];
      if (step === "less" && source.tokens[at].ends) end = true;
      if (step === "less" && !source.tokens[at].sign) letter += 1;
      if (step !== "more") at += 1;
      if (end && letter >= PHRASE) return true;
    }
    return false;
  }

  const place = (source, list, from, to) => {
    const [at] = source.places(list.slice(from, to));
    return at === undefined ? null : literal({ from, to, at });
  };

  /* One stretch without a literal one in it: where it stands, what it comes near to, or that it stands nowhere. */
  function lone(source, list, from, to) {
    const found = place(source, list, from, to);
    if (found) return [found];
    const piece = nearest(source, list, from, to);
    return piece && isNear(source, list, piece, from, to) ? settled(source, list, [piece], from, to) : [{ from, to }];
  }

  /* Words of the source beside a piece up to the next sign: what a changed end of the quotation may stand for. */
  function beside(source, piece, way) {
    const [low, high] = source.sentences[source.sentenceOf(way < 0 ? piece.at : piece.end - 1)];
    let at = way < 0 ? piece.at : piece.end;
    if (way < 0) while (at > low && !isSign(source.tokens[at - 1])) at -= 1;
    else while (at < high && !isSign(source.tokens[at])) at += 1;
    return way < 0 ? source.tokens.slice(at, piece.at) : source.tokens.slice(piece.end, at);
  }

  /* The piece with the words `typed` beside it set against the source's words there. */
  function replaced(piece, way, typed, printed) {
    const order = (all) => (way < 0 ? [...all].reverse() : all);
    return attach(piece, way, align(order(typed), order(printed)).steps);
  }

  /* What is typed beside a piece and has no counterpart in its sentence: another piece, other words for the source's, or
     added words. {piece, others}. */
  function settleEnd(source, list, piece, way, bound) {
    const outside = way < 0 ? [bound, piece.from] : [piece.to, bound];
    const [from, to] = trim(list, ...outside);
    const count = letters(list, from, to);
    if (!count) return { piece, others: [] };
    const joint = way < 0 ? list.slice(to, piece.from) : list.slice(piece.to, from);
    if (count > NEAR || joint.some((token) => token.ends)) return { piece, others: sentences(list, from, to).flatMap(([a, b]) => lone(source, list, a, b)) };
    const elsewhere = count >= PHRASE ? place(source, list, from, to) : null;
    if (elsewhere && (count > LEAST || source.isWhole(elsewhere.at, elsewhere.end))) return { piece, others: [elsewhere] };
    const printed = joint.length ? [] : beside(source, piece, way);
    if (printed.length && printed.length <= 2 * count + 1 && count <= 3 * printed.length + 2) {
      return { piece: replaced(piece, way, list.slice(from, to), printed), others: [] };
    }
    if (elsewhere) return { piece, others: [elsewhere] };
    const added = way < 0 ? piece.from - from : to - piece.to;
    return { piece: attach(piece, way, Array.from({ length: added }, () => "more")), others: [] };
  }

  /* Pieces in their order with everything between and beside them in one of them, or in a piece of its own. */
  function settled(source, list, pieces, low, high) {
    const made = [];
    let left = low;
    pieces.forEach((first, n) => {
      const [before, after] = [pieces[n - 1], pieces[n + 1]];
      let piece = grow(source, list, first, -1, left, before && before.end <= first.at ? before.end : 0);
      piece = grow(source, list, piece, 1, after ? after.from : high, after && after.at >= piece.end ? after.at : Infinity);
      const [from, to] = trim(list, left, piece.from);
      if (SAYING.test(list.slice(from, piece.from).map((token) => token.text).join("")) && to > from) {
        piece.said = [from, to];
      } else if (made.length) {
        const one = settleEnd(source, list, made.pop(), 1, piece.from);
        made.push(one.piece, ...one.others);
      } else {
        const one = settleEnd(source, list, piece, -1, left);
        made.push(...one.others);
        piece = one.piece;
      }
      made.push(piece);
      left = piece.to;
    });
    const one = settleEnd(source, list, made.pop(), 1, high);
    return [...made, one.piece, ...one.others];
  }

  /* The pieces of a stretch without an ellipsis: its literal stretches with their changes, and what is not in the source. */
  function stretch(source, list, from, to, joined) {
    const whole = place(source, list, from, to);
    if (whole) return [whole];
    const inside = joined.filter((piece) => piece.from >= from && piece.to <= to);
    const found = inside.reduce((sum, { blocks }) => sum + blocks.reduce((all, block) => all + letters(list, block.from, block.to), 0), 0);
    /* A short one is held against whole sentences too: 违法犯罪行为 is nearer to 各类违法犯罪行为 than to 违法犯罪. */
    const near = to - from <= SHORT ? nearest(source, list, from, to) : null;
    if (near && kept(list, near) >= found && isNear(source, list, near, from, to) && !isTorn(source, near)) return settled(source, list, [near], from, to);
    if (!inside.length) return sentences(list, from, to).flatMap(([a, b]) => lone(source, list, a, b));
    return settled(source, list, inside.map(({ blocks }) => joinedUp(source, list, blocks)), from, to);
  }

  function quotation(source, list, low, high, joined) {
    const [from, to] = trim(list, low, high);
    const whole = from < to && place(source, list, from, to);
    const pieces = whole ? [whole] : segments(list, low, high, joined).flatMap(([a, b]) => stretch(source, list, a, b, joined));
    return pieces.map((piece, n) => withSigns(source, list, piece, n ? pieces[n - 1].to : low, pieces[n + 1] ? pieces[n + 1].from : high));
  }

  /* Signs at the ends of the quotation that the source has there too belong to it, unless they tell places apart. */
  function withSigns(source, list, piece, low, high) {
    if (piece.at === undefined) return piece;
    const equal = (n, at) => list[n] && source.tokens[at] && list[n].sign && list[n].fold === source.tokens[at].fold;
    let made = withTypedPairs(list, piece, low, high);
    while (made.from > low && equal(made.from - 1, made.at - 1)) made = attach(made, -1, ["same"]);
    while (made.to < high && equal(made.to, made.end)) made = attach(made, 1, ["same"]);
    if (made === piece || made.steps.some((step) => step !== "same")) return made;
    const count = ({ from, to }) => source.places(list.slice(from, to)).length;
    return count(made) === count(piece) ? made : piece;
  }

  /* Of a pair of signs of which an added one stands inside the piece, the other one was added too. */
  function withTypedPairs(list, piece, low, high) {
    const added = new Set();
    let i = piece.from;
    for (const step of piece.steps) {
      if (step === "more") added.add(i);
      if (step !== "less") i += 1;
    }
    let made = piece;
    const text = (n) => list[n].text;
    if (piece.to < high && added.has(partner(text, piece.to, -1, piece.from))) made = attach(made, 1, ["more"]);
    if (piece.from > low && added.has(partner(text, piece.from - 1, 1, piece.to - 1))) made = attach(made, -1, ["more"]);
    return made;
  }

  /* A literal stretch in a writer's own words: what is changed up to the next sign belongs to it where that is short. */
  function unmarked(source, list, found, low, high) {
    let piece = joinedUp(source, list, found.blocks);
    const edge = (at, way, bound) => {
      let end = at;
      while (end !== bound && Math.abs(end - at) <= NEAR && !isSign(list[way < 0 ? end - 1 : end])) end += way;
      return end;
    };
    for (const way of [-1, 1]) {
      const bound = way < 0 ? edge(piece.from, -1, low) : edge(piece.to, 1, high);
      piece = grow(source, list, piece, way, bound, way < 0 ? 0 : Infinity);
      const typed = way < 0 ? list.slice(bound, piece.from) : list.slice(piece.to, bound);
      const printed = beside(source, piece, way);
      /* What stands before is rather the writer's: a word for a word of the same length only. */
      const fits = way < 0 ? typed.length === printed.length : printed.length > 0;
      if (typed.length && typed.length <= TAIL && printed.length <= TAIL && fits) piece = replaced(piece, way, typed, printed);
    }
    return piece;
  }

  function unmarkedPieces(source, list, joined, marks) {
    const made = [];
    let low = 0;
    joined.forEach((found, n) => {
      if (found.to - found.from < LEAST || marks.some(([from, to]) => found.from < to && from < found.to)) return;
      const next = joined[n + 1];
      const mark = marks.find(([from]) => from >= found.to);
      const before = marks.filter(([, to]) => to <= found.from).pop();
      const piece = unmarked(source, list, found, Math.max(low, before ? before[1] + 1 : 0), Math.min(next ? next.from : list.length, mark ? mark[0] - 1 : list.length));
      if (piece.to - piece.from < UNMARKED && !list.slice(piece.from, piece.to).some((token) => token.number)) return;
      low = piece.to;
      made.push(piece);
    });
    return made;
  }

  /* -- judging a piece ---------------------------------------------------------------------------------------------- */

  /* A comma at the head belongs to the clause before; a literal stretch may begin with one. */
  function withoutLeadingSigns(list, piece) {
    const made = { ...piece, steps: [...piece.steps] };
    while (made.steps.length > 1 && made.steps[0] === "same" && /^[,，;；。、：:！？]$/u.test(list[made.from].text)) {
      made.steps.shift();
      made.from += 1;
      made.at += 1;
    }
    return made;
  }

  /* Of a pair of signs of which the quotation has lost the one inside the piece, the other one is part of the piece too. */
  function withPairs(source, piece) {
    let made = piece;
    const lost = new Set();
    let at = piece.at;
    for (const step of piece.steps) {
      if (step === "less") lost.add(at);
      if (step !== "more") at += 1;
    }
    const text = (n) => (source.tokens[n] ? source.tokens[n].text : "");
    if (lost.has(partner(text, piece.at - 1, 1, piece.end - 1))) made = attach(made, -1, ["less"]);
    if (lost.has(partner(text, piece.end, -1, piece.at))) made = attach(made, 1, ["less"]);
    return made;
  }

  /* Runs of {what, words, signs}: `same`, `less` (in the source only), `more` (in the quotation only), as printed. */
  function runsOf(source, walked) {
    const runs = [];
    let last = null;
    const add = (what, words, sign) => {
      if (last && last.what === what) Object.assign(last, { words: last.words + words, signs: last.signs && sign });
      else runs.push(last = { what, words, signs: sign });
    };
    let end = -1; /* a token alone would lose the white space before it */
    for (const [step, typed, printed] of walked) {
      const words = printed ? source.text(end < 0 ? printed.start : end, printed.end) : "";
      if (printed) ({ end } = printed);
      if (step === "same") add("same", words, printed.sign);
      if (step === "less" || step === "swap") add("less", words, printed.sign);
      if (step === "more" || step === "swap") add("more", typed.text, typed.sign);
    }
    return ordered(runs);
  }

  /* Between two runs that are the same there is at most one that was left out, and then one that was added. */
  function ordered(runs) {
    const made = [];
    let between = [];
    const flush = () => {
      for (const what of ["less", "more"]) {
        const all = between.filter((run) => run.what === what);
        if (all.length) made.push({ what, words: all.map((run) => run.words).join(""), signs: all.every((run) => run.signs) });
      }
      between = [];
    };
    for (const run of runs) {
      if (run.what !== "same") between.push(run);
      else {
        flush();
        made.push(run);
      }
    }
    flush();
    return made;
  }

  /* In what the tokens that are the same differ as printed: {unlike: kinds, values: numbers in two writings}. */
  function writing(source, walked) {
    const unlike = new Set();
    const values = new Map();
    for (const [step, typed, printed] of walked) {
      const kind = step === "same" ? difference(typed, printed, source.forms) : "";
      if (kind) unlike.add(kind);
      if (kind === "数字") values.set(`${printed.text}\n${typed.text}`, [printed.text, typed.text]);
    }
    return { unlike: [...unlike], values: [...values.values()] };
  }

  /* Blanks inside a line of the source where the quotation has none: [words before, words after]. */
  function blanks(source, pasted, walked) {
    const found = [];
    let before = null;
    let typedEnd = -1;
    for (const [step, typed, printed] of walked) {
      if (step === "same" || step === "swap") {
        const space = before ? source.text(before.end, printed.start) : "";
        if (space && !/[\r\n\u2028\u2029]/u.test(space) && !/\s/u.test(pasted.slice(typedEnd, typed.start).join(""))) {
          found.push([source.text(Math.max(0, before.end - 4), before.end), printed.text]);
        }
      }
      if (printed) before = printed;
      if (typed && step !== "more") typedEnd = typed.end;
    }
    return found;
  }

  const defectsOf = (source, start, end) => source.defects.filter(([first, last]) => first < end && start < last);

  /* What a piece is, and where: {verdict: exact | width | cut | changed | absent, from, to: tokens of the quotation, at, past: of
     the source, start, end: the latter in code points, runs, …}. */
  function judge(source, list, pasted, found) {
    if (found.at === undefined) return { ...found, verdict: "absent", runs: [] };
    const piece = withPairs(source, atSigns(source, list, withoutLeadingSigns(list, found)));
    const walked = walk(source, list, piece);
    const same = piece.steps.every((step) => step === "same");
    const runs = same ? [] : runsOf(source, walked);
    const changed = runs.some((run) => run.what !== "same" && !run.signs);
    const told = (at) => {
      const [start, end] = source.span(at, at + piece.end - piece.at);
      return { at, past: at + piece.end - piece.at, start, end, cut: source.cut(start, end) };
    };
    /* A quotation that stands in several places is judged where it is cut least; every place is listed. */
    const places = same ? source.places(list.slice(piece.from, piece.to)).map(told) : [told(piece.at)];
    const weight = ({ cut }) => cut.before.length + cut.after.length;
    const best = places.reduce((one, other) => (weight(other) < weight(one) ? other : one));
    const written = writing(source, walked);
    const other = written.unlike.length > 0 || runs.length > 0;
    return {
      ...piece,
      ...best,
      ...written,
      runs,
      other,
      verdict: changed ? "changed" : weight(best) ? "cut" : other ? "width" : "exact",
      said: found.said ? list.slice(...found.said).map((token) => token.text).join("") : "",
      blanks: blanks(source, pasted, walked),
      defects: defectsOf(source, best.start, best.end),
      places: places.map(({ start }) => start),
    };
  }

  /* Two pieces with an ellipsis between them, or of one clause: what is left out between them is told once, and only that. */
  function omitted(source, list, judged) {
    const parted = (a, b) => list.slice(a.to, b.from).some((token) => token.gap);
    const clause = (at) => source.clauseOf(at);
    const follows = (first, second) => first && second && first.cut && second.cut && first.past <= second.at
      && (parted(first, second) || clause(first.past - 1) === clause(second.at) || clause(first.past) === clause(second.at));
    /* It is told with the piece of whose clause something is missing. */
    const withNext = (first, second) => !first.cut.after && second.cut.before;
    return judged.map((one, n) => {
      const [before, after] = [judged[n - 1], judged[n + 1]];
      const cut = { ...one.cut };
      if (follows(before, one)) cut.before = withNext(before, one) ? between(source, before, one) : "";
      if (follows(one, after)) cut.after = withNext(one, after) ? "" : between(source, one, after);
      if (!follows(before, one) && !follows(one, after)) return one;
      return { ...one, cut, verdict: one.verdict === "changed" ? "changed" : cut.before || cut.after ? "cut" : one.other ? "width" : "exact" };
    });
  }
  const between = (source, one, after) => source.text(one.end, after.start).replace(/^[\s,，;；。、]+|[\s,，;；、]+$/gu, "");

  /* Whether a writer's own words stand around the quotations: enough of them that are not in the source. */
  function isArticle(list, joined, marks) {
    const inside = (ranges, at) => ranges.some(([from, to]) => from <= at && at < to);
    const printed = joined.map((piece) => [piece.from, piece.to]);
    const own = list.filter((token, at) => !isSign(token) && !inside(marks, at) && !inside(printed, at)).length;
    const quoted = marks.reduce((sum, [from, to]) => sum + to - from, 0);
    return marks.length ? own >= (quoted >= LEAST ? 1 : UNMARKED) : printed.length > 0 && list.length > ARTICLE && own >= list.length / 2;
  }

  /* Whether it is rather one sentence of the source, quotation marks and all, with something changed in it. */
  function isOne(source, list, marks) {
    const near = list.length <= SHORT && marks.length ? nearest(source, list, 0, list.length) : null;
    if (!near) return false;
    const outside = (at) => !list[at].sign && !marks.some(([from, to]) => from <= at && at < to);
    let [at, same] = [near.from, 0];
    for (const step of near.steps) {
      if (step === "same" && outside(at)) same += 1;
      if (step !== "less") at += 1;
    }
    const own = list.filter((token, n) => outside(n)).length;
    return same >= 2 && same >= KEPT_AT_LEAST * own;
  }

  /* Words that a piece lacks, or leaves out of its clause, although they were typed: only their place is another one. As
     often as the clause has them they must have been typed, or some are missing all the same. */
  function moved(source, list, one) {
    if (!one.cut) return [];
    const folded = (some) => some.filter((token) => !token.sign).map((token) => token.fold).join("\n");
    const times = (all, part) => `\n${all}\n`.split(`\n${part}\n`).length - 1;
    const typed = folded(list);
    const clause = folded(tokens(one.cut.before + source.text(one.start, one.end) + one.cut.after, source.forms));
    const missing = [one.cut.before, one.cut.after, ...one.runs.filter((run) => run.what === "less").map((run) => run.words)];
    return missing.filter((words) => {
      const parts = cores(words).map((part) => folded(tokens(part, source.forms)));
      return parts.length > 0 && parts.every((part) => times(typed, part) >= Math.max(1, times(clause, part)));
    });
  }

  /* The parts of an enumeration, without what joins them. */
  const cores = (words) => words.split(/[\s、，,；;。“”]+/u).map((part) => part.replace(/^[和与及]+|[和与及]+$/gu, "")).filter((part) => part.length > 1);

  /* Everything about a pasted text: {list, article, judged, turned, skipped, numbers: those outside quotations}. */
  function examine(source, text) {
    let list = tokens(text, source.forms);
    if (list.every(isSign)) return { list, judged: [], article: false, numbers: [] };
    const spans = quotedSpans(list);
    /* One pair of marks around everything is the writer's, unless the source has it too. */
    const alone = spans.length === 1 && spans[0][0] === 1 && spans[0][1] >= list.length - 1 && !source.places(list).length;
    if (alone) list = list.slice(...spans[0]);
    const joined = join(list, source.blocks(list, Math.min(LEAST, list.length)));
    const marks = alone ? [] : quotedSpans(list).filter(([from, to]) => !joined.some((piece) => piece.from < from && piece.to > to));
    const article = !alone && isArticle(list, joined, marks) && !isOne(source, list, marks);
    const pieces = article
      ? [...marks.flatMap(([from, to]) => quotation(source, list, from, to, joined)), ...unmarkedPieces(source, list, joined, marks)].sort((a, b) => a.from - b.from)
      : quotation(source, list, 0, list.length, joined);
    const pasted = Array.from(text);
    const judged = omitted(source, list, pieces.map((piece) => judge(source, list, pasted, piece)));
    const found = judged.filter((one) => one.verdict !== "absent");
    const parted = (a, b) => list.slice(a.to, b.from).some((token) => token.gap);
    /* Pieces that overlap have the same words in another order; what only changed places is not apart. */
    const apart = (a, b) => letters(source.tokens, ...(b.at < a.at ? [b.past, a.at] : [a.past, b.at])) > 0;
    return {
      list,
      article,
      judged: judged.map((one) => ({ ...one, moved: moved(source, article ? list.slice(one.from, one.to) : list, one) })),
      turned: !article && found.some((one, n) => n && one.at < found[n - 1].past),
      skipped: !article && found.some((one, n) => n && !parted(found[n - 1], one) && apart(found[n - 1], one)),
      numbers: article ? list.filter((token, n) => token.number && !pieces.some((piece) => piece.from <= n && n < piece.to)) : [],
    };
  }

  Object.assign(match, { examine, cores });
})();
