-- Paragraphs of `today` that repeat no earlier one word for word.
SELECT t.n
FROM today AS t
WHERE NOT EXISTS (SELECT 1 FROM equal_copies AS e WHERE e.n = t.n)
