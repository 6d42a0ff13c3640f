// The drawing: which actors and links are shown, where they stand and how they look. vis-network paints them.

const WHOLE = 200; // as kg/page/opening.py has it
const OPENING = 120;
const MOST_PARTNERS = 25;
const DASHES = { actual: false, planned: [9, 6], possible: [2, 5], denied: [2, 5] };
const FIRMEST = statuses.map((status) => status.id);
const sized = new Map(opening.nodes.map((node) => [node.id, node]));
const SHAPE_OF = { Person: 'dot', Country: 'hexagon', Organization: 'square', Group: 'triangle', Place: 'diamond' };
const spots = stretched(actors.filter((actor) => actor.placed));
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
let network = null;
let ink = {};
let drawn = { actors: [], bundles: [], places: spots, total: 0 };

const heaviest = inTheNews[0]?.weight ?? 1;
let grown = 1;

// The layout was made for any window: here it is drawn out towards the shape of this one.
function stretched(placed) {
  const graph = byId('graph');
  const wide = Math.max(...placed.map((actor) => Math.abs(actor.x)), 1) / Math.max(...placed.map((actor) => Math.abs(actor.y)), 1);
  const wanted = (graph.clientWidth || 1) / (graph.clientHeight || 1);
  const pull = Math.sqrt(Math.min(Math.max(wanted / wide, 0.4), 2.5));
  return new Map(placed.map((actor) => [actor, { x: Math.round(actor.x * pull), y: Math.round(actor.y / pull) }]));
}

const sizeOf = (actor) => grown * plainSizeOf(actor);
const plainSizeOf = (actor) => sized.get(actor.id)?.size ?? 5 + Math.min(4.5 * Math.sqrt(actor.weight), 34 * Math.sqrt(actor.weight / heaviest));
const shownOffices = () => (state.fonctions === 'oui' ? offices : []);

// Decide what is drawn: a neighbourhood, a path, or the part of the whole that matters most.
function chooseDrawn() {
  const found = passingFacts();
  const focus = focusOf(found);
  const kept = focus ? focus.actors : mostImportant(found);
  const inside = new Set(kept);
  const total = new Set(found.flatMap((fact) => [fact.actor, fact.recipient])).size;
  if (!focus) for (const actor of selectedWithPartners(found)) inside.add(actor);
  const places = focus ? focus.places : spots;
  if (!focus) for (const actor of inside) place(actor, inside);
  return { actors: [...inside], bundles: bundle(found, inside), places, total, focus };
}

function mostImportant(found) {
  if (!filtered() && opening.nodes.length) return opening.nodes.map((node) => actorById.get(node.id));
  const weights = new Map();
  for (const fact of found) {
    for (const end of [fact.actor, fact.recipient]) weights.set(end, (weights.get(end) || 0) + fact.passages.length);
  }
  const sorted = [...weights].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1)).map(([one]) => one);
  return sorted.length <= WHOLE ? sorted : sorted.slice(0, OPENING);
}

function selectedWithPartners(found) {
  const fact = factById.get(state.evenement);
  const ends = state.lien ? state.lien.split('~').map((id) => actorById.get(id)) : fact ? [fact.actor, fact.recipient] : [];
  const actor = actorById.get(state.acteur);
  if (!actor) return ends.filter(Boolean);
  const partners = new Map();
  for (const one of found) {
    if (one.actor !== actor && one.recipient !== actor) continue;
    const other = otherEnd(one, actor);
    partners.set(other, (partners.get(other) || 0) + 1);
  }
  for (const office of shownOffices()) {
    if (office.holder === actor && !partners.has(office.of)) partners.set(office.of, 0);
    if (office.of === actor && !partners.has(office.holder)) partners.set(office.holder, 0);
  }
  const best = [...partners].sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1));
  return [actor, ...best.slice(0, MOST_PARTNERS).map(([other]) => other)];
}

