// What is shown is what the address says: every action writes the hash, and the page follows the hash.

const DEFAULTS = {
  vue: 'graphe', acteur: '', lien: '', evenement: '', article: '', autour: '', chemin: '',
  types: '', statuts: '', genres: '', medias: '', du: '', au: '', n: '1', fonctions: 'oui', tri: '',
};
const SELECTION = ['acteur', 'lien', 'evenement', 'article'];
const FOCUS = ['autour', 'chemin'];
const FILTERS = ['types', 'statuts', 'genres', 'medias', 'du', 'au', 'n'];
let state = { ...DEFAULTS };
const followers = [];

function readHash(hash = location.hash) {
  const given = new URLSearchParams(hash.slice(1));
  state = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS)) if (given.has(name)) state[name] = given.get(name);
}

function changed(changes) {
  const next = { ...state };
  if (SELECTION.some((name) => name in changes)) for (const name of SELECTION) next[name] = '';
  if (FOCUS.some((name) => name in changes)) for (const name of FOCUS) next[name] = '';
  return { ...next, ...changes };
}

function hashOf(wanted) {
  const given = Object.keys(DEFAULTS).filter((name) => wanted[name] !== DEFAULTS[name]);
  return '#' + given.map((name) => `${name}=${encodeURIComponent(wanted[name]).replace(/%2C/g, ',')}`).join('&');
}

function href(changes) {
  return hashOf(changed(changes));
}

// A change of the selection is a step back in the history; a filter being moved is not.
function go(changes, quietly = false) {
  const hash = hashOf(changed(changes));
  if (hash === hashOf(state)) return;
  try {
    history[quietly ? 'replaceState' : 'pushState'](null, '', hash);
  } catch { /* a page inside another one (a notebook) may have no address of its own */ }
  follow(hash);
}

function follow(hash = location.hash) {
  readHash(hash);
  for (const follower of followers) follower();
}

function filtered() {
  return FILTERS.some((name) => state[name] !== DEFAULTS[name]);
}

addEventListener('hashchange', () => follow());
