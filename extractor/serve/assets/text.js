// The article's text with every mention marked, and the words that decided the chosen record's slots.
const Text = (() => {
  const body = byId('body');
  let chosen = null; // where a selection begins and ends, in code points

  function draw() {
    const selected = Annotation.selected();
    const focused = document.activeElement?.closest?.('#body .m')?.dataset.mention;
    const words = decided(selected);
    const parts = [];
    let position = 0;
    for (const mention of Annotation.article().mentions) {
      parts.push(...pieces(position, mention.start, words, selected), marked(mention, words, selected));
      position = mention.end;
    }
    body.replaceChildren(...parts, ...pieces(position, Annotation.points().length, words, selected));
    if (focused) body.querySelector(`[data-mention="${focused}"]`)?.focus();
    roving();
    legend();
  }

  function decided(selected) {
    if (!selected?.record || !selected.found) return [];
    return Object.entries(selected.found.evidence).flatMap(([slot, spans]) => spans.map(([start, end]) => ({ slot, start, end })));
  }

  function marked(mention, words, selected) {
    const value = mention.type === 'insurance' ? mention.value && Words.of('insurance', mention.value) : Numbers.write(mention.value, mention.type);
    const notes = [Annotation.missing(mention), Annotation.edited(mention) ? Words.ui(mention.found ? 'corrected' : 'added') : null].filter(Boolean);
    const title = [`${Words.of('mention', mention.type)}: ${value || '?'}`, ...notes].join(' · ');
    const state = `${mention === selected ? ' current' : ''}${Annotation.missing(mention) ? ' incomplete' : ''}${Annotation.edited(mention) ? ' edited' : ''}`;
    return el('mark', {
      class: `m ${mention.type}${state}`, title, role: 'button', tabindex: -1, 'data-mention': mention.id,
      'aria-current': mention === selected ? 'true' : null, 'aria-description': title, onclick: () => clicked(mention), onkeydown: keyed,
    }, pieces(mention.start, mention.end, words, selected));
  }

  // A click that ends a selection is none.
  function clicked(mention) {
    if (document.getSelection().isCollapsed) Annotation.select(mention.id);
  }

  // Cut a stretch where the sentence or deciding words begin and end.
  function pieces(start, end, words, selected) {
    if (start >= end) return [];
    const near = words.filter((word) => word.start < end && word.end > start);
    const sentence = (selected?.record && selected.found?.sentence) || [0, 0];
    const cuts = [start, end, ...sentence, ...near.flatMap((word) => [word.start, word.end])];
    const inner = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].sort((a, b) => a - b);
    return inner.slice(0, -1).map((left, index) => {
      const right = inner[index + 1];
      const slots = near.filter((word) => word.start <= left && word.end >= right).map((word) => word.slot);
      const within = left >= sentence[0] && right <= sentence[1];
      const text = Annotation.between(left, right);
      if (!slots.length && !within) return text;
      return el('span', { class: `${slots.length ? 'word ' : ''}${within ? 'sentence' : ''}`, 'data-slots': slots.join(' ') || null }, text);
    });
  }

  // One mark is in the order of the tab key; arrows go to the others.
  function roving() {
    const marks = [...body.querySelectorAll('.m')];
    const first = marks.find((mark) => mark.classList.contains('current')) || marks[0];
    if (first) first.tabIndex = 0;
  }

  function keyed(event) {
    const marks = [...body.querySelectorAll('.m')];
    const at = marks.indexOf(event.currentTarget);
    const mention = Annotation.find(Number(event.currentTarget.dataset.mention));
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      Annotation.select(mention.id);
      Side.enter();
    } else if (event.key === 'Delete') {
      const next = marks[at + 1] || marks[at - 1];
      next?.focus();
      discard(mention);
    } else if (to !== undefined && marks[to]) {
      marks.forEach((mark) => { mark.tabIndex = -1; });
      marks[to].tabIndex = 0;
      marks[to].focus();
    } else return;
    event.preventDefault();
  }

  function legend() {
    const marks = ['percentage', 'head_count', 'year', 'insurance'].map((type) => el('mark', { class: `m ${type}` }, Words.of('mention', type)));
    byId('legend').replaceChildren(...marks.flatMap((mark) => [mark, ' ']), el('span', { class: 'word' }, Words.ui('deciding_words')));
  }

  // Show where a mention stands, or the words that decided a slot, and say it aloud.
  function reveal(element) {
    element?.scrollIntoView({ block: 'nearest' });
  }

  function hit(slot, aloud) {
    body.querySelectorAll('.hit').forEach((each) => each.classList.remove('hit'));
    const hits = slot ? [...body.querySelectorAll(`[data-slots~="${slot}"]`)] : [];
    hits.forEach((each) => each.classList.add('hit'));
    reveal(hits[0]);
    const span = Annotation.selected()?.found?.evidence[slot]?.[0];
    if (aloud && span) say(Words.ui('at', Annotation.between(...span), Annotation.between(Math.max(span[0] - 40, 0), span[1] + 40)));
  }

  // The selection as code points, if it lies in the text; the text's elements hold the text and nothing else.
  function selection() {
    const range = document.getSelection().rangeCount ? document.getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed || !body.contains(range.commonAncestorContainer)) return null;
    const before = document.createRange();
    before.setStart(body, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const start = Array.from(before.toString()).length;
    return { start, end: start + Array.from(range.toString()).length, box: range.getBoundingClientRect() };
  }

  document.addEventListener('selectionchange', () => {
    if (byId('work').hidden) return;
    chosen = selection();
    Adder.offer(chosen);
  });

  return { draw, hit, reveal, current: () => reveal(body.querySelector('.current')), focus: () => body.querySelector('[tabindex="0"]')?.focus() };
})();

function discard(mention) {
  const words = Annotation.words(mention);
  Annotation.remove(mention);
  say(Words.ui('removed', words));
}
