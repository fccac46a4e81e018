// The page's language: words, numbers, dates, and how words are compared.
const setting = JSON.parse(document.getElementById('setting').textContent);

const Words = (() => {
  const listeners = [];
  let language = setting.language || ((navigator.language || '').startsWith('vi') ? 'vi' : 'en');
  let formats = {};

  function use(next) {
    language = next;
    const locale = next === 'vi' ? 'vi-VN' : 'en-GB';
    formats = {
      number: new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }),
      score: new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
      compact: new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: next === 'vi' ? 'long' : 'short', maximumSignificantDigits: 4 }),
      collator: new Intl.Collator(locale, { numeric: true }),
      date: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
    };
    document.documentElement.lang = next;
  }
  use(language);

  function of(section, name) {
    const pair = (setting.words[section] || {})[name];
    return pair ? pair[language === 'vi' ? 0 : 1] : String(name);
  }

  // ui('characters', '3–8'): the words with {0} and {1} filled in.
  function ui(name, ...parts) {
    return of('ui', name).replace(/\{(\d)\}/g, (_, index) => parts[index]);
  }

  // A rule's note is [Vietnamese, English]; where one is not written, the other stands, marked as what it is.
  function note(pair, make) {
    if (!pair) return null;
    const [vietnamese, english] = pair;
    const own = language === 'vi' ? vietnamese : english;
    const lang = own ? language : vietnamese ? 'vi' : 'en';
    return make(own || vietnamese || english, lang);
  }

  function number(value) {
    return formats.number.format(value);
  }

  // "hơn 9,9 triệu người" as its value: 9.900.000 người. A range has an en dash.
  function quantity(record, { compact = false } = {}) {
    const write = compact && record.kind === 'head_count' ? (value) => formats.compact.format(value) : number;
    const size = record.upper === null ? write(record.value) : `${write(record.value)}–${write(record.upper)}`;
    return record.kind === 'percentage' ? `${size}%` : size;
  }

  // Letters without their marks, so that "bao hiem" finds "bảo hiểm".
  function bare(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  }

  return {
    of,
    ui,
    note,
    number,
    // A fraction of 1; 0/0 is a dash.
    score: (value) => (value === null ? '–' : formats.score.format(value)),
    compact: (value) => formats.compact.format(value),
    quantity,
    bare,
    date: (iso) => formats.date.format(new Date(`${iso}T00:00:00Z`)),
    compare: (a, b) => formats.collator.compare(a, b),
    language: () => language,
    onChange: (listener) => listeners.push(listener),
    change(next) {
      use(next);
      listeners.forEach((listener) => listener());
    },
  };
})();
