/* The address leads to a sentence: whatever hides it opens, and it stands below the header. `:target` colours it. */
"use strict";
(() => {
  function show() {
    const id = window.zhujie.fragment();
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const aside = target.closest("aside.margin");
    const fold = aside && aside.querySelector("details.fold");
    if (fold) fold.open = true;
    const bar = document.querySelector(".md-header");
    const top = bar ? bar.getBoundingClientRect().bottom : 0;
    const box = target.getBoundingClientRect();
    if (box.height && (box.top < top || box.top > innerHeight - 40)) target.scrollIntoView({ block: "start" });
  }
  addEventListener("hashchange", show);
  addEventListener("load", show);
})();
