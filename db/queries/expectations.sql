-- What must stay true of the data set, in file order.
SELECT
  expectation.subject AS Subject, expectation.expected AS Expected,
  expectation.place_file AS PlaceFile, expectation.place_line AS PlaceLine, expectation.place_column AS PlaceColumn
FROM expectation
ORDER BY expectation.ordinal
