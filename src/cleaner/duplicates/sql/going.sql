-- One round of the greedy rule. `undecided` pairs a paragraph with each earlier one that is similar enough and may stay: a
-- paragraph goes if one of these has no earlier one itself, because that one stays.
SELECT DISTINCT u.n
FROM undecided AS u
WHERE NOT EXISTS (SELECT 1 FROM undecided AS earlier WHERE earlier.n = u.original)
