/* 引文核验, the part that lays a quotation beside the source: which tokens are the same, which were left out, added or
   replaced. The steps it gives are an edit script, so that what is said of an alteration is true; of all scripts it takes
   the one that keeps words whole. It touches no page. */
"use strict";
(() => {
  const { match } = window.zhujie;

  /* What a step is worth. A run of equal tokens counts more than as many scattered ones, and a long gap hardly more than
     a short one: whoever shortens a sentence leaves out whole phrases. */
  const EQUAL = 3; /* a token that goes on with a run; the first after a gap counts nothing */
  const EQUAL_NUMBER = 5; /* a number is rarely the same by chance */
  const EQUAL_SIGN = 1;
  const FAR_SIGN = -0.2; /* after a gap */
  const LOST_SIGN = -0.3; /* a sign does not break a run */
  const LOST_END = -3; /* unless a sentence ends there */
  const OPEN = -2;
  const LESS = -0.15;
  const MORE = -0.5;
  const MORE_SIGN = -0.1;
  const LESS_END = -8; /* a gap in the source that goes over the end of a sentence */
  const SAME_DIGITS = 1.5; /* 6 for 6% */
  const OTHER_NUMBER = 0;
  const FAR_NUMBER = -1.5;

  const REACH = 24; /* tokens of a quotation beside its literal stretch that are laid beside the sentence */
  const WINDOW = 300; /* tokens of a sentence on one side */
  const CANDIDATES = 3; /* sentences a quotation without a literal stretch is laid beside */
  const LONGEST = 200; /* tokens of one */
  const AROUND = 40; /* tokens beside a sentence */

  const RUN = 0;
  const GAP_LESS = 1;
  const GAP_MORE = 2;
  const MOVES = ["same", "swap", "less", "more"]; /* of a run, two bits beside the state */
  const SAME = 0 << 2;
  const SWAP = 1 << 2;
  const LOST = 2 << 2;
  const ADDED = 3 << 2;

  /* The best steps from the source's tokens to the typed ones: {steps, score, skipped}. `steps` are same, less (in the source only),
     more (in the quotation only) and swap (another number). With `freeHead` and `freeTail` source tokens at that end need
     no step; `skipped` is how many there are at the head.
     A cell (i, j) holds the best score of i typed and j printed tokens for each state: in a run, in a gap of the source's
     words, in a gap of typed ones. `came` remembers the state before, and in a run the move. Plain variables: it is the one
     loop that takes time. */
  function align(typed, printed, { freeHead = false, freeTail = false } = {}) {
    const n = typed.length;
    const wide = printed.length + 1;
    const came = new Uint8Array((n + 1) * wide * 3);
    let now = new Float64Array(wide * 3);
    let up = new Float64Array(wide * 3);
    for (let i = 0; i <= n; i += 1) {
      const at = i ? typed[i - 1] : null;
      for (let j = 0; j < wide; j += 1) {
        const to = j ? printed[j - 1] : null;
        const here = j * 3;
        const left = here - 3;
        const cell = (i * wide + j) * 3;
        let score = i === 0 && j === 0 && !freeHead ? 0 : -Infinity;
        let code = 0;
        if (at && to) {
          const equal = at.fold === to.fold;
          if (equal || (at.numeral && to.numeral)) {
            const digits = !equal && at.number && at.bare === to.bare;
            const move = equal ? SAME : SWAP;
            const inRun = !equal ? (digits ? SAME_DIGITS : OTHER_NUMBER) : at.sign ? EQUAL_SIGN : at.number ? EQUAL_NUMBER : EQUAL;
            const after = !equal ? (digits ? SAME_DIGITS : FAR_NUMBER) : at.sign ? FAR_SIGN : at.number ? EQUAL_NUMBER : 0;
            score = up[left + RUN] + inRun;
            code = RUN | move;
            if (up[left + GAP_LESS] + after > score) {
              score = up[left + GAP_LESS] + after;
              code = GAP_LESS | move;
            }
            if (up[left + GAP_MORE] + after > score) {
              score = up[left + GAP_MORE] + after;
              code = GAP_MORE | move;
            }
          }
        }
        if (to && to.sign && now[left + RUN] + (to.ends ? LOST_END : LOST_SIGN) > score) {
          score = now[left + RUN] + (to.ends ? LOST_END : LOST_SIGN);
          code = RUN | LOST;
        }
        if (at && at.sign && up[here + RUN] + LOST_SIGN > score) {
          score = up[here + RUN] + LOST_SIGN;
          code = RUN | ADDED;
        }
        now[here + RUN] = score;
        came[cell + RUN] = code;

        score = -Infinity;
        code = GAP_LESS;
        if (i === 0 && freeHead) {
          score = 0;
        } else if (to) {
          const step = to.ends ? LESS + LESS_END : LESS;
          score = now[left + GAP_LESS] + step;
          if (now[left + RUN] + OPEN + step > score) {
            score = now[left + RUN] + OPEN + step;
            code = RUN;
          }
        }
        now[here + GAP_LESS] = score;
        came[cell + GAP_LESS] = code;

        score = -Infinity;
        code = GAP_MORE;
        if (at) {
          const step = at.sign ? MORE_SIGN : MORE;
          score = up[here + GAP_MORE] + step;
          if (up[here + GAP_LESS] + OPEN + step > score) {
            score = up[here + GAP_LESS] + OPEN + step;
            code = GAP_LESS;
          }
          if (up[here + RUN] + OPEN + step > score) {
            score = up[here + RUN] + OPEN + step;
            code = RUN;
          }
        }
        now[here + GAP_MORE] = score;
        came[cell + GAP_MORE] = code;
      }
      [now, up] = [up, now];
    }
    let best = (wide - 1) * 3;
    for (let at = freeTail ? 0 : best; at < wide * 3; at += 1) if (up[at] > up[best]) best = at;
    return { ...traced(came, n, wide, best, freeHead), score: up[best] };
  }

  function traced(came, n, wide, best, freeHead) {
    const steps = [];
    let j = Math.floor(best / 3);
    let state = best % 3;
    for (let i = n; i > 0 || (j > 0 && !freeHead);) {
      const code = came[(i * wide + j) * 3 + state];
      const move = state === RUN ? MOVES[code >> 2] : state === GAP_LESS ? "less" : "more";
      steps.push(move);
      if (move !== "less") i -= 1;
      if (move !== "more") j -= 1;
      state = code & 3;
    }
    return { steps: steps.reverse(), skipped: j };
  }

  const typedIn = (steps) => steps.filter((step) => step !== "less").length;
  const printedIn = (steps) => steps.filter((step) => step !== "more").length;

  /* A stretch of a quotation beside one of the source: {from, to, at, end, steps}, tokens `from`..`to` beside `at`..`end`. */
  const literal = ({ from, to, at }) => ({ from, to, at, end: at + to - from, steps: Array.from({ length: to - from }, () => "same") });

  /* Literal stretches near to one another as one piece. */
  function joinedUp(source, list, blocks) {
    const [first, ...rest] = blocks;
    const piece = literal(first);
    for (const block of rest) {
      const { steps } = align(list.slice(piece.to, block.from), source.tokens.slice(piece.end, block.at));
      const more = literal(block);
      Object.assign(piece, { to: more.to, end: more.end, steps: [...piece.steps, ...steps, ...more.steps] });
    }
    return piece;
  }

  /* How many steps there are up to the last word that has a counterpart. */
  function lastKept(steps, typed) {
    let [kept, i] = [0, 0];
    steps.forEach((step, n) => {
      if (step === "swap" || (step === "same" && !typed[i].sign)) kept = n + 1;
      if (step !== "less") i += 1;
    });
    return kept;
  }

  /* Takes in words before (`way` < 0) or after a piece that stand in the same sentence, down to token `bound` of the
     quotation and not beyond `limit` in the source. What stays outside has no counterpart there. */
  function grow(source, list, piece, way, bound, limit) {
    const [low, high] = source.sentences[source.sentenceOf(way < 0 ? piece.at : piece.end - 1)];
    const side = (all, here, there) => (way < 0 ? all.slice(there, here).reverse() : all.slice(here, there));
    const typed = way < 0 ? side(list, piece.from, Math.max(bound, piece.from - REACH)) : side(list, piece.to, Math.min(bound, piece.to + REACH));
    const printed = way < 0 ? side(source.tokens, piece.at, Math.max(low, limit, piece.at - WINDOW)) : side(source.tokens, piece.end, Math.min(high, limit, piece.end + WINDOW));
    if (!typed.length || !printed.length) return piece;
    const { steps } = align(typed, printed, { freeTail: true });
    const kept = steps.slice(0, lastKept(steps, typed));
    return attach(piece, way, kept);
  }

  /* A piece with more steps at one end; for the end before, given from the piece outwards. */
  function attach(piece, way, steps) {
    if (way < 0) return { ...piece, from: piece.from - typedIn(steps), at: piece.at - printedIn(steps), steps: [...steps].reverse().concat(piece.steps) };
    return { ...piece, to: piece.to + typedIn(steps), end: piece.end + printedIn(steps), steps: piece.steps.concat(steps) };
  }

  /* The words the quotation comes nearest to, wherever they stand: a piece without what it has before and after them, with
     its `score`; null where there are none. */
  function nearest(source, list, from, to) {
    const typed = list.slice(from, to);
    if (!typed.length || typed.length > LONGEST) return null;
    let best = null;
    for (const [n, at] of source.likely(typed, CANDIDATES)) {
      const [low, high] = source.sentences[n];
      const around = Math.min(typed.length, AROUND);
      const begin = Math.max(0, low - around, at - WINDOW - around);
      const printed = source.tokens.slice(begin, Math.min(high + around, at + WINDOW + around));
      const found = align(typed, printed, { freeHead: true, freeTail: true });
      if (!best || found.score > best.score) best = { ...found, at: begin + found.skipped };
    }
    if (!best) return null;
    const first = best.steps.length - lastKept([...best.steps].reverse(), [...typed].reverse());
    if (first === best.steps.length) return null;
    const head = best.steps.slice(0, first);
    const steps = best.steps.slice(first, lastKept(best.steps, typed));
    const start = { from: from + typedIn(head), at: best.at + printedIn(head) };
    return { ...start, to: start.from + typedIn(steps), end: start.at + printedIn(steps), steps, score: best.score };
  }

  /* Of several equal ways to say what was left out or added, the one that begins or ends at a sign: “、辅警” and not “警、辅”. */
  function atSigns(source, list, piece) {
    const steps = [...piece.steps];
    for (let at = 0, [i, j] = [piece.from, piece.at]; at < steps.length;) {
      const what = steps[at];
      let end = at + 1;
      while (what !== "same" && what !== "swap" && steps[end] === what) end += 1;
      const alone = (what === "less" || what === "more") && steps[at - 1] === "same" && steps[end] === "same";
      if (alone) shift(steps, at, end, what === "more" ? list : source.tokens, what === "more" ? i : j);
      for (; at < end; at += 1) {
        if (steps[at] !== "less") i += 1;
        if (steps[at] !== "more") j += 1;
      }
    }
    return { ...piece, steps };
  }

  /* Moves the run of steps `at`..`end`, whose first token is `first`, to where it reads best. */
  function shift(steps, at, end, tokens, first) {
    const size = end - at;
    const sign = (n) => (tokens[n] && tokens[n].sign ? 1 : 0);
    const worth = (start) => 2 * sign(start) + 2 * sign(start + size - 1) + sign(start - 1) + sign(start + size);
    let best = 0;
    const consider = (by) => {
      if (worth(first + by) > worth(first + best)) best = by;
    };
    for (let by = 1; steps[end + by - 1] === "same" && tokens[first + by - 1].fold === tokens[first + by - 1 + size].fold; by += 1) consider(by);
    for (let by = -1; steps[at + by] === "same" && tokens[first + by].fold === tokens[first + by + size].fold; by -= 1) consider(by);
    if (best > 0) steps.splice(at, size + best, ...Array.from({ length: best }, () => "same"), ...steps.slice(at, end));
    if (best < 0) steps.splice(at + best, size - best, ...steps.slice(at, end), ...Array.from({ length: -best }, () => "same"));
  }

  /* Each step with its tokens: [step, typed token, printed token]. */
  function walk(source, list, piece) {
    let [i, j] = [piece.from, piece.at];
    return piece.steps.map((step) => [step, step === "less" ? null : list[i++], step === "more" ? null : source.tokens[j++]]);
  }

  Object.assign(match, { align, literal, joinedUp, grow, attach, nearest, atSigns, walk });
})();
