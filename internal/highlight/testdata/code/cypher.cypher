// who wrote with whom
MATCH (a:Author {name: 'Kim', born: 1984})-[r:WROTE*1..3]->(b:Book)
WHERE b.title STARTS WITH "The" AND NOT exists(b.hidden) OR b.price >= 0x1F
/* newest
   first */
WITH a, COUNT(b) AS total, collect(DISTINCT b.year)[0] AS first, $limit
CALL db.index("x") YIELD node
RETURN a.name, `odd name`, total * 1.5e3, 017, coalesce(r.note, "none")
ORDER BY total DESC LIMIT 10;
