// Keys for those who work here all day. Every page works without this file.
(() => {
  'use strict';
  // A published site may stand below the root of its host.
  const base = document.body.dataset.base ?? '/';
  const places = { h: base, c: `${base}conflicts`, q: `${base}questions`, s: `${base}sources` };
  if (!document.body.dataset.base)
    places.d = '/desk';
  const finds = `${base}${document.body.dataset.base ? 'search/' : 'conflicts'}`;
  const dialog = document.querySelector('dialog.keys');
  const rows = [...document.querySelectorAll('[data-row]')];
  const search = document.querySelector('[data-search]');
  // Whether the key before was g. However long ago: nobody has to be quick.
  let isGoing = false;

  const isTyping = target =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

  const step = by => {
    const at = rows.indexOf(document.activeElement?.closest('[data-row]'));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    '/': () => (search ?? { focus: () => location.assign(finds) }).focus(),
    '?': () => dialog?.showModal(),
  };

  for (const hint of document.querySelectorAll('.keys-hint'))
    hint.hidden = false;
  document.querySelector('[data-keys]')?.addEventListener('click', () => dialog?.showModal());

  for (const button of document.querySelectorAll('[data-copy]')) {
    const copy = async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.nextElementSibling.textContent = 'Copied.';
    };
    button.hidden = false;
    button.addEventListener('click', copy);
    actions.y ??= copy;
  }

  for (const field of document.querySelectorAll('[data-run]')) {
    field.addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'Enter')
        field.form.requestSubmit();
    });
  }

  // A card, and what a key does to it: whatever of it bears the key is pressed. What bears one outside of the cards is everybody's.
  const card = () => document.activeElement?.closest('[data-card]') ?? document.querySelector('[data-current]');
  const bearing = key => {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    return all.find(each => card()?.contains(each)) ?? all.find(each => each.closest('[data-card]') === null);
  };
  // One answer a page: the next one is about the card that comes with the next page.
  let isLeaving = false;
  const press = element => {
    isLeaving = !(element instanceof HTMLElement && element.localName === 'summary');
    element.click();
    if (!isLeaving)
      element.parentElement.querySelector('[data-first]')?.focus();
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || dialog?.open)
      return;
    const isSecond = isGoing;
    isGoing = false;
    if (isSecond && Object.hasOwn(places, event.key)) {
      event.preventDefault();
      location.assign(places[event.key]);
    } else if (event.key === 'g') {
      isGoing = true;
    } else if (Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    } else if (/^[a-z]$/.test(event.key) && bearing(event.key)) {
      event.preventDefault();
      if (!isLeaving && !event.repeat)
        press(bearing(event.key));
    }
  });

  // The quote of the card at hand stands out in the text beside it.
  const show = of => {
    for (const mark of document.querySelectorAll('mark[data-of]'))
      mark.classList.toggle('here', mark.dataset.of.split(' ').includes(of));
    const [first] = document.querySelectorAll('mark.here');
    const pane = first?.closest('.archived');
    if (pane && pane.scrollHeight > pane.clientHeight)
      pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };
  document.addEventListener('focusin', event => {
    const at = event.target.closest?.('[data-card]');
    if (at)
      show(at.id);
  });
  // Files that fall anywhere on the page are handed in. The form waits to be sent, since it may ask for more.
  const drop = document.querySelector('[data-drop]');
  const hasFiles = event => drop !== null && [...event.dataTransfer?.types ?? []].includes('Files');
  for (const hint of document.querySelectorAll('[data-drop-hint]'))
    hint.hidden = false;
  const isOver = is => document.body.classList.toggle('files-over', is);
  document.addEventListener('dragover', event => {
    if (!hasFiles(event))
      return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    isOver(true);
  });
  document.addEventListener('dragleave', event => {
    if (event.relatedTarget === null)
      isOver(false);
  });
  document.addEventListener('drop', event => {
    if (!hasFiles(event))
      return;
    event.preventDefault();
    isOver(false);
    drop.closest('details').open = true;
    drop.files = event.dataTransfer.files;
    drop.dispatchEvent(new Event('change', { bubbles: true }));
    drop.scrollIntoView({ block: 'center' });
    drop.focus();
  });

  // A newer state is told, and nothing that was typed is lost. Heard of only while somebody looks: a browser opens few connections to
  // one place.
  const newer = document.querySelector('.newer');
  const away = document.querySelector('.away');
  // What was typed goes over to the page that is loaded in place of this one.
  const typedHere = `typed ${location.pathname}`;
  const typing = 'textarea[name], input[name]:not([type=hidden], [type=file], [type=password], [type=submit]), select[name]';
  const fields = () => [...document.querySelectorAll(typing)];
  const isTicked = field => field.type === 'checkbox' || field.type === 'radio';
  newer?.querySelector('a')?.addEventListener('click', () => sessionStorage.setItem(typedHere, JSON.stringify(
    fields().map(field => [field.name, isTicked(field) ? field.checked : field.value]))));
  const typed = JSON.parse(sessionStorage.getItem(typedHere) ?? '[]');
  sessionStorage.removeItem(typedHere);
  for (const field of typed.length > 0 ? fields() : []) {
    const at = typed.findIndex(([name]) => name === field.name);
    const [[, value]] = at < 0 ? [[]] : typed.splice(at, 1);
    if (isTicked(field) && typeof value === 'boolean')
      field.checked = value;
    else if (typeof value === 'string' && value !== '')
      field.value = value;
  }
  const working = document.querySelector('.working');
  let stream = null;
  const listen = () => {
    const isWanted = document.visibilityState === 'visible' && newer?.hidden;
    if (!isWanted) {
      stream?.close();
      stream = null;
    } else if (stream === null) {
      stream = new EventSource('/changes');
      stream.addEventListener('open', () => { away.hidden = true; });
      // It tries again by itself as long as nobody answers; where it was refused there is an answer.
      stream.addEventListener('error', () => { away.hidden = stream?.readyState !== EventSource.CONNECTING; });
      stream.addEventListener('state', event => {
        newer.hidden = event.data === document.body.dataset.state;
        listen();
      });
    }
  };
  // A page of the browser's own would take the place of what was typed.
  document.addEventListener('submit', event => {
    if (event.target.method === 'dialog')
      return;
    if (away?.hidden === false)
      event.preventDefault();
    else if (working && !event.defaultPrevented)
      setTimeout(() => { working.hidden = false; }, 600);
  });
  document.addEventListener('visibilitychange', listen);
  // A page that comes back from the browser's memory is as it was left: nothing is on its way any more.
  addEventListener('pageshow', () => {
    isLeaving = false;
    if (working)
      working.hidden = true;
    listen();
  });
  addEventListener('pagehide', () => {
    stream?.close();
    stream = null;
  });

  // A browser minds no autofocus where the address names a place on the page.
  (document.querySelector('[autofocus]') ?? document.querySelector('[data-current]'))?.focus();
})();
