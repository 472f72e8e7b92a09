-- What goes: the copy, the kept paragraph that it repeats (of several the most similar, then the earliest), how similar, and
-- whether word for word. An equal copy of a paragraph that went as a similar one repeats what that one repeats.
WITH ranked AS (
    SELECT p.n, p.original, p.similarity,
           row_number() OVER (PARTITION BY p.n ORDER BY p.similarity DESC, p.original) AS place
    FROM pairs AS p
    WHERE EXISTS (SELECT 1 FROM gone AS g WHERE g.n = p.n)
      AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.n = p.original)
),
near_copies AS (
    SELECT n, original, similarity FROM ranked WHERE place = 1
)
SELECT n, original, similarity, FALSE AS word_for_word FROM near_copies
UNION ALL
SELECT e.n, coalesce(c.original, e.original) AS original, coalesce(c.similarity, 1.0) AS similarity,
       c.original IS NULL AS word_for_word
FROM equal_copies AS e
LEFT JOIN near_copies AS c ON c.n = e.original
