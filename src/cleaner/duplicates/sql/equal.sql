-- Paragraphs of `today` whose words stand in an earlier paragraph, of the past or of today: `n` -> the earliest equal one.
-- `everything` holds kept paragraphs of the past (n < 0) and all of today (n >= 0), in the order in which copies are kept.
SELECT n, original
FROM (
    SELECT n, first_value(n) OVER (PARTITION BY equal ORDER BY n) AS original
    FROM everything
    WHERE n_tokens >= 5
) AS copies
WHERE n >= 0 AND original < n
ORDER BY n
