-- What goes: the copy, the kept paragraph that it repeats (of several the most similar, then the earliest), how similar, and
-- whether word for word. An equal copy of a paragraph that went as a similar one is a similar copy itself.
WITH ranked AS (
    SELECT n, original, similarity, row_number() OVER (PARTITION BY n ORDER BY similarity DESC, original) AS place
    FROM pairs
),
near_copies AS (
    SELECT n, original, similarity FROM ranked WHERE place = 1
)
SELECT n, original, similarity, FALSE AS word_for_word FROM near_copies
UNION ALL
SELECT e.n, e.original, CAST(1.0 AS DOUBLE) AS similarity, TRUE AS word_for_word
FROM equal_copies AS e
WHERE NOT EXISTS (SELECT 1 FROM near_copies AS c WHERE c.n = e.n)
