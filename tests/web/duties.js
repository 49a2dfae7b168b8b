// The four things that people do most, in each way that they do them; in as many presses as there may be.
import assert from 'node:assert/strict';

/** The narrowest phone that people have. */
export const PHONE = { width: 360, height: 740 };

/** How somebody works. */
export const WAYS = [
  { name: 'by mouse' },
  { name: 'by keyboard alone', keys: true },
  { name: 'on a phone', viewport: PHONE },
  { name: 'without scripts', scripts: false },
];

/** More stops than a page has. */
const STOPS_MAX = 400;

/** Who works in one way, and how often they pressed. */
class Hand {
  presses = 0;

  constructor(page, { keys = false, scripts = true }) {
    this.page = page;
    this.keys = keys;
    // Whether something has come to rest is measured by a script.
    this.force = !scripts;
  }

  /** By the keyboard alone one goes from stop to stop. */
  async reach(target) {
    const there = await target.elementHandle();
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      if (await there.evaluate((one) => one === document.activeElement)) return;
      // Of choices of one name the keyboard stops at one; the arrows go on to the others.
      const beside = await there.evaluate((one) => one.type === 'radio' && document.activeElement.name === one.name);
      await this.page.keyboard.press(beside ? 'ArrowDown' : 'Tab');
    }
    throw new Error(`no way leads to ${target}`);
  }

  /** Presses what can be pressed; `leads` where another page comes. */
  async press(selector, { leads = true, key = 'Enter' } = {}) {
    this.presses += 1;
    const target = this.page.locator(selector).first();
    await target.waitFor();
    if (this.keys) await this.reach(target);
    const done = this.keys ? () => this.page.keyboard.press(key) : () => target.click({ force: this.force });
    await (leads ? Promise.all([this.page.waitForEvent('load'), done()]) : done());
  }

  /** Chooses the first of a list. */
  async choose(selector) {
    this.presses += 1;
    const target = this.page.locator(selector).first();
    if (!this.keys) return target.selectOption({ index: 1 });
    await this.reach(target);
    await this.page.keyboard.press('ArrowDown');
  }

  /** How often was pressed since it was asked last. */
  pressed() {
    const { presses } = this;
    this.presses = 0;
    return presses;
  }
}

const said = async (page, words) => assert.match(await page.textContent('[role=status]'), words);

/** A worker adds a need; an association claims and takes it back; the need is referred; the association answers. */
export async function duties(visitor, { lead, helper }, way) {
  const [worker, association] = [await visitor(lead, way), await visitor(helper, way)];
  const [here, there] = [new Hand(worker, way), new Hand(association, way)];

  await worker.fill('#seek', 'colombo mario');
  const found = worker.waitForEvent('load');
  await worker.press('#seek', 'Enter');
  await found;
  await here.press('main a:has-text("Mario Colombo")');
  here.pressed();
  await here.press('main a:has-text("Aggiungi bisogno")');
  await here.press('.domains a:has-text("Casa e abitare")');
  await here.press('#urgency-SOON', { leads: false, key: 'Space' });
  await here.press('main button:has-text("Salva")');
  assert.equal(here.pressed(), 4, 'a need is added with four');
  await said(worker, /Bisogno aggiunto/);

  await association.reload();
  await there.press('button:has-text("Diamo disponibilità")');
  assert.equal(there.pressed(), 1, 'an association answers with one press');
  await said(association, /Disponibilità data/);
  await there.press('button:has-text("Annulla la disponibilità")');

  const need = new URL(worker.url()).hash.slice(1);
  await here.press(`a[href="/needs/${need}/refer"]`);
  await here.press('main .lines li:has-text("Casa Aperta") a.btn');
  assert.match(await worker.textContent('.preview'), /Questo è ciò che vedranno/);
  await here.press('main button:has-text("Invia a Casa Aperta")');
  assert.equal(here.pressed(), 3, 'a need is matched and referred with three');
  await said(worker, /Inviato/);

  const referral = new URL(worker.url()).pathname;
  await association.goto(new URL('/', worker.url()).href);
  there.pressed();
  await there.press(`.lines a.btn[href="${referral}"]`);
  await there.press('summary:has-text("Rifiuta")', { leads: false });
  await there.choose('details[open] select[name="reason"]');
  await there.press('details[open] button');
  assert.equal(there.pressed(), 4, 'an answer that says why takes four');
  await said(association, /Risposta data/);

  await worker.context().close();
  await association.context().close();
}
