-- Keys with so many open paragraphs that comparing each with each is a waste if they repeat one another.
SELECT o.key
FROM open_keys AS o
CROSS JOIN settings AS s
GROUP BY o.key, s.heap
HAVING count(*) > s.heap
