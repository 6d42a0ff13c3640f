// The page put together: its head, its buttons, and what is done anew whenever the address changes.

function showHead() {
  const told = articles.map((article) => article.date).filter(Boolean).sort();
  byId('summary').textContent = [count(articles.length, 'article', 'articles'), period(told[0], told[told.length - 1]),
    count(inTheNews.length, 'acteur', 'acteurs'), count(facts.length, 'événement', 'événements')].join(' · ');
}

function showView() {
  const table = state.vue === 'tableau';
  const back = !table && byId('graph-view').hidden;
  byId('graph-view').hidden = table;
  byId('table-view').hidden = !table;
  byId('show-graph').setAttribute('aria-pressed', String(!table));
  byId('show-table').setAttribute('aria-pressed', String(table));
  if (back) network.setSize('100%', '100%');
  showDrawing();
  if (back) fitAll();
  if (table) showTable();
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem('theme', theme); } catch { /* a page opened from a file may keep nothing */ }
  paint();
}

function recalledTheme() {
  try { return localStorage.getItem('theme'); } catch { return null; }
}

function buildButtons() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = recalledTheme();
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
  byId('theme').addEventListener('click', () => setTheme(
    (document.documentElement.dataset.theme || (dark.matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark'));
  dark.addEventListener('change', paint);
  byId('show-graph').addEventListener('click', () => go({ vue: 'graphe' }));
  byId('show-table').addEventListener('click', () => go({ vue: 'tableau' }));
  byId('skip-table').addEventListener('click', () => {
    go({ vue: 'tableau' });
    byId('table-view').querySelector('.sheet').focus();
  });
  byId('skip-panel').addEventListener('click', () => byId('panel').focus());
  byId('show-filters').addEventListener('click', (event) => {
    const open = document.body.classList.toggle('filters-open');
    event.target.setAttribute('aria-expanded', String(open));
  });
  byId('zoom-in').addEventListener('click', () => zoom(1.3));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 1.3));
  byId('zoom-all').addEventListener('click', fitAll);
  byId('graph').addEventListener('keydown', graphKey);
  byId('graph').addEventListener('pointerleave', () => { byId('tip').hidden = true; });
}

let selected = '';

// A new selection brings its panel into view and tells screen readers its title.
function showSelection() {
  const now = SELECTION.map((name) => state[name]).join('');
  if (now && now !== selected) {
    const title = byId('panel-title');
    if (title) announce(`Fiche\u00A0: ${title.textContent}`);
    if (matchMedia('(max-width: 900px)').matches) byId('panel').scrollIntoView({ behavior: calm() ? 'auto' : 'smooth' });
    else if (document.activeElement?.closest?.('#panel') || document.activeElement === document.body) byId('panel').focus();
  }
  selected = now;
}

readHash();
buildFilters();
showHead();
buildButtons();
buildDrawing();
combobox(byId('search'), findAll, (found) => go({ vue: 'graphe', ...found.changes }));
followers.push(showFilters, showView, showPanel, showSelection);
for (const follower of followers) follower();
requestAnimationFrame(() => requestAnimationFrame(() => { document.documentElement.dataset.ready = 'yes'; }));
