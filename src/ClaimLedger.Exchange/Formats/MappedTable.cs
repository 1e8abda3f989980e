using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Csv;
using ClaimLedger.Text;

namespace ClaimLedger.Exchange.Formats;

/// <summary>Reads a foreign table, CSV or JSON Lines, through a map.</summary>
public static partial class MappedTable
{
    /// <summary>The data set that the rows make; of an existing one only its sources count.</summary>
    /// <param name="file">The table.</param>
    /// <param name="isJsonLines">Whether it is JSON Lines; else it is CSV.</param>
    /// <param name="map">What each column is.</param>
    /// <param name="isNew">Whether a whole data set is made: then the map's questions and speakers are declared.</param>
    /// <param name="mistakes">Takes what is wrong, by place in the table or in the map.</param>
    /// <param name="remarks">Takes what was passed over, in words.</param>
    /// <param name="cancellation">Stops it.</param>
    public static DataSetDraft Read(
        InputFile file,
        bool isJsonLines,
        ImportMap map,
        bool isNew,
        ICollection<Mistake> mistakes,
        ICollection<string>? remarks = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(mistakes);
        var reader = new Reader(map, isNew, mistakes);
        foreach (var row in isJsonLines ? OfJson(file, mistakes) : OfCsv(file, map, mistakes))
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Add(row);
        }
        if (reader.Repeated > 0)
            remarks?.Add(
                reader.Repeated == 1 ? "1 row passed over, the same as an earlier one"
                    : string.Create(CultureInfo.InvariantCulture, $"{reader.Repeated} rows passed over, each the same as an earlier one"));
        return reader.Finish(file.Name);
    }

    private static IEnumerable<Row> OfCsv(InputFile file, ImportMap map, ICollection<Mistake> mistakes)
    {
        string[]? heading = null;
        var number = 0;
        foreach (var cells in CsvInput.Read(file, map.Separator, mistakes))
        {
            if (heading is null)
            {
                heading = [.. cells.Select(cell => cell.Text.Trim())];
                foreach (var second in cells.GroupBy(cell => cell.Text.Trim()).SelectMany(group => group.Skip(1)))
                    mistakes.Add(
                        new Mistake(
                            second.Place, $"column {ShownText.Quoted(second.Text)} stands twice", "give one of the two another name"));
                continue;
            }
            number++;
            // What a spreadsheet leaves below a table.
            if (cells.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
                continue;
            if (cells.Length != heading.Length)
            {
                mistakes.Add(
                    new Mistake(
                        cells[0].Place,
                        $"the row has {cells.Length} cells, the heading {heading.Length}",
                        "give it as many, or name the sign that parts cells in the map: `separator: \";\"`"));
                continue;
            }
            var row = new Row(number, cells[0].Place, IsWhole: true);
            for (var at = 0; at < cells.Length; at++)
                row.Cells.TryAdd(heading[at], cells[at]);
            yield return row;
        }
    }

    private static IEnumerable<Row> OfJson(InputFile file, ICollection<Mistake> mistakes)
    {
        var number = 0;
        foreach (var line in JsonLines.Lines(file, mistakes))
        {
            // An object need not have every key: a column that is not there is empty.
            var row = new Row(++number, line.Place, IsWhole: false);
            Flatten(line, "", row);
            yield return row;
        }
    }

    private static void Flatten(Node.Mapping map, string prefix, Row row)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (value is Node.Mapping inner)
                Flatten(inner, $"{prefix}{key.Text}.", row);
            else if (value is Node.Scalar text)
                row.Cells.TryAdd(prefix + key.Text, new Cell(text.Text, text.Place));
            else if (value is Node.Sequence list)
                row.Cells.TryAdd(
                    prefix + key.Text, new Cell(string.Join("; ", list.Items.OfType<Node.Scalar>().Select(item => item.Text)), list.Place));
        }
    }

    private sealed record Row(int Number, Place Place, bool IsWhole)
    {
        public Dictionary<string, Cell> Cells { get; } = new(StringComparer.Ordinal);
    }

    private sealed partial class Reader(ImportMap map, bool isNew, ICollection<Mistake> mistakes)
    {
        private static readonly FrozenSet<string> Missing = WordLists.Words("missing-values");

        private readonly Dictionary<string, Node.Mapping> _claimsById = new(StringComparer.Ordinal);
        private readonly HashSet<UInt128> _rows = [];
        private readonly Collected _sources = new("source", mistakes);
        private readonly Collected _questions = new("question", mistakes);
        private readonly Dictionary<string, List<Node>> _claims = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node.Scalar> _speakers = new(StringComparer.Ordinal);
        private readonly HashSet<(Place, string)> _reported = [];
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private readonly HashSet<(string Column, Place Place)> _asked = [];

        /// <summary>How many rows were the same as earlier ones.</summary>
        public int Repeated { get; private set; }

        public void Add(Row row)
        {
            _seen.UnionWith(row.Cells.Keys);
            if (!_rows.Add(Digest(row)))
            {
                Repeated++;
                return;
            }
            if (
                map.Skip.Any(
                    rule => rule.Is.Contains(RawCell(row, rule.Column.Text, rule.Column.Place).Text.Trim(), StringComparer.Ordinal)))
                return;
            if (Id(map.Source.Find("id")!, row) is not { } source)
            {
                mistakes.Add(
                    new Mistake(
                        row.Place,
                        "the row names no source",
                        "fill the columns that the map makes the source's id from, or skip such rows in the map"));
                return;
            }
            if (_sources.Add(source.Id, source.Raw, Record(map.Source, row, [new Entry(Node.Of("id", source.Id.Place), source.Id)])))
                _claims[source.Id.Text] = [];
            foreach (var question in isNew ? map.Questions : [])
            {
                if (Id(question.Find("id")!, row) is { } asked)
                    _questions.Add(asked.Id, asked.Raw, Record(question, row, [new Entry(Node.Of("id", asked.Id.Place), asked.Id)]));
            }
            for (var index = 0; index < map.Claims.Length; index++)
                AddClaim(map.Claims[index], index, row, source.Id.Text);
        }

        public DataSetDraft Finish(string file)
        {
            foreach (var (column, place) in _asked.Where(asked => !_seen.Contains(asked.Column)))
                ReportColumn(column, place);
            if (isNew)
                CheckNew(file);
            return new DataSetDraft
            {
                Ledger = map.Ledger ?? Node.Map([]),
                Speakers = isNew
                    ? [
                        .. _speakers.Values.Select(
                            name => Node.Map(
                                [new Entry(Node.Of("name"), name), new Entry(Node.Of("kind"), map.SpeakerKind ?? Node.Of("anonymous"))],
                                name.Place)),
                    ]
                    : [],
                Questions = [.. _questions.Nodes.Select(pair => pair.Value)],
                Sources = [.. _sources.Nodes.Select(pair => new SourceDraft(pair.Value, [.. _claims[pair.Key]]))],
            };
        }

        private void CheckNew(string file)
        {
            var start = new Place(file, 1, 1);
            if (map.Ledger is null)
                mistakes.Add(
                    new Mistake(
                        map.Source.Place,
                        "the map has no ledger, which a new data set wants",
                        "add `ledger: {title: …}`, or import into a data set with --into"));
            if (map.Questions.IsEmpty)
                mistakes.Add(
                    new Mistake(
                        map.Source.Place,
                        "the map has no questions, which a new data set wants",
                        "add `questions:` and a list with id, subject, asks and answer, or import into a data set with --into"));
            if (_speakers.Count > 0 && map.SpeakerKind is null)
                mistakes.Add(
                    new Mistake(
                        map.Source.Place,
                        "the map does not say what sort of speakers there are",
                        "add `speakers: {kind: …}` with person, office, group, outlet or anonymous"));
            if (_sources.Nodes.Count == 0)
                mistakes.Add(new Mistake(start, "the table has no rows that count", "name another file, or skip fewer rows in the map"));
        }

        // Cells by their columns, with lengths, so that no two rows can be taken for each other.
        private static UInt128 Digest(Row row)
        {
            var text = new StringBuilder();
            foreach (var (column, cell) in row.Cells)
                text.Append(CultureInfo.InvariantCulture, $"{column.Length}:{column}{cell.Text.Length}:{cell.Text}");
            return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }

        private void AddClaim(MapItem claim, int index, Row row, string source)
        {
            // A row of a wide table need not answer every question.
            if (Text(claim.Find("says")!, row) is not { Text.Length: > 0 } says)
                return;
            // Where the map says what to write for it, it has its meaning there.
            if (claim.Find("says")!.Values.IsEmpty && Missing.Contains(says.Text.Trim().ToLowerInvariant()))
            {
                Report(
                    says.Place,
                    $"{ShownText.Quoted(says.Text.Trim())} stands where a value is missing",
                    $"name it in the map: `missing: [\"{says.Text.Trim()}\"]`");
                return;
            }
            var own = claim.Find("id") is { } template ? Id(template, row)?.Id : null;
            var place = row.Place;
            var id = own ?? Node.Of(map.Claims.Length == 1 ? $"row-{row.Number}" : $"row-{row.Number}-{index + 1}", place);
            var record = Record(claim, row, [new Entry(Node.Of("id", place), id)]);
            if (_claimsById.TryAdd($"{source}/{id.Text}", record))
                _claims[source].Add(record);
            else if (_claimsById[$"{source}/{id.Text}"] is var first && !Node.SaysTheSame(first, record))
                Report(
                    place,
                    $"the row makes the claim {ShownText.Quoted(id.Text)} of the source {ShownText.Quoted(source)} again, and says something "
                        + $"else of it than line {first.Place.Line}",
                    "make the claim's id from more columns in the map (`id: \"dead-{#}\"` numbers the rows), or correct the table");
        }

        private Node.Mapping Record(MapItem item, Row row, List<Entry> entries)
        {
            foreach (var (key, field) in item.Fields)
            {
                if (key == "id")
                    continue;
                var value = key == "question" ? Id(field, row)?.Id : Value(key, field, row);
                if (key == "says" && value is Node.Scalar says)
                    value = Node.Of(WithPoint(says.Text), says.Place);
                if (value is not null)
                    entries.Add(new Entry(Node.Of(key, value.Place), value));
            }
            return Node.Map(entries, row.Place);
        }

        private Node? Value(string key, MapField field, Row row)
        {
            if (Text(field, row) is not { Text.Length: > 0 } text)
                return null;
            var items = field.Separator is { } separator
                ? text.Text
                    .Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(item => Replace(field, text with { Text = item }, row))
                    .OfType<Node.Scalar>()
                    .ToArray()
                : Replace(field, text, row) is { } one ? [one] : [];
            if (key == "speaker")
            {
                foreach (var speaker in items)
                    _speakers.TryAdd(speaker.Text, speaker);
            }
            return items switch
            {
                [] => null,
                [var only] => only,
                _ => Node.List(items, text.Place),
            };
        }

        /// <summary>The text with its columns filled in; the place is that of its first column, or of the map.</summary>
        private Cell? Text(MapField field, Row row)
        {
            var cells = field.Parts
                .Select(part => (part.IsColumn, Cell: part.IsColumn ? Cell(row, part.Text, field.Place) : new Cell(part.Text, field.Place)))
                .ToArray();
            var columns = cells.Where(part => part.IsColumn).Select(part => part.Cell).ToArray();
            // Words around empty columns say nothing.
            if (cells.Length == 0 || (columns.Length > 0 && columns.All(cell => cell.Text.Length == 0)))
                return null;
            return new Cell(string.Concat(cells.Select(part => part.Cell.Text)), columns is [var first, ..] ? first.Place : field.Place);
        }

        private Node.Scalar? Replace(MapField field, Cell text, Row row)
        {
            var result = text.Text;
            if (!field.Values.IsEmpty)
            {
                if (field.Values.FirstOrDefault(pair => pair.Key == result.Trim()) is { Key: not null, Value: var value })
                    result = value;
                else if (field.Else is { } other)
                    result = other;
                else
                    return Report(
                        text.Place,
                        $"the map has no value for {ShownText.Quoted(result)}",
                        "add it to `values`, or an `else`, or skip such rows");
            }
            if (field.DateFormat is not { } format)
                return Node.Of(result, text.Place);
            if (DateTime.TryParseExact(result.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return Node.Of(
                    date.ToString(
                        format.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd"
                            : format.Contains('M', StringComparison.Ordinal) ? "yyyy-MM"
                            : "yyyy"),
                    text.Place);
            return Report(
                text.Place,
                $"{ShownText.Quoted(result)} is not a date as {format} has it",
                $"correct it, or the `format` in the map (row {row.Number})");
        }

        private Node.Scalar? Report(Place place, string wrong, string cure)
        {
            if (_reported.Add((place, wrong)))
                mistakes.Add(new Mistake(place, wrong, cure));
            return null;
        }

        /// <summary>
        /// An identifier from a text: other signs become dashes. What it was made from is kept, so that two are not taken for one.
        /// </summary>
        private (Node.Scalar Id, string Raw)? Id(MapField field, Row row)
        {
            if (Text(field, row) is not { } text || Replace(field, text, row) is not { } value)
                return null;
            var id = Slug(value.Text);
            return id.Length > 0 ? (Node.Of(id, value.Place), value.Text)
                : Report(
                    value.Place,
                    $"{ShownText.Quoted(value.Text)} has no letter or digit that an id could be made from",
                    "give it one in the map: `{from: …, values: {…}}`") is { } never ? (
                    never, "")
                : null;
        }

        private static string Slug(string text)
        {
            var slug = new StringBuilder();
            foreach (var letter in CanonicalText.Decompose(text))
            {
                if (char.IsAsciiLetterOrDigit(letter) || (slug.Length > 0 && letter is '.' or '_'))
                    slug.Append(letter);
                else if (char.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                    slug.Append('-');
            }
            return slug.ToString().TrimEnd('-');
        }

        private Cell Cell(Row row, string column, Place asked) =>
            RawCell(row, column, asked) is var cell && map.Missing.Contains(cell.Text.Trim()) ? cell with { Text = "" } : cell;

        // 1.234,5 is 1234.5, and 1 234 567,8 is 1234567.8.
        private string WithPoint(string text) => map.HasDecimalComma
            ? CommaNumber.Replace(
                text,
                match => new string([.. match.Value.Where(letter => letter is not ('.' or ' ' or '\u00A0' or '\u202F'))])
                    .Replace(',', '.'))
            : text;

        [
            GeneratedRegex(
                @"(?<![\d.,])\d{1,3}(?:[. \u00A0\u202F]\d{3})+(?:,\d+)?(?![\d.,])|(?<![\d.,])\d+,\d+(?![\d.,])", RegexOptions.None, 1000)]
        private static partial Regex CommaNumber { get; }

        private Cell RawCell(Row row, string column, Place asked)
        {
            if (column == "#")
                return new Cell(row.Number.ToString(CultureInfo.InvariantCulture), row.Place);
            if (row.Cells.TryGetValue(column, out var cell))
                return cell;
            if (row.IsWhole)
                ReportColumn(column, asked);
            else
                _asked.Add((column, asked));
            return new Cell("", row.Place);
        }

        private void ReportColumn(string column, Place place) =>
            Report(
                place,
                $"the table has no column {ShownText.Quoted(column)}",
                $"its columns are {string.Join(", ", _seen.Order(StringComparer.Ordinal).Take(20).Select(ShownText.Quoted))}");
    }

    /// <summary>Records by id, of which later rows may say the same again.</summary>
    private sealed class Collected(string what, ICollection<Mistake> mistakes)
    {
        private readonly Dictionary<string, (string Raw, Node.Mapping Node)> _byId = new(StringComparer.Ordinal);

        public List<KeyValuePair<string, Node.Mapping>> Nodes { get; } = [];

        /// <summary>Takes a record; false where one of this id is there, which must be the same.</summary>
        public bool Add(Node.Scalar id, string raw, Node.Mapping node)
        {
            if (!_byId.TryGetValue(id.Text, out var known))
            {
                _byId[id.Text] = (raw, node);
                Nodes.Add(new(id.Text, node));
                return true;
            }
            if (known.Raw != raw)
                mistakes.Add(
                    new Mistake(
                        id.Place,
                        $"{ShownText.Quoted(raw)} and {ShownText.Quoted(known.Raw)} would have one id, {ShownText.Quoted(id.Text)}",
                        "tell them apart in the map: `{from: …, values: {…}}`"));
            else if (Difference(known.Node, node) is { } entry)
                mistakes.Add(
                    new Mistake(
                        entry.Value.Place,
                        $"{entry.Key.Text} of {what} {ShownText.Quoted(id.Text)} is not what it is on line {known.Node.Place.Line}",
                        $"make the id from more columns in the map, or correct the table"));
            return false;
        }

        private static Entry? Difference(Node.Mapping one, Node.Mapping two) =>
            two.Entries.FirstOrDefault(entry => !Node.SaysTheSame(one.Find(entry.Key.Text)?.Value, entry.Value))
            ?? one.Entries.FirstOrDefault(entry => two.Find(entry.Key.Text) is null) switch
            {
                { } gone => gone with { Value = Node.Of("", two.Place) },
                null => null,
            };
    }
}