// An actor that was not placed before the page opened stands as near as there is room to its most cited partner.
function place(actor, inside) {
  if (spots.has(actor)) return;
  const partners = actor.facts.map((fact) => otherEnd(fact, actor)).filter((other) => inside.has(other) && spots.has(other));
  partners.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const near = partners.length ? spots.get(partners[0]) : { x: 0, y: 0 };
  const taken = [...spots.values()];
  for (let step = 3; ; step += 1) {
    const [angle, radius] = [step * 2.399963, 44 * Math.sqrt(step)];
    const spot = { x: Math.round(near.x + radius * 1.4 * Math.cos(angle)), y: Math.round(near.y + radius * Math.sin(angle)) };
    if (taken.every((other) => Math.abs(other.x - spot.x) > 105 || Math.abs(other.y - spot.y) > 52)) {
      spots.set(actor, spot);
      return;
    }
  }
}

// One line per pair and quad category, however many events it stands for.
function bundle(found, inside) {
  const bundles = new Map();
  const add = (quad, one, other, member) => {
    if (one === other || !inside.has(one) || !inside.has(other)) return;
    const [from, to] = one.id < other.id ? [one, other] : [other, one];
    const id = `${from.id}~${to.id}~${quad}`;
    if (!bundles.has(id)) bundles.set(id, { id, pair: `${from.id}~${to.id}`, quad, from, to, facts: [] });
    bundles.get(id).facts.push(member);
  };
  for (const fact of found) add(fact.quad.id, fact.actor, fact.recipient, fact);
  for (const office of shownOffices()) add('office', office.holder, office.of, office);
  return [...bundles.values()];
}

function edgeOf(bundle, number, many) {
  const office = bundle.quad === 'office';
  const status = office ? 'actual' : bundle.facts.map((fact) => fact.status.id)
    .sort((a, b) => FIRMEST.indexOf(a) - FIRMEST.indexOf(b))[0];
  const size = bundle.facts.length;
  const bend = (number - (many - 1) / 2) * 0.22;
  const there = bundle.facts.some((fact) => !fact.mutual && (fact.actor ?? fact.holder) === bundle.from);
  const back = bundle.facts.some((fact) => !fact.mutual && (fact.actor ?? fact.holder) === bundle.to);
  return {
    id: bundle.id, from: bundle.from.id, to: bundle.to.id, bundle, status,
    width: grown * (office ? 1 : Math.min(1.4 + 1.3 * Math.log2(size), 7)),
    dashes: office ? [1, 4] : DASHES[status],
    sign: [!office && size > 1 && `×${size}`, status === 'denied' && '✗'].filter(Boolean).join(' '),
    smooth: { enabled: bend !== 0, type: bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(bend) },
    arrows: { to: { enabled: there && !office, scaleFactor: 0.55 }, from: { enabled: back && !office, scaleFactor: 0.55 } },
  };
}

function edgesOf(bundles) {
  const byPair = new Map();
  for (const one of bundles) byPair.set(one.pair, [...(byPair.get(one.pair) || []), one]);
  return [...byPair.values()].flatMap((together) => together
    .sort((a, b) => (a.quad < b.quad ? -1 : 1)).map((one, number) => edgeOf(one, number, together.length)));
}

// What stands out while something is selected; null when nothing is.
function spotlight() {
  const fact = factById.get(state.evenement);
  const pair = state.lien || (fact && fact.pair);
  if (pair) return { nodes: new Set(pair.split('~')), edge: (one) => one.pair === pair };
  const article = articleById.get(state.article);
  if (article) {
    const ends = article.passages.flatMap((passage) => passage.says).flatMap((one) => [one.actor ?? one.holder, one.recipient ?? one.of]);
    return { nodes: new Set(ends.map((end) => end.id)), edge: (one) => one.facts.some((fact) => fact.passages.some((passage) => passage.article === article)) };
  }
  if (!actorById.has(state.acteur)) return null;
  const edge = (one) => one.from.id === state.acteur || one.to.id === state.acteur;
  const lit = drawn.bundles.filter(edge).flatMap((one) => [one.from.id, one.to.id]);
  return { nodes: new Set([state.acteur, ...lit]), edge };
}

