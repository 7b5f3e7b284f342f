/* What is folded on the screen is printed open, and folded again afterwards. */
"use strict";
(() => {
  let opened = [];
  addEventListener("beforeprint", () => {
    /* What the head of every sheet says: see @page in print.css. */
    document.documentElement.style.setProperty("--running", JSON.stringify(document.title));
    opened = [...document.querySelectorAll("#content details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    opened = [];
  });
})();
