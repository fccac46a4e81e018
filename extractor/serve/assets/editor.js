// One mention at a time: its words, its value, and each slot of its record with the reason for it.
const Editor = (() => {
  const required = ['measure', 'role', 'status'];
  const faults = new Map(); // what was typed and does not do, by the field's name
  let active = null; // the slot whose reason is open
  let schemes = false; // whether the schemes are open
  let pressed = false; // whether a button of the mouse is: what is under it must not move before it is let go
  document.addEventListener('pointerdown', () => { pressed = true; });
  for (const name of ['pointerup', 'pointercancel']) document.addEventListener(name, () => { pressed = false; });

  function draw(mention) {
    const { mentions } = Annotation.article();
    const at = mentions.indexOf(mention);
    const step = (name, sign, target) => el('button', { type: 'button', id: `${name}-mention`, 'aria-label': Words.ui(`${name}_mention`), disabled: !target, onclick: () => turn(target) }, sign);
    return [
      el('div', { class: 'steps' },
        el('button', { type: 'button', id: 'to-list', onclick: () => Annotation.select(null) }, `‹ ${Words.ui('list')}`),
        el('span', { class: 'position' }, Words.ui('mention_of', at + 1, mentions.length)),
        step('previous', '↑', mentions[at - 1]), step('next', '↓', mentions[at + 1]),
        el('button', { type: 'button', id: 'remove', class: 'danger', onclick: () => gone(mention, mentions[at + 1] || mentions[at - 1]) }, Words.ui('remove'))),
      el('h2', { id: 'mention-title' }, el('mark', { class: `m ${mention.type}`, lang: 'vi' }, Annotation.words(mention)), ' ',
        Annotation.edited(mention) ? el('span', { class: 'badge' }, Words.ui(mention.found ? 'corrected' : 'added')) : null),
      el('div', { class: 'slots' }, typeRow(mention), valueRow(mention), spanRow(mention)),
      mention.found?.rule ? rule(mention.found.rule) : null,
      mention.record ? el('div', { class: 'slots record' }, Annotation.slots.filter((slot) => slot !== 'base' || mention.type === 'percentage').map((slot) => slotRow(mention, slot))) : null,
    ];
  }

  function turn(target) {
    Annotation.select(target.id);
    Text.current();
  }

  function gone(mention, next) {
    discard(mention);
    if (next) Annotation.select(next.id);
  }

  function row(name, title, control, id, ...more) {
    return el('div', { class: 'slot', 'data-slot': name }, el('label', { for: id }, title), el('div', { class: 'control' }, control, ...more));
  }

  function typeRow(mention) {
    const control = choice('type', Object.keys(setting.words.mention), 'mention', mention.type, false, (type) => Annotation.retype(mention, type));
    return row('type', Words.ui('type'), control, control.id);
  }

  function choice(name, values, words, value, empty, act) {
    const select = el('select', { id: `slot-${name}`, 'aria-invalid': !value && !empty ? 'true' : null, onchange: (event) => act(event.target.value || null) },
      empty || !value ? el('option', { value: '' }, empty ? `(${Words.ui('none')})` : Words.ui('choose')) : null,
      values.map((each) => el('option', { value: each }, Words.of(words, each))));
    select.value = value ?? '';
    return select;
  }

  // A number field: what does not do is kept with its fault, and the value stays as it was.
  function number(name, title, value, type, optional, act) {
    const wrong = faults.get(name);
    return [
      el('input', {
        id: `slot-${name}`, class: 'number', inputmode: 'decimal', 'aria-label': title, value: wrong ? wrong.written : Numbers.write(value, type),
        'aria-invalid': wrong || (value === null && !optional) ? 'true' : null, 'aria-describedby': wrong ? `fault-${name}` : null,
        onchange: (event) => typed(name, event.target.value, type, optional, act),
      }),
      wrong ? el('small', { class: 'fault', id: `fault-${name}`, role: 'alert' }, wrong.line) : null,
    ];
  }

  function typed(name, written, type, optional, act) {
    faults.delete(name);
    const empty = !written.trim();
    const value = empty ? null : Numbers.typed(written);
    const line = (empty && optional ? null : Numbers.fault(value, type)) || act(value);
    if (typeof line === 'string') faults.set(name, { written, line });
    Page.redraw();
  }

  function valueRow(mention) {
    if (mention.type === 'insurance') {
      const control = choice('value', Object.keys(setting.words.insurance), 'insurance', mention.value, false, (value) => Annotation.change(() => { mention.value = value; }));
      return row('value', Words.ui('value'), control, control.id);
    }
    const set = (value, upper) => {
      if (upper !== null && (value === null || upper <= value)) return Words.ui('not_above');
      return Annotation.change(() => Object.assign(mention, { value, upper }));
    };
    const low = number('value', Words.ui('value'), mention.value, mention.type, false, (value) => set(value, mention.upper));
    const high = number('upper', Words.ui('upper_label'), mention.upper, mention.type, true, (upper) => set(mention.value, upper));
    const unit = mention.type === 'percentage' ? el('span', { class: 'unit' }, '%') : null;
    return row('value', Words.ui('value'), low, 'slot-value', el('span', { class: 'to' }, Words.ui('upper')), high, unit);
  }

  function spanRow(mention) {
    const shift = (name, start, end, sign) => {
      const fit = end > Annotation.points().length || start < 0 || start >= end ? { fault: '–' } : Annotation.fit(start, end, mention.id);
      return el('button', { type: 'button', id: `span-${name}`, 'aria-label': Words.ui(name), title: Words.ui(name), disabled: Boolean(fit.fault), onclick: () => shifted(mention, name, start, end) }, sign);
    };
    const { start, end } = mention;
    const part = (side, title) => el('span', { class: 'part' }, el('small', {}, title), shift(`${side}_left`, ...(side === 'start' ? [start - 1, end] : [start, end - 1]), '←'), shift(`${side}_right`, ...(side === 'start' ? [start + 1, end] : [start, end + 1]), '→'));
    return el('div', { class: 'slot', 'data-slot': 'span', role: 'group', 'aria-label': Words.ui('span') }, el('span', { class: 'name' }, Words.ui('span')),
      el('div', { class: 'control' }, part('start', Words.ui('span_start')), part('end', Words.ui('span_end')), el('small', {}, Words.ui('characters', `${start}–${end}`))));
  }

  // Over blanks it goes on to the next character, or the span would not change.
  function shifted(mention, name, start, end) {
    let [from, to] = [start, end];
    const points = Annotation.points();
    if (name === 'start_left') while (from > 0 && !points[from].trim()) from -= 1;
    if (name === 'end_right') while (to < points.length && !points[to - 1].trim()) to += 1;
    const fit = Annotation.fit(from, to, mention.id);
    if (fit.fault) say(fit.fault);
    else Annotation.move(mention, fit.start, fit.end);
  }

  function slotRow(mention, slot) {
    const { record } = mention;
    const set = (values) => {
      active = slot;
      return Annotation.change(() => Object.assign(record, values));
    };
    const control = {
      insurance: () => schemesOf(record, set),
      year: () => yearsOf(record, set),
      place: () => placeOf(record, set),
    }[slot]?.() ?? choice(slot, Object.keys(setting.words[slot]), slot, record[slot], !required.includes(slot), (value) => set({ [slot]: value }));
    const edited = Annotation.slotEdited(mention, slot);
    const element = el('div', { class: `slot${edited ? ' edited' : ''}${slot === active ? ' active' : ''}`, 'data-slot': slot },
      el('label', { for: `slot-${slot}`, id: `label-${slot}` }, Words.of('slot', slot)),
      el('div', { class: 'control' }, control, quoted(mention, slot), reason(mention, slot, edited)));
    element.addEventListener('click', () => activate(slot));
    element.addEventListener('focusin', () => { if (!pressed && !Page.drawing()) activate(slot); });
    return element;
  }

  // The slot at hand shows its reason, and its words in the text.
  function activate(slot, aloud = false) {
    if (active === slot && !aloud) return;
    active = slot;
    document.querySelectorAll('#side .slot.active').forEach((each) => each.classList.remove('active'));
    document.querySelector(`#side .slot[data-slot="${slot}"]`)?.classList.add('active');
    Text.hit(slot, aloud);
  }

  function quoted(mention, slot) {
    const spans = mention.found?.record ? mention.found.evidence[slot] || [] : [];
    if (!spans.length) return null;
    return el('div', { class: 'words' }, spans.map(([start, end], index) =>
      el('button', { type: 'button', class: 'follow', lang: 'vi', id: `words-${slot}-${index}`, onclick: () => activate(slot, true) }, `“${Annotation.between(start, end).replace(/\s+/g, ' ').trim()}”`)));
  }

  function reason(mention, slot, edited) {
    if (!mention.found?.record) return null;
    const name = mention.found.rules[slot];
    const none = !(mention.found.evidence[slot] || []).length;
    const restore = () => Annotation.change(() => {
      const { record } = mention.found;
      Object.assign(mention.record, slot === 'year' ? { year: record.year, year_end: record.year_end } : { [slot]: record[slot] });
    });
    return el('div', { class: 'reason' },
      edited ? el('p', {}, Words.ui('machine_read', shown(mention.found.record, slot)), ' ', el('button', { type: 'button', class: 'quiet', id: `restore-${slot}`, onclick: restore }, Words.ui('restore'))) : null,
      none ? el('p', { class: 'none' }, Words.ui('no_reason')) : null, name ? rule(name) : null);
  }

  function rule(name) {
    return el('p', { class: 'rule' }, el('code', {}, name), Words.note(setting.notes[name], (text, lang) => el('span', { lang }, ` ${text}`)));
  }

  function shown(record, slot) {
    if (slot === 'insurance') return record.insurance.map((code) => Words.of('insurance', code)).join(', ') || Words.ui('none');
    if (slot === 'year') return List.years(record) || Words.ui('none');
    if (slot === 'place') return record.place ?? Words.ui('none');
    return record[slot] ? Words.of(slot, record[slot]) : Words.ui('none');
  }

  function schemesOf(record, set) {
    const flip = (code, on) => set({ insurance: (on ? [...record.insurance, code] : record.insurance.filter((each) => each !== code)).sort() });
    return el('details', { id: 'schemes', open: schemes, ontoggle: (event) => { schemes = event.target.open; } },
      el('summary', { id: 'slot-insurance', 'aria-labelledby': 'label-insurance slot-insurance' }, shown(record, 'insurance')),
      el('fieldset', {}, el('legend', { class: 'live' }, Words.of('slot', 'insurance')), Object.keys(setting.words.insurance).map((code) =>
        el('label', {}, el('input', { type: 'checkbox', id: `scheme-${code}`, checked: record.insurance.includes(code), onchange: (event) => flip(code, event.target.checked) }), ' ', Words.of('insurance', code)))));
  }

  function yearsOf(record, set) {
    const put = (year, yearEnd) => {
      if (yearEnd !== null && (year === null || yearEnd <= year)) return Words.ui('not_above');
      return set({ year, year_end: yearEnd });
    };
    return el('div', { class: 'row' },
      number('year', Words.ui('year_from'), record.year, 'year', true, (year) => put(year, record.year_end)),
      el('span', { class: 'to' }, Words.ui('upper')),
      number('year-end', Words.ui('year_to'), record.year_end, 'year', true, (yearEnd) => put(record.year, yearEnd)));
  }

  function placeOf(record, set) {
    const known = new Set(['Việt Nam', ...Annotation.article().mentions.map((mention) => mention.record?.place).filter(Boolean)]);
    return el('span', {},
      el('input', { id: 'slot-place', lang: 'vi', list: 'places', value: record.place ?? '', placeholder: `(${Words.ui('none')})`, onchange: (event) => set({ place: event.target.value.trim().replace(/\s+/g, ' ') || null }) }),
      el('datalist', { id: 'places' }, [...known].map((place) => el('option', { value: place }))));
  }

  return {
    draw,
    // Another mention: nothing typed wrongly before is its own.
    turned: () => { faults.clear(); active = null; },
    show: () => { if (active) Text.hit(active); },
  };
})();
