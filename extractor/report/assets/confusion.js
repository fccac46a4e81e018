// Which types and which values of a slot are taken for which. A count leads to its errors.
const Confusion = (() => {
  const OPEN = ['insurance', 'year', 'year_end', 'place'];
  const SHOWN = 10;

  function draw(choose) {
    const slots = Judged.slots.map((slot) => (OPEN.includes(slot) ? pairs(slot, choose) : matrix(slot, Words.of('slot', slot), Judged.values[slot], choose)));
    byId('confusion-body').replaceChildren(matrix('type', Words.ui('types'), Judged.types, choose), ...slots);
  }

  function count(slot, gold, predicted, number, choose) {
    if (!number) return el('span', { class: 'none' }, '·');
    if (gold === predicted) return Words.number(number);
    const name = Words.ui('confused', value(slot, gold), value(slot, predicted), Words.number(number));
    return el('button', { type: 'button', class: 'follow', 'aria-label': name, onclick: () => choose({ slot, gold, predicted }) }, Words.number(number));
  }

  function value(slot, said) {
    return slot === 'type' && said === 'none' ? Words.ui('nothing') : Judged.value(slot, said);
  }

  // All values against all: rows are gold, columns the prediction.
  function matrix(slot, title, table, choose) {
    const known = Object.keys(setting.words[slot === 'type' ? 'mention' : slot] || {});
    const seen = new Set([...Object.keys(table), ...Object.values(table).flatMap((row) => Object.keys(row))]);
    const names = [...known.filter((name) => seen.has(name)), ...[...seen].filter((name) => !known.includes(name))];
    const rows = names.map((gold) => {
      const total = names.reduce((sum, name) => sum + (table[gold]?.[name] || 0), 0);
      const cells = names.map((predicted) => {
        const number = table[gold]?.[predicted] || 0;
        const cell = el('td', { class: `n${gold === predicted ? ' same' : number ? ' crossed' : ''}` }, count(slot, gold, predicted, number, choose));
        if (number && gold !== predicted) cell.style.setProperty('--share', `${Math.round(20 + (80 * number) / total)}%`);
        return cell;
      });
      return el('tr', {}, el('th', { scope: 'row' }, value(slot, gold)), cells);
    });
    const head = [`${Words.of('count', 'gold')} ↓ ${Words.of('count', 'predicted')} →`, ...names.map((name) => value(slot, name))];
    const card = Scores.table(title, null, head, rows);
    card.classList.add('matrix', ...(names.length > 6 ? ['broad'] : []));
    card.dataset.confusion = slot;
    return card;
  }

  // Of years, places and sets of schemes there are too many: the pairs that differ, the most frequent first.
  function pairs(slot, choose) {
    const found = Object.entries(Judged.values[slot]).flatMap(([gold, row]) => Object.entries(row).filter(([predicted]) => predicted !== gold).map(([predicted, number]) => ({ gold, predicted, number })));
    found.sort((a, b) => b.number - a.number || Words.compare(a.gold, b.gold) || Words.compare(a.predicted, b.predicted));
    const line = ({ gold, predicted, number }) => el('tr', {}, el('td', {}, value(slot, gold)), el('td', {}, value(slot, predicted)), el('td', { class: 'n' }, count(slot, gold, predicted, number, choose)));
    const right = Object.entries(Judged.values[slot]).reduce((sum, [gold, row]) => sum + (row[gold] || 0), 0);
    const note = Words.ui('pairs_note', Words.number(right), Words.number(found.reduce((sum, { number }) => sum + number, 0)));
    const head = [Words.of('count', 'gold'), Words.of('count', 'predicted'), Words.ui('errors_count')];
    const card = Scores.table(Words.of('slot', slot), note, head, found.slice(0, SHOWN).map(line), 2);
    card.dataset.confusion = slot;
    if (found.length > SHOWN) {
      const more = el('button', { type: 'button', class: 'button', onclick: () => { card.querySelector('tbody').append(...found.slice(SHOWN).map(line)); more.remove(); } }, Words.ui('more_pairs', Words.number(found.length - SHOWN)));
      card.append(more);
    }
    return card;
  }

  return { draw, value };
})();
