/* In the picture of relations, a box under the pointer or with the focus lights its curves and the boxes at their ends. */
"use strict";
(() => {
  for (const picture of document.querySelectorAll(".flow svg")) {
    const lines = [...picture.querySelectorAll(".flow-line")];
    const boxes = new Map([...picture.querySelectorAll(".flow-box")].map((box) => [box.dataset.box, box]));

    function light(id) {
      const lit = new Set();
      for (const line of lines) {
        const touches = line.dataset.start === id || line.dataset.end === id;
        line.classList.toggle("is-lit", touches);
        if (touches) lit.add(line.dataset.start).add(line.dataset.end);
      }
      for (const [name, box] of boxes) box.classList.toggle("is-lit", lit.has(name) || name === id);
    }

    /* What has the focus stays lit when the pointer leaves. */
    const focused = () => {
      const box = picture.contains(document.activeElement) && document.activeElement.closest(".flow-box");
      return box ? box.dataset.box : null;
    };
    for (const [id, box] of boxes) {
      box.addEventListener("pointerenter", () => light(id));
      box.addEventListener("pointerleave", () => light(focused()));
      box.addEventListener("focus", () => light(id));
      box.addEventListener("blur", () => light(null));
    }
  }
})();
