-- Declared constraints in file order.
SELECT
  declared_constraint.id AS Id, declared_constraint.holds AS Holds, declared_constraint.why AS Why,
  declared_constraint.place_file AS PlaceFile, declared_constraint.place_line AS PlaceLine, declared_constraint.place_column AS PlaceColumn
FROM declared_constraint
ORDER BY declared_constraint.key
