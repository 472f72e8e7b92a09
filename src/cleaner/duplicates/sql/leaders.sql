-- One round: the open paragraphs that come first under every key they have. Nothing earlier can drop them, so they stay.
SELECT o.n
FROM open_keys AS o
JOIN (SELECT key, min(n) AS first FROM open_keys GROUP BY key) AS firsts ON firsts.key = o.key
GROUP BY o.n
HAVING max(firsts.first) = o.n AND min(firsts.first) = o.n
