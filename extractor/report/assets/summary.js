// How much there is: articles, records, kinds, schemes, years, places.
const Summary = (() => {
  function draw() {
    const { records, articles } = Data;
    const count = (kind) => records.filter((record) => record.kind === kind).length;
    const years = records.flatMap((record) => [record.year, record.yearEnd]).filter((year) => year !== null);
    const first = years.reduce((a, b) => Math.min(a, b), Infinity);
    const last = years.reduce((a, b) => Math.max(a, b), -Infinity);
    const span = first === last ? `${first}` : `${first}–${last}`;
    const facts = [
      ['articles', Words.number(articles.length)],
      ['records', Words.number(records.length)],
      ['percentages', Words.number(count('percentage'))],
      ['head_counts', Words.number(count('head_count'))],
      ['schemes', Words.number(new Set(records.flatMap((record) => record.insurance)).size)],
      ['years', years.length ? span : '–'],
      ['places', Words.number(new Set(records.map((record) => record.place).filter(Boolean)).size)],
    ];
    byId('summary').replaceChildren(
      ...facts.map(([name, value]) => el('div', { 'data-fact': name }, el('dt', {}, Words.ui(name)), el('dd', {}, value))),
    );
  }
  return { draw };
})();
