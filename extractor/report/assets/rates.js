// Participation rate by year, one panel a scheme, targets apart from results.
Charts.add((records) => {
  const PANELS = 9;
  const EARLY = 0.02;
  const APART = { actual: -0.2, planned: 0.2 };
  const title = Words.ui('rates');
  const points = records
    .filter((record) => record.kind === 'percentage' && record.measure === 'participation' && record.role === 'level' && record.year !== null && record.insurance.length === 1)
    .map((record) => ({ record, scheme: record.insurance[0], year: record.yearEnd ?? record.year, value: record.value }))
    .map((point) => ({ ...point, at: point.year + APART[point.record.status] }));
  if (!points.length) return Charts.nothing('rates', title);

  const drawn = Charts.unlike(points, ({ record, scheme, year, value }) => [scheme, year, value, record.status, record.place].join('|'));
  const schemes = d3.rollups(points, (group) => group.length, (point) => point.scheme).sort((a, b) => b[1] - a[1]);
  // A few early years would press all others together: they are left out, and counted in the note.
  const years = drawn.map((point) => point.year).sort(d3.ascending);
  const first = years[Math.floor(years.length * EARLY)];
  const last = years[years.length - 1];
  const early = years.filter((year) => year < first).length;
  const wide = Charts.width();
  const columns = Math.max(1, Math.min(schemes.length, Math.floor(wide / 280), 3));
  const size = Math.floor(wide / columns) - 16;

  const panels = schemes.slice(0, PANELS).map(([scheme]) => {
    const own = drawn.filter((point) => point.scheme === scheme && point.year >= first);
    if (!own.length) return null;
    const line = trend(own);
    const name = Words.of('insurance', scheme);
    const top = d3.max(own, (point) => point.value) || 1;
    const chart = Charts.plot({
      width: size,
      height: 230,
      marginLeft: 46,
      marginRight: 14,
      x: { domain: [first - 0.6, last + 0.6], ticks: Math.min(last - first + 1, Math.floor(size / 55)), tickFormat: (year) => (Number.isInteger(year) ? String(year) : ''), label: null },
      y: { domain: [0, top * 1.08], ticks: 5, tickFormat: (value) => `${Words.number(value)}%`, label: null, grid: true },
      marks: [Plot.ruleY([0]), ...line.marks, ...Charts.dots(own, 'at', 'value')],
    }, `${title}: ${name}`);
    return el('div', { class: 'panel' }, el('h4', {}, name, line.of ? el('small', {}, ` — ${line.of}`) : null), chart);
  });
  const more = schemes.length > PANELS ? ` ${Words.ui('rates_more', schemes.length - PANELS)}` : '';
  const before = early ? ` ${Words.ui('rates_early', Words.number(early), first)}` : '';
  const note = `${Words.ui('rates_note', Words.number(drawn.length - early))} ${Words.ui('rates_line')} ${Words.ui('crowd_note')}${before}${more}`;
  return Charts.figure('rates', title, note, el('div', { class: 'panels' }, panels.filter(Boolean)));

  // A line joins only what is alike: the results of one place as a share of one whole, the ones with most years.
  function trend(own) {
    const results = own.filter((point) => point.record.status === 'actual' && point.record.place);
    const series = d3.groups(results, ({ record }) => `${record.place}|${record.base}`).map(([, group]) => group);
    const longest = d3.greatest(series, (group) => new Set(group.map((point) => point.year)).size);
    if (!longest || new Set(longest.map((point) => point.year)).size < 3) return { marks: [], of: null };
    const { place, base } = longest[0].record;
    const medians = d3.rollups(longest, (group) => d3.median(group, (point) => point.value), (point) => point.at).sort((a, b) => a[0] - b[0]);
    const of = base ? `${place}, ${Words.of('base', base).toLowerCase()}` : place;
    return { marks: [Plot.line(medians, { x: '0', y: '1', stroke: Charts.LOOK.actual.line, strokeWidth: 2, strokeOpacity: 0.6 })], of };
  }
});
