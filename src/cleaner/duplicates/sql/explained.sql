-- Whose originals are looked for at the end: what went as a similar copy, and the equal copies of that.
SELECT g.n
FROM gone AS g
UNION
SELECT e.n
FROM equal_copies AS e
JOIN gone AS g ON g.n = e.original
