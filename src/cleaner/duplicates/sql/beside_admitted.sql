-- Pairs of a paragraph of `asked` and an earlier one that stays and shares a band.
SELECT DISTINCT k.n, a.n AS original
FROM today_keys AS k
JOIN admitted AS a ON a.key = k.key AND a.n < k.n
WHERE EXISTS (SELECT 1 FROM asked WHERE asked.n = k.n)
