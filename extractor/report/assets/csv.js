// What the table shows, as CSV for a spreadsheet: one name and one number format in either language.
const Csv = (() => {
  const columns = {
    document: (record) => record.article.document,
    published: (record) => record.article.published,
    kind: (record) => record.kind,
    text: (record) => record.text,
    value: (record) => record.value,
    upper: (record) => record.upper,
    unit: (record) => record.unit,
    qualifier: (record) => record.qualifier,
    insurance: (record) => record.insurance.join(' '),
    year: (record) => record.year,
    year_end: (record) => record.yearEnd,
    measure: (record) => record.measure,
    role: (record) => record.role,
    status: (record) => record.status,
    base: (record) => record.base,
    place: (record) => record.place,
    start: (record) => record.start,
    end: (record) => record.end,
    sentence: (record) => record.sentence && Data.between(record.article, ...record.sentence),
  };

  // A cell that begins like a formula would be run by a spreadsheet.
  function cell(value) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return String(value);
    const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function write(records) {
    const lines = records.map((record) => Object.values(columns).map((column) => cell(column(record))).join(','));
    return [Object.keys(columns).join(','), ...lines, ''].join('\r\n');
  }

  function save() {
    // With a byte order mark, or Excel takes the Vietnamese letters for another alphabet.
    const blob = new Blob(['\ufeff', write(Table.rows())], { type: 'text/csv;charset=utf-8' });
    const url = URL.createObjectURL(blob);
    el('a', { href: url, download: 'records.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  byId('csv').addEventListener('click', save);
  return { write };
})();
