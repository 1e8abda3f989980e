// Keys for those who work here all day. Every page works without this file.
(() => {
  'use strict';
  // A published site may stand below the root of its host.
  const base = document.body.dataset.base ?? '/';
  const places = { h: base, c: `${base}conflicts`, q: `${base}questions`, s: `${base}sources` };
  if (document.querySelector('#parts a[href="/desk"]'))
    places.d = '/desk';
  const finds = `${base}${document.body.dataset.base ? 'search/' : 'conflicts'}`;
  const dialog = document.querySelector('dialog.keys');
  // Whether the key before was g. However long ago: nobody has to be quick.
  let isGoing = false;

  const isTyping = target =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

  // Out of a form, or of the field alone where it has no way out: then keys are keys again. What a field of a search holds is taken away
  // first, by the browser.
  const leave = target => {
    if (target.type === 'search' && target.value !== '')
      return;
    const way = (isTyping(target) ? target.closest('[data-card]') : card())?.querySelector('[data-leave]');
    if (way)
      way.click();
    else if (isTyping(target))
      target.blur();
  };

  const step = by => {
    const rows = [...document.querySelectorAll('[data-row]')];
    const at = rows.indexOf(document.activeElement?.closest('[data-row]'));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    '/': () => (document.querySelector('[data-search]') ?? { focus: () => location.assign(finds) }).focus(),
    '?': () => dialog?.showModal(),
  };

  // What only a script can do is shown where there is one.
  const show = () => {
    for (const hint of document.querySelectorAll('.keys-hint, [data-drop-hint], [data-copy]'))
      hint.hidden = false;
  };
  document.addEventListener('htmx:afterOnLoad', show);
  show();

  // A browser lets a page write to the clipboard over https and on this machine alone, and may be told not to.
  const copy = async text => {
    try {
      await navigator.clipboard.writeText(text.value);
      return 'Copied.';
    } catch {
      text.focus();
      text.select();
      return `It is selected: press ${/Mac|iPhone|iPad/u.test(navigator.platform) ? '⌘ C' : 'Ctrl C'} to copy it.`;
    }
  };
  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-keys], [data-copy]');
    if (button?.dataset.copy)
      button.nextElementSibling.textContent = await copy(document.getElementById(button.dataset.copy));
    else if (button)
      dialog?.showModal();
  });

  // Whoever comes back from a row to its list stands there where they were.
  document.addEventListener('click', event => {
    const row = event.target.closest('a[data-row]');
    if (row)
      history.replaceState({ ...history.state, row: row.getAttribute('href') }, '');
  });
  addEventListener('pageshow', () => {
    const left = history.state?.row;
    const row = left && [...document.querySelectorAll('a[data-row]')].find(each => each.getAttribute('href') === left);
    if (row && document.activeElement === document.body)
      row.focus();
  });

  // An address says what is asked, and nothing of what is not.
  document.addEventListener('formdata', ({ target, formData }) => {
    if (target.method !== 'get')
      return;
    for (const name of new Set(formData.keys())) {
      const given = formData.getAll(name).filter(value => value !== '');
      formData.delete(name);
      for (const value of given)
        formData.append(name, value);
    }
  });

  // A card, and what a key does to it: whatever of it bears the key is pressed. What bears one outside of the cards is everybody's.
  const card = () => document.activeElement?.closest('[data-card]') ?? document.querySelector('[data-current]');
  const bearing = key => {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    return all.find(each => card()?.contains(each)) ?? all.find(each => each.closest('[data-card]') === null);
  };
  const press = element => {
    if (element.dataset.idle)
      element.textContent = element.dataset.idle;
    else
      element.click();
    if (element.localName === 'summary')
      element.parentElement.querySelector('[data-first]')?.focus();
  };
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.matches('[data-run]'))
      event.target.form.requestSubmit();
    if (event.key === 'Escape' && !event.isComposing && !dialog?.open)
      leave(event.target);
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
      if (!event.repeat)
        press(bearing(event.key));
    }
  });

  // The quote of the card at hand stands out in the text beside it.
  const point = of => {
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
      point(at.id);
  });
  // Files that fall anywhere on the page are handed in. The form waits to be sent, since it may ask for more.
  const field = () => document.querySelector('[data-drop]');
  const hasFiles = event => field() !== null && [...event.dataTransfer?.types ?? []].includes('Files');
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
    const drop = field();
    drop.closest('details').open = true;
    drop.files = event.dataTransfer.files;
    drop.dispatchEvent(new Event('change', { bubbles: true }));
    drop.scrollIntoView({ block: 'center' });
    drop.focus();
  });
})();
