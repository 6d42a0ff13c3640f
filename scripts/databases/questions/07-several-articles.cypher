// Quels événements plusieurs articles rapportent-ils ?
MATCH (e:Node)-[:`evidence`]->(m:Node)-[:`inArticle`]->(i:Node) WHERE e.status <> ''
WITH e, count(DISTINCT i.id) AS articles WHERE articles > 1
RETURN e.label, articles
