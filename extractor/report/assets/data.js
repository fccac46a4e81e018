// The data of the page, as written by extractor/report/page_data.py, with names for its columns.
const Data = (() => {
  const raw = JSON.parse(byId('data').textContent);
  const rule = (number) => (number < 0 ? null : raw.rules[number]);

  const articles = raw.articles.map(([document, published, shown, pieces, mentions]) => ({
    document,
    published,
    shown,
    pieces: pieces.map(([start, text]) => ({ start, text })),
    mentions: mentions.map(([type, start, end, value, upper, by]) => ({ type, start, end, value, upper, rule: rule(by) })),
  }));

  const records = raw.records.map((row, number) => {
    const [article, kind, start, end, text, value, upper, unit, qualifier, insurance, year, yearEnd, measure, role, status, base, place, sentence, rules, evidence] = row;
    return {
      number, article: articles[article], kind, start, end, text, value, upper, unit, qualifier, insurance, year,
      yearEnd, measure, role, status, base, place, sentence, rules: rules.map(rule), evidence,
    };
  });

  function schemes(record) {
    return record.insurance.map((code) => Words.of('insurance', code)).join(', ');
  }

  function years(record) {
    if (record.year === null) return '';
    return record.yearEnd === null ? String(record.year) : `${record.year}–${record.yearEnd}`;
  }

  function unit(record) {
    return record.kind === 'percentage' ? '%' : record.unit || Words.ui('persons');
  }

  // What the search looks through, with and without the marks of letters; made when first needed.
  function haystack(record) {
    if (record.haystack === undefined) {
      const sentence = record.sentence && Pieces.between(record.article, ...record.sentence);
      const parts = [record.text, record.value, record.unit, record.place, record.article.document, sentence];
      for (const code of record.insurance) parts.push(...setting.words.insurance[code] || [code]);
      record.haystack = parts.filter((part) => part !== null).join('\n').normalize('NFC').toLowerCase();
      record.bare = Words.bare(record.haystack);
    }
    return record;
  }

  return { articles, records, slots: raw.slots, notes: raw.notes, between: Pieces.between, schemes, years, unit, haystack };
})();
