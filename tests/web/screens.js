// A browser uses the screens: `node screens.js URL PASSWORD [FOLDER]`. Says what it found, one line each, and fails where
// something is wrong. With a folder it leaves pictures there.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { duties, PHONE, WAYS } from './duties.js';

const [root, password, folder] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDE = { width: 1280, height: 800 };
const WIDTHS = [320, 360, 1280, 1366];
const WAIT_MAX = 10_000;

const browser = await chromium.launch({
  executablePath: process.env.AMIS_TEST_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const wrong = [];
if (folder) await mkdir(folder, { recursive: true });

/** Somebody's browser, signed in. */
async function visitor(mail, { language = 'it-IT', scripts = true, viewport = WIDE } = {}) {
  const context = await browser.newContext({ locale: language, javaScriptEnabled: scripts, viewport });
  context.setDefaultTimeout(WAIT_MAX);
  const page = await context.newPage();
  // What is refused on purpose is told by the browser as an error of the page that shows it.
  page.on('console', (message) => {
    const refused = /status of (401|404|422)/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !refused) wrong.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(root) && !request.url().startsWith('data:')) wrong.push(`${page.url()} asks ${request.url()}`);
  });
  await page.goto(`${root}/sign-in`);
  await page.fill('#mail', mail);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => url.pathname === '/');
  return page;
}

/** No violation that axe knows of, no sideways scroll, fields with an edge that can be seen. */
async function check(page, name) {
  const session = await page.context().newCDPSession(page);
  // What is folded away is there for whoever unfolds it.
  const run = async (expression) => (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
  await run(`for (const one of document.querySelectorAll('details:not([open])')) { one.open = true; one.dataset.unfolded = ''; }`);
  await run(axe);
  const found = await run(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })
    .then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ' ' + node.html.slice(0, 160))))`);
  wrong.push(...found.map((violation) => `${name}: ${violation}`));
  const pale = await run(`(() => {
    const light = (colour) => {
      const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255).map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    return [...document.querySelectorAll('main input:not([type=radio], [type=checkbox], [type=hidden]), main select, main textarea')]
      .filter((field) => { const style = getComputedStyle(field); return parseFloat(style.borderTopWidth) < 1 || 1.05 / (light(style.borderTopColor) + 0.05) < 3; })
      .map((field) => field.id);
  })()`);
  wrong.push(...pale.map((field) => `${name}: the edge of ${field} can't be seen`));
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    const over = await run('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over > 0) wrong.push(`${name}: ${over} px too wide at ${width}`);
  }
  await page.setViewportSize(before);
  await run(`for (const one of document.querySelectorAll('details[data-unfolded]')) one.open = false;`);
  if (folder && name.endsWith('-it')) await pictures(page, name.slice(0, -3), before);
}

