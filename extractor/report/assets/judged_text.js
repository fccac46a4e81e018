// An article with gold and prediction together: each mention has a colour, a line and a sign by its verdict.
const JudgedText = (() => {
  const VERDICTS = ['correct', 'slot', 'wrong', 'missed', 'spurious'];
  const byWeight = ['correct', 'slot', 'spurious', 'missed', 'wrong'];

  function legend() {
    return el('p', { class: 'legend', 'aria-label': Words.ui('legend') },
      VERDICTS.flatMap((verdict) => [el('mark', { class: `j first ${verdict}` }, Words.of('verdict', verdict)), ' ']), el('span', { class: 'word' }, Words.ui('deciding_words')));
  }

  // The pieces of the text in order, an ellipsis where text is left out.
  function body(article, current, open) {
    const words = (current?.evidence || []).flatMap((spans, slot) => spans.map(([start, end], index) => ({ start, end, id: `${slot}-${index}` })));
    const sides = article.marks.flatMap((mark) => ['gold', 'predicted'].filter((name) => mark[name]).map((name) => ({ mark, name, start: mark[name].start, end: mark[name].end })));
    const begun = new Set();
    const parts = [];
    let end = 0;
    for (const piece of article.pieces) {
      if (piece.start > end) parts.push(el('span', { class: 'gap' }, ' … '));
      parts.push(...segments(piece, sides, words, current, open, begun));
      end = piece.start + Pieces.points(piece).length;
    }
    return parts;
  }

  // Cut a piece wherever a mention of either side or a deciding word begins or ends.
  function segments(piece, sides, words, current, open, begun) {
    const points = Pieces.points(piece);
    const last = piece.start + points.length;
    const cuts = new Set([piece.start, last]);
    for (const { start, end } of [...sides, ...words]) for (const cut of [start, end]) if (cut > piece.start && cut < last) cuts.add(cut);
    const inner = [...cuts].sort((a, b) => a - b);
    let next = 0;
    let live = [];
    sides.sort((a, b) => a.start - b.start);
    return inner.slice(0, -1).map((left, index) => {
      const right = inner[index + 1];
      while (next < sides.length && sides[next].start <= left) live.push(sides[next++]);
      live = live.filter((side) => side.end > left);
      const ids = words.filter((word) => word.start <= left && word.end >= right).map((word) => word.id);
      const text = points.slice(left - piece.start, right - piece.start).join('');
      const inside = ids.length ? el('span', { class: 'word', 'data-words': ids.join(' ') }, text) : text;
      return live.length ? marked(inside, live, current, open, begun) : inside;
    });
  }

  function marked(inside, live, current, open, begun) {
    const weight = (mark) => (mark === current ? 9 : byWeight.indexOf(mark.verdict));
    const mark = live.map((side) => side.mark).reduce((a, b) => (weight(b) > weight(a) ? b : a));
    const names = live.filter((side) => side.mark === mark).map((side) => side.name);
    const first = !begun.has(mark);
    begun.add(mark);
    const part = mark.verdict === 'wrong' && names.length === 1 ? ` only-${names[0]}` : '';
    const here = mark === current;
    const title = [Words.of('verdict', mark.verdict), Words.of('mention', (mark.gold || mark.predicted).type), part && Words.ui(`only_${names[0]}`)].filter(Boolean).join(' · ');
    const act = first && mark.errors.length && !here ? { role: 'button', tabindex: 0, onclick: () => open(mark.errors[0]), onkeydown: (event) => pressed(event, mark, open) } : {};
    return el('mark', { class: `j ${mark.verdict}${part}${first ? ' first' : ''}${here ? ' current' : ''}`, title, 'aria-current': here && first ? 'true' : null, ...act }, inside);
  }

  function pressed(event, mark, open) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(mark.errors[0]);
  }

  return { legend, body };
})();
