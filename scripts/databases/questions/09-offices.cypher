// Qui exerce quelle fonction, et où ?
MATCH (h:Node)<-[:`holder`]-(r:Node)-[:`of`]->(b:Node)
RETURN h.label, r.title, b.label
