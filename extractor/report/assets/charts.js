// What the charts share: how results and targets look, what a point says, and that a click opens it.
const Charts = (() => {
  // Blue discs and orange diamonds (Okabe and Ito's palette): told apart without colour and on paper.
  const LOOK = {
    actual: { symbol: 'circle', fill: 'var(--actual)', stroke: 'var(--paper)', r: 4.5, sign: '●', colour: 'var(--actual-ink)', line: 'var(--actual)', apart: -5 },
    planned: { symbol: 'diamond', fill: 'var(--paper)', stroke: 'var(--planned)', r: 5, sign: '◇', colour: 'var(--planned-ink)', line: 'var(--planned)', apart: 5 },
  };
  const CROWD = 8;
  const PAPER = 660;
  const drawers = [];
  let records = [];
  let open = () => {};
  let timer = 0;
  let paper = false;
  // The width that the charts on the page were made for; 0 where they are none, or of other records.
  let drawn = 0;

  function describe({ record, ends, count, alike }) {
    if (ends) return [Words.ui('crowd', Words.number(count)), Words.ui('crowd_range', ...[...ends, record].map((each) => Words.quantity(each))), Words.of('status', record.status), alike].filter(Boolean).join('\n');
    const unit = record.kind === 'percentage' ? '' : ` ${Data.unit(record)}`;
    const bound = record.qualifier ? `${Words.of('qualifier', record.qualifier)} ` : '';
    return [
      `${bound}${Words.quantity(record)}${unit} · ${Words.of('status', record.status)}`,
      [Data.schemes(record), Words.of('measure', record.measure), record.role === 'level' ? null : Words.of('role', record.role)].filter(Boolean).join(' · '),
      [record.place, Data.years(record)].filter(Boolean).join(', '),
      record.article.document.length > 40 ? `…${record.article.document.slice(-39)}` : record.article.document,
    ].filter(Boolean).join('\n');
  }

  // Results and targets side by side, never on top of each other. Groups are rows (names, whose marks are
  // moved apart here) or columns (numbers, which the caller has moved apart).
  // Of more than CROWD numbers of one group a line shows the range and the mark the median.
  function dots(points, group, size, { rows = false } = {}) {
    const drawn = d3.groups(points, (point) => `${point[group]}|${point.record.status}`).flatMap(([, members]) => (members.length > CROWD ? [crowd(members, size)] : members));
    const channels = rows ? { x: size, y: group } : { x: group, y: size };
    const range = rows ? { x1: 'low', x2: 'high', y: group } : { y1: 'low', y2: 'high', x: group };
    const looks = Object.entries(LOOK).flatMap(([status, { symbol, fill, stroke, r, line, apart }]) => {
      const dy = rows ? apart : 0;
      const own = drawn.filter((point) => point.record.status === status);
      const bar = { ...range, dy, stroke: line, strokeWidth: 2.5, strokeOpacity: 0.55 };
      const ranges = own.filter((point) => point.count > 1 && point.low !== point.high && point.low !== undefined);
      return [
        rows ? Plot.ruleY(ranges, bar) : Plot.ruleX(ranges, bar),
        Plot.dot(own, { ...channels, dy, symbol, fill, stroke, r, strokeWidth: status === 'planned' ? 1.8 : 0.7 }),
      ];
    });
    return [...looks, tip(drawn, channels.x, channels.y)];
  }

  // The member in the middle stands for the group: it is a number that an article gives.
  function crowd(members, size) {
    const sorted = [...members].sort((a, b) => a[size] - b[size]);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)];
    const same = (read) => (sorted.every((point) => read(point.record) === read(middle.record)) ? read(middle.record) : null);
    const alike = [same((record) => record.place), same(Data.years)].filter(Boolean).join(', ');
    return { ...middle, alike, low: sorted[0][size], high: sorted[sorted.length - 1][size], count: d3.sum(sorted, (point) => point.count), ends: [sorted[0].record, sorted[sorted.length - 1].record] };
  }

  function tip(points, x, y) {
    return Plot.tip(points, Plot.pointer({ x, y, title: (point) => describe(point), fontSize: 13, maxRadius: 30 }));
  }

  function plot(options, name) {
    const chart = Plot.plot({ style: { fontSize: '12px', fontFamily: 'inherit' }, ...options });
    chart.addEventListener('click', () => { if (chart.value) open(chart.value.record); });
    // One picture with a name: the table below says the same in words.
    chart.setAttribute('aria-hidden', 'true');
    return el('div', { role: 'img', 'aria-label': name }, chart);
  }

  function unlike(points, key) {
    const seen = new Map();
    for (const point of points) {
      const name = key(point);
      if (seen.has(name)) seen.get(name).count += 1;
      else seen.set(name, { ...point, count: 1 });
    }
    return [...seen.values()];
  }

  function legend() {
    return el('p', { class: 'legend' }, Object.entries(LOOK).flatMap(([status, { sign, colour }]) => {
      const mark = el('span', { class: 'sign', 'aria-hidden': true }, sign);
      mark.style.color = colour;
      return [el('span', {}, mark, ` ${Words.of('status', status)}`), ' '];
    }));
  }

  function figure(id, title, note, ...content) {
    return el('figure', { id }, el('figcaption', {}, el('h3', {}, title), el('p', { class: 'note' }, note)), ...content);
  }

  function nothing(id, title) {
    return figure(id, title, Words.ui('nothing_to_draw'));
  }

  function width() {
    if (paper) return PAPER;
    // Inside a figure's padding and border.
    return Math.max(260, byId('charts-body').clientWidth - 36);
  }

  function draw() {
    clearTimeout(timer);
    if (!byId('charts').open) return;
    drawn = width();
    byId('charts-body').replaceChildren(legend(), ...drawers.map((drawer) => drawer(records)));
    performance.mark('first-charts');
  }

  // Behind the table, and once for a row of quick changes.
  function show(next) {
    records = next;
    drawn = 0;
    clearTimeout(timer);
    timer = setTimeout(draw, 60);
  }

  function fits() {
    return Math.abs(width() - drawn) <= 20;
  }

  // A page that is read in opens the charts, too: they are not made a second time.
  byId('charts').addEventListener('toggle', () => { if (!fits()) draw(); });

  for (const [event, printing] of [['beforeprint', true], ['afterprint', false]]) {
    window.addEventListener(event, () => { paper = printing; draw(); });
  }

  new ResizeObserver(() => {
    if (drawn && !paper && byId('charts').open && !fits()) show(records);
  }).observe(byId('charts-body'));

  return {
    LOOK, dots, tip, plot, unlike, figure, nothing, width, show, draw, onPaper: () => paper,
    add: (drawer) => drawers.push(drawer), onOpen: (listener) => { open = listener; },
  };
})();
