-- Both sets of shingles of every candidate pair, and the least similarity that makes the later one a copy. Another multiset
-- of digits is news, not a copy.
SELECT c.n, c.original, s.date_threshold AS threshold, a.shingles AS mine, b.shingles AS theirs
FROM candidates AS c
JOIN today AS a ON a.n = c.n
JOIN today AS b ON b.n = c.original
CROSS JOIN settings AS s
WHERE (a.digits = b.digits OR NOT s.numbers) AND a.n_tokens >= s.date_similar AND b.n_tokens >= s.date_similar
UNION ALL
SELECT c.n, c.original, s.history_threshold AS threshold, a.shingles AS mine, b.shingles AS theirs
FROM candidates AS c
JOIN today AS a ON a.n = c.n
JOIN near_past AS b ON b.n = c.original
CROSS JOIN settings AS s
WHERE (a.digits = b.digits OR NOT s.numbers) AND a.n_tokens >= s.history_similar AND b.n_tokens >= s.history_similar
