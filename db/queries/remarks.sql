-- Notes on what has no column for one.
SELECT remark.kind AS Kind, remark.id AS Id, remark.note AS Note
FROM remark
