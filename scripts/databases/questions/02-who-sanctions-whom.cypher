// Qui sanctionne qui ?
MATCH (a:Node)-[:`sanctions`]->(r:Node)
RETURN a.label, r.label
