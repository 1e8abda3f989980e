-- Every ruling, as rulings-changed.sql gives them, for a ledger whose history begins.
SELECT conflict, verdict, position, reason, ruled_by, ruled_on, NULL, NULL, NULL, NULL, NULL FROM main.ruling ORDER BY conflict
