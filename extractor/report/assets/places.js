// Head counts by place: one row a place, every reported number a dot.
Charts.add((records) => {
  const ROWS = 15;
  const title = Words.ui('by_place');
  const points = records
    .filter((record) => record.kind === 'head_count' && record.measure === 'participation' && record.role === 'level' && record.place && record.value > 0)
    .map((record) => ({ record, place: record.place, value: record.value }));
  if (!points.length) return Charts.nothing('by-place', title);

  const ranked = d3.rollups(points, (group) => ({ count: group.length, largest: d3.max(group, (point) => point.value) }), (point) => point.place)
    .sort((a, b) => b[1].count - a[1].count || Words.compare(a[0], b[0]));
  const top = ranked.slice(0, ROWS).sort((a, b) => b[1].largest - a[1].largest).map(([place]) => place);
  const drawn = Charts.unlike(points.filter((point) => top.includes(point.place)), ({ record, place, value }) => [place, value, record.status, record.year, record.insurance].join('|'));
  const wide = Math.min(Charts.width(), 900);
  const margin = Math.min(wide * 0.36, 30 + 7 * d3.max(top, (place) => place.length));
  const letters = Math.floor(margin / 7) - 2;
  const chart = Charts.plot({
    width: wide,
    height: top.length * 26 + 66,
    marginLeft: margin,
    marginRight: 24,
    marginBottom: 40,
    x: { type: 'log', domain: [d3.min(drawn, (point) => point.value) / 1.25, d3.max(drawn, (point) => point.value) * 1.25], grid: true, ticks: Math.max(2, Math.floor((wide - margin) / 90)), tickFormat: Words.compact, label: Words.ui('persons'), labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: top, label: null, tickFormat: (place) => (place.length > letters ? `${place.slice(0, letters - 1)}…` : place) },
    marks: [Plot.ruleY(top, { stroke: 'var(--line)' }), ...Charts.dots(drawn, 'place', 'value', { rows: true })],
  }, title);
  return Charts.figure('by-place', title, Words.ui('by_place_note', Words.number(drawn.length), top.length, Words.number(ranked.length)) + ` ${Words.ui('crowd_note')}`, chart);
});
