-- Pairs that share a band: a paragraph of `today` and an earlier one, of today or kept in the past.
SELECT later.n, earlier.n AS original
FROM standing_keys AS later
JOIN standing_keys AS earlier ON earlier.key = later.key AND earlier.n < later.n
UNION
SELECT later.n, earlier.n AS original
FROM standing_keys AS later
JOIN past_keys AS earlier ON earlier.key = later.key
