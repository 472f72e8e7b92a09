-- Pairs of paragraphs that share a MinHash band and whose true Jaccard of word bigrams is at least $threshold.
-- `standing` holds what no equal paragraph removed. Another multiset of digits is news, not a copy.
WITH banded AS (
    SELECT n, unnest(bands) AS band FROM standing
),
candidates AS (
    SELECT DISTINCT later.n AS n, earlier.n AS original
    FROM banded AS later JOIN banded AS earlier ON later.band = earlier.band AND earlier.n < later.n
    WHERE later.n >= 0
),
shared AS (
    SELECT c.n, c.original, len(list_intersect(a.shingles, b.shingles)) AS common,
           len(a.shingles) + len(b.shingles) AS total
    FROM candidates AS c
    JOIN standing AS a ON a.n = c.n
    JOIN standing AS b ON b.n = c.original AND b.digits = a.digits
)
SELECT n, original, common / (total - common) AS similarity
FROM shared
WHERE common >= $threshold * (total - common)
ORDER BY n, similarity DESC, original
