// What pages do better with a script. Each works without it.
const field = (target) => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || field(event.target)) return;
  const seek = document.getElementById('seek');
  if (!seek) return;
  event.preventDefault();
  seek.focus();
});

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
  });
  events.addEventListener('end', () => events.close());
}
