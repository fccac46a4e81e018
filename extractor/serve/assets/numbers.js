// Numbers and years as people type them and as articles print them.
const Numbers = (() => {
  const scales = { trăm: 1e2, nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tr: 1e6, tỷ: 1e9, tỉ: 1e9 };
  const digits = String.raw`\d+(?:[.,]\d+)*`;
  const printed = new RegExp(`(${digits})(?:\\s*(${Object.keys(scales).join('|')})(?!\\p{L}))?`, 'giu');

  // One mark that groups no thousands is a decimal mark, whichever it is.
  function read(written, group) {
    const decimal = group === '.' ? ',' : '.';
    const grouped = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})+(?:\\${decimal}\\d+)?$`);
    if (grouped.test(written)) return Number(written.replaceAll(group, '').replace(decimal, '.'));
    return /^\d{1,15}(?:[.,]\d{1,9})?$/.test(written) ? Number(written.replace(',', '.')) : null;
  }

  // What a person types, in the page's language; null where it is no number.
  function typed(written) {
    return read(written.replace(/\s/g, ''), Words.language() === 'vi' ? '.' : ',');
  }

  function write(value, type) {
    if (value === null) return '';
    return type === 'year' ? String(value) : Words.number(value);
  }

  // "65-70 nghìn": a scale at the end is that of both. What is not understood is left to the person.
  function printedNumbers(text) {
    const found = [...text.normalize('NFC').matchAll(printed)].map(([, number, scale]) => [read(number, '.'), scale?.toLowerCase()]);
    if (!found.length || found.length > 2 || found.some(([number]) => number === null)) return [];
    const last = found.at(-1)[1];
    return found.map(([number, scale]) => Number((number * (scales[scale || last] || 1)).toPrecision(15)));
  }

  function guess(type, text) {
    if (type === 'insurance') return { value: setting.names[text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ')] ?? null, upper: null };
    const numbers = type === 'year' ? (text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) || []).map(Number) : printedNumbers(text);
    const [value = null, other = null] = [numbers[0], numbers.length > 1 ? numbers.at(-1) : null];
    if (value !== null && type !== 'percentage' && !Number.isInteger(value)) return { value: null, upper: null };
    return { value, upper: other !== null && other > value ? other : null };
  }

  // Why a typed value does not do, or null.
  function fault(value, type) {
    if (value === null) return Words.ui('not_number', write({ percentage: 35.2, head_count: 27651, year: 2021 }[type], type));
    if (type === 'year') return value >= 1900 && value <= 2100 && Number.isInteger(value) ? null : Words.ui('not_year');
    return type === 'head_count' && !Number.isInteger(value) ? Words.ui('not_whole') : null;
  }

  return { typed, write, guess, fault };
})();
