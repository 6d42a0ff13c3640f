// Qu'est-ce qui est prévu, et pour quand ?
MATCH (e:Node) WHERE e.status = 'planned' AND e.date <> '' RETURN e.label, e.date
