// The filters above the charts and the table: one choice a slot, and a search.
const Filters = (() => {
  const NONE = '\u0000';
  const columns = {
    scheme: { values: (record) => (record.insurance.length ? record.insurance : [NONE]), words: 'insurance' },
    year: { values: years, sort: (a, b) => b - a },
    place: { values: (record) => [record.place ?? NONE] },
    measure: { values: (record) => [record.measure], words: 'measure' },
    status: { values: (record) => [record.status], words: 'status' },
    kind: { values: (record) => [record.kind], words: 'kind' },
    role: { values: (record) => [record.role], words: 'role' },
  };
  const counts = {};
  for (const [name, column] of Object.entries(columns)) {
    counts[name] = new Map();
    for (const record of Data.records) {
      for (const value of column.values(record)) counts[name].set(value, (counts[name].get(value) || 0) + 1);
    }
  }
  const chosen = {};
  const listeners = [];
  let search = '';
  let timer = 0;

  function years(record) {
    if (record.year === null) return [NONE];
    // A range answers to each of its years, as far as it is a span of years and no slip.
    const last = Math.min(record.yearEnd ?? record.year, record.year + 30);
    return Array.from({ length: last - record.year + 1 }, (_, index) => String(record.year + index));
  }

  function name(column, value) {
    if (value === NONE) return `(${Words.ui('none')})`;
    return column.words ? Words.of(column.words, value) : value;
  }

  function options(key) {
    const column = columns[key];
    const order = column.sort || ((a, b) => Words.compare(name(column, a), name(column, b)));
    return [...counts[key].keys()].sort((a, b) => (a === NONE) - (b === NONE) || order(a, b));
  }

  function draw() {
    const fields = Object.keys(columns).map((key) => {
      const select = el(
        'select',
        { id: `filter-${key}`, onchange: (event) => choose(key, event.target.value) },
        el('option', { value: '' }, Words.ui('any')),
        options(key).map((value) =>
          el('option', { value }, `${name(columns[key], value)} (${Words.number(counts[key].get(value))})`),
        ),
      );
      select.value = chosen[key] ?? '';
      return el('div', {}, el('label', { for: select.id }, Words.ui(key)), select);
    });
    const input = el('input', {
      id: 'search', type: 'search', value: search, placeholder: Words.ui('search_hint'),
      oninput: (event) => {
        search = event.target.value;
        clearTimeout(timer);
        timer = setTimeout(changed, 150);
      },
    });
    byId('filters').replaceChildren(
      el('div', { class: 'search' }, el('label', { for: 'search' }, Words.ui('search')), input),
      ...fields,
      el('div', { class: 'clear' }, el('button', { type: 'button', id: 'clear', class: 'button', onclick: clear }, Words.ui('clear'))),
    );
  }

  function choose(key, value) {
    chosen[key] = value;
    changed();
  }

  function clear() {
    for (const key of Object.keys(chosen)) delete chosen[key];
    search = '';
    draw();
    byId('search').focus();
    changed();
  }

  function changed() {
    const records = select();
    listeners.forEach((listener) => listener(records));
  }

  // Words with marks are looked for as they are, words without find both.
  function select() {
    const active = Object.entries(chosen).filter(([, value]) => value);
    const words = search.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = words.map((word) => [word, Words.bare(word) === word ? 'bare' : 'haystack']);
    return Data.records.filter(
      (record) =>
        active.every(([key, value]) => columns[key].values(record).includes(value)) &&
        wanted.every(([word, field]) => Data.haystack(record)[field].includes(word)),
    );
  }

  byId('filters').addEventListener('submit', (event) => event.preventDefault());
  return { draw, select, onChange: (listener) => listeners.push(listener), counts };
})();
