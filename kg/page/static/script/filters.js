// The legend is the filter: every sign of the drawing is explained beside the box that shows or hides it.

const NONE = '-';
let passing = { key: null, facts: facts };

function chosen(name) {
  return state[name] === '' ? null : new Set(state[name].split('|'));
}

// The facts that all filters let through; computed once per state of the filters.
function passingFacts() {
  const key = FILTERS.map((name) => state[name]).join('\n');
  if (passing.key === key) return passing.facts;
  const sets = Object.fromEntries(['types', 'statuts', 'genres', 'medias'].map((name) => [name, chosen(name)]));
  const least = Number(state.n) || 1;
  passing = { key, facts: facts.filter((fact) => passes(fact, sets, least)) };
  return passing.facts;
}

function passes(fact, sets, least) {
  return (!sets.types || sets.types.has(fact.type.id)) &&
    (!sets.statuts || sets.statuts.has(fact.status.id)) &&
    (!sets.genres || (sets.genres.has(fact.actor.kind.id) && sets.genres.has(fact.recipient.kind.id))) &&
    (!sets.medias || fact.outlets.some((outlet) => sets.medias.has(outlet))) &&
    (least < 2 || fact.articles.length >= least) && within(fact.when);
}

// "2021" passes from 2021-03 on: what is known only to the year is not hidden by a month.
function within(when) {
  if (!state.du && !state.au) return true;
  if (!when) return false;
  const length = Math.min(when.length, 7);
  return (!state.du || when.slice(0, length) >= state.du.slice(0, length)) &&
    (!state.au || when.slice(0, length) <= state.au.slice(0, length));
}

function toggle(name, all, changed, on) {
  const now = chosen(name) ?? new Set(all);
  for (const id of changed) now[on ? 'add' : 'delete'](id);
  now.delete(NONE);
  const left = all.filter((id) => now.has(id));
  go({ [name]: left.length === all.length ? '' : left.join('|') || NONE }, true);
}

function checkbox(name, all, ids, mark, label, title) {
  const input = el('input', { type: 'checkbox', onchange: () => toggle(name, all, ids, input.checked) });
  input.follow = () => {
    const now = chosen(name);
    const on = ids.filter((id) => !now || now.has(id)).length;
    input.checked = on === ids.length;
    input.indeterminate = on > 0 && on < ids.length;
  };
  return el('label', { class: 'check', title }, input, mark, el('span', {}, label));
}

const swatch = (quad, status = 'actual') =>
  svg('svg', { class: 'swatch', viewBox: '0 0 26 10', 'aria-hidden': 'true' },
    svg('path', { d: 'M1 5H20', class: `line ${quad} ${status}` }),
    svg('path', { d: 'M19 1.5L25 5L19 8.5Z', class: `tip ${quad}` }),
    status === 'denied' && svg('path', { d: 'M7 1L14 9M14 1L7 9', class: 'cross' }));

function typeFilters() {
  const all = types.map((type) => type.id);
  return quads.map((quad) => {
    const inside = types.filter((type) => type.quad === quad).map((type) => type.id);
    const many = inside.length > 1;
    return inside.length > 0 && el('div', { class: 'quad' },
      checkbox('types', all, inside, swatch(quad.id), quad.label, quad.definition),
      many && el('details', {}, el('summary', { 'aria-label': `Sortes de ${quad.label}`, title: 'Sortes' }),
        types.filter((type) => type.quad === quad).map((type) =>
          checkbox('types', all, [type.id], null, type.label, type.definition))));
  });
}

function listFilter(name, items) {
  const all = items.map((item) => item.id);
  return items.map((item) => checkbox(name, all, [item.id], item.mark, item.label, item.definition));
}

function monthsBetween(first, last) {
  const found = [];
  let [year, month] = first.split('-').map(Number);
  for (let now = first; now <= last && found.length < 1200;) {
    found.push(now);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    now = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }
  return found;
}

const dated = facts.map((fact) => fact.when.slice(0, 7)).filter((when) => when.length === 7).sort();
// Old background ("en 1991") would flatten the chart: it begins where the last 99 % of the events do.
const months = dated.length ? monthsBetween(dated[Math.floor(dated.length / 100)], dated[dated.length - 1]) : [];

