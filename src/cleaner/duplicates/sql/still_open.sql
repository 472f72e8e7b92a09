-- What a round leaves open: neither led nor gone, and under keys that are not crowded yet.
SELECT o.key, o.n
FROM open_keys AS o
CROSS JOIN settings AS s
LEFT JOIN (SELECT key, count(*) AS size FROM admitted GROUP BY key) AS a ON a.key = o.key
WHERE NOT EXISTS (SELECT 1 FROM leaders AS l WHERE l.n = o.n)
  AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = o.n)
  AND coalesce(a.size, 0) < s.crowd
