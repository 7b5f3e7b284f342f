/* The two things we use of what the theme's own script does, which is twenty times as large and is left out: choosing a
   colour scheme, and the page's title in the header once its heading has scrolled away. */
"use strict";
(() => {
  /* The theme tells its schemes apart by the media query each is for. */
  const schemeOf = (input) => (/(light|dark)\)/.exec(input.dataset.mdColorMedia) || ["", ""])[1];
  for (const input of document.querySelectorAll("input[name=__palette]")) {
    input.checked = schemeOf(input) === window.zhujieScheme.get();
    input.addEventListener("change", () => window.zhujieScheme.set(schemeOf(input)));
  }

  const title = document.querySelector("[data-md-component=header-title]");
  const heading = document.querySelector("h1");
  if (!title || !heading) return;
  new IntersectionObserver(([seen]) => {
    const above = !seen.isIntersecting && seen.boundingClientRect.top < 0;
    title.classList.toggle("md-header__title--active", above);
  }, { rootMargin: "-48px 0px 0px" }).observe(heading);
})();
