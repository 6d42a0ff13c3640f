// Looking at a part: the neighbourhood of an actor, or all shortest paths between two.

const MOST_NEIGHBOURS = 120;

function focusOf(found) {
  const [first, second] = (state.autour || state.chemin).split('~');
  if (state.autour && actorById.has(first)) return around(found, actorById.get(first), Number(second) === 2 ? 2 : 1);
  if (state.chemin && actorById.has(first) && actorById.has(second)) {
    return between(found, actorById.get(first), actorById.get(second));
  }
  return null;
}

function neighbours(found) {
  const links = new Map();
  const add = (one, other) => {
    if (!links.has(one)) links.set(one, new Set());
    links.get(one).add(other);
  };
  for (const fact of found) { add(fact.actor, fact.recipient); add(fact.recipient, fact.actor); }
  for (const office of shownOffices()) { add(office.holder, office.of); add(office.of, office.holder); }
  return links;
}

// Breadth first: the distance of every actor from one, as far as ``most`` steps.
function distances(links, start, most) {
  const steps = new Map([[start, 0]]);
  for (let level = [start], step = 1; level.length && step <= most; step += 1) {
    const next = [];
    for (const one of level) {
      for (const other of links.get(one) || []) {
        if (steps.has(other)) continue;
        steps.set(other, step);
        next.push(other);
      }
    }
    level = next;
  }
  return steps;
}

const byWeight = (a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1);

function around(found, centre, steps) {
  const links = neighbours(found);
  const near = [...distances(links, centre, steps)].filter(([, step]) => step > 0)
    .sort((a, b) => a[1] - b[1] || byWeight(a[0], b[0]));
  const kept = near.slice(0, MOST_NEIGHBOURS);
  const cut = near.length - kept.length;
  const words = `${centre.label} et ses voisins à ${steps} pas\u00A0: ${numbers.format(kept.length)}` +
    (cut ? ` des ${numbers.format(near.length)}, les plus proches et les plus cités.` : '.');
  return { actors: [centre, ...kept.map(([actor]) => actor)], places: rings(links, centre, kept), words };
}

// The first step on an inner ring, the second outside it, each beside the neighbour that it is reached by.
function rings(links, centre, kept) {
  const places = new Map([[centre, { x: 0, y: 0 }]]);
  const angles = new Map();
  const inner = kept.filter(([, step]) => step === 1).map(([actor]) => actor).sort((a, b) => (a.id < b.id ? -1 : 1));
  const outer = kept.filter(([, step]) => step === 2).map(([actor]) => actor);
  const radius = Math.max(190, inner.length * 16);
  inner.forEach((actor, number) => ring(actor, number, inner.length, radius));
  const parent = (actor) => inner.find((one) => links.get(actor).has(one));
  outer.sort((a, b) => (angles.get(parent(a)) ?? 0) - (angles.get(parent(b)) ?? 0) || (a.id < b.id ? -1 : 1));
  outer.forEach((actor, number) => ring(actor, number, outer.length, Math.max(radius + 170, outer.length * 16)));
  return places;

  function ring(actor, number, many, size) {
    const angle = 2 * Math.PI * (number + 0.5) / many - Math.PI / 2;
    const wave = many > 14 && number % 2 ? 1.22 : 1;
    angles.set(actor, angle);
    places.set(actor, { x: Math.round(1.35 * size * wave * Math.cos(angle)), y: Math.round(size * wave * Math.sin(angle)) });
  }
}

function between(found, from, to) {
  const links = neighbours(found);
  const [there, back] = [distances(links, from, Infinity), distances(links, to, Infinity)];
  const far = there.get(to);
  if (far === undefined) {
    const alone = new Map([[from, { x: -200, y: 0 }], [to, { x: 200, y: 0 }]]);
    return { actors: [from, to], places: alone, words: `Aucun chemin ne relie ${from.label} à ${to.label}.` };
  }
  const kept = [...there].filter(([actor, step]) => step + back.get(actor) === far).sort((a, b) => byWeight(a[0], b[0]));
  const columns = Array.from({ length: far + 1 }, (_, step) => kept.filter(([, at]) => at === step).slice(0, 25));
  const places = new Map();
  columns.forEach((column, step) => column.forEach(([actor], number) => places.set(actor,
    { x: Math.round((step - far / 2) * 260), y: Math.round((number - (column.length - 1) / 2) * 95 + (step % 2 ? 18 : 0)) })));
  const words = `Les plus courts chemins de ${from.label} à ${to.label}\u00A0: ${count(far, 'lien', 'liens')}.`;
  return { actors: [...places.keys()], places, words };
}
