-- Queries of `cleaner diff` over the differing files of two snapshots: the views a_* hold the earlier, b_* the later one.

-- rewritten: documents whose raw bytes differ; offsets into one mean nothing in the other
CREATE TEMP TABLE rewritten AS
SELECT a.doc_id FROM a_documents AS a JOIN b_documents AS b USING (doc_id) WHERE a.raw_sha256 <> b.raw_sha256;

-- documents: added, removed and changed, a date
SELECT coalesce(a.date, b.date) AS date,
       count(*) FILTER (a.doc_id IS NULL), count(*) FILTER (b.doc_id IS NULL),
       count(*) FILTER (a.doc_id IS NOT NULL AND b.doc_id IS NOT NULL AND a IS DISTINCT FROM b)
FROM a_documents AS a FULL JOIN b_documents AS b ON a.doc_id = b.doc_id
GROUP BY ALL;

-- went: kept before, removed now
SELECT r.reason, r.rule, count(*) OVER (PARTITION BY r.reason, r.rule) AS n, s.date, s.doc_id,
       substring(s.text, greatest(r."start" - s."start", 0) + 1, least(r."end", s."end") - greatest(r."start", s."start"))
FROM a_sentences AS s
JOIN b_removed AS r ON r.doc_id = s.doc_id AND r."start" < s."end" AND r."end" > s."start"
WHERE s.doc_id NOT IN (SELECT doc_id FROM rewritten)
QUALIFY row_number() OVER (PARTITION BY r.reason, r.rule ORDER BY s.date, s.doc_id, s."start") <= $1
ORDER BY n DESC, r.reason, r.rule, s.date, s.doc_id, s."start";

-- came_back: removed before, kept now
SELECT r.reason, r.rule, count(*) OVER (PARTITION BY r.reason, r.rule) AS n, s.date, s.doc_id,
       substring(s.text, greatest(r."start" - s."start", 0) + 1, least(r."end", s."end") - greatest(r."start", s."start"))
FROM b_sentences AS s
JOIN a_removed AS r ON r.doc_id = s.doc_id AND r."start" < s."end" AND r."end" > s."start"
WHERE s.doc_id NOT IN (SELECT doc_id FROM rewritten)
QUALIFY row_number() OVER (PARTITION BY r.reason, r.rule ORDER BY s.date, s.doc_id, s."start") <= $1
ORDER BY n DESC, r.reason, r.rule, s.date, s.doc_id, s."start";

-- retagged: kept before and now, under another discourse role
SELECT a.discourse_role AS one, b.discourse_role AS other, count(*) OVER (PARTITION BY one, other) AS n, b.date, b.doc_id, b.text
FROM a_sentences AS a
JOIN b_sentences AS b ON a.doc_id = b.doc_id AND a."start" = b."start" AND a."end" = b."end"
WHERE a.discourse_role <> b.discourse_role AND b.doc_id NOT IN (SELECT doc_id FROM rewritten)
QUALIFY row_number() OVER (PARTITION BY one, other ORDER BY b.date, b.doc_id, b."start") <= $1
ORDER BY n DESC, one, other, b.date, b.doc_id;
