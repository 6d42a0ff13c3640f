// The panel: everything the graph knows of what is selected, with the words that say it.

const MOST_LISTED = 40;
const MOST_ALIASES = 8;

const linkTo = (changes, ...content) => el('a', { href: href(changes) }, content);
const actorLink = (actor) => el('a', { href: href({ acteur: actor.id }), class: 'actor' },
  el('span', { class: `symbol ${actor.kind.id}`, 'aria-hidden': 'true' }, SYMBOLS[actor.kind.id]), el('bdi', {}, actor.label));
const badge = (text, kind, title) => el('span', { class: `badge ${kind}`, title }, text);

function factTitle(fact) {
  const verb = el(fact.status.id === 'denied' ? 's' : 'span', { class: 'verb' }, fact.verb);
  return [actorLink(fact.actor), ' ', verb, ' ', actorLink(fact.recipient)];
}

function factCard(fact) {
  return el('article', { class: `card ${fact.quad.id}` },
    el('h4', {}, factTitle(fact)),
    el('p', { class: 'badges' },
      badge(fact.quad === quadOf.other ? fact.type.label : `${fact.type.label} · ${fact.quad.label}`, 'type', fact.type.definition),
      badge(fact.status.label, fact.status.id, fact.status.definition),
      fact.date && badge(french(fact.date), 'date'),
      fact.place && el('span', { class: 'badge' }, 'à ', linkTo({ acteur: fact.place.id }, fact.place.label)),
      fact.articles.length > 1 && badge(`${fact.articles.length} articles`, 'many'),
      linkTo({ evenement: fact.id }, 'lien permanent')),
    longList(fact.passages.map((passage) => () => quote(passage)), 'div', 8));
}

function quote(passage) {
  const { article } = passage;
  return el('figure', { class: 'quote' },
    el('blockquote', {}, passage.before, el('mark', {}, passage.exact), passage.after),
    el('figcaption', {},
      passage.speaker && el('span', {}, 'Selon ', actorLink(passage.speaker), '. '),
      linkTo({ article: article.id }, article.title), ' – ',
      [article.outlet, article.date && french(article.date)].filter(Boolean).join(', ') || 'média et date inconnus',
      el('span', { class: 'how' }, `Lu par la règle «\u00A0${passage.rule}\u00A0» sur le mot «\u00A0${passage.trigger}\u00A0», ` +
        `confiance ${Math.round(passage.confidence * 100)} %.`)));
}

// Long lists are made a part at a time: what nobody looks at costs nothing.
function longList(makers, tag, most = MOST_LISTED, kind = '') {
  const list = el(tag, { class: kind });
  let shown = 0;
  const more = el('button', { type: 'button', class: 'more', onclick: grow });
  function grow() {
    append(list, makers.slice(shown, shown + most).map((make) => make()));
    shown += most;
    const left = makers.length - shown;
    more.textContent = `Afficher la suite (${numbers.format(Math.max(left, 0))})`;
    more.hidden = left <= 0;
  }
  grow();
  return [list, more];
}

const section = (title, ...content) => el('section', {}, el('h3', { class: 'title' }, title), content);

function showActor(actor) {
  const kept = new Set(passingFacts());
  const facts = actor.facts.filter((fact) => kept.has(fact)).sort(latest);
  const wiki = /^Q[0-9]+$/.test(actor.wikidata) && el('a', { href: `https://www.wikidata.org/wiki/${actor.wikidata}`,
    rel: 'noopener noreferrer', target: '_blank' }, `Wikidata ${actor.wikidata}`);
  return [
    head(`${actor.kind.label}`, el('span', {}, el('span', { class: `symbol ${actor.kind.id}`, 'aria-hidden': 'true' },
      SYMBOLS[actor.kind.id]), ' ', el('bdi', {}, actor.label))),
    actor.aliases.length > 0 && el('p', { class: 'aliases' }, 'Aussi\u00A0: ', actor.aliases.slice(0, MOST_ALIASES).join(', '),
      actor.aliases.length > MOST_ALIASES && el('details', {}, el('summary', {}, `et ${actor.aliases.length - MOST_ALIASES} de plus`),
        actor.aliases.slice(MOST_ALIASES).join(', '))),
    wiki && el('p', {}, wiki, ' (en ligne)'),
    actions(actor),
    roles(actor),
    facts.length > 0 && section('Dans le temps', timeline(facts)),
    facts.length > 0 && section('Partenaires', partners(actor, facts)),
    section(`${count(facts.length, 'événement', 'événements')}${facts.length < actor.facts.length ?
      ` sur ${actor.facts.length} (filtres)` : ''}`, longList(facts.map((fact) => () => factCard(fact)), 'div', 10)),
    actor.speaks.length > 0 && section('Ce qu’il affirme', longList(actor.speaks.map((passage) => () => quote(passage)), 'div', 4)),
    actor.articles.length > 0 && section(count(actor.articles.length, 'article', 'articles'),
      longList(actor.articles.map((article) => () => el('li', {}, linkTo({ article: article.id }, article.title))), 'ul', 8)),
  ];
}

