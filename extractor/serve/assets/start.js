// Where an article comes in: pasted, chosen or dropped; and the drafts that wait.
const Start = (() => {
  const section = byId('start');
  const example = 'Cà Mau: 92,5% dân số có thẻ BHYT\n\nNăm 2021, cả tỉnh có hơn 27.651 người tham gia BHXH tự nguyện, tăng 3.860 người so với năm 2020. '
    + 'Tỉnh phấn đấu đến năm 2025 có khoảng 35,2% lực lượng lao động tham gia BHXH, trong đó BHYT bao phủ 95% dân số.\n';
  let given = { text: '', document: '', published: '' };
  let busy = false;

  function draw() {
    const drafts = Drafts.all();
    section.replaceChildren(...[
      el('p', { class: 'intro' }, Words.ui('intro')),
      el('form', { id: 'give', autocomplete: 'off', onsubmit: submitted },
        el('label', { for: 'article' }, Words.ui('article_text')),
        el('textarea', { id: 'article', lang: 'vi', rows: 12, spellcheck: 'false', placeholder: Words.ui('paste_here'), value: given.text, oninput: typed, onpaste: pasted, onkeydown: keyed }),
        el('div', { class: 'fields' },
          el('div', {}, el('label', { for: 'given-document' }, Words.ui('document')),
            el('input', { id: 'given-document', value: given.document, maxlength: 200, oninput: (event) => { given.document = event.target.value; } })),
          el('div', {}, el('label', { for: 'given-published' }, Words.ui('published')),
            el('input', { id: 'given-published', type: 'date', value: given.published, 'aria-describedby': 'published-hint', onchange: (event) => { given.published = event.target.value; } }),
            el('small', { id: 'published-hint' }, Words.ui('published_hint')))),
        el('p', { id: 'fault', role: 'alert' }),
        el('div', { class: 'buttons' },
          el('button', { type: 'submit', id: 'extract', class: 'primary' }, Words.ui('extract')),
          el('label', { class: 'button', id: 'choose' }, Words.ui('choose_file'), el('input', { type: 'file', id: 'file', class: 'live', multiple: true, accept: '.txt,.json,text/plain', onchange: chosen })),
          el('button', { type: 'button', id: 'example', onclick: () => take({ text: example, document: 'vi-du', published: '2022-01-20' }) }, Words.ui('example')))),
      drafts.length ? el('h2', {}, Words.ui('drafts')) : null,
      drafts.length ? el('ul', { id: 'drafts' }, drafts.map(row)) : null,
      el('p', { class: 'note' }, Words.ui('local'), ' ', el('a', { href: '/docs' }, Words.ui('api')), '.'),
    ].filter(Boolean));
  }

  function row(draft) {
    const records = draft.mentions.filter((mention) => mention.record).length;
    const counts = Words.ui('draft_counts', Words.number(records), Words.number(draft.mentions.length));
    return el('li', {},
      el('button', { type: 'button', class: 'draft', 'aria-label': Words.ui('open_draft', draft.document), onclick: () => Annotation.open(draft) },
        el('b', {}, draft.document), el('span', {}, draft.saved ? `${counts} · ${Words.ui('draft_saved')}` : counts)),
      sure(el('button', { type: 'button', class: 'quiet', 'aria-label': Words.ui('delete_draft', draft.document) }, Words.ui('delete')), 'really_delete', () => {
        Drafts.remove(draft.sha256);
        draw();
        byId('article').focus();
      }));
  }

  function typed(event) {
    given = { ...given, text: event.target.value };
  }

  // What is pasted into an empty field is read at once.
  function pasted(event) {
    if (given.text) return;
    setTimeout(() => take({ text: event.target.value }));
  }

  function keyed(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) byId('give').requestSubmit();
  }

  function submitted(event) {
    event.preventDefault();
    take({});
  }

  function chosen(event) {
    files([...event.target.files]);
  }

  // An article, and its gold file if that comes with it.
  async function files(list) {
    const texts = list.filter((file) => file.name.toLowerCase().endsWith('.txt') || file.type === 'text/plain');
    const golds = list.filter((file) => file.name.toLowerCase().endsWith('.json'));
    if (texts.length !== 1 || golds.length > 1 || texts.length + golds.length !== list.length) return fail(Words.ui('not_text'));
    try {
      const text = await decoded(texts[0]);
      const gold = golds.length ? JSON.parse(await decoded(golds[0])) : null;
      return await take({ text, document: texts[0].name.replace(/\.[^.]*$/, ''), gold });
    } catch (error) {
      return fail(error instanceof SyntaxError ? Words.ui('other_gold') : error.message);
    }
  }

  // The byte order mark and the line ends stay as they are: offsets and hash are those of the file.
  async function decoded(file) {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch {
      throw new Error(Words.ui('not_utf8', file.name));
    }
  }

  async function take(more) {
    given = { ...given, ...more };
    if (busy) return;
    if (!given.text.trim()) return fail(Words.ui('empty_text'));
    if (Array.from(given.text).length > setting.max_chars + 1) return fail(Words.ui('too_long', Words.number(setting.max_chars)));
    busy = true;
    section.setAttribute('aria-busy', 'true');
    say(Words.ui('working'));
    if (byId('extract')) byId('extract').textContent = Words.ui('working');
    try {
      await read(given);
      given = { text: '', document: '', published: '' };
    } catch (error) {
      draw();
      fail(error.message);
    } finally {
      busy = false;
      section.removeAttribute('aria-busy');
    }
  }

  async function read({ text, document, published, gold }) {
    const extracted = await Server.extract(text, document.trim() || named(text), published || null);
    if (gold && (gold.sha256 !== extracted.sha256 || !Array.isArray(gold.mentions) || !Array.isArray(gold.records))) throw new Error(Words.ui('other_gold'));
    const article = Annotation.from(text.replace(/^\ufeff/, ''), extracted, gold || null);
    article.marked = text.startsWith('\ufeff');
    Annotation.open(article);
  }

  // "Năm 2021, BHXH bao phủ…" as a file's name: nam-2021-bhxh-bao-phu
  function named(text) {
    const first = text.split('\n').find((line) => line.trim()) || '';
    return Words.bare(first).split(/[^a-z0-9]+/).filter(Boolean).slice(0, 7).join('-').slice(0, 60) || 'bai-viet';
  }

  function fail(line) {
    if (byId('fault') && !section.hidden) byId('fault').textContent = line;
    else say(line);
  }

  return {
    draw, files, take,
    // The article once more, to be read with another date or corrected itself.
    give: (article) => { given = { text: article.text, document: article.document, published: article.published || '' }; },
  };
})();

// A button that asks once more before it does what cannot be undone.
function sure(button, question, act) {
  const first = button.textContent;
  let asked = false;
  button.addEventListener('click', () => {
    if (asked) return act();
    asked = true;
    button.textContent = Words.ui(question);
    button.classList.add('asked');
    return null;
  });
  button.addEventListener('blur', () => {
    asked = false;
    button.textContent = first;
    button.classList.remove('asked');
  });
  return button;
}

function say(line) {
  byId('said').textContent = '';
  setTimeout(() => { byId('said').textContent = line; });
}
