// The data blocks, with their columns named again and everything linked to what it speaks of.

const raw = JSON.parse(byId('data').textContent);
const opening = JSON.parse(byId('opening').textContent);

const quads = [...raw.quads, ['other', 'autre', 'Un lien d’aucune des seize sortes.']]
  .map(([id, label, definition]) => ({ id, label, definition }));
const quadOf = Object.fromEntries(quads.map((quad) => [quad.id, quad]));
const types = raw.types.map(([id, label, definition, quad]) => ({ id, label, definition, quad: quadOf[quad] }));
const statuses = raw.statuses.map(([id, label, definition]) => ({ id, label, definition }));
const kinds = raw.kinds.map(([id, label]) => ({ id, label }));

const actors = raw.actors.map(([id, label, kind, aliases, wikidata, weight, x, y], index) => ({
  index, id, label, kind: kinds[kind], aliases, wikidata, weight, x, y, placed: x !== undefined,
  facts: [], offices: [], articles: [], speaks: [], key: fold([label, ...aliases].join(' | ')),
}));
const articles = raw.articles.map(([id, title, outlet, date, mentions], index) => ({
  index, id, title: title || id, outlet: raw.outlets[outlet], date, mentions: mentions.map((number) => actors[number]),
  passages: [], key: fold(title || id),
}));
const passages = raw.passages.map(([article, start, end, before, exact, after, speaker, trigger, rule, confidence]) => ({
  article: articles[article], start, end, before, exact, after, speaker: actors[speaker], trigger, rule, confidence,
  says: [],
}));
const facts = raw.facts.map(([id, actor, recipient, type, verb, status, date, mode, place, mutual, found]) => ({
  id, actor: actors[actor], recipient: actors[recipient], type: types[type], quad: types[type].quad,
  verb: raw.verbs[verb], status: statuses[status], date, mode, place: actors[place], mutual: Boolean(mutual),
  passages: found.map((number) => passages[number]),
}));
const offices = raw.offices.map(([holder, of, title, found]) => ({
  holder: actors[holder], of: actors[of], title, passages: found.map((number) => passages[number]),
}));

for (const fact of facts) {
  fact.articles = [...new Set(fact.passages.map((passage) => passage.article))];
  fact.outlets = [...new Set(fact.articles.map((article) => article.outlet))];
  // An event without a date of its own stands where its article was published.
  fact.when = fact.date || fact.articles.map((article) => article.date).filter(Boolean).sort()[0] || '';
  fact.pair = pairId(fact.actor, fact.recipient);
  fact.actor.facts.push(fact);
  if (fact.recipient !== fact.actor) fact.recipient.facts.push(fact);
  for (const passage of fact.passages) passage.says.push(fact);
}
for (const office of offices) {
  office.holder.offices.push(office);
  office.of.offices.push(office);
  for (const passage of office.passages) passage.says.push(office);
}
for (const passage of passages) {
  passage.article.passages.push(passage);
  if (passage.speaker) passage.speaker.speaks.push(passage);
}
for (const article of articles) for (const actor of article.mentions) actor.articles.push(article);

const actorById = new Map(actors.map((actor) => [actor.id, actor]));
const articleById = new Map(articles.map((article) => [article.id, article]));
const factById = new Map(facts.map((fact) => [fact.id, fact]));
const outlets = [...raw.outlets].sort(collator.compare);
const inTheNews = actors.filter((actor) => actor.weight).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));

function pairId(one, other) {
  return one.id < other.id ? `${one.id}~${other.id}` : `${other.id}~${one.id}`;
}

function sentenceOf(fact) {
  return `${fact.actor.label} – ${fact.verb} – ${fact.recipient.label}`;
}

function otherEnd(fact, actor) {
  return fact.actor === actor ? fact.recipient : fact.actor;
}

const packs = JSON.parse(byId('texts').textContent);
const unpacked = new Map();

// Texts are packed many to a block; a block is unpacked when one of its articles is opened.
async function textOf(article) {
  const number = Math.floor(article.index / raw.texts_per_pack);
  if (!unpacked.has(number)) {
    const bytes = Uint8Array.from(atob(packs[number]), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    unpacked.set(number, JSON.parse(await new Response(stream).text()));
  }
  return unpacked.get(number)[article.index % raw.texts_per_pack];
}
