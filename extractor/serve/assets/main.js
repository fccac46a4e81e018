// Puts the parts together: the start page or the article at work, drawn anew after every change.
const Side = (() => {
  const side = byId('side');
  let shown = null;

  function draw() {
    const mention = Annotation.selected();
    if (shown !== (mention?.id ?? null)) {
      Editor.turned();
      side.scrollTop = 0;
    }
    const back = shown;
    shown = mention?.id ?? null;
    side.replaceChildren(...(mention ? Editor.draw(mention) : List.draw()).filter(Boolean));
    if (!mention && back !== null) byId(`card-${back}`)?.scrollIntoView({ block: 'nearest' });
    if (mention) Editor.show();
  }

  // To the first field of what was chosen, for the keyboard.
  function enter() {
    Page.redraw(() => (byId('slot-value') || side).focus({ preventScroll: true }));
  }

  return { draw, enter };
})();

const Page = (() => {
  let asked = false;
  let after = null;
  let drawing = false;
  let about = false; // on a phone: whether name and date are shown

  // Later, at once for all changes: by then the focus has gone where the person sent it.
  function redraw(then) {
    after = then || after;
    if (asked) return;
    asked = true;
    setTimeout(() => {
      asked = false;
      draw();
      const last = after;
      after = null;
      if (last) last();
    });
  }

  function draw() {
    const article = Annotation.article();
    const active = document.activeElement;
    drawing = true;
    label();
    document.title = article ? `${article.document} · ${Words.ui('title')}` : Words.ui('title');
    for (const language of ['vi', 'en']) byId(language).setAttribute('aria-pressed', String(Words.language() === language));
    byId('start').hidden = Boolean(article);
    byId('work').hidden = !article;
    document.body.classList.toggle('working', Boolean(article));
    if (article) {
      bar(article);
      Text.draw();
      Side.draw();
    } else {
      Adder.hide();
      Start.draw();
    }
    for (const input of document.querySelectorAll('#work input')) input.drawn = input.value;
    if (active?.id && document.activeElement !== active) resume(active, byId(active.id));
    drawing = false;
  }

  // Who was in a field goes on there, with what was typed and not yet taken.
  function resume(before, now) {
    if (!now) return;
    now.focus({ preventScroll: true });
    if (now.tagName !== 'INPUT' || before.tagName !== 'INPUT') return;
    if (before.drawn !== undefined && before.value !== before.drawn) {
      now.value = before.value;
      now.addEventListener('blur', () => { if (!drawing && now.value !== now.drawn) now.dispatchEvent(new Event('change', { bubbles: true })); });
    }
    if (before.selectionStart !== null) now.setSelectionRange(before.selectionStart, before.selectionEnd);
  }

  function bar(article) {
    const [past, future] = Annotation.steps();
    const edited = article.mentions.filter(Annotation.edited).length;
    const set = (values) => Annotation.change(() => Object.assign(article, values));
    byId('bar').classList.toggle('open', about);
    byId('bar').replaceChildren(
      el('button', { type: 'button', id: 'back', onclick: () => { Drafts.leave(); Annotation.open(null); } }, `‹ ${Words.ui('back')}`),
      el('button', { type: 'button', id: 'about', 'aria-expanded': String(about), onclick: () => { about = !about; redraw(); } }, Words.ui('about')),
      el('div', { class: 'field' }, el('label', { for: 'document' }, Words.ui('document')), el('input', { id: 'document', value: article.document, maxlength: 200, onchange: (event) => set({ document: event.target.value.trim() }) })),
      el('div', { class: 'field' }, el('label', { for: 'published' }, Words.ui('published')), el('input', { id: 'published', type: 'date', value: article.published ?? '', onchange: (event) => set({ published: event.target.value || null }) })),
      again(edited),
      el('span', { class: 'grow', id: 'kept' }, Drafts.kept() ? Words.ui('draft_kept') : el('b', { class: 'fault' }, Words.ui('draft_lost')), edited ? ` · ${Words.ui('edited_count', Words.number(edited))}` : ''),
      el('button', { type: 'button', id: 'undo', disabled: !past, title: 'Ctrl+Z', 'aria-label': Words.ui('undo'), onclick: Annotation.undo }, '↶'),
      el('button', { type: 'button', id: 'redo', disabled: !future, title: 'Ctrl+Shift+Z', 'aria-label': Words.ui('redo'), onclick: Annotation.redo }, '↷'),
      el('button', { type: 'button', id: 'save', class: 'primary', title: 'Ctrl+S', onclick: Saver.open }, Words.ui('save')),
    );
  }

  function again(edited) {
    const button = el('button', { type: 'button', id: 'again', class: 'quiet' }, Words.ui('again'));
    const act = () => {
      const { text, marked, document: name, published } = Annotation.article();
      Start.take({ text: (marked ? '\ufeff' : '') + text, document: name, published: published || '', gold: null });
    };
    if (edited) return sure(button, 'really_again', act);
    button.addEventListener('click', act);
    return button;
  }

  return { redraw, draw, drawing: () => drawing };
})();

for (const language of ['vi', 'en']) byId(language).addEventListener('click', () => {
  Drafts.language(language);
  Words.change(language);
});
Words.onChange(() => {
  Page.draw();
  Saver.redraw();
});
Annotation.onChange((what) => {
  const article = Annotation.article();
  if (article && what !== 'selected') Drafts.keep(article);
  Page.redraw(what === 'opened' ? () => byId('main').focus({ preventScroll: true }) : null);
});

// What a field's listener has taken is not taken again; some browsers say "change" of a field that is drawn anew.
document.addEventListener('change', (event) => {
  if (Page.drawing()) event.stopImmediatePropagation();
  else event.target.drawn = event.target.value;
}, true);

document.addEventListener('keydown', (event) => {
  const command = event.ctrlKey || event.metaKey;
  const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
  if (!Annotation.article() || byId('saver').open) return;
  if (command && event.key.toLowerCase() === 's') Saver.open();
  else if (command && !typing && event.key.toLowerCase() === 'z') (event.shiftKey ? Annotation.redo : Annotation.undo)();
  else if (event.key === 'Escape' && Annotation.selected() && byId('adder').hidden) {
    const { id } = Annotation.selected();
    Annotation.select(null);
    Page.redraw(() => byId(`card-${id}`)?.focus());
  } else return;
  event.preventDefault();
});

// A file may be dropped anywhere.
document.addEventListener('dragover', (event) => {
  if (![...event.dataTransfer.types].includes('Files')) return;
  event.preventDefault();
  document.body.classList.add('dropping');
});
for (const name of ['dragleave', 'drop']) document.addEventListener(name, (event) => {
  if (name === 'drop' || !event.relatedTarget) document.body.classList.remove('dropping');
});
document.addEventListener('drop', (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  Start.files([...event.dataTransfer.files]);
});

if (!setting.language && Drafts.language()) Words.change(Drafts.language());
const resumed = Drafts.open();
if (resumed) Annotation.open(resumed);
else Page.draw();
