-- Band keys that two paragraphs of `today` share, of those that the past does not decide. `likely_keys` holds all of them, and
-- may hold others.
SELECT k.key, k.n
FROM likely_keys AS k
WHERE k.key IN (SELECT key FROM likely_keys GROUP BY key HAVING count(*) > 1)
