// Quels acteurs ont un É ou un é dans leur nom ?
MATCH (a:Node) WHERE (a.labels CONTAINS 'Actor') AND (a.label CONTAINS 'é' OR a.label CONTAINS 'É') RETURN a.label
