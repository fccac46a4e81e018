// What can be done with words that are selected: mark them, or move the chosen mention to them.
const Adder = (() => {
  const bar = byId('adder');
  let place = null;

  function offer(chosen) {
    place = chosen;
    bar.hidden = !chosen;
    if (!chosen) return;
    const selected = Annotation.selected();
    const fit = Annotation.fit(chosen.start, chosen.end);
    const moved = selected && Annotation.fit(chosen.start, chosen.end, selected.id);
    const types = ['percentage', 'head_count', 'year', 'insurance'].map((type) =>
      el('button', { type: 'button', class: `m ${type}`, 'data-add': type, disabled: Boolean(fit.fault), onclick: () => mark(type) }, `+ ${Words.of('mention', type)}`));
    bar.replaceChildren(
      ...types,
      moved && !moved.fault ? el('button', { type: 'button', id: 'set-span', onclick: () => move(selected, moved) }, Words.ui('set_span')) : '',
      fit.fault && (!moved || moved.fault) ? el('span', { class: 'fault', role: 'status' }, fit.fault) : '',
    );
    put(chosen.box);
  }

  // Above the selection, within the window; on a phone below, for its own menu stands above.
  function put(box) {
    const touch = matchMedia('(pointer: coarse)').matches;
    const top = touch || box.top < bar.offsetHeight + 12 ? box.bottom + (touch ? 28 : 8) : box.top - bar.offsetHeight - 8;
    bar.style.top = `${Math.max(4, Math.min(top, innerHeight - bar.offsetHeight - 4))}px`;
    bar.style.left = `${Math.max(4, Math.min(box.left, innerWidth - bar.offsetWidth - 4))}px`;
  }

  function mark(type) {
    const { start, end } = Annotation.fit(place.start, place.end);
    done();
    add(type, start, end);
  }

  function move(mention, { start, end }) {
    done();
    Annotation.move(mention, start, end);
  }

  function done() {
    document.getSelection().removeAllRanges();
    bar.hidden = true;
  }

  function add(type, start, end) {
    Annotation.add(type, start, end);
    say(Words.ui('marked', Annotation.between(start, end)));
    Side.enter();
  }

  // The selection stays while the bar is pressed.
  bar.addEventListener('mousedown', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !bar.hidden) done();
  });
  byId('text').addEventListener('scroll', () => { bar.hidden = true; });
  return { offer, add, hide: () => { bar.hidden = true; } };
})();
