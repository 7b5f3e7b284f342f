/* Sorts a table by the column whose heading is pressed: up, down, as printed. The order stands in the address. */
"use strict";
(() => {
  const table = document.querySelector("table.sortable");
  if (!table) return;
  const body = table.tBodies[0];
  const printed = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  const compare = new Intl.Collator("zh-CN", { numeric: true }).compare;

  /* A number where the cell gives one, else its words; empty cells come last either way. */
  function key(row, column) {
    const cell = row.cells[column];
    if (cell.dataset.value === undefined) return cell.textContent.trim() || null;
    return cell.dataset.value === "" ? null : Number(cell.dataset.value);
  }

  function ordered(column, order) {
    if (order === "none") return printed;
    const sign = order === "ascending" ? 1 : -1;
    const keys = new Map(printed.map((row) => [row, key(row, column)]));
    return [...printed].sort((one, two) => {
      const [a, b] = [keys.get(one), keys.get(two)];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * (typeof a === "number" && typeof b === "number" ? a - b : compare(a, b));
    });
  }

  function sort(column, order, write = true) {
    heads.forEach((head, at) => {
      if (at === column && order !== "none") head.setAttribute("aria-sort", order);
      else head.removeAttribute("aria-sort");
    });
    body.append(...ordered(column, order));
    if (!write) return;
    const address = new URL(location.href);
    if (order === "none") address.searchParams.delete("s");
    else address.searchParams.set("s", (order === "ascending" ? "" : "-") + (column + 1));
    try {
      history.replaceState(history.state, "", address);
    } catch { /* some browsers keep the address of a file as it is */ }
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sort(column, NEXT[head.getAttribute("aria-sort") || "none"]));
  });

  const asked = Number(new URLSearchParams(location.search).get("s"));
  if (asked && heads[Math.abs(asked) - 1]) sort(Math.abs(asked) - 1, asked > 0 ? "ascending" : "descending", false);
})();
