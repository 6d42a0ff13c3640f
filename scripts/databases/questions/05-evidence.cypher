// Où, au caractère près, chaque événement est-il dit ?
MATCH (e:Node)-[:`evidence`]->(m:Node)-[:`inArticle`]->(i:Node) WHERE e.status <> ''
RETURN e.label, i.identifier, m.start, m.`end`
