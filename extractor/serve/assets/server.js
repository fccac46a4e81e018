// Requests to the server. What goes wrong comes back as one line.
const Server = (() => {
  async function post(path, body) {
    let answer;
    try {
      answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    } catch {
      throw Object.assign(new Error(Words.ui('no_server')), { status: 0 });
    }
    const given = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(given.detail || answer.statusText), { status: answer.status });
    return given;
  }

  return {
    extract: (text, document, published) => post('/extract', { text, document, published }),
    check: (annotation, text) => post('/check', { annotation, text }),
    save: (annotation, text, replace) => post('/gold', { annotation, text, replace }),
  };
})();
