-- The accepted conflicts, in file order.
SELECT baseline.conflict FROM baseline ORDER BY baseline.ordinal
