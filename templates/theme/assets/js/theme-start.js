/* Before the first paint: says that scripts run, and gives the body its colour scheme the moment it exists, so that a dark
   page never flashes white. Loaded in the head, waits for nothing; theme.js lets the reader change the scheme. */
"use strict";
(() => {
  const KEY = "zhujie.scheme";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /* "light", "dark", or "" where the system decides. Storage may be switched off or hold anything. */
  function chosen() {
    try {
      const kept = localStorage.getItem(KEY);
      return kept === "light" || kept === "dark" ? kept : "";
    } catch {
      return "";
    }
  }

  let choice = chosen();

  function apply() {
    const isDark = choice === "dark" || (choice === "" && dark.matches);
    document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default"); /* the theme's names for them */
  }

  document.documentElement.classList.replace("no-js", "js");
  dark.addEventListener("change", apply);
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    apply();
  }).observe(document.documentElement, { childList: true });

  window.zhujieScheme = {
    get: () => choice,
    set(value) {
      choice = value;
      apply();
      try {
        localStorage.setItem(KEY, value);
      } catch { /* nothing is remembered */ }
    },
  };
})();
