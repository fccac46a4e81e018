// The data of the page, as written by extractor/report/evaluation_data.py, with names for its columns.
const Judged = (() => {
  const raw = JSON.parse(byId('data').textContent);
  const rule = (number) => (number < 0 ? null : raw.rules[number]);
  const side = (mention) => mention && (([type, start, end, value, upper]) => ({ type, start, end, value, upper }))(mention);

  const articles = raw.articles.map(([document, published, shown, pieces, marks], index) => ({
    index,
    document,
    published,
    shown,
    pieces: pieces.map(([start, text]) => ({ start, text })),
    marks: marks.map(([verdict, gold, predicted, by, goldSlots, predictedSlots, rules, evidence]) => ({
      verdict, gold: side(gold), predicted: side(predicted), rule: rule(by), goldSlots, predictedSlots, rules: rules.map(rule), evidence, errors: [],
    })),
  }));

  const errors = raw.errors.map(([article, mark, group, slot, text, gold, predicted, by], index) => {
    const error = { index, article: articles[article], mark: articles[article].marks[mark] || null, group, slot, text, gold, predicted, rule: rule(by) };
    error.mark?.errors.push(error);
    return error;
  });

  // "Measure: wrong", or what happened to a mention.
  function what(group, slot) {
    return slot ? `${Words.of('slot', slot)}: ${Words.of('outcome', group)}` : Words.of('group', group);
  }

  // A slot's value as people read it; names of places and years are themselves.
  function value(slot, said) {
    if (said === 'null') return Words.ui('none');
    if (slot === 'insurance') return said.split(', ').map((code) => Words.of('insurance', code)).join(', ');
    return slot === 'type' ? Words.of('mention', said) : Words.of(slot, said);
  }

  function quantity(mention) {
    if (mention.type === 'insurance') return Words.of('insurance', mention.value);
    const write = mention.type === 'year' ? String : Words.number;
    const size = mention.upper === null ? write(mention.value) : `${write(mention.value)}–${write(mention.upper)}`;
    return mention.type === 'percentage' ? `${size}%` : size;
  }

  return { ...raw, articles, errors, what, value, quantity };
})();
