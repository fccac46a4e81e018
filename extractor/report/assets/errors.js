// The errors one by one: filters, buttons and keys to step, the article and what went wrong.
const Errors = (() => {
  const chosen = { what: '', type: '', document: '' };
  let pair = null;
  let found = Judged.errors;
  let current = found[0] || null;

  const typeOf = (error) => (error.mark ? (error.mark.gold || error.mark.predicted).type : '');
  const whatOf = (error) => `${error.group}|${error.slot || ''}`;
  const tests = {
    what: (error) => whatOf(error) === chosen.what,
    type: (error) => typeOf(error) === chosen.type,
    document: (error) => String(error.article.index) === chosen.document,
  };

  function matchesPair(error) {
    if (pair.slot !== 'type') return error.slot === pair.slot && error.gold === pair.gold && error.predicted === pair.predicted;
    const side = (name) => error.mark?.[name]?.type ?? 'none';
    return !error.slot && !error.group.startsWith('record') && side('gold') === pair.gold && side('predicted') === pair.predicted;
  }

  function select() {
    const active = Object.keys(tests).filter((name) => chosen[name] !== '');
    found = Judged.errors.filter((error) => active.every((name) => tests[name](error)) && (!pair || matchesPair(error)));
    if (!found.includes(current)) current = found[0] || null;
  }

  function filters() {
    const counted = (read) => Judged.errors.reduce((map, error) => map.set(read(error), (map.get(read(error)) || 0) + 1), new Map());
    const whats = [...counted(whatOf)].map(([key, count]) => { const [group, slot] = key.split('|'); return [key, `${Judged.what(group, slot)} (${Words.number(count)})`, count]; }).sort((a, b) => b[2] - a[2]);
    const types = [...counted(typeOf)].filter(([type]) => type).map(([type, count]) => [type, `${Words.of('mention', type)} (${Words.number(count)})`]);
    const byArticle = counted((error) => error.article.index);
    const documents = Judged.articles.map((article) => [String(article.index), `${article.document} (${Words.number(byArticle.get(article.index) || 0)})`]);
    const field = (name, options) => {
      const select = el('select', { id: `error-${name}`, onchange: (event) => { chosen[name] = event.target.value; pair = null; changed(); byId(`error-${name}`).focus(); } },
        el('option', { value: '' }, Words.ui('any')), options.map(([value, text]) => el('option', { value }, text)));
      select.value = chosen[name];
      return el('div', {}, el('label', { for: select.id }, Words.ui(`error_${name}`)), select);
    };
    const crossed = pair && el('p', { id: 'pair' }, Words.ui('only_pair', pair.slot === 'type' ? Words.ui('types') : Words.of('slot', pair.slot), Confusion.value(pair.slot, pair.gold), Confusion.value(pair.slot, pair.predicted)), ' ',
      el('button', { type: 'button', id: 'all-pairs', class: 'button', onclick: () => { pair = null; changed(); byId('errors').focus(); } }, Words.ui('clear_pair')));
    byId('error-filters').replaceChildren(field('what', whats), field('type', types), field('document', documents), ...[crossed].filter(Boolean));
  }

  function changed() {
    select();
    draw();
  }

  function article() {
    if (current) return current.article;
    return chosen.document === '' ? null : Judged.articles[Number(chosen.document)];
  }

  function draw() {
    filters();
    const at = found.indexOf(current);
    const turn = (name, sign, to) => el('button', { type: 'button', id: `error-${name}`, 'aria-label': Words.ui(`${name}_error`), 'aria-keyshortcuts': name === 'next' ? 'ArrowRight n' : 'ArrowLeft p', disabled: !found[to], onclick: () => { step(to); refocus(name); } }, sign);
    const shown = article();
    const note = shown && shown.shown === 'mentions' ? el('p', { class: 'note' }, Words.ui('no_text')) : null;
    byId('viewer').replaceChildren(
      el('div', { class: 'bar' }, turn('previous', '‹', at - 1), el('span', { id: 'position' }, current ? Words.ui('error_of', Words.number(at + 1), Words.number(found.length)) : Words.ui(Judged.errors.length ? 'no_error_here' : 'no_errors')), turn('next', '›', at < 0 ? -1 : at + 1),
        shown ? el('h3', { id: 'article-title' }, shown.document, shown.published ? el('small', {}, ` ${Words.ui('published', Words.date(shown.published))}`) : null) : null),
      JudgedText.legend(),
      ...(shown ? [el('div', { class: 'panes' },
        el('section', { class: 'text', tabindex: 0, 'aria-labelledby': 'article-title' }, note, el('div', { class: 'body', lang: 'vi' }, JudgedText.body(shown, current?.mark, open))),
        el('section', { class: 'reasons', tabindex: 0, 'aria-label': Words.ui('verdict_of') }, current ? Verdict.panel(current, follow, open) : el('p', { class: 'nothing' }, Words.ui('no_error_here'))))] : []),
    );
    const [text, mark] = [byId('viewer').querySelector('.text'), byId('viewer').querySelector('.j.current')];
    if (mark) text.scrollTop = mark.offsetTop - text.clientHeight / 2;
    byId('said').textContent = current ? `${Words.ui('error_of', Words.number(at + 1), Words.number(found.length))}: ${Judged.what(current.group, current.slot)}, “${current.text}”, ${current.article.document}` : '';
  }

  function refocus(name) {
    const same = byId(`error-${name}`);
    (same.disabled ? byId(name === 'next' ? 'error-previous' : 'error-next') : same).focus();
  }

  function step(to) {
    if (!found[to]) return;
    current = found[to];
    draw();
  }

  // An error that the filters leave out takes them away.
  function open(error) {
    if (!found.includes(error)) {
      Object.keys(chosen).forEach((name) => { chosen[name] = ''; });
      pair = null;
      found = Judged.errors;
    }
    current = error;
    draw();
    byId('viewer').querySelector('.text').focus({ preventScroll: true });
  }

  function follow(id) {
    const text = byId('viewer').querySelector('.text');
    text.querySelectorAll('.hit').forEach((hit) => hit.classList.remove('hit'));
    const hits = text.querySelectorAll(`[data-words~="${id}"]`);
    hits.forEach((hit) => hit.classList.add('hit'));
    if (hits[0]) text.scrollTop = hits[0].offsetTop - text.clientHeight / 2;
  }

  function goTo(change) {
    Object.keys(chosen).forEach((name) => { chosen[name] = ''; });
    pair = null;
    current = null;
    change();
    changed();
    byId('errors').scrollIntoView();
    byId('errors').focus({ preventScroll: true });
  }

  // Arrows step from anywhere on the page that has no use for them; n and p only inside the errors.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, input, .scroll')) return;
    const inside = event.target.closest('#errors');
    const way = { ArrowRight: 1, ArrowLeft: -1, ...(inside ? { n: 1, p: -1 } : {}) }[event.key];
    if (!way) return;
    event.preventDefault();
    const focused = document.activeElement?.id;
    step(found.indexOf(current) + way);
    if (focused === 'error-next' || focused === 'error-previous') refocus(focused.slice(6));
    else if (inside) byId('errors').focus({ preventScroll: true });
  });

  return {
    draw: () => { select(); draw(); },
    ofDocument: (index) => goTo(() => { chosen.document = String(index); }),
    ofPair: (next) => goTo(() => { pair = next; }),
  };
})();
