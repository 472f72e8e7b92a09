-- Kept paragraphs of the past that share a band with one of `today`.
SELECT p.n, p.n_tokens, p.digits, p.shingles
FROM past AS p
WHERE p.n IN (SELECT n FROM admitted)
