// Combien d'événements de chaque classe ?
MATCH (e:Node) WHERE e.status <> ''
RETURN replace(replace(e.labels, ';Event', ''), 'Event;', ''), count(*)
