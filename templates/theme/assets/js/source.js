/* What other scripts need of the page: the source's characters in a stretch of it, where a place is, and the clipboard. */
"use strict";
(() => {
  const zhujie = window.zhujie;
  const SOURCE = ".src, .verbatim";
  const LEAF = ".s[id], .gap";

  const block = document.getElementById("edition");
  const edition = block ? JSON.parse(block.textContent) : {};

  const leaves = () => [...document.querySelectorAll(LEAF)].filter((leaf) => leaf.closest(SOURCE));
  const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

  function within(range, leaf) {
    const whole = document.createRange();
    whole.selectNodeContents(leaf);
    if (range.compareBoundaryPoints(Range.START_TO_START, whole) > 0) whole.setStart(range.startContainer, range.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, whole) < 0) whole.setEnd(range.endContainer, range.endOffset);
    return whole;
  }

  /* {text, ids} of a selected range: signs of ours carry no text, so a leaf's text is the source's. The offsets of two neighbours tell whether the source breaks the line there. */
  function read(range) {
    let text = "";
    let end = null;
    const ids = [];
    for (const leaf of leaves()) {
      if (!range.intersectsNode(leaf)) continue;
      const piece = within(range, leaf).toString();
      if (!piece) continue;
      if (leaf.id) {
        if (end !== null && Number(leaf.dataset.start) > end) text += "\n";
        end = Number(leaf.dataset.end);
        ids.push(leaf.id);
      } else if (end !== null) {
        end += piece.length;
      }
      text += piece;
    }
    return { text, ids };
  }

  /* The selected range when it is source and nothing of ours before or after; notes between paragraphs do not count. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const inside = leaves().filter((leaf) => range.intersectsNode(leaf));
    if (!inside.length) return null;
    const blank = (from, to) => {
      const rest = document.createRange();
      rest.setStart(...from);
      rest.setEnd(...to);
      return !rest.toString().trim();
    };
    const first = document.createRange();
    const last = document.createRange();
    first.selectNode(inside[0]);
    last.selectNode(inside[inside.length - 1]);
    if (range.compareBoundaryPoints(Range.START_TO_START, first) < 0
        && !blank([range.startContainer, range.startOffset], [first.startContainer, first.startOffset])) return null;
    if (range.compareBoundaryPoints(Range.END_TO_END, last) > 0
        && !blank([last.endContainer, last.endOffset], [range.endContainer, range.endOffset])) return null;
    return range;
  }

  /* `measure-2-6` → 举措二·句6: as the build named it, on this page. */
  function place(id) {
    const leaf = document.getElementById(id);
    return (leaf && leaf.dataset.name) || "";
  }

  /* The public address where the edition has one; otherwise where the page is read from. */
  function address(id) {
    const here = edition.site_url ? edition.site_url.replace(/\/?$/, "/") + edition.page : location.href.split(/[?#]/)[0];
    return `${here}#${id}`;
  }

  /* The place on the page that the address names. One that was badly encoded is taken as it is. */
  function fragment() {
    const id = location.hash.slice(1);
    try {
      return decodeURIComponent(id);
    } catch {
      return id;
    }
  }

  /* Pages on the disk have no navigator.clipboard in some browsers; a hidden field serves there. */
  function copyByHand(text) {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    const selection = getSelection();
    const range = selection.rangeCount ? selection.getRangeAt(0) : null;
    field.value = text;
    field.className = "visually-hidden";
    field.setAttribute("aria-hidden", "true");
    (focused ? focused.parentElement || focused : document.body).append(field); /* a menu that has the focus keeps it */
    field.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch { /* told below */ }
    field.remove();
    if (focused) focused.focus({ preventScroll: true });
    if (range) {
      selection.removeAllRanges();
      selection.addRange(range);
    }
    return done;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByHand(text);
    }
  }

  document.addEventListener("copy", (event) => {
    if (elementOf(event.target).matches("input, textarea")) return;
    const range = selected();
    if (!range) return;
    event.clipboardData.setData("text/plain", read(range).text);
    event.preventDefault();
  });

  Object.assign(zhujie, { edition, leaves, read, selected, place, address, fragment, copy });
})();
