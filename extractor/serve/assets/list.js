// All records and mentions, each a way to its correction; and words to be added without a mouse.
const List = (() => {
  let wanted = '';

  function draw() {
    const { mentions } = Annotation.article();
    const records = mentions.filter((mention) => mention.record);
    const others = mentions.filter((mention) => !mention.record);
    return [
      el('p', { class: 'note' }, Words.ui('hint')),
      heading('records', records.length),
      records.length ? el('ol', { id: 'records', class: 'cards' }, records.map((mention) => el('li', {}, card(mention)))) : el('p', { class: 'none' }, Words.ui('no_records')),
      heading('others', others.length),
      others.length ? el('ul', { id: 'others', class: 'chips' }, others.map((mention) => el('li', {}, chip(mention)))) : el('p', { class: 'none' }, Words.ui('no_others')),
      finder(),
    ];
  }

  function heading(name, count) {
    return el('h2', {}, Words.ui(name), ' ', el('span', { class: 'count' }, Words.number(count)));
  }

  function badge(mention) {
    const lacks = Annotation.missing(mention);
    if (lacks) return el('span', { class: 'badge lacks' }, lacks);
    return Annotation.edited(mention) ? el('span', { class: 'badge' }, Words.ui(mention.found ? 'corrected' : 'added')) : null;
  }

  function card(mention) {
    const { record } = mention;
    const facts = [record.insurance.map((code) => Words.of('insurance', code)).join(', '), years(record), record.place].filter(Boolean);
    const kinds = ['measure', 'role', 'status'].filter((slot) => record[slot]).map((slot) => Words.of(slot, record[slot]));
    if (record.base) kinds.push(`${Words.of('slot', 'base')}: ${Words.of('base', record.base)}`);
    return el('button', { type: 'button', class: `card ${mention.type}`, id: `card-${mention.id}`, onclick: () => go(mention) },
      el('span', { class: 'size' }, quantity(mention), ' ', badge(mention)),
      el('span', { class: 'facts' }, facts.join(' · ') || Words.ui('none')),
      el('span', { class: 'kinds' }, kinds.join(' · ')));
  }

  function chip(mention) {
    const value = mention.type === 'insurance' && mention.value ? Words.of('insurance', mention.value) : '';
    const text = Annotation.words(mention).replace(/\s+/g, ' ');
    return el('button', { type: 'button', class: `m ${mention.type}`, id: `card-${mention.id}`, onclick: () => go(mention) },
      el('span', { lang: 'vi' }, text), value && value !== text ? el('small', {}, ` ${value}`) : null, badge(mention) ? ' ' : null, badge(mention));
  }

  function go(mention) {
    Annotation.select(mention.id);
    Text.current();
    Side.enter();
  }

  function quantity(mention) {
    const { record } = mention;
    if (mention.value === null) return '?';
    const unit = mention.type === 'percentage' ? '' : ` ${mention.found?.unit || Words.of('mention', 'head_count')}`;
    return `${record.qualifier ? `${Words.of('qualifier', record.qualifier)} ` : ''}${Words.quantity({ ...mention, kind: mention.type })}${unit}`;
  }

  function years(record) {
    if (record.year === null) return '';
    return record.year_end === null ? String(record.year) : `${record.year}–${record.year_end}`;
  }

  function finder() {
    const results = el('div', { id: 'found', role: 'status' });
    return el('form', { id: 'finder', autocomplete: 'off', onsubmit: (event) => { event.preventDefault(); look(results); } },
      el('label', { for: 'wanted' }, Words.ui('find_words')),
      el('div', { class: 'row' },
        el('input', { id: 'wanted', lang: 'vi', value: wanted, oninput: (event) => { wanted = event.target.value; } }),
        el('button', { type: 'submit', id: 'find' }, Words.ui('find'))),
      results);
  }

  // Where the words stand and nothing is marked yet, each with its surroundings.
  function look(results) {
    const points = Annotation.points();
    const seek = Array.from(wanted.trim());
    const places = [];
    for (let start = 0; seek.length && start + seek.length <= points.length && places.length < 20; start += 1) {
      if (seek.every((point, index) => points[start + index] === point) && !Annotation.fit(start, start + seek.length).fault) places.push(start);
    }
    if (!places.length) return results.replaceChildren(el('p', { class: 'none' }, Words.ui('found_none')));
    return results.replaceChildren(el('fieldset', {}, el('legend', {}, Words.ui('found_at')), places.map((start) => place(start, start + seek.length))));
  }

  function place(start, end) {
    const types = ['percentage', 'head_count', 'year', 'insurance'].map((type) =>
      el('button', { type: 'button', class: `m ${type}`, 'data-add': type, onclick: () => { wanted = ''; Adder.add(type, start, end); } }, `+ ${Words.of('mention', type)}`));
    const around = (from, to) => Annotation.between(Math.max(0, from), to).replace(/\s+/g, ' ');
    return el('div', { class: 'place' }, el('p', { lang: 'vi' }, `…${around(start - 30, start)}`, el('b', {}, around(start, end)), `${around(end, end + 30)}…`), el('div', { class: 'row' }, types));
  }

  return { draw, quantity, years };
})();