const latest = (a, b) => (a.when === b.when ? (a.id < b.id ? -1 : 1) : a.when > b.when ? -1 : 1);

function actions(actor) {
  const input = el('input', { type: 'text', id: 'path-to', placeholder: 'un autre acteur…', autocomplete: 'off' });
  const box = el('div', { class: 'combo' }, input);
  combobox(input, (text) => findActors(text), (found) => go({ chemin: `${actor.id}~${found.id}` }));
  return el('div', { class: 'actions' },
    linkTo({ autour: `${actor.id}~1`, acteur: actor.id }, 'Voisinage'), linkTo({ autour: `${actor.id}~2`, acteur: actor.id }, 'à 2 pas'),
    el('label', { for: 'path-to' }, 'Chemin vers'), box);
}

function roles(actor) {
  const lines = actor.offices.map((office) => el('li', {}, office.holder === actor ? [office.title, ' – ', actorLink(office.of)] :
    [actorLink(office.holder), ' – ', office.title],
    office.passages.length > 0 && el('details', {}, el('summary', {}, 'passages'), office.passages.map(quote))));
  return lines.length > 0 && section('Fonctions', el('ul', {}, lines));
}

function partners(actor, facts) {
  const tally = new Map();
  for (const fact of facts) {
    const other = otherEnd(fact, actor);
    if (!tally.has(other)) tally.set(other, {});
    tally.get(other)[fact.quad.id] = (tally.get(other)[fact.quad.id] || 0) + 1;
  }
  const sum = (counts) => Object.values(counts).reduce((a, b) => a + b, 0);
  const lines = [...tally].sort((a, b) => sum(b[1]) - sum(a[1]) || (a[0].id < b[0].id ? -1 : 1));
  const highest = sum(lines[0][1]);
  return longList(lines.map(([other, counts]) => () => el('li', {}, actorLink(other),
    linkTo({ lien: pairId(actor, other) }, bar(counts, highest), ' ', el('span', { class: 'number' }, sum(counts))))), 'ul', 12, 'columns');
}

function bar(counts, highest) {
  let left = 0;
  const words = quads.filter((quad) => counts[quad.id]).map((quad) => `${counts[quad.id]} ${quad.label}`).join(', ');
  return svg('svg', { class: 'bar-line', viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'img', 'aria-label': words },
    quads.filter((quad) => counts[quad.id]).map((quad) => {
      const width = 100 * counts[quad.id] / highest;
      left += width;
      return svg('rect', { x: left - width, width, y: 0, height: 8, class: `fill ${quad.id}` });
    }));
}

// One column per month, cooperation above the line and conflict below it.
function timeline(facts) {
  const known = facts.map((fact) => fact.when.slice(0, 7)).filter((when) => when.length === 7).sort();
  if (!known.length) return el('p', {}, 'Aucune date connue.');
  const span = monthsBetween(known[0], known[known.length - 1]);
  const step = Math.ceil(span.length / 60);
  const bins = new Map();
  for (const fact of facts) {
    const at = Math.floor(span.indexOf(fact.when.slice(0, 7)) / step);
    if (at < 0) continue;
    if (!bins.has(at)) bins.set(at, []);
    bins.get(at).push(fact);
  }
  const highest = Math.max(...[...bins.values()].map((inside) => inside.length));
  const columns = Math.max(Math.ceil(span.length / step), 12);
  const chart = svg('svg', { class: 'timeline', viewBox: `0 0 ${columns * 10} 64`, preserveAspectRatio: 'none', role: 'img',
    'aria-label': `${known.length} événements datés, ${period(span[0], span[span.length - 1])}` },
  svg('path', { d: `M0 32H${columns * 10}`, class: 'axis' }));
  for (const [at, inside] of bins) {
    let [up, down] = [32, 32];
    for (const fact of inside) {
      const height = Math.min(30 / highest, 8);
      const conflict = fact.quad.id.endsWith('Conflict');
      if (!conflict) up -= height;
      chart.append(svg('rect', { x: at * 10 + 1, y: conflict ? down : up, width: 8, height: Math.max(height - 0.6, 0.4), class: `fill ${fact.quad.id}` },
        svg('title', {}, `${french(fact.when)}\u00A0: ${sentenceOf(fact)}`)));
      if (conflict) down += height;
    }
  }
  return [chart, el('p', { class: 'small ends' }, el('span', {}, french(span[0])), el('span', {}, span.length > 1 ? french(span[span.length - 1]) : ''))];
}
