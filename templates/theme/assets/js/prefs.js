/* The reader's choices, applied before the first paint: loaded in the head, waits for nothing.
   On <html>: class `js`, `elder`, `plain`, `all-terms`; attribute `data-size`. switches.js changes them. */
"use strict";
(() => {
  const KEY = "zhujie.prefs";
  const root = document.documentElement;
  const FLAGS = ["elder", "plain", "all-terms"];
  const SIZES = ["small", "medium", "large"];

  /* Storage may be switched off or hold anything: then the choices last as long as the page. */
  const prefs = {};
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) || {};
    for (const flag of FLAGS) if (kept[flag] === true) prefs[flag] = true;
    if (SIZES.includes(kept.size)) prefs.size = kept.size;
  } catch { /* nothing is remembered */ }

  function apply() {
    for (const flag of FLAGS) root.classList.toggle(flag, prefs[flag] === true);
    if (prefs.size === "small" || prefs.size === "large") root.dataset.size = prefs.size;
    else delete root.dataset.size;
  }

  root.classList.remove("no-js");
  root.classList.add("js");
  apply();

  window.zhujie = {
    prefs: {
      FLAGS,
      SIZES,
      get: (name) => (name === "size" ? root.dataset.size || "medium" : root.classList.contains(name)),
      set(name, value) {
        prefs[name] = value;
        apply();
        try {
          localStorage.setItem(KEY, JSON.stringify(prefs));
        } catch { /* nothing is remembered */ }
        document.dispatchEvent(new CustomEvent("zhujie:prefs", { detail: name }));
      },
    },
  };
})();
