/* 引文核验, the part that tells: what a judged quotation is, in the words of the page and of the copied result. It touches
   no page. Every sentence here describes the steps from the source to the quotation; none guesses. */
"use strict";
(() => {
  const { match } = window.zhujie;
  const { cores } = match;

  const WIDTH = "仅标点、引号、繁简、全角半角或数字写法不同";
  const NAMES = { exact: "逐字一致", width: WIDTH, cut: "节引", changed: "有改动", absent: "不见于原文" };
  const ORDER = ["exact", "width", "cut", "changed", "absent"];

  /* What turns the words it stands with. 不断, 不仅, 未来, 非常 and their like do not; nor does a name in quotation marks. */
  const NEGATION = /没有|没(?!收)|尚未|未(?!来)|不(?![断仅但同少])|非(?!常|机动|法|公)|无(?!纸|缝|人机|线)|禁止|严禁|防止|杜绝|避免/gu;
  const LAST_NEGATION = /(?:没有?|尚未|未|不|非|无|禁止|严禁|防止|杜绝|避免)$/u;
  const NAME = /“[^“”]*”/gu;

  const SIGN_NAMES = [
    [/[“”„「」『』‘’"']/u, "引号"], [/[《》〈〉]/u, "书名号"], [/[（）()]/u, "圆括号"], [/[，,]/u, "逗号"], [/[。｡．.]/u, "句号"],
    [/[、､]/u, "顿号"], [/[；;]/u, "分号"], [/[：:]/u, "冒号"], [/[？?]/u, "问号"], [/[！!]/u, "叹号"], [/[—–―－-]/u, "连接号"],
    [/[·•・]/u, "间隔号"], [/…/u, "省略号"],
  ];
  const OPENING = /[“‘「『《〈（(]/u;
  const CLOSING = /[”’」』》〉）)]/u;
  const IN_PAIRS = ["引号", "书名号", "圆括号"];
  const COUNTS = ["", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
  const SHOWN = 300; /* characters of what was left out; of more the ends are shown */
  const BLANKS_SHOWN = 2;
  const UNIT = /[\d０-９一二三四五六七八九十百千万亿余多]([人户件家车班批]次|平方(?:米|公里)|公里|个百分点)/gu;
  const UNIT_BEFORE = 8;

  /* Words of a text in quotation marks that are not theirs. */
  const quote = (words) => (/[“”]/u.test(words) ? `「${words}」` : `“${words}”`);
  const count = (number) => COUNTS[number] || String(number);
  const signName = (sign) => (SIGN_NAMES.find(([signs]) => signs.test(sign)) || [])[1];

  /* Signs by name and number: 引号一对（“ ”）、顿号两个. */
  function signs(words) {
    const named = new Map();
    for (const sign of words.replace(/\s/gu, "")) {
      const name = signName(sign) || quote(sign);
      named.set(name, [...(named.get(name) || []), sign]);
    }
    return [...named].map(([name, all]) => {
      const [open, close] = [all.filter((sign) => OPENING.test(sign)), all.filter((sign) => CLOSING.test(sign))];
      if (!IN_PAIRS.includes(name) || (!open.length && !close.length && all.length % 2)) return `${name}${count(all.length)}个`;
      if (open.length !== close.length) return [["前", open], ["后", close]].filter(([, some]) => some.length).map(([side, some]) => `${side}${name}${count(some.length)}个`).join("、");
      return `${name}${count(all.length / 2)}对（${[...new Set([...open, ...close, ...all])].join(" ")}）`;
    }).join("、");
  }

  /* What was changed, run by run; signs come after the words, counted together. Words that only stand elsewhere are neither
     missing nor added. */
  function changes(all, moved) {
    const told = [];
    const elsewhere = moved.flatMap(cores);
    const stays = (run) => run.what === "same" || run.signs || !cores(run.words).length || !cores(run.words).every((part) => elsewhere.includes(part));
    const runs = all.filter(stays);
    let [less, more] = ["", ""];
    runs.forEach((run, n) => {
      const next = runs[n + 1];
      const before = runs[n - 1];
      if (run.what === "same" || (run.what === "more" && before && before.what === "less")) return;
      const both = run.what === "less" && next && next.what === "more" ? [run, next] : [run];
      if (both.some((one) => !one.signs)) {
        if (both.length > 1) told.push(`原文${quote(run.words)}，引文作${quote(next.words)}`);
        else told.push(`引文${run.what === "less" ? "缺" : "多"}${quote(run.words)}`);
        const turns = run.what === "less" && LAST_NEGATION.exec(run.words);
        if (turns && !(both[1] && LAST_NEGATION.test(both[1].words))) told.push(`缺的话里有${quote(turns[0])}，意思可能相反`);
        return;
      }
      const names = both.map((one) => signName(one.words));
      if (both.length > 1 && both.every((one) => Array.from(one.words.trim()).length === 1) && names[0] && names[1] && names[0] !== names[1]) {
        told.push(`原文用${names[0]}，引文用${names[1]}`);
        return;
      }
      for (const one of both) {
        if (one.what === "less") less += one.words;
        else more += one.words;
      }
    });
    if (less) told.push(`引文缺${signs(less)}`);
    if (more) told.push(`引文多${signs(more)}`);
    return counted(told).join("；");
  }

  /* What is to be said of several places is said once, with their number. */
  function counted(told) {
    const times = new Map();
    for (const words of told) times.set(words, (times.get(words) || 0) + 1);
    return [...times].map(([words, number]) => (number > 1 ? `${words}（${count(number)}处）` : words));
  }

  function shortened(all) {
    const words = all.replace(/\s*[\r\n]\s*/gu, "");
    const points = Array.from(words);
    if (points.length <= SHOWN) return quote(words);
    return `${quote(`${points.slice(0, SHOWN / 2).join("")}……${points.slice(-SHOWN / 2).join("")}`)}（共${points.length}字）`;
  }

  /* What was left of the clauses: the words that turn the meaning are named. */
  function left(cut, moved) {
    const [before, after] = [cut.before, cut.after].map((words) => (moved.includes(words) ? "" : words));
    const { label } = cut;
    const told = [];
    if (before) told.push(`引文前面略去${shortened(before)}`);
    if (after) told.push(`引文后面略去${shortened(after)}`);
    const turns = [before, after].flatMap((words) => words.replace(NAME, "").match(NEGATION) || []).map(quote);
    if (turns.length) told.push(`略去的话里有${[...new Set(turns)].join("、")}，意思可能相反`);
    if (after.startsWith("之一")) told.push("略去了“之一”，意思不同");
    if (label) told.push(`引文没有带序号${quote(label)}`);
    return told.join("；");
  }

  /* Kinds of writing in which words that are the same differ, and numbers in both writings. */
  function writings({ unlike, values }) {
    const kinds = unlike.filter((kind) => kind !== "数字");
    const told = values.map(([printed, typed]) => `数值相同，写法不同：原文${quote(printed)}，引文作${quote(typed)}`);
    if (kinds.length) told.push(`${kinds.join("、")}的写法与原文不同`);
    return told.join("；");
  }

  function blanks(found) {
    if (found.length > BLANKS_SHOWN) return `原文句中有${found.length}处空格，引文没有`;
    return found.map(([before, after]) => `原文${quote(before)}与${quote(after)}之间有空格，引文没有`).join("；");
  }

  /* A unit of which the quotation has only the beginning: 1.3万多人 of 1.3万多人次. */
  function unit(source, one) {
    const tail = source.text(Math.max(0, one.end - UNIT_BEFORE), one.end);
    const cut = [...`${tail}${one.cut.after}`.matchAll(UNIT)].find((found) => found.index < tail.length && found.index + found[0].length > tail.length);
    return cut && cut.index + cut[0].length - cut[1].length < tail.length ? `引文断在单位“${cut[1]}”当中` : "";
  }

  /* Everything that is to be said of one quotation, a sentence each; defects of the source have their own words. */
  function remarks(source, one) {
    const told = [changes(one.runs, one.moved), writings(one)];
    const elsewhere = [...new Set(one.moved.flatMap(cores))];
    if (elsewhere.length) told.push(`${elsewhere.map(quote).join("、")}引文里也有，位置与原文不同`);
    const cut = left(one.cut, one.moved);
    told.push(unit(source, one));
    told.push(cut && one.places.length > 1 ? `以${source.leavesOf(one.start, one.end)[0][2]}为例，${cut}` : cut);
    told.push(blanks(one.blanks));
    if (one.said) told.push(`${quote(one.said)}看作引者的话，没有比较`);
    return told.filter(Boolean).map((words) => `${words}。`);
  }

  /* Where the edition registers something wrong in the source itself: words, and the note's name and address. */
  const defects = (one) => one.defects.map(([, , number, kind, href]) => [`原文此处有缺漏或存疑（${kind}），照录原样，见`, `注${number}`, href]);

  const name = (one) => (one.verdict === "cut" && one.other ? `${NAMES.cut}；所引部分${WIDTH}` : NAMES[one.verdict]);

  /* The verdict on a pasted text: [heading, sentences]. */
  function verdict({ judged, article, turned, skipped }) {
    if (!judged.length) return ["没有找到引自报告的话", ["这里只看与原文相同或相近的文字"]];
    const number = (kind) => judged.filter((one) => one.verdict === kind).length;
    if (article) {
      const told = ORDER.filter(number).map((kind) => `${NAMES[kind]}${number(kind)}处`);
      return [`找到引文${judged.length}处：${told.join("，")}`, []];
    }
    const found = judged.length - number("absent");
    const pieces = found === 2 ? "两段" : "各段";
    const told = [];
    if (skipped) told.push(`${pieces}在原文中并不相连，引文没有用省略号注明`);
    if (turned) told.push(`${pieces}在引文中的先后与原文不同`);
    if (found && number("absent")) told.push(`其中${number("absent")}处不见于原文`);
    if (!found) return [NAMES.absent, told];
    const worst = ORDER[Math.max(...judged.map((one) => ORDER.indexOf(one.verdict)))];
    if (turned || skipped || worst === "changed" || worst === "absent") return [NAMES.changed, told];
    return [name({ verdict: worst, other: judged.some((one) => one.other) }), told];
  }

  Object.assign(match, { NAMES, name, remarks, defects, verdict });
})();
