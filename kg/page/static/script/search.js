// Search without accents, as a combobox: arrows choose, Enter opens.

const MOST_FOUND = 12;
let boxes = 0;

// The best first: names that begin so, then words that begin so, then anywhere; the heavier actor before.
function findActors(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const score = (actor) => (actor.key.startsWith(wanted) ? 3 : ` ${actor.key}`.includes(` ${wanted}`) ? 2 : 1);
  return actors.filter((actor) => actor.key.includes(wanted))
    .map((actor) => ({ actor, score: score(actor) }))
    .sort((a, b) => b.score - a.score || byWeight(a.actor, b.actor)).slice(0, MOST_FOUND)
    .map(({ actor }) => ({ id: actor.id, label: actor.label, note: noteOf(actor, wanted), changes: { acteur: actor.id } }));
}

function noteOf(actor, wanted) {
  const alias = fold(actor.label).includes(wanted) ? '' : actor.aliases.find((name) => fold(name).includes(wanted));
  return [alias && `«\u00A0${alias}\u00A0»`, actor.kind.label, count(actor.facts.length, 'événement', 'événements')].filter(Boolean).join(', ');
}

function findAll(text) {
  const wanted = fold(text);
  const titles = wanted.length < 2 ? [] : articles.filter((article) => article.key.includes(wanted)).slice(0, 5)
    .map((article) => ({ id: article.id, label: article.title, note: 'article', changes: { article: article.id } }));
  return [...findActors(text), ...titles];
}

function combobox(input, find, pick) {
  const id = `found-${boxes += 1}`;
  const list = el('ul', { id, role: 'listbox', 'aria-label': 'Résultats', class: 'found', hidden: true });
  let [found, at] = [[], -1];
  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': id, 'aria-autocomplete': 'list' };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  input.after(list);

  function show(open) {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    [...list.children].forEach((item, number) => item.setAttribute('aria-selected', String(number === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', `${id}-${at}`);
    else input.removeAttribute('aria-activedescendant');
  }
  function choose(number) {
    if (!found[number]) return;
    input.value = '';
    show(false);
    pick(found[number]);
  }
  input.addEventListener('input', () => {
    found = find(input.value);
    at = found.length ? 0 : -1;
    list.replaceChildren(...found.map((one, number) => el('li', { role: 'option', id: `${id}-${number}`,
      onpointerdown: (event) => { event.preventDefault(); choose(number); } },
      el('bdi', {}, one.label), el('span', { class: 'note' }, one.note))));
    if (input.value && !found.length) announce('Aucun résultat');
    else if (found.length) announce(count(found.length, 'résultat', 'résultats'));
    show(found.length > 0);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      at = found.length ? (at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length : -1;
      show(found.length > 0);
    } else if (event.key === 'Enter') choose(at);
    else if (event.key === 'Escape') { input.value = ''; show(false); } else return;
    event.preventDefault();
  });
  input.addEventListener('blur', () => show(false));
}
