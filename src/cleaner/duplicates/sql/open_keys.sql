-- Band keys that two paragraphs of `today` share, of those that the past does not decide.
WITH standing AS (
    SELECT k.key, k.n
    FROM standing_keys AS k
    WHERE NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = k.n)
)
SELECT k.key, k.n
FROM standing AS k
WHERE k.key IN (SELECT key FROM standing GROUP BY key HAVING count(*) > 1)
