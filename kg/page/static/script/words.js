// Words and elements. Whatever comes from an article or a name reaches the page through text nodes only.

const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const numbers = new Intl.NumberFormat('fr');
const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre',
  'novembre', 'décembre'];
const SYMBOLS = { Person: '●', Country: '⬢', Organization: '■', Group: '▲', Place: '◆' };

// Control and bidi marks would reorder or hide what stands beside them: they are shown by their numbers.
function visible(text) {
  return String(text).replace(UNSEEN, (mark) =>
    `⟨U+${mark.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

// What search compares: no accents, no case, ligatures spelled out, one kind of apostrophe and hyphen.
function fold(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’ʼ]/g, "'").replace(/[-‐‑–]/g, ' ').trim();
}

function count(number, one, many) {
  return `${numbers.format(number)} ${number > 1 ? many : one}`;
}

function french(date) {
  const [year, month, day] = date.split('-');
  if (!month) return year;
  const name = MONTHS[Number(month) - 1] || month;
  return day ? `${day === '01' ? '1er' : Number(day)} ${name} ${year}` : `${name} ${year}`;
}

function period(first, last) {
  if (!first) return 'sans date';
  return first === last ? french(first) : `${french(first)} – ${french(last)}`;
}

function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : visible(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : visible(child));
  }
}

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  append(element, children);
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

function announce(words) {
  byId('announce').textContent = visible(words);
}

function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
