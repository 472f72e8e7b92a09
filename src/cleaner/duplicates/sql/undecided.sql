-- What the round leaves open: pairs of paragraphs that may both stay.
SELECT u.n, u.original
FROM undecided AS u
WHERE NOT EXISTS (SELECT 1 FROM going AS g WHERE g.n = u.n)
  AND NOT EXISTS (SELECT 1 FROM going AS g WHERE g.n = u.original)
