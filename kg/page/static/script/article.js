// The other panels: a pair, one event, an article with all its marks, and the overview; and which of them is shown.

function showPair(pair) {
  const ends = pair.split('~').map((id) => actorById.get(id));
  if (ends.length !== 2 || !ends[0] || !ends[1]) return showOverview();
  const kept = new Set(passingFacts());
  const between = ends[0].facts.filter((fact) => fact.pair === pair);
  const shown = between.filter((fact) => kept.has(fact)).sort(latest);
  const held = ends[0].offices.filter((office) => ends.includes(office.holder) && ends.includes(office.of));
  return [
    head('lien', el('span', {}, actorLink(ends[0]), ' et ', actorLink(ends[1]))),
    held.length > 0 && section('Fonctions', held.map((office) => el('div', { class: 'card' },
      el('h4', {}, actorLink(office.holder), ' – ', office.title, ' – ', actorLink(office.of)), office.passages.map(quote)))),
    section(`${count(shown.length, 'événement', 'événements')}${shown.length < between.length ? ` sur ${between.length} (filtres)` : ''}`,
      longList(shown.map((fact) => () => factCard(fact)), 'div', 15)),
  ];
}

function showFact(fact) {
  const others = fact.actor.facts.filter((other) => other.pair === fact.pair).length - 1;
  return [
    head('événement', fact.type.label),
    factCard(fact),
    others > 0 && el('p', {}, linkTo({ lien: fact.pair }, `${count(others, 'autre événement', 'autres événements')} entre ces deux acteurs`)),
  ];
}

function showArticle(article) {
  const body = el('div', { class: 'text' }, 'Lecture du texte…');
  const whenRead = textOf(article);
  whenRead.then((text) => body.replaceChildren(...(text ? marked(text, article) : [noText(article)])),
    () => body.replaceChildren(noText(article)));
  const found = [...new Set(article.passages.flatMap((passage) => passage.says))].filter((one) => one.type);
  return [
    head('article', article.title),
    el('p', {}, [article.outlet, article.date && french(article.date)].filter(Boolean).join(', ') || 'Média et date inconnus',
      ` – ${count(found.length, 'événement lu', 'événements lus')}`),
    body,
    article.mentions.length > 0 && section('Acteurs et lieux reconnus',
      longList(article.mentions.map((actor) => () => el('li', {}, actorLink(actor))), 'ul', 30)),
  ];
}

function noText(article) {
  return el('div', {}, el('p', {}, 'Le texte de cet article n’est pas dans la page. Ses passages\u00A0:'), article.passages.map(quote));
}

// Passages may overlap: the text is cut at every border, and each piece leads to what its passages say.
function marked(text, article) {
  const borders = new Set([0, text.length]);
  for (const passage of article.passages) borders.add(passage.start).add(passage.end);
  const cuts = [...borders].filter((at) => at <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, number) => {
    // What boilerplate leaves behind, spaces and empty lines by the dozen, is drawn together for reading only.
    const words = text.slice(start, cuts[number + 1]).replace(/[ \t\u00A0]{3,}/g, '  ').replace(/\s*\n\s*\n\s*/g, '\n\n');
    const over = article.passages.filter((passage) => passage.start <= start && passage.end > start);
    const events = [...new Set(over.flatMap((passage) => passage.says))].filter((one) => one.type);
    if (!events.length) return over.length ? el('mark', { class: 'office' }, words) : document.createTextNode(visible(words));
    const titles = events.map((fact) => `${sentenceOf(fact)} (${fact.status.label})`).join('\n');
    return el('mark', { class: events[0].quad.id }, el('a', { href: href({ evenement: events[0].id }), title: titles }, words));
  });
}

function showOverview() {
  const pairs = new Map();
  const found = passingFacts();
  for (const fact of found) pairs.set(fact.pair, [...(pairs.get(fact.pair) || []), fact]);
  const busiest = [...pairs].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, 8);
  const weights = new Map();
  for (const fact of found) for (const end of [fact.actor, fact.recipient]) weights.set(end, (weights.get(end) || 0) + fact.passages.length);
  const leading = [...weights].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1)).slice(0, 10);
  return [
    el('h2', { class: 'plain' }, 'Vue d’ensemble'),
    el('p', {}, 'Touchez un acteur ou un lien\u00A0: sa fiche donne les phrases des articles, mot pour mot.'),
    section('Les plus cités', el('ol', { class: 'columns' }, leading.map(([actor, weight]) => el('li', {}, actorLink(actor),
      el('span', { class: 'number' }, numbers.format(weight)))))),
    section('Les liens les plus nourris', el('ul', { class: 'columns' }, busiest.map(([pair, inside]) => {
      const counts = {};
      for (const fact of inside) counts[fact.quad.id] = (counts[fact.quad.id] || 0) + 1;
      const [one, other] = pair.split('~').map((id) => actorById.get(id));
      return el('li', {}, linkTo({ lien: pair }, el('bdi', {}, one.label), ' – ', el('bdi', {}, other.label)),
        bar(counts, busiest[0][1].length), el('span', { class: 'number' }, inside.length));
    }))),
  ];
}

function head(kind, title) {
  return el('div', { class: 'head' }, el('p', { class: 'kind' }, kind),
    el('a', { class: 'close', href: href({ acteur: '' }), 'aria-label': 'Fermer la fiche', title: 'Fermer la fiche' }, '✕'),
    el('h2', { id: 'panel-title' }, title));
}

function showPanel() {
  const panel = byId('panel');
  const actor = actorById.get(state.acteur);
  const fact = factById.get(state.evenement);
  const article = articleById.get(state.article);
  const content = actor ? showActor(actor) : fact ? showFact(fact) : state.lien ? showPair(state.lien)
    : article ? showArticle(article) : showOverview();
  panel.replaceChildren();
  append(panel, content);
  panel.scrollTop = 0;
}
