-- Declared constraints in file order. The columns are read by place: SmallTables.
SELECT
  declared_constraint.id, declared_constraint.holds, declared_constraint.why,
  declared_constraint.place_file, declared_constraint.place_line, declared_constraint.place_column
FROM declared_constraint
ORDER BY declared_constraint.key
