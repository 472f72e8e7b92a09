-- Every open paragraph beside the earlier ones that it shares a key with.
SELECT DISTINCT later.n, earlier.n AS original
FROM open_keys AS later
JOIN open_keys AS earlier ON earlier.key = later.key AND earlier.n < later.n
