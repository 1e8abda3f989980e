-- Rulings in file order.
SELECT
  ruling.conflict AS Conflict, ruling.kind AS Kind, ruling.question AS Question, ruling.says AS Says,
  ruling.verdict AS Verdict, ruling.position AS Position, ruling.reason AS Reason,
  ruling.ruled_by AS RuledBy, ruling.ruled_on AS RuledOn, remark.note AS Note,
  ruling.place_file AS PlaceFile, ruling.place_line AS PlaceLine, ruling.place_column AS PlaceColumn
FROM ruling
LEFT JOIN remark ON remark.kind = 'ruling' AND remark.id = ruling.conflict
ORDER BY ruling.ordinal
