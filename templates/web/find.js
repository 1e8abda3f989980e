// Search on a published site: the index was made with the site, and nothing leaves the browser.
(() => {
  'use strict';
  const shown = 50;
  const input = document.querySelector('#search');
  const status = document.querySelector('#found');
  const list = document.querySelector('#hits');
  const options = {
    fields: ['title', 'subject', 'words'],
    storeFields: ['title', 'subject', 'told', 'kind', 'href'],
  };
  const query = {
    boost: { title: 3, subject: 2 },
    combineWith: 'AND',
    prefix: term => term.length > 1,
    fuzzy: term => (term.length > 5 ? 0.2 : false),
    // What stands against each other is what most people look for.
    boostDocument: (_, term, stored) => (stored.told ? 2 : 1),
  };
  let loading;
  let asked = 0;

  // Once, when somebody searches for the first time.
  const load = () => {
    loading ??= fetch(list.dataset.index)
      .then(answer => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then(text => MiniSearch.loadJSON(text, options));
    loading.catch(() => { loading = undefined; });
    return loading;
  };

  const element = (name, kind, text) => {
    const made = document.createElement(name);
    if (kind)
      made.className = kind;
    made.textContent = text;
    return made;
  };

  const item = hit => {
    const row = document.createElement('li');
    const link = element('a', 'asks', hit.title);
    link.href = list.dataset.root + hit.href;
    link.dataset.row = '';
    const signs = document.createElement('p');
    signs.className = 'signs';
    signs.append(element('span', 'quiet', hit.kind));
    row.append(element('p', 'over', hit.subject), link);
    if (hit.told)
      row.append(element('p', 'told', hit.told));
    row.append(signs);
    return row;
  };

  const count = (number, more) => {
    if (number === 0)
      return 'Nothing has all of these words. Try fewer, or other ones.';
    return `${number.toLocaleString('en')} found${more ? `; the nearest ${shown} are shown` : ''}`;
  };

  const search = async () => {
    const words = input.value.trim();
    const turn = ++asked;
    if (words === '') {
      list.replaceChildren();
      status.textContent = '';
      return;
    }
    if (!loading)
      status.textContent = 'Reading the index…';
    try {
      const index = await load();
      // Somebody typed on meanwhile.
      if (turn !== asked)
        return;
      const hits = index.search(words, query);
      list.replaceChildren(...hits.slice(0, shown).map(item));
      status.textContent = count(hits.length, hits.length > shown);
    } catch {
      list.replaceChildren();
      status.textContent = 'The index could not be read. Check the connection, and search again.';
    }
  };

  let waiting;
  input.value = new URLSearchParams(location.search).get('search') ?? '';
  input.form.addEventListener('submit', event => {
    event.preventDefault();
    const words = input.value.trim();
    history.replaceState(null, '', words ? `?${new URLSearchParams({ search: words })}` : location.pathname);
    // What is found is put there once: whoever goes on to it is not sent back by a second time.
    clearTimeout(waiting);
    search();
  });
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  search();
})();
