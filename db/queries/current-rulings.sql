-- The rulings whose conflicts are there.
SELECT ruling.conflict FROM ruling JOIN conflict ON conflict.id = ruling.conflict
