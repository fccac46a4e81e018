// Puts the parts of the evaluation page together.
function drawAll() {
  label();
  byId('title').textContent = setting.title || Words.ui('title');
  document.title = byId('title').textContent;
  for (const language of ['vi', 'en']) byId(language).setAttribute('aria-pressed', String(Words.language() === language));
  Scores.summary();
  Scores.draw(Errors.ofDocument);
  Confusion.draw(Errors.ofPair);
  Errors.draw();
  byId('signature').textContent = Judged.signature;
  const faults = Object.entries(Judged.faults).filter(([, names]) => names.length);
  byId('faults').replaceChildren(...faults.map(([name, names]) => el('li', {}, Words.ui(name, Words.number(names.length), names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '')))));
}

for (const language of ['vi', 'en']) byId(language).addEventListener('click', () => Words.change(language));
Words.onChange(drawAll);
drawAll();
