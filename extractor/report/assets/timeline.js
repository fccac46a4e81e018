// One place through the years: a lane a scheme and measure, the numbers as they were reported.
Charts.add((() => {
  const LANES = 12;
  const DEEP = 3;
  const PAPER = 9;
  let chosen = null;

  return function timeline(records) {
    const title = Words.ui('timeline');
    const dated = records.filter((record) => record.place && record.year !== null);
    if (!dated.length) return Charts.nothing('timeline', title);
    const counts = d3.rollups(dated, (group) => group.length, (record) => record.place);
    const most = counts.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
    const place = counts.some(([name]) => name === chosen) ? chosen : most;
    const select = el('select', { id: 'timeline-place', onchange: (event) => { chosen = event.target.value; Charts.draw(); byId('timeline-place').focus(); } },
      counts.sort((a, b) => Words.compare(a[0], b[0])).map(([name, count]) => el('option', { value: name, lang: 'vi' }, `${name} (${Words.number(count)})`)));
    select.value = place;

    const here = dated.filter((record) => record.place === place);
    // What is about no measure in particular stands last.
    const lanes = d3.groups(here, laneOf)
      .sort((a, b) => (a[1][0].measure === 'other') - (b[1][0].measure === 'other') || b[1].length - a[1].length || Words.compare(a[0], b[0]));
    const rows = lanes.slice(0, LANES).flatMap(([lane, group]) => laneRows(lane, group));
    const cells = rows.flatMap((row) => row.cells);
    const more = lanes.length > LANES ? ` ${Words.ui('timeline_more', lanes.length - LANES)}` : '';
    const years = [...new Set(cells.map((cell) => cell.year))].sort();
    return Charts.figure('timeline', Charts.onPaper() ? `${title}: ${place}` : title, Words.ui('timeline_note', Words.number(here.length)) + more,
      el('p', { class: 'choice' }, el('label', { for: 'timeline-place' }, Words.ui('timeline_place')), select),
      Charts.onPaper()
        ? pages(years).map((part) => el('div', { class: 'paper' }, onPage(lanes, part, `${title}: ${place}, ${part[0]}–${part[part.length - 1]}`)))
        : el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': `${title}: ${place}` }, draw(rows, cells, years, `${title}: ${place}`)));
  };

  // Paper does not scroll: there the years stand below each other, so many in a row.
  function pages(years) {
    return d3.range(0, years.length, PAPER).map((from) => years.slice(from, from + PAPER));
  }

  function onPage(lanes, part, name) {
    const rows = lanes.slice(0, LANES)
      .map(([lane, group]) => [lane, group.filter((record) => part.includes(Data.years(record)))])
      .flatMap(([lane, group]) => (group.length ? laneRows(lane, group) : []));
    return draw(rows, rows.flatMap((row) => row.cells), part, name);
  }

  function laneOf(record) {
    return [Data.schemes(record), Words.of('measure', record.measure)].filter(Boolean).join(' · ');
  }

  // Numbers of one lane and year stand below each other, the most reported first.
  function laneRows(lane, group) {
    const byYear = d3.groups(group, Data.years).map(([year, members]) => {
      const unlike = Charts.unlike(members.map((record) => ({ record, year })), ({ record }) => [record.kind, record.value, record.role, record.status].join('|'));
      return unlike.sort((a, b) => b.count - a.count);
    });
    const deep = Math.min(DEEP, d3.max(byYear, (cells) => cells.length));
    const title = { key: lane, lane: lane || Words.ui('none'), cells: [] };
    return [title, ...d3.range(deep).map((depth) => ({
      key: `${lane}|${depth}`,
      cells: byYear.filter((cells) => depth < cells.length).map((cells) => {
        const rest = depth === DEEP - 1 && cells.length > DEEP;
        const text = rest ? Words.ui('more', cells.length - DEEP + 1) : written(cells[depth].record);
        return { ...cells[depth], row: `${lane}|${depth}`, rest, text };
      }),
    }))];
  }

  function written(record) {
    const sign = { increase: '+', decrease: '−' }[record.role] || '';
    return `${Charts.LOOK[record.status].sign} ${sign}${Words.quantity(record, { compact: true })}`;
  }

  // Each lane's name stands above its numbers: beside them it would leave a phone no room.
  function draw(rows, cells, years, name) {
    const titles = rows.filter((row) => row.lane);
    return Charts.plot({
      width: Math.max(Math.min(Charts.width(), years.length * 150), years.length * (Charts.onPaper() ? 72 : 88)),
      height: rows.length * 24 + 34,
      marginLeft: 4,
      marginRight: 4,
      marginBottom: 8,
      x: { type: 'band', domain: years, label: null, axis: 'top', tickSize: 0 },
      y: { type: 'band', domain: rows.map((row) => row.key), axis: null },
      marks: [
        Plot.ruleY(titles, { y: 'key', dy: -12, stroke: 'var(--edge)' }),
        Plot.text(titles, { y: 'key', text: 'lane', frameAnchor: 'left', textAnchor: 'start', fontSize: 13, fontWeight: 600, fill: 'currentColor' }),
        Plot.text(cells, { x: 'year', y: 'row', text: 'text', fontSize: 12.5, fill: (cell) => (cell.rest ? 'var(--quiet)' : Charts.LOOK[cell.record.status].colour) }),
        Charts.tip(cells, 'year', 'row'),
      ],
    }, name);
  }
})());
