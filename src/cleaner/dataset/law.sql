-- The conservation law: in every document the kept sentences and the removed spans are disjoint and in order, their text is
-- what stands there, and nothing but white space and list bullets lies between them. Gives the documents that break it.
WITH spans AS (
    SELECT doc_id, "start", "end", text FROM sentences
    UNION ALL
    SELECT doc_id, "start", "end", text FROM removed
),
edges AS (
    SELECT doc_id, "start", "end", text,
           coalesce(lag("end") OVER (PARTITION BY doc_id ORDER BY "start"), 0) AS previous
    FROM spans
    UNION ALL
    SELECT d.doc_id, length(d.raw_text), length(d.raw_text), '', coalesce(max(s."end"), 0)
    FROM documents AS d LEFT JOIN spans AS s ON s.doc_id = d.doc_id
    GROUP BY d.doc_id, d.raw_text
)
SELECT DISTINCT e.doc_id
FROM edges AS e JOIN documents AS d ON d.doc_id = e.doc_id
WHERE e."start" < e.previous
   OR substring(d.raw_text, e."start" + 1, e."end" - e."start") <> e.text
   OR NOT regexp_full_match(
        substring(d.raw_text, e.previous + 1, e."start" - e.previous),
        '(?:[\s\x0b\x1c-\x1f\x{0085}\p{Z}\x{200b}\x{2060}\x{feff}]|[$bullets]|\(?\d{1,3}[.)])*'
      )
ORDER BY e.doc_id
