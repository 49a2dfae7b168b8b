// Builds web/static from the pinned packages: `npm run assets`. With `--check` it writes nothing and fails where a file
// differs. What comes out depends on the packages, the scss and the templates alone.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PurgeCSS } from 'purgecss';
import * as sass from 'sass';

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, 'node_modules');
const out = join(here, '..', 'static');
const root = join(here, '..', '..');

/** Icons of bootstrap-italia that templates name. */
const ICONS = ['arrow-right', 'check', 'clock', 'help-circle', 'inbox', 'lock', 'map-marker', 'plus', 'print', 'search', 'settings', 'share', 'user', 'warning-circle'];
const WEIGHTS = { 400: 'regular', 600: '600' };

async function style() {
  const { css } = sass.compile(join(here, 'theme.scss'), {
    loadPaths: [packages],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
  });
  const content = ['web/layout/**/*.html', 'src/**/pages/*.html', 'web/theme/amis.js'].map((glob) => join(root, glob));
  const [purged] = await new PurgeCSS().purge({ content, css: [{ raw: css }], variables: true, keyframes: true, fontFace: true });
  return `${purged.css.trim()}\n`;
}

async function icons() {
  const symbol = async (name) => {
    const svg = await readFile(join(packages, 'bootstrap-italia/src/svg', `it-${name}.svg`), 'utf8');
    const inner = svg.replace(/<svg[^>]*>|<\/svg>|<title>.*?<\/title>/gs, '').replace(/\s+/g, ' ').trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>`;
  };
  const symbols = await Promise.all(ICONS.map(symbol));
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join('\n')}\n</svg>\n`;
}

async function licences() {
  const of = async (what, ...path) => `${what}\n\n${(await readFile(join(packages, ...path), 'utf8')).trim()}\n`;
  const all = await Promise.all([
    of('theme.css and icons.svg hold parts of bootstrap-italia:', 'bootstrap-italia', 'LICENSE'),
    of('titillium-*.woff2 are Titillium Web:', 'bootstrap-italia/dist/fonts/Titillium_Web', 'OFL.txt'),
  ]);
  return all.join('\n----\n\n');
}

const font = (file) => readFile(join(packages, `bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${file}.woff2`));

const files = {
  'theme.css': await style(),
  'icons.svg': await icons(),
  'amis.js': await readFile(join(here, 'amis.js'), 'utf8'),
  'mark.svg': await readFile(join(here, 'mark.svg'), 'utf8'),
  'LICENSES.txt': await licences(),
};
for (const [weight, file] of Object.entries(WEIGHTS)) files[`titillium-${weight}.woff2`] = await font(file);

const check = process.argv.includes('--check');
const differ = [];
await mkdir(out, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  const path = join(out, name);
  const old = await readFile(path).catch(() => Buffer.alloc(0));
  if (old.equals(Buffer.from(content))) continue;
  differ.push(name);
  if (!check) await writeFile(path, content);
}
if (check && differ.length) {
  console.error(`web/static isn't what \`npm run assets\` builds: ${differ.join(', ')}`);
  process.exit(1);
}
console.log(check ? 'web/static is as built' : `built ${differ.join(', ') || 'nothing new'}`);
