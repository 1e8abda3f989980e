// What an open page hears of the workspace, and how it takes an answer in its place. Every page works without this file.
(() => {
  'use strict';
  // A newer state is told. Heard of only while somebody looks: a browser opens few connections to one place.
  const newer = document.querySelector('.newer');
  const away = document.querySelector('.away');
  let stream = null;
  const listen = () => {
    const isWanted = document.visibilityState === 'visible' && (newer.hidden || !away.hidden);
    if (!isWanted) {
      stream?.close();
      stream = null;
    } else if (stream === null) {
      stream = new EventSource('/changes');
      stream.addEventListener('open', () => { away.hidden = true; });
      // It tries again by itself as long as nobody answers; where it was refused there is an answer.
      stream.addEventListener('error', () => { away.hidden = stream?.readyState !== EventSource.CONNECTING; });
      stream.addEventListener('state', event => {
        newer.hidden = event.data === document.querySelector('#foot').dataset.state;
        listen();
      });
    }
  };
  const lose = () => {
    away.hidden = false;
    listen();
  };
  const working = document.querySelector('.working');
  let waiting;
  const work = is => {
    clearTimeout(waiting);
    if (is)
      waiting = setTimeout(() => { working.hidden = false; }, 600);
    else
      working.hidden = true;
  };
  // A page of the browser's own would take the place of what was typed.
  document.addEventListener('submit', event => {
    if (event.target.method === 'dialog' || event.defaultPrevented)
      return;
    if (away.hidden)
      work(true);
    else
      event.preventDefault();
  });
  document.addEventListener('visibilitychange', listen);
  // A page that comes back from the browser's memory is as it was left: nothing is on its way any more.
  addEventListener('pageshow', () => {
    work(false);
    listen();
  });
  addEventListener('pagehide', () => {
    stream?.close();
    stream = null;
  });

  // An answer comes in place of what was there: what is typed elsewhere stays, and what is open, and what is at hand stays where it is.
  const fields = () => [...document.querySelectorAll('main :is(textarea, select, input:not([type=hidden], [type=file]))')];
  const nameOf = field => field.id || `${field.name} ${field.value}`;
  const top = () => document.activeElement.getBoundingClientRect().top;
  // No autofocus: a browser minds none where the address names a place on the page, and complains.
  const first = () => document.querySelector('main [data-focus]') ?? document.querySelector('[data-current]');
  const begin = () => {
    const field = first();
    field?.focus();
    // Whoever edits goes on behind what is there.
    if (field?.matches('input[type=text], input:not([type]), input[type=search]'))
      field.setSelectionRange(field.value.length, field.value.length);
    return field !== null;
  };
  let left;
  document.addEventListener('htmx:beforeRequest', () => work(true));
  document.addEventListener('htmx:afterRequest', () => work(false));
  document.addEventListener('htmx:sendError', lose);
  document.addEventListener('htmx:beforeSwap', ({ detail }) => {
    const asked = detail.requestConfig.elt;
    const isTouched = field => field.value !== field.defaultValue || field.checked !== field.defaultChecked;
    left = {
      id: document.activeElement.id,
      top: top(),
      open: document.querySelectorAll('main details[id][open]'),
      typed: fields()
        .filter(field => field.value !== '' && field.form !== asked && (isTouched(field) || asked.closest('.newer')))
        .map(field => [nameOf(field), field.value, field.checked]),
    };
    // Whoever answered, it was not the workspace.
    detail.shouldSwap = detail.xhr.responseText.includes('<main');
    if (!detail.shouldSwap)
      lose();
  });
  document.addEventListener('htmx:afterOnLoad', ({ detail }) => {
    for (const [name, value, isChecked] of left.typed) {
      const field = fields().find(each => nameOf(each) === name);
      if (field)
        Object.assign(field, { value, checked: isChecked });
    }
    for (const { id } of left.open)
      document.getElementById(id)?.setAttribute('open', '');
    for (const link of document.querySelectorAll('link[rel=alternate]'))
      link.remove();
    for (const { href, type, textContent } of document.querySelectorAll('.as-data a'))
      document.head.append(Object.assign(document.createElement('link'), { rel: 'alternate', href, type, title: textContent }));
    if (document.activeElement === document.body || document.querySelector('[data-current]'))
      begin() || document.querySelector('#main').focus({ preventScroll: true });
    else if (left.id !== '' && document.activeElement.id === left.id)
      scrollBy({ top: top() - left.top, behavior: 'instant' });
    const region = detail.requestConfig.elt.closest('[data-hx-select]')?.dataset.hxSelect ?? 'main';
    document.querySelector('[data-said]').textContent =
      [...document.querySelectorAll(`${region} [role=status]`)].map(each => each.textContent).join(' ');
    newer.hidden = true;
    listen();
  });

  begin();
})();
