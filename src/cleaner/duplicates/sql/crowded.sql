-- Keys with more paragraphs, open or admitted, than may ever be compared each with each.
SELECT o.key
FROM open_keys AS o
CROSS JOIN settings AS s
LEFT JOIN (SELECT key, count(*) AS size FROM admitted GROUP BY key) AS a ON a.key = o.key
GROUP BY o.key, s.crowd, a.size
HAVING count(*) + coalesce(a.size, 0) > s.crowd
