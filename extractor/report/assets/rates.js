// Participation rate by year, one panel a scheme, targets apart from results.
Charts.add((records) => {
  const PANELS = 8;
  const APART = { actual: -0.2, planned: 0.2 };
  const title = Words.ui('rates');
  const points = records
    .filter((record) => record.kind === 'percentage' && record.measure === 'participation' && record.role === 'level' && record.year !== null && record.insurance.length === 1)
    .map((record) => ({ record, scheme: record.insurance[0], year: record.yearEnd ?? record.year, value: record.value }))
    .map((point) => ({ ...point, at: point.year + APART[point.record.status] }));
  if (!points.length) return Charts.nothing('rates', title);

  const drawn = Charts.unlike(points, ({ record, scheme, year, value }) => [scheme, year, value, record.status, record.place].join('|'));
  const schemes = d3.rollups(points, (group) => group.length, (point) => point.scheme).sort((a, b) => b[1] - a[1]);
  const [first, last] = d3.extent(drawn, (point) => point.year);
  const wide = Charts.width();
  const columns = Math.max(1, Math.min(schemes.length, Math.floor(wide / 280), 4));
  const size = Math.floor(wide / columns) - 16;

  const panels = schemes.slice(0, PANELS).map(([scheme]) => {
    const own = drawn.filter((point) => point.scheme === scheme);
    const name = Words.of('insurance', scheme);
    const top = d3.max(own, (point) => point.value) || 1;
    const chart = Charts.plot({
      width: size,
      height: 210,
      marginLeft: 46,
      marginRight: 14,
      x: { domain: [first - 0.6, last + 0.6], ticks: Math.min(last - first + 1, Math.floor(size / 55)), tickFormat: (year) => (Number.isInteger(year) ? String(year) : ''), label: null },
      y: { domain: [0, top * 1.08], ticks: 5, tickFormat: (value) => `${Words.number(value)}%`, label: null, grid: true },
      marks: [Plot.ruleY([0]), ...trend(own), ...Charts.dots(own, 'at', 'value')],
    }, `${title}: ${name}`);
    return el('div', { class: 'panel' }, el('h4', {}, name), chart);
  });
  const more = schemes.length > PANELS ? ` ${Words.ui('rates_more', schemes.length - PANELS)}` : '';
  return Charts.figure('rates', title, Words.ui('rates_note', Words.number(drawn.length)) + ` ${Words.ui('crowd_note')}` + more, el('div', { class: 'panels' }, panels));

  // A line joins the years only where all results are of one place: else it would join what is not alike.
  function trend(own) {
    const results = own.filter((point) => point.record.status === 'actual');
    if (new Set(results.map((point) => point.record.place)).size !== 1) return [];
    const medians = d3.rollups(results, (group) => d3.median(group, (point) => point.value), (point) => point.at).sort((a, b) => a[0] - b[0]);
    return [Plot.line(medians, { x: '0', y: '1', stroke: Charts.LOOK.actual.fill, strokeOpacity: 0.5 })];
  }
});
