-- One round: every open paragraph beside the leaders that it shares a key with.
SELECT DISTINCT o.n, l.n AS original
FROM open_keys AS l
JOIN open_keys AS o ON o.key = l.key AND o.n > l.n
WHERE EXISTS (SELECT 1 FROM leaders WHERE leaders.n = l.n)
