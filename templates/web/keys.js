// Keys for those who work here all day. Every page works without this file.
(() => {
  'use strict';
  // A published site may stand below the root of its host.
  const base = document.body.dataset.base ?? '/';
  const places = { h: base, c: `${base}conflicts`, q: `${base}questions`, s: `${base}sources` };
  const finds = `${base}${document.body.dataset.base ? 'search/' : 'conflicts'}`;
  const dialog = document.querySelector('dialog.keys');
  const rows = [...document.querySelectorAll('[data-row]')];
  const search = document.querySelector('[data-search]');
  let went = 0;

  const isTyping = target =>
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

  const step = by => {
    const at = rows.indexOf(document.activeElement);
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

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target) || dialog?.open)
      return;
    const isSecond = performance.now() - went < 1500;
    went = 0;
    if (isSecond && Object.hasOwn(places, event.key)) {
      event.preventDefault();
      location.assign(places[event.key]);
    } else if (event.key === 'g') {
      went = performance.now();
    } else if (Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    }
  });
})();
