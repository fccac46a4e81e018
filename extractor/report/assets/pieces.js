// The pieces of an article's text that a page holds. Offsets are code points; JavaScript counts in halves
// of them where an emoji stands, so a piece is cut into points when it is first looked into.
const Pieces = (() => {
  function points(piece) {
    piece.points ??= Array.from(piece.text);
    return piece.points;
  }

  // The text from start to end, or null where the page does not hold it.
  function between(article, start, end) {
    for (const piece of article.pieces) {
      if (start < piece.start) break;
      if (end <= piece.start + points(piece).length) return points(piece).slice(start - piece.start, end - piece.start).join('');
    }
    return null;
  }

  return { points, between };
})();
