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
  // Whether the key before was g. However long ago: nobody has to be quick.
  let isGoing = false;

  const isTyping = target =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

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

  document.addEventListener('click', async event => {
    const button = event.target.closest('[data-keys], [data-copy]');
    if (button?.dataset.copy) {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.nextElementSibling.textContent = 'Copied.';
    } else if (button) {
      dialog?.showModal();
    }
  });

  // A card, and what a key does to it: whatever of it bears the key is pressed. What bears one outside of the cards is everybody's.
  const card = () => document.activeElement?.closest('[data-card]') ?? document.querySelector('[data-current]');
  const bearing = key => {
    const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
    return all.find(each => card()?.contains(each)) ?? all.find(each => each.closest('[data-card]') === null);
  };
  const press = element => {
    element.click();
    if (element.localName === 'summary')
      element.parentElement.querySelector('[data-first]')?.focus();
  };
  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter' && event.target.matches('[data-run]'))
      event.target.form.requestSubmit();
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
