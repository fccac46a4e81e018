// The article at work: its text, its mentions with their records, and every step back.
// A quantity holds its own record, so that the two always agree.
const Annotation = (() => {
  const slots = ['insurance', 'measure', 'role', 'status', 'year', 'place', 'base', 'qualifier'];
  const listeners = [];
  let article = null;
  let points = [];
  let selected = null;
  let past = [];
  let future = [];

  const isQuantity = (type) => type === 'percentage' || type === 'head_count';
  const copy = (value) => JSON.parse(JSON.stringify(value));

  // What /extract gives, or a gold file, with what the machine found beside every mention.
  function from(text, extracted, gold) {
    const source = gold || extracted;
    const key = (each) => `${each.start}-${each.end}`;
    const records = new Map(source.records.map((record) => [key(record), record]));
    const machine = new Map(extracted.records.map((record) => [key(record), record]));
    const found = new Map(extracted.mentions.map((mention) => [key(mention), mention]));
    return {
      document: source.document,
      text,
      sha256: extracted.sha256,
      published: source.published,
      saved: false,
      mentions: source.mentions.map((mention, index) => {
        const { type, start, end, value, upper } = mention;
        const seen = found.get(key(mention));
        const made = { id: index + 1, type, start, end, value, upper, record: isQuantity(type) ? record(records.get(key(mention))) : null };
        made.found = seen ? { ...copy(plain(seen)), rule: seen.rule, record: isQuantity(seen.type) ? record(machine.get(key(seen))) : null, ...why(machine.get(key(seen))) } : null;
        return made;
      }),
    };
  }

  const plain = ({ type, start, end, value, upper }) => ({ type, start, end, value, upper });
  const why = (each) => ({ sentence: each?.sentence ?? null, evidence: each?.evidence ?? {}, rules: each?.rules ?? {}, unit: each?.unit ?? null });

  function record(each) {
    const given = each || { measure: null, role: 'level', status: 'actual' };
    const { qualifier = null, insurance = [], year = null, year_end = null, measure, role, status, base = null, place = null } = given;
    return { qualifier, insurance: [...insurance].sort(), year, year_end, measure, role, status, base, place };
  }

  function open(next) {
    article = next;
    points = next ? Array.from(next.text) : [];
    selected = null;
    past = [];
    future = [];
    tell('opened');
  }

  function change(act) {
    const before = copy({ ...article, text: null });
    act(article);
    article.mentions.sort((a, b) => a.start - b.start);
    if (same({ ...article, text: null }, before)) return tell('changed');
    article.saved = false;
    past.push(before);
    // Of a long article fewer steps are kept, since each holds all its mentions.
    if (past.length > Math.max(10, Math.min(200, 40000 / (article.mentions.length + 1)))) past.shift();
    future = [];
    return tell('changed');
  }

  function step(from, to) {
    if (!from.length) return;
    to.push(copy({ ...article, text: null }));
    article = { ...from.pop(), text: article.text };
    if (!find(selected)) selected = null;
    tell('changed');
  }

  function select(id) {
    selected = id;
    tell('selected');
  }

  function find(id) {
    return article?.mentions.find((mention) => mention.id === id) || null;
  }

  const between = (start, end) => points.slice(start, end).join('');
  const words = (mention) => between(mention.start, mention.end);

  // Blanks at the ends are left out; an overlap, or nothing, is refused with the reason.
  function fit(start, end, except) {
    while (start < end && !points[start].trim()) start += 1;
    while (end > start && !points[end - 1].trim()) end -= 1;
    if (start >= end) return { fault: Words.ui('only_blank') };
    const other = article.mentions.find((mention) => mention.id !== except && mention.start < end && mention.end > start);
    return other ? { fault: Words.ui('overlaps', words(other)) } : { start, end };
  }

  function add(type, start, end) {
    const id = Math.max(0, ...article.mentions.map((mention) => mention.id)) + 1;
    selected = id;
    change(() => {
      const made = { id, type, start, end, ...Numbers.guess(type, between(start, end)), record: isQuantity(type) ? record() : null, found: null };
      article.mentions.push(made);
    });
    return id;
  }

  // A value that was read off the old words is read again off the new ones.
  function move(mention, start, end) {
    const before = Numbers.guess(mention.type, words(mention));
    const after = Numbers.guess(mention.type, between(start, end));
    const was = mention.value === before.value && mention.upper === before.upper;
    change(() => Object.assign(mention, { start, end }, was && after.value !== null ? after : {}));
  }

  function retype(mention, type) {
    change(() => {
      const guess = Numbers.guess(type, words(mention));
      const keeps = guess.value === null && type !== 'insurance' && typeof mention.value === 'number' && !Numbers.fault(mention.value, type);
      if (!keeps) Object.assign(mention, guess);
      mention.record = isQuantity(type) ? mention.record || record() : null;
      if (mention.record && type === 'head_count') mention.record.base = null;
      mention.type = type;
    });
  }

  function remove(mention) {
    const { mentions } = article;
    const at = mentions.indexOf(mention);
    if (selected === mention.id) selected = null;
    change(() => mentions.splice(at, 1));
  }

  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const slotValue = (record, slot) => (slot === 'year' ? [record.year, record.year_end] : record[slot]);

  function slotEdited(mention, slot) {
    return Boolean(mention.found?.record) && !same(slotValue(mention.record, slot), slotValue(mention.found.record, slot));
  }

  function edited(mention) {
    return !mention.found || !same(plain(mention), plain(mention.found)) || !same(mention.record, mention.found.record);
  }

  // What a person still has to give before it can be gold.
  function missing(mention) {
    if (mention.value === null) return Words.ui('missing_value');
    const slot = mention.record && ['measure', 'role', 'status'].find((name) => !mention.record[name]);
    return slot ? Words.ui('missing_slot', Words.of('slot', slot)) : null;
  }

  // The gold file's object, its keys in the order in which extractor writes them.
  function gold() {
    const quantities = article.mentions.filter((mention) => mention.record);
    const base = ({ start, end, value, upper }, text) => ({ start, end, text, value, upper });
    return {
      document: article.document,
      sha256: article.sha256,
      published: article.published,
      mentions: article.mentions.map((mention) => ({ type: mention.type, ...base(mention, words(mention)) })),
      records: quantities.map((mention) => {
        const { qualifier, insurance, year, year_end, measure, role, status, base: whole, place } = mention.record;
        return { kind: mention.type, ...base(mention, words(mention)), qualifier, insurance, year, year_end, measure, role, status, base: whole, place };
      }),
    };
  }

  function tell(what) {
    listeners.forEach((listener) => listener(what));
  }

  return {
    slots, isQuantity, from, open, change, select, find, between, words, fit, add, move, retype, remove, slotEdited, edited, missing, gold,
    undo: () => step(past, future),
    redo: () => step(future, past),
    steps: () => [past.length, future.length],
    article: () => article,
    points: () => points,
    selected: () => find(selected),
    onChange: (listener) => listeners.push(listener),
  };
})();
