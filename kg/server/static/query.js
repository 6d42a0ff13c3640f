// The query page: YASGUI on this server's own endpoint, and the named queries to start from.
"use strict";
const endpoint = new URL("/sparql", window.location.href).href;
const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  persistenceId: "depeche-kg",
});
document.getElementById("named").addEventListener("change", (choice) => {
  const query = choice.target.value;
  if (!query) return;
  const tab = yasgui.getTab() || yasgui.addTab(true);
  tab.setEndpoint(endpoint);
  tab.getYasqe().setValue(query);
});
