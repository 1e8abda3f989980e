-- Questions as they are declared. The columns are read by QuestionReader.
SELECT
  question.id, question.subject, question.asks, question.answer, question.unit, question.over_time, question.facet,
  question.event, question.tolerance, question.note, question.options, question.exclusions, question.includes,
  question.qualifiers, question.breaks, question_detail.is_same_assumed, question_detail.tensions, question_detail.counts,
  question.place_file, question.place_line, question.place_column,
  question.key
FROM question
LEFT JOIN question_detail ON question_detail.question = question.key
WHERE /* where */
ORDER BY question.key
