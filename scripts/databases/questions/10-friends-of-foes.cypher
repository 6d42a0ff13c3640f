// Qui parle avec un acteur qu'un autre accuse ?
MATCH (a:Node)-[:`accuses`]->(b:Node)-[:`talksWith`]->(c:Node) WHERE a.id <> c.id
RETURN DISTINCT a.label, b.label, c.label
