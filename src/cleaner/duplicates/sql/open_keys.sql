-- Band keys that two paragraphs of `today` share, for those paragraphs that nothing has decided; what shares a key with one that
-- is gone already may still be its best original. `likely_keys` holds all keys that stand there twice, and may hold others.
WITH standing AS (
    SELECT k.key, k.n
    FROM likely_keys AS k
    WHERE NOT EXISTS (SELECT 1 FROM equal_copies AS e WHERE e.n = k.n)
)
SELECT s.key, s.n
FROM standing AS s
WHERE s.key IN (SELECT key FROM standing GROUP BY key HAVING count(*) > 1)
  AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = s.n)
