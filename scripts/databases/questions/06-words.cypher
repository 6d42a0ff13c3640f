// Avec quels mots ?
MATCH (m:Node) WHERE m.exact <> '' RETURN m.exact
