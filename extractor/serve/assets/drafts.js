// Drafts in this browser: one an article, kept at every change, so that a reload loses nothing.
const Drafts = (() => {
  const prefix = 'extractor.draft.';
  const current = 'extractor.current';
  let kept = true;

  function keep(article) {
    try {
      localStorage.setItem(prefix + article.sha256, JSON.stringify(article));
      sessionStorage.setItem(current, article.sha256);
      kept = true;
    } catch {
      // No room, or a browser that keeps nothing: the page says so.
      kept = false;
    }
  }

  function read(sha256) {
    try {
      const draft = JSON.parse(localStorage.getItem(prefix + sha256));
      const sound = typeof draft.text === 'string' && typeof draft.document === 'string' && draft.mentions.every((each) => each.end > each.start);
      return sound ? draft : null;
    } catch {
      return null;
    }
  }

  function all() {
    const names = stored(() => Object.keys(localStorage)) || [];
    const drafts = names.filter((name) => name.startsWith(prefix)).map((name) => read(name.slice(prefix.length)));
    return drafts.filter(Boolean).sort((a, b) => Words.compare(a.document, b.document));
  }

  function stored(act) {
    try {
      return act();
    } catch {
      return null;
    }
  }

  return {
    keep, read, all,
    kept: () => kept,
    remove: (sha256) => stored(() => localStorage.removeItem(prefix + sha256)),
    // What this tab was at.
    open: () => read(stored(() => sessionStorage.getItem(current))),
    leave: () => stored(() => sessionStorage.removeItem(current)),
    language: (next) => stored(() => (next ? localStorage.setItem('extractor.language', next) : localStorage.getItem('extractor.language'))),
  };
})();