function paint() {
  const light = spotlight();
  ink = { text: color('ink'), halo: color('paper'), cursor: color('accent') };
  nodes.update(drawn.actors.map((actor) => {
    const lit = !light || light.nodes.has(actor.id);
    const fill = color(`kind-${actor.kind.id}`);
    return {
      id: actor.id, ...drawn.places.get(actor), shape: SHAPE_OF[actor.kind.id], size: sizeOf(actor), opacity: lit ? 1 : 0.15,
      borderWidth: actor.id === state.acteur ? 4 : 1.5,
      color: { background: fill, border: actor.id === state.acteur ? ink.text : ink.halo,
        highlight: { background: fill, border: ink.text }, hover: { background: fill, border: ink.text } },
    };
  }));
  edges.update(edgesOf(drawn.bundles).map((edge) => {
    const lit = !light || light.edge(edge.bundle);
    const shade = color(edge.status === 'denied' ? 'denied' : `quad-${edge.bundle.quad}`);
    return { ...edge, lit, color: { color: shade, highlight: shade, hover: shade, opacity: lit ? 0.9 : 0.08 } };
  }));
}

function showDrawing() {
  const before = drawn;
  drawn = chooseDrawn();
  const [keptNodes, keptEdges] = [new Set(drawn.actors.map((one) => one.id)), new Set(drawn.bundles.map((one) => one.id))];
  edges.remove(edges.getIds().filter((id) => !keptEdges.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !keptNodes.has(id)));
  paint();
  if (before.places !== drawn.places) fitAll();
  else bringIntoView(actorById.get(state.acteur));
  byId('graph').setAttribute('aria-label', `Graphe de ${count(drawn.actors.length, 'acteur', 'acteurs')}`);
  showNotice();
}

function showNotice() {
  const { total, focus } = drawn;
  const shown = drawn.actors.filter((actor) => actor.weight).length;
  const notice = byId('notice');
  notice.replaceChildren();
  if (focus) append(notice, [focus.words, ' ', el('a', { href: href({ autour: '' }) }, 'Revenir à l’ensemble')]);
  else if (!total) append(notice, ['Aucun événement ne passe ces filtres.']);
  else if (shown < total) {
    append(notice, [`Les ${numbers.format(shown)} acteurs les plus cités sur ${numbers.format(total)} sont dessinés\u00A0; ` +
      'la recherche, les fiches et le tableau mènent aux autres.']);
  }
  notice.hidden = !notice.hasChildNodes();
}

// Show everything, with room for the names at the borders.
function fitAll() {
  const graph = byId('graph');
  const spots = drawn.actors.map((actor) => drawn.places.get(actor));
  if (!spots.length || !graph.clientWidth) return;
  const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((graph.clientWidth - 130) / (right - left + 40), (graph.clientHeight - 70) / (bottom - top + 70), 1.5);
  // Seen from afar, symbols and lines are drawn larger, or they would be dots and hairs.
  grown = Math.min(Math.max(0.65 / scale, 1), 1.8);
  paint();
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.02), animation: false });
}

function bringIntoView(actor) {
  if (!actor || !nodes.get(actor.id)) return;
  const graph = byId('graph');
  const { x, y } = network.canvasToDOM(network.getPosition(actor.id));
  if (x > 30 && y > 30 && x < graph.clientWidth - 30 && y < graph.clientHeight - 30) return;
  network.moveTo({ position: network.getPosition(actor.id), scale: Math.max(network.getScale(), 0.7),
    animation: calm() ? false : { duration: 300 } });
}

function buildDrawing() {
  drawn = chooseDrawn();
  paint();
  network = new vis.Network(byId('graph'), { nodes, edges }, opening.options);
  network.on('click', ({ nodes: [node], edges: [edge] }) => {
    if (node) go({ acteur: node });
    else if (edge) go({ lien: edges.get(edge).bundle.pair });
    else go({ acteur: '' });
  });
  network.on('doubleClick', ({ nodes: [node] }) => { if (node) go({ autour: `${node}~1` }); });
  fitAll();
  network.on('afterDrawing', drawLabels);
  network.on('hoverNode', ({ node, event }) => showTip(tipOfActor(actorById.get(node)), event));
  network.on('hoverEdge', ({ edge, event }) => showTip(tipOfBundle(edges.get(edge).bundle), event));
  for (const out of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) network.on(out, () => { byId('tip').hidden = true; });
}