async function pictures(page, name, before) {
  for (const [kind, size] of [['desktop', { width: 1280, height: 1060 }], ['phone', PHONE]]) {
    await page.setViewportSize(size);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}/${name}-${kind}.png` });
  }
  await page.setViewportSize(before);
}

const giulia = 'giulia@municipio9.example';
const luca = 'luca@casa-aperta.example';
const franco = 'franco@municipio9.example';
const dario = 'dario@rete.example';
const elena = 'elena@amalo.example';
const paolo = 'paolo@municipio9.example';

/** Finds Mario by the box that `/` leads to. */
async function openMario(page) {
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'seek');
  await page.keyboard.type('colombo mario');
  await page.keyboard.press('Enter');
  await page.click('main a:has-text("Mario Colombo")');
  await page.waitForURL(/people\/person_/);
}

const tasks = {
  async 'every screen, in both languages, is free of violations'() {
    for (const language of ['it-IT', 'en-GB']) {
      const page = await visitor(giulia, { language });
      const short = language.slice(0, 2);
      await check(page, `inbox-${short}`);
      await openMario(page);
      await check(page, `profile-${short}`);
      const person = new URL(page.url()).pathname;
      const need = await page.getAttribute('.card a[href^="/needs/"]', 'href');
      await page.goto(`${root}/directory`);
      await check(page, `directory-${short}`);
      const entry = await page.getAttribute('.card a[href^="/directory/"]', 'href');
      const others = { entry, sheet: `${person}/sheet`, share: `${person}/share`, 'new-need': `${person}/needs/new?domain=FOOD`, domains: `${person}/needs/new`, need, refer: `${need}/refer`, people: '/people', 'new-person': '/people/new', search: '/search', mine: '/?tab=MINE', lost: '/nothing', why: `${person}/why`, edit: `${person}/edit`, diary: `${person}/diary`, 'hand-over': `${person}/hand-over`, ask: `${person}/ask`, 'who-looked': `${person}/who-looked`, emergency: '/emergency', emergencies: '/emergencies', preferences: '/preferences', services: '/services', help: '/aiuto', privacy: '/privacy', accessibility: '/accessibilita' };
      for (const [name, path] of Object.entries(others)) {
        await page.goto(root + path);
        await check(page, `${name}-${short}`);
      }
      await page.context().close();
      const luca2 = await visitor(luca, { language });
      await check(luca2, `inbox-association-${short}`);
      await luca2.goto(`${root}/cards`);
      await check(luca2, `cards-${short}`);
      await luca2.context().close();
      const coordinator = await visitor(paolo, { language });
      await coordinator.goto(`${root}/unmet`);
      await check(coordinator, `unmet-${short}`);
      await coordinator.context().close();
      const officer = await visitor(franco, { language });
      for (const [name, path] of Object.entries({ looks: '/looks', policy: '/policy?seat=true', 'own-users': '/organizations', 'why-as': `${person}/why` })) {
        await officer.goto(root + path);
        if (name === 'why-as') await officer.click('main form.row button');
        await check(officer, `${name}-${short}`);
      }
      await officer.context().close();
      const administrator = await visitor(dario, { language });
      for (const path of ['/organizations', '/areas']) {
        await administrator.goto(root + path);
        await check(administrator, `${path.slice(1)}-${short}`);
      }
      await administrator.goto(`${root}/organizations`);
      await administrator.click('main table a');
      await check(administrator, `organization-${short}`);
      await administrator.click('main table a');
      await check(administrator, `user-${short}`);
      await administrator.context().close();
    }
    const nobody = await (await browser.newContext({ locale: 'it-IT' })).newPage();
    await nobody.goto(root);
    await check(nobody, 'sign-in-it');
    await nobody.context().close();
  },

  async 'the map of groups is free of violations for whoever keeps it'() {
    for (const language of ['it-IT', 'en-GB']) {
      const short = language.slice(0, 2);
      const page = await visitor(elena, { language });
      await page.goto(`${root}/groups`);
      await check(page, `groups-${short}`);
      const group = await page.getAttribute('main table a', 'href');
      for (const [name, path] of Object.entries({ group, 'edit-group': `${group}/edit`, 'group-people': `${group}/people`, 'new-group': '/groups/new', proposals: '/groups/proposals', places: '/groups/places', campaigns: '/groups/campaigns' })) {
        await page.goto(root + path);
        await check(page, `${name}-${short}`);
      }
      await page.goto(`${root}/groups/places`);
      await page.click('.card a');
      await check(page, `place-${short}`);
      await page.context().close();
    }
  },

  async 'somebody without an account finds a group near Rho on a phone'() {
    for (const [language, scripts] of [['it-IT', false], ['en-GB', true]]) {
      const short = language.slice(0, 2);
      const context = await browser.newContext({ locale: language, viewport: PHONE, javaScriptEnabled: scripts });
      context.setDefaultTimeout(WAIT_MAX);
      const page = await context.newPage();
      // Where scripts are off, what looks for violations can't run either: the way is walked all the same.
      const look = scripts ? check : async () => {};
      await page.goto(`${root}/gruppi`);
      await look(page, `find-groups-${short}`);
      await page.selectOption('#topic', 'alcohol_relatives');
      await page.fill('#place', 'Rho');
      await page.press('#place', 'Enter');
      await page.waitForURL(/place=Rho/);
      await page.click('.card a:has-text("Club Il Ponte")');
      await page.waitForURL(/gruppi\/group_/);
      await look(page, `group-page-${short}`);
      const group = page.url();
      for (const [name, address] of [['correct', `${group}/correggi`], ['propose', `${root}/gruppi/proponi`]]) {
        await page.goto(address);
        await look(page, `${name}-group-${short}`);
      }
      await context.close();
    }
  },

  async 'who signs out in one window is out of the other'() {
    const page = await visitor(giulia);
    await openMario(page);
    await page.waitForSelector('[data-heard]', { state: 'attached' });
    const other = await page.context().newPage();
    await other.goto(`${root}/people`);
    await other.click('details.who summary');
    await other.click('button:has-text("Esci")');
    await page.waitForFunction(() => !document.body.textContent.includes('Colombo'), null, { timeout: 5000 });
    await page.waitForSelector('main a[href^="/sign-in"], main #mail');
    await page.context().close();
  },

  async 'a need is added without scripts, on a phone'() {
    const page = await visitor(giulia, { scripts: false, viewport: PHONE });
    await page.fill('#seek', 'colombo mario');
    await page.press('#seek', 'Enter');
    await page.click('main a:has-text("Mario Colombo")');
    await page.click('a:has-text("Aggiungi bisogno")');
    await page.click('a:has-text("Accesso digitale")');
    await page.click('main button:has-text("Salva")');
    assert.match(await page.textContent('.errors'), /Questo campo serve/);
    await page.check('#urgency-SOON');
    await page.click('main button:has-text("Salva")');
    assert.match(await page.textContent('[role=status]'), /Bisogno aggiunto/);
    assert.ok(await page.isVisible('.card:has-text("Accesso digitale")'));
    await page.context().close();
  },

  async 'keys are listed, and can be switched off'() {
    const page = await visitor(giulia);
    await page.keyboard.press('?');
    await page.waitForSelector('#keys[open]');
    await check(page, 'keys-it');
    await page.check('#keys-off');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.keyboard.press('/');
    assert.notEqual(await page.evaluate(() => document.activeElement.id), 'seek');
    await page.keyboard.press('?');
    assert.equal(await page.isVisible('#keys'), false);
    await page.click('[data-keys]');
    await page.uncheck('#keys-off');
    await page.click('#keys button');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'seek');
    await page.context().close();
  },

  async 'the guide of the first visit is folded once and for all'() {
    const page = await visitor(giulia);
    assert.ok(await page.isVisible('#guide ol'));
    await page.click('#guide summary');
    await page.reload();
    assert.equal(await page.isVisible('#guide ol'), false);
    await page.context().close();
    const bare = await visitor(luca, { scripts: false, viewport: PHONE });
    assert.ok(await bare.isVisible('#guide ol'));
    await bare.context().close();
  },

  async 'a claim in one browser is seen in the other within two seconds'() {
    const lead = await visitor(giulia);
    const helper = await visitor(luca);
    await lead.waitForFunction(() => document.querySelector('[data-counts]').dataset.heard);
    await helper.locator('button:has-text("Diamo disponibilità")').first().click();
    await helper.waitForURL(/done=claim/);
    const since = Date.now();
    await lead.waitForSelector('#changed:not([hidden])');
    const after = Date.now() - since;
    console.log(`ok the lead knew ${after} ms after the claim`);
    assert.ok(after < 2_000, `${after} ms`);
    await helper.click('button:has-text("Annulla la disponibilità")');
    await helper.waitForURL(/done=withdraw/);
    await lead.context().close();
    await helper.context().close();
  },

  async 'what is wrong is where the reader is'() {
    const page = await visitor(giulia);
    await openMario(page);
    await page.goto(`${page.url()}/needs/new?domain=FOOD`);
    await page.click('main button:has-text("Salva")');
    await page.waitForSelector('.errors');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'errors');
    await check(page, 'wrong-it');
    await page.context().close();
  },

  async 'an association answers with one press, by keyboard, and takes it back'() {
    const page = await visitor(luca);
    const button = page.locator('button:has-text("Diamo disponibilità")').first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=claim/);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('role')), 'status');
    await check(page, 'claimed-it');
    await page.click('button:has-text("Annulla la disponibilità")');
    await page.waitForURL(/done=withdraw/);
    await page.context().close();
  },

  async 'a need is referred, and the answer appears in the other browser'() {
    const sender = await visitor(giulia);
    const receiver = await visitor(luca);
    await openMario(sender);
    await sender.click('.card:has-text("Casa e abitare") a:has-text("Invia a un ente")');
    await sender.click('main .lines li:has-text("Casa Aperta") >> nth=0 >> a:has-text("Scegli")');
    assert.match(await sender.textContent('.preview'), /Questo è ciò che vedranno/);
    await sender.click('button[value="change"]');
    await sender.fill('#note', 'Una famiglia di due');
    await sender.click('button:has-text("Vedi che cosa vedranno")');
    assert.match(await sender.textContent('.preview'), /Questo è ciò che vedranno/);
    await check(sender, 'preview-it');
    await sender.click('main button.btn-primary');
    await sender.waitForURL(/referrals\/referral_/);
    await check(sender, 'referral-sent-it');
    await sender.goto(root);
    await receiver.goto(root);
    await receiver.click('.lines a.btn:has-text("Rispondi")');
    await check(receiver, 'referral-it');
    await receiver.click('summary:has-text("Rifiuta")');
    await receiver.click('details[open] button');
    assert.match(await receiver.textContent('.errors'), /Questo campo serve|Indica il motivo/);
    const begun = Date.now();
    await receiver.click('button:has-text("Accetta")');
    await receiver.waitForURL(/done=answer/);
    await check(receiver, 'referral-accepted-it');
    await sender.waitForSelector('#changed:not([hidden])');
    console.log(`ok the other browser knew ${Date.now() - begun} ms after the answer, its checks included`);
    await sender.context().close();
    await receiver.context().close();
  },
};

for (const way of WAYS) tasks[`claim, need, referral and answer ${way.name}`] = () => duties(visitor, { lead: giulia, helper: luca }, way);

let failed = 0;
for (const [name, task] of Object.entries(tasks)) {
  const begun = Date.now();
  try {
    await task();
    console.log(`ok ${name} (${Date.now() - begun} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`failed ${name}: ${error.message.split('\n').slice(0, 4).join(' | ')}`);
  }
}
await browser.close();
for (const what of new Set(wrong)) console.log(`wrong ${what}`);
process.exit(failed || wrong.length ? 1 : 0);
