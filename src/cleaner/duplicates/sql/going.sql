-- One round over verified pairs that are undecided: a paragraph goes if one that it is similar to is similar to no earlier one
-- itself, because that one stays.
SELECT DISTINCT u.n
FROM undecided AS u
WHERE NOT EXISTS (SELECT 1 FROM undecided AS earlier WHERE earlier.n = u.original)
