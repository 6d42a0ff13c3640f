// The same events as a table: sortable, by the page, and as a CSV file.

const ROWS = 100;
const COLUMNS = [
  { id: 'date', title: 'Date', text: (fact) => fact.date, show: (fact) => (fact.date ? french(fact.date) : '') },
  { id: 'acteur', title: 'Acteur', text: (fact) => fact.actor.label, show: (fact) => actorLink(fact.actor) },
  { id: 'action', title: 'Action', text: (fact) => fact.verb, show: (fact) => linkTo({ evenement: fact.id }, swatch(fact.quad.id, fact.status.id), ' ', fact.verb) },
  { id: 'destinataire', title: 'Destinataire', text: (fact) => fact.recipient.label, show: (fact) => actorLink(fact.recipient) },
  { id: 'type', title: 'Sorte', text: (fact) => fact.type.label },
  { id: 'statut', title: 'Statut', text: (fact) => fact.status.label },
  { id: 'articles', title: 'Articles', text: (fact) => String(fact.articles.length), number: (fact) => fact.articles.length },
  { id: 'medias', title: 'Médias', text: (fact) => fact.outlets.filter(Boolean).join(', ') },
];
const CSV_ONLY = [
  { title: 'Catégorie', text: (fact) => fact.quad.label },
  { title: 'Type PLOVER', text: (fact) => fact.type.id },
  { title: 'Mode', text: (fact) => fact.mode },
  { title: 'Lieu', text: (fact) => fact.place?.label ?? '' },
  { title: 'Sources', text: (fact) => [...new Set(fact.passages.map((passage) => passage.speaker?.label).filter(Boolean))].join(', ') },
  { title: 'Identifiants des articles', text: (fact) => fact.articles.map((article) => article.id).join(' ') },
  { title: 'Passages', text: (fact) => fact.passages.map((passage) => passage.exact).join(' […] ') },
];
let rowsShown = ROWS;
let tableKey = '';

// The facts of the view: those that pass the filters, and lie in the neighbourhood or path that is looked at.
function listedFacts() {
  const inside = drawn.focus && new Set(drawn.focus.actors);
  const found = passingFacts().filter((fact) => !inside || (inside.has(fact.actor) && inside.has(fact.recipient)));
  const [id, way] = (state.tri || 'date~-').split('~');
  const column = COLUMNS.find((one) => one.id === id) ?? COLUMNS[0];
  const compare = column.number ? (a, b) => a - b : column.id === 'date' ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : collator.compare;
  const keyed = found.map((fact) => ({ fact, key: column.number ? column.number(fact) : column.text(fact) }));
  keyed.sort((a, b) => (way === '-' ? -1 : 1) * compare(a.key, b.key) || (a.fact.id < b.fact.id ? -1 : 1));
  return keyed.map((one) => one.fact);
}

function showTable() {
  const key = hashOf({ ...state, ...Object.fromEntries(SELECTION.map((name) => [name, ''])) });
  if (key !== tableKey) rowsShown = ROWS;
  tableKey = key;
  const listed = listedFacts();
  const [sorted, way] = (state.tri || 'date~-').split('~');
  const view = byId('table-view');
  const focused = view.contains(document.activeElement) && document.activeElement.dataset.column;
  view.replaceChildren(
    el('div', { class: 'bar' }, el('p', {}, count(listed.length, 'événement', 'événements')),
      el('button', { type: 'button', id: 'csv', onclick: () => download(listedFacts()) }, 'Télécharger en CSV')),
    el('div', { class: 'sheet', tabindex: 0, role: 'region', 'aria-label': 'Tableau des événements' },
      el('table', {}, el('caption', { class: 'hidden' }, 'Événements, avec leurs acteurs, dates et sources'),
        el('thead', {}, el('tr', {}, COLUMNS.map((column) => heading(column, sorted === column.id ? way : '')))),
        el('tbody', {}, listed.slice(0, rowsShown).map(row))),
      listed.length > rowsShown && el('button', { type: 'button', class: 'more', onclick: () => { rowsShown += 5 * ROWS; showTable(); } },
        `Afficher la suite (${numbers.format(listed.length - rowsShown)})`)));
  if (focused) view.querySelector(`[data-column="${focused}"]`)?.focus();
}

function heading(column, way) {
  const next = way === '+' ? '-' : '+';
  return el('th', { scope: 'col', 'aria-sort': way === '+' ? 'ascending' : way === '-' ? 'descending' : 'none' },
    el('button', { type: 'button', 'data-column': column.id, onclick: () => go({ tri: `${column.id}~${next}` }, true) },
      column.title, el('span', { 'aria-hidden': 'true' }, way === '+' ? ' ▲' : way === '-' ? ' ▼' : '')));
}

function row(fact) {
  return el('tr', { class: fact.id === state.evenement ? 'chosen' : '' },
    COLUMNS.map((column) => el('td', { class: column.number ? 'number' : '' }, column.show ? column.show(fact) : column.text(fact))));
}

// A cell that begins like a formula is one to spreadsheets: an apostrophe keeps it text.
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function csvOf(listed) {
  const columns = [...COLUMNS, ...CSV_ONLY];
  const lines = [columns.map((column) => cell(column.title)), ...listed.map((fact) => columns.map((column) => cell(column.text(fact))))];
  return '\uFEFF' + lines.map((line) => line.join(',')).join('\r\n') + '\r\n';
}

function download(listed) {
  const link = el('a', { href: URL.createObjectURL(new Blob([csvOf(listed)], { type: 'text/csv;charset=utf-8' })), download: 'evenements.csv' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
