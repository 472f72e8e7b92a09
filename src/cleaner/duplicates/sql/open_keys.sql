-- Band keys that two paragraphs of `today` share, of those that nothing has decided. `likely_keys` holds all of them, and may
-- hold others.
WITH undecided AS (
    SELECT k.key, k.n
    FROM likely_keys AS k
    WHERE NOT EXISTS (SELECT 1 FROM equal_copies AS e WHERE e.n = k.n)
      AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = k.n)
)
SELECT u.key, u.n
FROM undecided AS u
WHERE u.key IN (SELECT key FROM undecided GROUP BY key HAVING count(*) > 1)
