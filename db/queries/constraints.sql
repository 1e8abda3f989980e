-- Declared constraints in file order. The columns are read by place: SmallTables.
SELECT
  declared_constraint.id, declared_constraint.holds, declared_constraint.why,
  declared_constraint.place_file, declared_constraint.place_line, declared_constraint.place_column,
  remark.note
FROM declared_constraint
LEFT JOIN remark ON remark.kind = 'constraint' AND remark.id = declared_constraint.id
ORDER BY declared_constraint.key
