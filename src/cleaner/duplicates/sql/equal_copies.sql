-- Paragraphs of `today` whose words stand in an earlier one: `n` -> the earliest equal one, kept in the past or in today.
WITH kept_before AS (
    SELECT t.n, min(p.n) AS original
    FROM today AS t
    JOIN past AS p ON p.equal = t.equal AND p.twin = t.twin
    CROSS JOIN settings AS s
    WHERE t.n_tokens >= s.history_equal
    GROUP BY t.n
),
first_today AS (
    SELECT t.equal, t.twin, min(t.n) AS original
    FROM today AS t CROSS JOIN settings AS s
    WHERE t.n_tokens >= s.date_equal
    GROUP BY t.equal, t.twin
    HAVING count(*) > 1
)
SELECT t.n, coalesce(k.original, f.original) AS original
FROM today AS t
LEFT JOIN kept_before AS k ON k.n = t.n
LEFT JOIN first_today AS f ON f.equal = t.equal AND f.twin = t.twin
WHERE k.original IS NOT NULL OR f.original < t.n
