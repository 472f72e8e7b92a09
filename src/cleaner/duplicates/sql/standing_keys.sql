-- Band keys of the paragraphs of `today` that repeat no earlier one word for word.
SELECT k.key, k.n
FROM today_keys AS k
WHERE NOT EXISTS (SELECT 1 FROM equal_copies AS e WHERE e.n = k.n)
