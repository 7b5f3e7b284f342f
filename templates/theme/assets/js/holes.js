/* 只看缺口: leaves the rows of the matrices for which the text has no counterpart. Stands in the address. */
"use strict";
(() => {
  const box = document.getElementById("only-holes");
  if (!box) return;
  const told = document.querySelector('output[for="only-holes"]');
  const rows = [...document.querySelectorAll("table.matrix tbody tr")];

  function run(write = true) {
    for (const row of rows) row.hidden = box.checked && !row.classList.contains("has-hole");
    const left = rows.filter((row) => !row.hidden).length;
    told.textContent = box.checked ? `表中列出${left}行，共${rows.length}行` : "";
    if (!write) return;
    const address = new URL(location.href);
    if (box.checked) address.searchParams.set("holes", "1");
    else address.searchParams.delete("holes");
    try {
      history.replaceState(history.state, "", address);
    } catch { /* some browsers keep the address of a file as it is */ }
  }

  box.checked = new URLSearchParams(location.search).has("holes");
  if (box.checked) run(false);
  box.addEventListener("change", () => run());
})();
