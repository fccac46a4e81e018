// The table of records: sorted, a page at a time, so that ten thousand cost no more than fifty.
const Table = (() => {
  const SIZES = [25, 50, 100, 250];
  const PRINTED = 1000;
  const columns = {
    number: { cell: numberCell, key: (record) => record.value, before: (record) => record.kind },
    scheme: { cell: (record) => Data.schemes(record), key: (record) => Data.schemes(record) },
    measure: { cell: measureCell, key: (record) => `${Words.of('measure', record.measure)} ${record.role}` },
    status: { cell: statusCell, key: (record) => Words.of('status', record.status) },
    year: { cell: (record) => Data.years(record), key: (record) => Data.years(record) },
    place: { cell: (record) => record.place, key: (record) => record.place || '' },
    article: { cell: (record) => record.article.document, key: (record) => record.article.document },
  };
  let rows = [];
  let page = 0;
  let size = 50;
  let sorted = { name: null, down: false };
  let open = () => {};

  function numberCell(record) {
    const bound = record.qualifier ? `${Words.of('qualifier', record.qualifier)} ` : '';
    const sign = { increase: '+', decrease: '−' }[record.role] || '';
    const size = `${sign}${Words.quantity(record)}`;
    return el(
      'button',
      { type: 'button', class: 'open', 'data-record': record.number, 'aria-label': Words.ui('open', `${bound}${size}${unitOf(record)}`) },
      el('span', { class: 'bound' }, bound), el('b', {}, size), el('span', { lang: 'vi' }, unitOf(record)),
    );
  }

  function unitOf(record) {
    return record.kind === 'percentage' ? '' : ` ${Data.unit(record)}`;
  }

  function measureCell(record) {
    const role = record.role === 'level' ? '' : ` · ${Words.of('role', record.role)}`;
    return `${Words.of('measure', record.measure)}${role}`;
  }

  function statusCell(record) {
    return el('span', { class: `status ${record.status}` }, Words.of('status', record.status));
  }

  // Records without a value in the column come last, whichever way it is sorted.
  function sort() {
    const column = columns[sorted.name];
    if (!column) return rows.sort((a, b) => a.number - b.number);
    const keyed = rows.map((record) => ({ record, key: column.key(record), before: column.before ? column.before(record) : '' }));
    const sign = sorted.down ? -1 : 1;
    keyed.sort((a, b) => {
      if (a.before !== b.before) return a.before < b.before ? 1 : -1;
      if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1;
      const order = typeof a.key === 'number' ? a.key - b.key : Words.compare(a.key, b.key);
      return sign * order || a.record.number - b.record.number;
    });
    rows = keyed.map(({ record }) => record);
    return rows;
  }

  function show(records) {
    rows = [...records];
    page = 0;
    sort();
    draw();
  }

  function sortBy(name, down) {
    sorted = { name, down };
    page = 0;
    sort();
    draw();
  }

  function head() {
    return Object.keys(columns).map((name) => {
      const active = sorted.name === name;
      const next = active && !sorted.down;
      const arrow = active ? (sorted.down ? '▼' : '▲') : '';
      const button = el('button', { type: 'button', 'data-sort': name, onclick: () => { sortBy(name, next); refocus(name); } },
        Words.ui(name), el('span', { class: 'arrow', 'aria-hidden': true }, arrow));
      return el('th', { scope: 'col', role: 'columnheader', 'aria-sort': active ? (sorted.down ? 'descending' : 'ascending') : 'none' }, button);
    });
  }

  function refocus(name) {
    document.querySelector(`[data-sort="${name}"]`)?.focus();
  }

  // On a phone the rows are cards and the head is out of sight: there sorting is a menu.
  function sorting() {
    const choices = Object.keys(columns).flatMap((name) => [[name, false], [name, true]]);
    const select = el('select', { id: 'sort-by', onchange: (event) => { const [name, way] = event.target.value.split(' '); sortBy(name, way === 'down'); } },
      el('option', { value: '' }, '–'),
      choices.map(([name, down]) => el('option', { value: `${name} ${down ? 'down' : 'up'}` }, `${Words.ui(name)}, ${Words.ui(down ? 'descending' : 'ascending')}`)));
    select.value = sorted.name ? `${sorted.name} ${sorted.down ? 'down' : 'up'}` : '';
    byId('sorting').replaceChildren(el('label', { for: 'sort-by' }, Words.ui('sort_by')), select);
  }

  function row(record) {
    const cells = Object.entries(columns).map(([name, column]) => {
      const content = column.cell(record);
      const lang = name === 'place' ? 'vi' : null;
      return el('td', { role: 'cell', 'data-column': name, 'data-label': Words.ui(name), lang }, content || el('span', { class: 'none' }, '–'));
    });
    return el('tr', { role: 'row', onclick: () => { if (getSelection().isCollapsed) open(record); } }, cells);
  }

  function draw({ all = false } = {}) {
    const pages = Math.max(1, Math.ceil(rows.length / size));
    page = Math.min(page, pages - 1);
    const part = all ? rows.slice(0, PRINTED) : rows.slice(page * size, (page + 1) * size);
    const table = el('table', { role: 'table', 'aria-labelledby': 'table-title' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head())),
      el('tbody', { role: 'rowgroup' }, part.map(row)));
    const nothing = Words.ui(Data.records.length ? 'no_match' : 'no_data');
    byId('records').replaceChildren(rows.length ? table : el('p', { class: 'nothing' }, nothing));
    if (all && rows.length > PRINTED) byId('records').prepend(el('p', { class: 'note' }, Words.ui('printed', Words.number(PRINTED))));
    byId('count').textContent = Words.ui('shown', Words.number(rows.length), Words.number(Data.records.length));
    byId('csv').textContent = Words.ui('csv', Words.number(rows.length));
    byId('csv').disabled = !rows.length;
    sorting();
    pager(pages);
  }

  function pager(pages) {
    const focused = document.activeElement?.id;
    const turn = (name, sign, target, off) =>
      el('button', { type: 'button', id: `page-${name}`, 'aria-label': Words.ui(name), disabled: off, onclick: () => { page = target; draw(); byId('table').scrollIntoView(); } }, sign);
    const sizes = el('select', { id: 'page-size', onchange: (event) => { size = Number(event.target.value); page = 0; draw(); } },
      SIZES.map((each) => el('option', { value: each }, String(each))));
    sizes.value = size;
    byId('pager').replaceChildren(
      turn('first', '«', 0, page === 0), turn('previous', '‹', page - 1, page === 0),
      el('span', { id: 'page-of' }, Words.ui('page_of', Words.number(page + 1), Words.number(pages))),
      turn('next', '›', page + 1, page >= pages - 1), turn('last', '»', pages - 1, page >= pages - 1),
      el('label', { for: 'page-size' }, Words.ui('page_size')), sizes,
    );
    const again = focused && focused.startsWith('page-') && byId(focused);
    if (again && !again.disabled) again.focus();
    else if (again) byId(focused === 'page-next' || focused === 'page-last' ? 'page-previous' : 'page-next').focus();
  }

  // Paper has no pages to turn: it takes the rows as they are sorted, up to a thousand.
  window.addEventListener('beforeprint', () => draw({ all: true }));
  window.addEventListener('afterprint', () => draw());
  return { show, draw, rows: () => rows, resort: () => { sort(); draw(); }, onOpen: (listener) => { open = listener; } };
})();