function histogram() {
  const bars = el('div', { class: 'bars', 'aria-hidden': 'true' });
  const from = el('input', { type: 'month', id: 'from', onchange: () => go({ du: from.value }, true) });
  const to = el('input', { type: 'month', id: 'to', onchange: () => go({ au: to.value }, true) });
  bars.follow = () => {
    from.value = state.du.slice(0, 7);
    to.value = state.au.slice(0, 7);
    drawBars(bars);
  };
  return [bars, el('p', { class: 'small ends' }, el('span', {}, french(months[0])), el('span', {}, french(months[months.length - 1]))),
    el('div', { class: 'range' }, el('label', {}, 'De ', from), el('label', {}, 'à ', to))];
}

function drawBars(bars) {
  const tally = new Map();
  for (const fact of passingFactsBut(['du', 'au'])) {
    const month = fact.when.slice(0, 7);
    tally.set(month, (tally.get(month) || 0) + 1);
  }
  const highest = Math.max(1, ...months.map((month) => tally.get(month) || 0));
  const width = Math.max(2, Math.min(24, 240 / Math.max(months.length, 1)));
  const chart = svg('svg', { viewBox: `0 0 ${width * Math.max(months.length, 1)} 44`, preserveAspectRatio: 'none' });
  months.forEach((month, number) => {
    const height = tally.get(month) ? 4 + 38 * tally.get(month) / highest : 1;
    const bar = svg('rect', { x: number * width, y: 44 - height, width: Math.max(width - 1, 1), height,
      class: within(month) ? 'bar' : 'bar out' }, svg('title', {}, `${french(month)}\u00A0: ${tally.get(month) || 0}`));
    bar.addEventListener('click', () => go(state.du === month && state.au === month ?
      { du: '', au: '' } : { du: month, au: month }, true));
    chart.append(bar);
  });
  bars.replaceChildren(chart);
}

function passingFactsBut(names) {
  const kept = { ...state };
  for (const name of names) state[name] = DEFAULTS[name];
  const found = passingFacts();
  state = kept;
  return found;
}

function buildFilters() {
  const least = el('input', { type: 'number', id: 'least', min: 1, max: Math.max(1, articles.length), step: 1,
    oninput: () => go({ n: String(Math.max(1, Number(least.value) || 1)) }, true) });
  least.follow = () => { if (document.activeElement !== least) least.value = state.n; };
  const rest = el('input', { type: 'checkbox', onchange: () => go({ fonctions: rest.checked ? 'oui' : 'non' }, true) });
  rest.follow = () => { rest.checked = state.fonctions === 'oui'; };
  const reset = el('button', { type: 'button', class: 'reset', onclick: () =>
    go(Object.fromEntries(FILTERS.map((name) => [name, DEFAULTS[name]]))) }, 'Effacer');
  reset.follow = () => { reset.disabled = !filtered(); };
  append(byId('filters'), [
    el('div', { class: 'head' }, el('h2', {}, 'Légende et filtres'), reset),
    group('Liens', typeFilters(), el('label', { class: 'check', title: 'Qui exerce une fonction où' }, rest,
      swatch('office'), el('span', {}, 'fonction exercée'))),
    group('Statut', listFilter('statuts', statuses.map((status) => ({ ...status, mark: swatch('plain', status.id) })))),
    group('Acteurs', listFilter('genres', kinds.map((kind) => ({ ...kind,
      mark: el('span', { class: `symbol ${kind.id}`, 'aria-hidden': 'true' }, SYMBOLS[kind.id]) })))),
    el('p', { class: 'small' }, 'Taille d’un acteur\u00A0: passages où il agit ou subit. Épaisseur et «\u00A0×3\u00A0»\u00A0: événements ' +
      'réunis sur un lien. La flèche va de qui agit à qui subit.'),
    months.length > 0 && group('Dates', histogram()),
    outlets.length > 1 && group('Médias', el('div', { class: 'scroll' },
      listFilter('medias', outlets.map((name) => ({ id: name, label: name || 'sans nom' }))))),
    group('Recoupement', el('label', { class: 'least' }, 'Dit par au moins ', least, ' article(s)')),
  ]);
}

const group = (title, ...content) => el('fieldset', {}, el('legend', {}, title), content);

function showFilters() {
  for (const part of byId('filters').querySelectorAll('*')) if (part.follow) part.follow();
}
