-- Bands of the past that paragraphs of `today` share: of each key the first so many that were kept.
SELECT ranked.key, ranked.n
FROM (
    SELECT p.key, p.n, row_number() OVER (PARTITION BY p.key ORDER BY p.n) AS place
    FROM past_keys AS p
    WHERE EXISTS (SELECT 1 FROM today_keys AS k WHERE k.key = p.key)
) AS ranked
CROSS JOIN settings AS s
WHERE ranked.place <= s.crowd
