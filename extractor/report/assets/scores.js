// The tables of scores. Below an interval it is drawn as a line with F1 as a tick, on one scale for the whole page.
const Scores = (() => {
  const COUNTS = ['gold', 'predicted', 'matched'];
  const OUTCOMES = ['correct', 'wrong', 'missing', 'spurious'];
  const RATIOS = ['P', 'R', 'F1', 'interval'];

  const all = [...Object.values(Judged.scores).flat().map((row) => row.slice(-3)), ...Judged.styles.flatMap((row) => [row.slice(7, 10), row.slice(10, 13)])];
  const least = all.flat().reduce((a, b) => (b === null ? a : Math.min(a, b)), 1);
  const from = Math.min(0.9, Math.floor(least * 10) / 10);

  function bar(score, low, high) {
    if (score === null || low === null) return null;
    const at = (value) => `${(100 * (value - from)) / (1 - from)}%`;
    const tick = el('span', { class: 'tick' });
    tick.style.left = at(score);
    const line = el('span', { class: 'ci' });
    line.style.left = at(low);
    line.style.width = `${(100 * (high - low)) / (1 - from)}%`;
    return el('span', { class: 'bar-of-score', 'aria-hidden': true }, line, tick);
  }

  function interval(low, high) {
    return low === null ? '' : `${Words.score(low)}–${Words.score(high)}`;
  }

  // Of the columns so many hold names, the rest numbers.
  function table(title, note, head, rows, names = 1) {
    const heads = head.map((name, index) => el('th', { scope: 'col', class: index < names ? null : 'n' }, name));
    return el('div', { class: 'card' },
      el('h3', {}, title), note ? el('p', { class: 'note' }, note) : null,
      el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': title },
        el('table', {}, el('thead', {}, el('tr', {}, heads)), el('tbody', {}, rows))));
  }

  function row(name, cells, score) {
    return el('tr', {}, el('th', { scope: 'row' }, name), cells.map((cell, index) => el('td', { class: 'n' }, cell, index === cells.length - 1 ? bar(...score) : null)));
  }

  // Names of the rows: types of mentions, slots and ways of counting each have words of their own.
  function nameOf(id, name) {
    for (const section of ['slot', 'without'].includes(id) ? ['slot'] : ['criterion', 'mention']) {
      if (setting.words[section][name]) return Words.of(section, name);
    }
    return name;
  }

  function scored(id) {
    const counts = id === 'slot' ? OUTCOMES : COUNTS;
    const rows = Judged.scores[id].map(([name, ...values]) => {
      const numbers = values.slice(0, counts.length).map((value) => Words.number(value));
      const [p, r, f1, low, high] = values.slice(counts.length);
      // A slot that always has a value has an accuracy and nothing else.
      const ratios = id === 'slot' && p === null && r === null ? ['', ''] : [Words.score(p), Words.score(r)];
      return row(nameOf(id, name), [...numbers, ...ratios, Words.score(f1), interval(low, high)], [f1, low, high]);
    });
    const head = [...counts.map((name) => Words.of(id === 'slot' ? 'outcome' : 'count', name)), ...RATIOS.map((name) => Words.of('ratio', id === 'slot' && name === 'F1' ? 'F1_accuracy' : name))];
    const card = table(Words.of('scores', id), Words.of('scores_note', id), [Words.of('scores_row', id), ...head], rows);
    card.dataset.scores = id;
    if (id === 'slot') card.classList.add('broad');
    return card;
  }

  function group(row) {
    const [mentions, strict, low, high, records, core, coreLow, coreHigh, full, fullLow, fullHigh] = row;
    const cells = [Words.number(mentions), withInterval(strict, low, high), Words.number(records), withInterval(core, coreLow, coreHigh), withInterval(full, fullLow, fullHigh)];
    return [cells, [full, fullLow, fullHigh]];
  }

  function withInterval(score, low, high) {
    return low === null ? Words.score(score) : [Words.score(score), ' ', el('small', {}, interval(low, high))];
  }

  const GROUP = ['mentions', 'strict_f1', 'records', 'core_f1', 'full_f1'];

  function styles() {
    if (!Judged.styles.length) return null;
    const rows = Judged.styles.map(([name, documents, ...rest]) => {
      const [cells, score] = group(rest);
      return row(name, [Words.number(documents), ...cells], score);
    });
    return table(Words.ui('by_style'), Words.ui('by_style_note'), [Words.ui('style'), Words.ui('documents'), ...GROUP.map((name) => Words.ui(name))], rows);
  }

  // A document's name leads to its article.
  function documents(open) {
    const rows = Judged.documents.map(([name, style, ...rest], index) => {
      const [cells, score] = group(rest);
      const errors = Judged.errors.filter((error) => error.article.index === index).length;
      const button = el('button', { type: 'button', class: 'follow', onclick: () => open(index) }, name);
      return row(button, [style || '–', ...cells, Words.number(errors)], [null]);
    });
    return table(Words.ui('by_document'), Words.ui('by_document_note'), [Words.ui('document'), Words.ui('style'), ...GROUP.map((name) => Words.ui(name)), Words.ui('errors_count')], rows);
  }

  function draw(open) {
    byId('scores-body').replaceChildren(...Object.keys(Judged.scores).map(scored));
    byId('groups-body').replaceChildren(...[styles(), documents(open)].filter(Boolean));
  }

  function summary() {
    const find = (id) => Judged.scores[id].find(([name]) => name === 'all').slice(-3);
    const facts = [
      ['documents', Words.number(Judged.documents.length), ''],
      ...['strict', 'core', 'full'].map((id) => { const [f1, low, high] = find(id); return [`${id}_f1`, Words.score(f1), interval(low, high)]; }),
      ['errors_count', Words.number(Judged.errors.length), ''],
    ];
    byId('summary').replaceChildren(...facts.map(([name, value, small]) =>
      el('div', { 'data-fact': name }, el('dt', {}, Words.ui(name), small ? el('span', {}, ` ${small}`) : null), el('dd', {}, value))));
  }

  return { draw, summary, table };
})();
