/* On the page a result leads to: marks the words that were found, until Escape. What they are stands in the address
   (`?h=…`), which leaves it once they are marked. The text itself stays as it is: marks only surround it. */
(function () {
  "use strict";

  var Fold = window.zhujieFold, table = Fold.makeTable("");
  var MOST = 5, LONGEST = 200; // what search.js writes; an address may hold anything
  var words = new URLSearchParams(location.search).getAll("h").slice(0, MOST).map(function (word) {
    return Fold.fold(word.slice(0, LONGEST), table);
  });
  var target = document.getElementById(window.zhujie.fragment());
  var entry = target && target.closest("article.entry");
  var main = document.querySelector("main, .md-content") || document.body;
  // One entry of the glossary, or everywhere the page shows the source, our headings and our notes.
  var places = entry ? [entry] : main.querySelectorAll("h1, h2.topic, p.src, .margin .note");
  var made = [];

  Array.prototype.forEach.call(places, mark);
  cleanAddress(); // what is copied from the address bar is the place, not the search
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !event.defaultPrevented) unmark();
  });

  function mark(box) {
    var walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), nodes = [], text = "";
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.data;
    }
    // From the end, so that what comes before keeps its place.
    Fold.ranges(text, words, table).reverse().forEach(function (range) {
      nodes.slice().reverse().forEach(function (pair) {
        var start = Math.max(range[0] - pair[1], 0), end = Math.min(range[1] - pair[1], pair[0].data.length);
        if (start < end) surround(pair[0], start, end);
      });
    });
  }

  function surround(node, start, end) {
    var range = document.createRange(), mark = document.createElement("mark");
    mark.className = "zj-hit";
    range.setStart(node, start);
    range.setEnd(node, end);
    range.surroundContents(mark);
    made.push(mark);
  }

  function unmark() {
    if (!made.length) return;
    made.splice(0).forEach(function (mark) {
      var parent = mark.parentNode;
      mark.replaceWith.apply(mark, Array.from(mark.childNodes));
      parent.normalize();
    });
  }

  function cleanAddress() {
    var address = new URL(location.href);
    address.searchParams.delete("h");
    try {
      history.replaceState(history.state, "", address);
    } catch (refused) { /* some browsers keep addresses of file:// as they are */ }
  }
})();
