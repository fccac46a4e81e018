// The article behind a record: its text with every mention marked, and the words that decided.
const Article = (() => {
  const dialog = byId('article');
  const byArticle = new Map();
  for (const record of Data.records) {
    if (!byArticle.has(record.article)) byArticle.set(record.article, new Map());
    byArticle.get(record.article).set(`${record.kind} ${record.start}-${record.end}`, record);
  }
  let current = null;

  function open(record) {
    current = record;
    draw();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('.text .current')?.scrollIntoView({ block: 'center' });
  }

  function draw() {
    const { article } = current;
    const rows = Table.rows();
    const at = rows.indexOf(current);
    const step = (name, sign, title, target) =>
      el('button', { type: 'button', id: `article-${name}`, 'aria-label': title, disabled: !target, onclick: () => turn(name, target) }, sign);
    const published = article.published ? Words.ui('published', Words.date(article.published)) : '';
    const note = { sentences: 'sentences_only', mentions: 'mentions_only' }[article.shown];
    dialog.replaceChildren(
      el('header', {},
        el('h2', { id: 'article-title' }, article.document, el('small', {}, ` ${published}`)),
        el('div', { class: 'bar' },
          step('previous', '‹', Words.ui('previous_record'), rows[at - 1]),
          el('span', { class: 'position' }, at < 0 ? '' : Words.ui('record_of', Words.number(at + 1), Words.number(rows.length))),
          step('next', '›', Words.ui('next_record'), at < 0 ? null : rows[at + 1]),
          el('button', { type: 'button', id: 'article-close', onclick: () => dialog.close() }, Words.ui('close'), ' ✕'))),
      legend(),
      el('div', { class: 'panes' },
        el('section', { class: 'text', tabindex: 0, 'aria-label': Words.ui('text') },
          note ? el('p', { class: 'note' }, Words.ui(note)) : null, el('div', { class: 'body', lang: 'vi' }, body())),
        el('section', { class: 'reasons', tabindex: 0, 'aria-labelledby': 'reasons-title' }, Slots.panel(current, follow))),
      el('p', { class: 'live', role: 'status' }),
    );
  }

  function turn(name, target) {
    open(target);
    const same = byId(`article-${name}`);
    (same.disabled ? byId('article-close') : same).focus();
  }

  function legend() {
    const marks = ['percentage', 'head_count', 'year', 'insurance'].map((type) => el('mark', { class: `m ${type}` }, Words.of('mention', type)));
    return el('p', { class: 'legend', 'aria-label': Words.ui('legend') }, marks.flatMap((mark) => [mark, ' ']), el('span', { class: 'word' }, Words.ui('deciding_words')));
  }

  // The pieces of the text in order, an ellipsis where text is left out.
  function body() {
    const words = current.evidence.flatMap((spans, slot) => spans.map(([start, end], index) => ({ start, end, id: `${slot}-${index}` })));
    const parts = [];
    let end = 0;
    for (const piece of current.article.pieces) {
      if (piece.start > end) parts.push(el('span', { class: 'gap' }, ' … '));
      parts.push(...pieceParts(piece, words));
      end = piece.start + piece.points.length;
    }
    return parts;
  }

  function pieceParts(piece, words) {
    const last = piece.start + Pieces.points(piece).length;
    const parts = [];
    let position = piece.start;
    for (const mention of current.article.mentions) {
      if (mention.start < position || mention.end > last) continue;
      parts.push(...segments(piece, position, mention.start, words), marked(piece, mention, words));
      position = mention.end;
    }
    return [...parts, ...segments(piece, position, last, words)];
  }

  // A quantity is a way to its own record, so it can be pressed; a year or an insurance is only marked.
  function marked(piece, mention, words) {
    const record = byArticle.get(current.article)?.get(`${mention.type} ${mention.start}-${mention.end}`);
    const value = mention.type === 'insurance' ? Words.of('insurance', mention.value) : Words.number(mention.value);
    const title = `${Words.of('mention', mention.type)}${mention.type === 'year' ? '' : `: ${value}`}${mention.rule ? ` (${mention.rule})` : ''}`;
    const inside = segments(piece, mention.start, mention.end, words);
    const here = record === current;
    const act = record && !here ? { role: 'button', tabindex: 0, onclick: () => reopen(record), onkeydown: (event) => pressed(event, record) } : {};
    return el('mark', { class: `m ${mention.type}${here ? ' current' : ''}`, title, 'aria-current': here ? 'true' : null, ...act }, inside);
  }

  function pressed(event, record) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    reopen(record);
  }

  function reopen(record) {
    const top = dialog.querySelector('.text').scrollTop;
    current = record;
    draw();
    const text = dialog.querySelector('.text');
    text.scrollTop = top;
    text.focus({ preventScroll: true });
  }

  // Cut a stretch where the sentence or deciding words begin and end.
  function segments(piece, start, end, words) {
    const near = words.filter((word) => word.start < end && word.end > start);
    const sentence = current.sentence || [0, 0];
    const cuts = [start, end, ...sentence, ...near.flatMap((word) => [word.start, word.end])];
    const inner = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].sort((a, b) => a - b);
    return inner.slice(0, -1).map((left, index) => {
      const right = inner[index + 1];
      const text = piece.points.slice(left - piece.start, right - piece.start).join('');
      const ids = near.filter((word) => word.start <= left && word.end >= right).map((word) => word.id);
      const within = left >= sentence[0] && right <= sentence[1];
      if (!ids.length && !within) return text;
      return el('span', { class: `${ids.length ? 'word ' : ''}${within ? 'sentence' : ''}`, 'data-words': ids.join(' ') || null }, text);
    });
  }

  // Go to the words that decided a slot, and say aloud where they stand.
  function follow(id, span) {
    const hits = dialog.querySelectorAll(`[data-words~="${id}"]`);
    dialog.querySelectorAll('.hit').forEach((hit) => hit.classList.remove('hit'));
    hits.forEach((hit) => hit.classList.add('hit'));
    hits[0]?.scrollIntoView({ block: 'center' });
    const around = Array.from(dialog.querySelector('.body').textContent);
    const said = Data.between(current.article, ...span) || '';
    const piece = current.article.pieces.find(({ start, points }) => span[0] >= start && span[1] <= start + points.length);
    const context = piece ? piece.points.slice(Math.max(span[0] - piece.start - 40, 0), span[1] - piece.start + 40).join('') : around.slice(0, 80).join('');
    dialog.querySelector('.live').textContent = Words.ui('at', said, context);
  }

  // A click beside the open dialog closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    const row = document.querySelector(`[data-record="${current.number}"]`);
    row?.focus();
  });
  return { open, redraw: () => { if (dialog.open) draw(); } };
})();
