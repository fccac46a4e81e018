// Why a record says what it says: each slot's value, the words that decided it, and the rule.
const Slots = (() => {
  function value(record, slot) {
    if (slot === 'insurance') return Data.schemes(record);
    if (slot === 'year') return Data.years(record);
    if (slot === 'place') return record.place;
    return record[slot] && Words.of(slot, record[slot]);
  }

  // The text of deciding words is quoted where the page holds it; else their offsets are all there is.
  function words(record, index, follow) {
    return record.evidence[index].map((span, number) => {
      const text = Data.between(record.article, ...span);
      const offsets = el('small', {}, ` ${Words.ui('characters', `${span[0]}–${span[1]}`)}`);
      if (text === null) return el('span', { class: 'unseen' }, offsets);
      const id = `${index}-${number}`;
      const button = el('button', { type: 'button', class: 'follow', lang: 'vi', 'data-follow': id, onclick: () => follow(id, span) }, `“${text.replace(/\s+/g, ' ').trim()}”`);
      return el('span', {}, button, offsets);
    });
  }

  function rule(name) {
    if (!name) return null;
    return el('div', { class: 'rule' }, el('code', {}, name), Words.note(Data.notes[name], (text, lang) => el('span', { lang }, ` ${text}`)));
  }

  function panel(record, follow) {
    const quantity = `${record.qualifier ? `${Words.of('qualifier', record.qualifier)} ` : ''}${Words.quantity(record)}`;
    const unit = record.kind === 'percentage' ? '' : ` ${Data.unit(record)}`;
    const mention = record.article.mentions.find((each) => each.type === record.kind && each.start === record.start && each.end === record.end);
    const known = record.rules.some(Boolean);
    return [
      el('h3', { id: 'reasons-title' }, quantity, el('span', { lang: 'vi' }, unit)),
      el('p', { class: 'written' }, `${Words.ui('as_written')}: `, el('span', { lang: 'vi' }, `“${record.text}”`), el('small', {}, ` ${Words.ui('characters', `${record.start}–${record.end}`)}`)),
      rule(mention && mention.rule),
      el('p', { class: 'note' }, Words.ui(known ? 'reasons_note' : 'no_reasons')),
      el('dl', { class: 'slots' }, Data.slots.map((slot, index) => el('div', { 'data-slot': slot },
        el('dt', {}, Words.of('slot', slot)),
        el('dd', {},
          el('div', { class: 'value', lang: slot === 'place' ? 'vi' : null }, value(record, slot) || el('span', { class: 'none' }, Words.ui('none'))),
          words(record, index, follow), rule(record.rules[index]))))),
    ];
  }

  return { panel };
})();
