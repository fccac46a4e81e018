// What is to say of one error: what either side says, the rule that spoke, and all slots beside each other.
const Verdict = (() => {
  function panel(error, follow, open) {
    const { mark, article } = error;
    const kind = mark ? (mark.gold || mark.predicted).type : null;
    return [
      el('h3', { id: 'verdict-title' }, el('span', { lang: 'vi' }, `“${error.text}”`), el('small', {}, kind ? ` ${Words.of('mention', kind)}` : '')),
      el('p', { class: 'what' }, Judged.what(error.group, error.slot)),
      sides(error),
      rule(error.rule),
      mark && (mark.goldSlots || mark.predictedSlots) ? slots(mark, error, article, follow) : null,
      others(error, open),
    ];
  }

  function sides(error) {
    const { mark, slot } = error;
    const say = (name, said) => {
      if (slot) return Judged.value(slot, said);
      if (error.group.startsWith('record')) return said ? Words.ui('a_record') : Words.ui('nothing');
      const mention = mark && mark[name];
      return mention ? [el('span', { lang: 'vi' }, `“${Pieces.between(error.article, mention.start, mention.end) ?? ''}”`), ` ${Words.of('mention', mention.type)}, ${Judged.quantity(mention)} `, el('small', {}, Words.ui('characters', `${mention.start}–${mention.end}`))] : Words.ui('nothing');
    };
    return el('dl', { class: 'sides' }, ['gold', 'predicted'].map((name) => el('div', { 'data-side': name }, el('dt', {}, Words.of('count', name)), el('dd', {}, say(name, error[name])))));
  }

  function rule(name) {
    if (!name) return null;
    return el('p', { class: 'rule' }, el('code', {}, name), Words.note(Judged.notes[name], (text, lang) => el('span', { lang }, ` ${text}`)));
  }

  function slots(mark, error, article, follow) {
    const rows = Judged.slots.map((slot, index) => {
      const [gold, predicted] = [mark.goldSlots, mark.predictedSlots].map((side) => (side ? side[index] : null));
      const differ = gold !== null && predicted !== null && gold !== predicted;
      const cell = (said) => (said === null ? '' : said === 'null' ? el('span', { class: 'none' }, '–') : Judged.value(slot, said));
      return el('tr', { 'data-slot': slot, class: `${differ ? 'differ' : ''}${slot === error.slot ? ' chosen' : ''}` },
        el('th', { scope: 'row' }, el('span', { class: 'mark', 'aria-hidden': true }, gold === null || predicted === null ? '' : differ ? '≠' : '✓'), Words.of('slot', slot)),
        el('td', {}, cell(gold)), el('td', {}, cell(predicted)),
        el('td', {}, words(mark, index, article, follow), mark.rules[index] ? el('code', {}, mark.rules[index]) : null));
    });
    const head = [Words.ui('slots'), Words.of('count', 'gold'), Words.of('count', 'predicted'), Words.ui('decided_by')].map((name) => el('th', { scope: 'col' }, name));
    return el('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': Words.ui('slots') }, el('table', { class: 'sides-of-slots' }, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows)));
  }

  // The words that decided the prediction, as far as the page holds them.
  function words(mark, index, article, follow) {
    return (mark.evidence[index] || []).flatMap(([start, end], number) => {
      const text = Pieces.between(article, start, end);
      if (text === null) return [];
      return [el('button', { type: 'button', class: 'follow', lang: 'vi', onclick: () => follow(`${index}-${number}`) }, `“${text.replace(/\s+/g, ' ').trim()}”`), ' '];
    });
  }

  function others(error, open) {
    const rest = (error.mark?.errors || []).filter((each) => each !== error);
    if (!rest.length) return null;
    return el('p', { class: 'note others' }, `${Words.ui('also')} `, rest.flatMap((each, index) => [index ? ', ' : '', el('button', { type: 'button', class: 'follow', onclick: () => open(each) }, Judged.what(each.group, each.slot))]));
  }

  return { panel };
})();
