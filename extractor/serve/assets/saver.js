// Saving: the server's check first, then a file to keep, here or in the server's folder.
const Saver = (() => {
  const dialog = byId('saver');
  let said = null; // the last answer: {faults} or {line}
  let there = null; // what became of the last saving: {line, done, conflict}

  async function open() {
    there = null;
    said = null;
    draw();
    if (!dialog.open) dialog.showModal();
    await check();
  }

  async function check() {
    const article = Annotation.article();
    const lacks = article.mentions.filter((mention) => Annotation.missing(mention));
    if (!article.document.trim()) said = { faults: [el('span', {}, Words.ui('no_document'))] };
    else if (lacks.length) said = { faults: lacks.map(lacking) };
    else {
      try {
        const { faults, mentions, records } = await Server.check(Annotation.gold(), stored());
        said = { faults, mentions, records };
      } catch (error) {
        said = { faults: [error.message] };
      }
    }
    draw();
  }

  // As it was given: with its byte order mark.
  function stored() {
    const { text, marked } = Annotation.article();
    return (marked ? '\ufeff' : '') + text;
  }

  function lacking(mention) {
    const go = () => {
      dialog.close();
      Annotation.select(mention.id);
      Text.current();
      Side.enter();
    };
    return el('button', { type: 'button', class: 'follow', onclick: go }, `“${Annotation.words(mention)}”: ${Annotation.missing(mention)}`);
  }

  function draw() {
    const { document: name } = Annotation.article();
    const sound = said && !said.faults.length;
    const button = (id, title, act, primary) => el('button', { type: 'button', id, class: primary ? 'primary' : null, disabled: !sound, onclick: act }, title);
    dialog.replaceChildren(...[
      el('h2', { id: 'saver-title' }, Words.ui('save_title'), ' ', el('small', {}, name)),
      el('div', { id: 'checked', role: 'status' }, verdict(sound)),
      el('div', { class: 'buttons' },
        setting.gold ? (there?.conflict ? button('replace', Words.ui('replace'), () => keep(true), true) : button('save-there', Words.ui('save_there'), () => keep(false), true)) : null,
        button('download-gold', Words.ui('download_gold'), () => file(`${base(name)}.json`, `${JSON.stringify(Annotation.gold(), null, 1)}\n`, 'application/json'), !setting.gold),
        button('download-text', Words.ui('download_text'), () => file(`${base(name)}.txt`, stored(), 'text/plain')),
        el('button', { type: 'button', id: 'saver-close', onclick: () => dialog.close() }, Words.ui('close'))),
      setting.gold ? null : el('p', { class: 'note' }, Words.ui('save_note', base(name))),
    ].filter(Boolean));
  }

  function verdict(sound) {
    if (!said) return el('p', {}, Words.ui('checking'));
    if (there?.line) return el('p', { class: there.done ? 'good' : 'fault' }, there.line);
    if (sound) return el('p', { class: 'good' }, Words.ui('sound', Words.number(said.mentions), Words.number(said.records)));
    return [el('p', { class: 'fault' }, Words.ui('faults')), el('ul', { class: 'faults' }, said.faults.slice(0, 50).map((fault) => el('li', {}, fault)))];
  }

  async function keep(replace) {
    try {
      const { file: name } = await Server.save(Annotation.gold(), stored(), replace);
      there = { line: Words.ui('saved_there', name), done: true };
      saved();
    } catch (error) {
      there = { line: error.message, conflict: error.status === 409 && /replace/.test(error.message) };
    }
    draw();
  }

  const base = (name) => name.split('/').at(-1) || 'bai-viet';

  function file(name, text, type) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    el('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
    if (type === 'application/json') saved();
  }

  function saved() {
    Annotation.article().saved = true;
    Drafts.keep(Annotation.article());
  }

  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => byId('save')?.focus());
  return { open, redraw: () => { if (dialog.open) open(); } };
})();
