// Qui agit le plus souvent ?
MATCH (e:Node)-[:`actor`]->(a:Node)
WITH a, count(*) AS events
RETURN a.label, events
