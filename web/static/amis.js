// What pages do better with a script. Each works without it.
const field = (target) => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

// Single keys can be switched off, for whoever dictates or whose hands slip. Nothing else is remembered in the browser but that the guide was folded.
const OFF = 'amis-keys-off';
// A browser that is told to keep nothing refuses even to be asked: then nothing was kept.
const kept = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const keep = (name, on) => {
  try {
    if (on) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // It is asked again the next time.
  }
};
const keys = document.getElementById('keys');
const commands = { '/': () => document.getElementById('seek'), '?': () => keys };

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || field(event.target) || kept(OFF)) return;
  const target = commands[event.key]?.();
  if (!target) return;
  event.preventDefault();
  if (target === keys) keys.showModal();
  else target.focus();
});

for (const button of document.querySelectorAll('[data-keys]')) {
  button.hidden = false;
  button.addEventListener('click', () => keys.showModal());
}
const off = document.getElementById('keys-off');
if (off) {
  off.checked = kept(OFF) !== null;
  off.addEventListener('change', () => keep(OFF, off.checked));
}

// The guide of the first visit stays folded once somebody folded it.
const guide = document.getElementById('guide');
if (guide) {
  guide.open = kept('amis-guided') === null;
  guide.addEventListener('toggle', () => guide.open || keep('amis-guided', true));
}

// A page that says what is wrong is read from there.
document.querySelector('[data-focus]')?.focus();

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// A form that is on its way is not sent twice.
document.addEventListener('submit', (event) => {
  if (event.defaultPrevented) return;
  const button = event.submitter;
  setTimeout(() => button && (button.disabled = true));
});
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button:disabled')) button.disabled = false;
});

// Two minutes before a session runs out its reader is told, and can stay. Looks from other pages are not known of here.
const ending = document.getElementById('ending');
if (ending && Number(ending.dataset.idle) > 0) {
  const ahead = Math.min(120, Number(ending.dataset.idle) / 2);
  let timer;
  const wait = () => {
    ending.hidden = true;
    clearTimeout(timer);
    timer = setTimeout(() => (ending.hidden = false), (Number(ending.dataset.idle) - ahead) * 1000);
  };
  ending.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch('/aiuto').catch(() => null);
    if (answer?.ok) wait();
  });
  wait();
}

// What waits is counted anew when something changed. The first event says how it stands.
const waiting = document.querySelector('[data-counts]');
if (waiting && 'EventSource' in window) {
  const events = new EventSource('/events');
  let before = null;
  events.addEventListener('inbox', (event) => {
    const { counts } = JSON.parse(event.data);
    const now = JSON.stringify(counts);
    waiting.textContent = counts.toAnswer + counts.unseen;
    waiting.hidden = waiting.textContent === '0';
    const changed = document.getElementById('changed');
    if (changed && before !== null && now !== before) changed.hidden = false;
    before = now;
    waiting.dataset.heard = 'true';
  });
  // Nobody's profile stays on a screen where they signed out in another window. What was begun stays: it is kept when sent.
  let begun = false;
  addEventListener('input', () => { begun = true; });
  const leave = async () => {
    events.close();
    const body = JSON.stringify({ query: '{ viewer { id } }' });
    const asked = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => null);
    const told = await asked?.json().catch(() => null);
    if (!begun && told?.data && !told.data.viewer) location.reload();
  };
  events.addEventListener('end', leave);
  // What the server refuses is asked no more; what merely broke off, the browser asks again by itself.
  events.addEventListener('error', () => { if (events.readyState === EventSource.CLOSED) leave(); });
}

// Out at once, and nothing of it in the way back.
for (const exit of document.querySelectorAll('[data-exit]')) {
  exit.addEventListener('click', (event) => {
    event.preventDefault();
    location.replace(exit.href);
  });
}
