// Names on the drawing: always the same size on the screen, the heaviest actor's first, none over another.

const LONGEST = 26;
const loud = new Set(inTheNews.slice(0, 25).filter((actor) => actor.weight > 3));
let cursor = null;

const shorten = (label) => (label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label);

function drawLabels(context) {
  const graph = byId('graph');
  const ratio = context.canvas.width / graph.clientWidth;
  const scale = network.getScale();
  const light = spotlight();
  const shown = drawn.actors
    .map((actor) => ({ actor, ...network.canvasToDOM(network.getPosition(actor.id)), radius: sizeOf(actor) * scale,
      lit: !light || light.nodes.has(actor.id) }))
    .filter((spot) => spot.x > -50 && spot.y > -20 && spot.x < graph.clientWidth + 50 && spot.y < graph.clientHeight + 20);
  shown.sort((a, b) => rank(b, light) - rank(a, light) || (a.actor.id < b.actor.id ? -1 : 1));
  const taken = shown.filter((spot) => spot.lit).map((spot) => ({ of: spot.actor, ...boxAt(spot.x, spot.y, 2 * spot.radius, 2 * spot.radius) }));
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const spot of shown) drawLabel(context, spot, taken);
  drawSigns(context, taken);
  if (cursor && shown.some((spot) => spot.actor === cursor)) drawCursor(context, shown.find((spot) => spot.actor === cursor));
  context.restore();
}

const rank = (spot, light) => (light && spot.lit ? 1e6 : 0) + (spot.actor === cursor ? 1e7 : 0) + spot.actor.weight;

// A name stands where nothing else does; a heavy actor's may cover lighter ones rather than be missing.
function drawLabel(context, spot, taken) {
  if (!spot.lit) return;
  const big = loud.has(spot.actor) || spot.actor.id === state.acteur;
  context.font = `${big ? 600 : 400} ${big ? 13.5 : 12}px system-ui, sans-serif`;
  const words = visible(shorten(spot.actor.label));
  const wide = context.measureText(words).width + 4;
  const side = spot.radius + wide / 2 + 4;
  const boxes = [[0, spot.radius + 9], [0, -spot.radius - 9], [side, 0], [-side, 0], [0, 0]]
    .map(([dx, dy]) => boxAt(spot.x + dx, spot.y + dy, wide, 15)).filter((box) => box.left >= 0 && box.right <= byId('graph').clientWidth);
  const free = (box) => taken.every((other) => other.of === spot.actor || !meets(box, other));
  const bearable = (box) => taken.every((other) => !meets(box, other) || (other.of && (other.of.weight < spot.actor.weight || other.of === spot.actor)));
  const box = boxes.slice(0, 4).find(free) ?? (big ? boxes.find(bearable) : null);
  if (!box) return;
  taken.push(box);
  write(context, words, box.x, box.y, 3.5);
}

const boxAt = (x, y, wide, high) => ({ x, y, left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 });

function write(context, words, x, y, halo) {
  context.lineWidth = halo;
  context.strokeStyle = ink.halo;
  context.fillStyle = ink.text;
  context.strokeText(words, x, y);
  context.fillText(words, x, y);
}

// How many events a line stands for, upright in its middle, where no name stands.
function drawSigns(context, taken) {
  context.font = '600 11px system-ui, sans-serif';
  for (const edge of edges.get({ filter: (one) => one.sign && one.lit })) {
    const middle = network.canvasToDOM(network.body.edges[edge.id].edgeType.getPoint(0.5));
    const box = boxAt(middle.x, middle.y, context.measureText(edge.sign).width + 4, 14);
    if (taken.some((other) => meets(box, other))) continue;
    taken.push(box);
    write(context, edge.sign, middle.x, middle.y, 4);
  }
}

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function drawCursor(context, spot) {
  context.beginPath();
  context.arc(spot.x, spot.y, spot.radius + 6, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = ink.cursor;
  context.stroke();
}

function showTip(content, event) {
  const tip = byId('tip');
  const edge = byId('graph').getBoundingClientRect();
  tip.replaceChildren(...content);
  tip.hidden = false;
  const [x, y] = [event.clientX - edge.left, event.clientY - edge.top];
  tip.style.left = `${Math.min(x + 14, edge.width - tip.offsetWidth - 6)}px`;
  tip.style.top = `${Math.min(y + 14, edge.height - tip.offsetHeight - 6)}px`;
}

function tipOfActor(actor) {
  return [el('strong', {}, actor.label), el('div', {}, `${actor.kind.label}, ${count(actor.facts.length, 'événement', 'événements')}`)];
}

function tipOfBundle(bundle) {
  const lines = bundle.quad === 'office' ? bundle.facts.map((office) => `${office.holder.label} – ${office.title} – ${office.of.label}`)
    : bundle.facts.map((fact) => `${sentenceOf(fact)}${fact.status.id === 'actual' ? '' : ` (${fact.status.label})`}`);
  const more = lines.length - 5;
  return [...lines.slice(0, 5).map((line) => el('div', {}, line)), more > 0 ? el('div', {}, `et ${more} de plus`) : ''];
}

// Arrow keys go from the actor under the cursor to the nearest one in that direction.
function moveCursor(dx, dy) {
  const from = cursor && network.getPosition(cursor.id);
  if (!from) return setCursor(actorById.get(state.acteur) ?? drawn.actors[0]);
  const ahead = drawn.actors.filter((actor) => actor !== cursor).map((actor) => {
    const to = network.getPosition(actor.id);
    const [along, across] = dx ? [(to.x - from.x) * dx, Math.abs(to.y - from.y)] : [(to.y - from.y) * dy, Math.abs(to.x - from.x)];
    return { actor, along, cost: along + 2 * across };
  }).filter((step) => step.along > 5);
  ahead.sort((a, b) => a.cost - b.cost);
  if (ahead.length) setCursor(ahead[0].actor);
}

function setCursor(actor) {
  if (!actor) return;
  cursor = actor;
  bringIntoView(actor);
  network.redraw();
  announce(`${actor.label}, ${actor.kind.label}, ${count(actor.facts.length, 'événement', 'événements')}`);
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: calm() ? false : { duration: 150 } });
}

function graphKey(event) {
  const keys = {
    ArrowLeft: () => moveCursor(-1, 0), ArrowRight: () => moveCursor(1, 0),
    ArrowUp: () => moveCursor(0, -1), ArrowDown: () => moveCursor(0, 1),
    '+': () => zoom(1.3), '-': () => zoom(1 / 1.3), 0: fitAll,
    Enter: () => cursor && go({ acteur: cursor.id }), Escape: () => go({ acteur: '' }),
  };
  if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key]();
}
