// Puts the parts together: what the filters leave goes to the table at once and to the charts behind it.
function drawAll() {
  label();
  byId('title').textContent = setting.title || Words.ui('title');
  document.title = byId('title').textContent;
  for (const language of ['vi', 'en']) byId(language).setAttribute('aria-pressed', String(Words.language() === language));
  Summary.draw();
  Filters.draw();
}

for (const language of ['vi', 'en']) byId(language).addEventListener('click', () => Words.change(language));
Words.onChange(() => {
  drawAll();
  Table.resort();
  Charts.show(Table.rows());
  Article.redraw();
});
Filters.onChange((records) => {
  Table.show(records);
  Charts.show(records);
});
Table.onOpen(Article.open);
Charts.onOpen(Article.open);

drawAll();
Table.show(Filters.select());
performance.mark('first-table');
Charts.show(Data.records);
