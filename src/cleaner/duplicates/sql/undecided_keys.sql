-- Band keys of the paragraphs of `today` that the past does not decide.
SELECT k.key, k.n
FROM standing_keys AS k
WHERE NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = k.n)
