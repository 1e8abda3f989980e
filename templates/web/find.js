// Search on a published site: the index was made with the site, and nothing leaves the browser.
(() => {
  'use strict';
  const shown = 50;
  // Of a quote so much is shown around what was found, in UTF-16 units, and so much before it.
  const [longest, before] = [280, 80];
  const input = document.querySelector('#search');
  const status = document.querySelector('#found');
  const list = document.querySelector('#hits');
  const options = {
    fields: ['title', 'subject', 'words', 'ids'],
    storeFields: ['title', 'subject', 'told', 'kind', 'href', 'name', 'severity', 'gravity', 'passages'],
  };
  const query = {
    boost: { title: 3, subject: 2, ids: 3 },
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
      .then(text => JSON.parse(text))
      .then(data => ({ index: MiniSearch.loadJS(data, options), passages: data.passages, sources: data.sources }));
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

  // As MiniSearch parts words: these stand at even places, and what is between them at odd ones.
  const parts = text => text.split(/([\n\r\p{Z}\p{P}]+)/u);
  const isFound = (word, at, terms) => at % 2 === 0 && terms.has(word.toLowerCase());
  const foundIn = (text, terms) => new Set(parts(text).filter((part, at) => isFound(part, at, terms)).map(word => word.toLowerCase())).size;

  // Text with what was found in it marked; never as markup.
  const marked = (made, text, terms) => {
    parts(text).forEach((part, at) => made.append(isFound(part, at, terms) ? element('mark', '', part) : part));
    return made;
  };

  // A long quote around the first word that was found.
  const shortened = (text, terms) => {
    if (text.length <= longest)
      return text;
    let [start, first] = [0, -1];
    for (const [at, part] of parts(text).entries()) {
      if (isFound(part, at, terms)) {
        first = start;
        break;
      }
      start += part.length;
    }
    let from = Math.max(0, Math.min(first - before, text.length - longest));
    let to = Math.min(text.length, from + longest);
    // Not in the midst of a word, where there is a blank not far.
    if (from > 0)
      from = Math.max(from, text.lastIndexOf(' ', first - 1) < from ? from : text.indexOf(' ', from) + 1);
    if (to < text.length)
      to = text.lastIndexOf(' ', to) > first ? text.lastIndexOf(' ', to) : to;
    return (from > 0 ? '… ' : '') + text.slice(from, to) + (to < text.length ? ' …' : '');
  };

  // The quote in which most of the words stand, else the title of a source: why something was found.
  const why = (hit, terms, data) => {
    let best;
    for (const number of hit.passages ?? []) {
      const [quote, source] = data.passages[number];
      const [from, title] = data.sources[source];
      for (const [text, isTitle] of [[quote ?? '', false], [title, true]]) {
        const many = foundIn(text, terms);
        if (many > (best?.many ?? 0) || (many > 0 && many === best?.many && best.isTitle && !isTitle))
          best = { many, text, from, isTitle };
      }
    }
    if (!best)
      return undefined;
    const row = element('p', 'found', best.isTitle ? '' : '“');
    if (best.isTitle)
      row.append(element('span', 'quiet', `In the title of ${best.from}:`), ' ');
    marked(row, shortened(best.text, terms), terms);
    if (!best.isTitle)
      row.append('” ', element('span', 'quiet', best.from));
    return row;
  };

  // The sign beside its words, as on every other list.
  const severity = hit => {
    const made = element('span', 'severity', '');
    const sign = document.querySelector(`#sign-${hit.severity}`);
    if (sign)
      made.append(sign.content.cloneNode(true), ' ');
    made.append(hit.gravity);
    return made;
  };

  const item = (hit, data) => {
    const terms = new Set(Object.keys(hit.match));
    const row = document.createElement('li');
    const link = marked(element('a', 'asks', ''), hit.title, terms);
    link.href = list.dataset.root + hit.href;
    link.dataset.row = '';
    row.append(marked(element('p', 'over', ''), hit.subject, terms), link);
    if (hit.told)
      row.append(marked(element('p', 'told', ''), hit.told, terms));
    const reason = why(hit, terms, data);
    if (reason)
      row.append(reason);
    const signs = element('p', 'signs', '');
    if (hit.gravity)
      signs.append(severity(hit), ' ');
    signs.append(element('span', 'quiet', hit.kind));
    if (hit.name && Object.values(hit.match).some(fields => fields.includes('ids')))
      signs.append(' ', marked(element('span', 'quiet', ''), hit.name, terms));
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
      const data = await load();
      // Somebody typed on meanwhile.
      if (turn !== asked)
        return;
      // The id of a conflict, as it is copied from its page.
      const hits = data.index.search(words.replace(/\bc-(?=[0-9a-f]{4})/giu, ''), query);
      list.replaceChildren(...hits.slice(0, shown).map(hit => item(hit, data)));
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
