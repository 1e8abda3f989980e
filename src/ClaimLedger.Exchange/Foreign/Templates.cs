using System.Buffers;
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

namespace ClaimLedger.Exchange.Foreign;

/// <summary>Fills the templates of a map with the cells of a row.</summary>
internal sealed partial class Templates(ImportMap map, ICollection<Mistake> mistakes)
{
    private static readonly SearchValues<char> GroupSigns = SearchValues.Create(" \u00A0\u202F\u2009'\u2019");

    private readonly FrozenSet<string> _missing = map.Missing.ToFrozenSet(StringComparer.Ordinal);
    private readonly HashSet<(Place, string)> _reported = [];
    private readonly HashSet<(string Column, Place Place)> _asked = [];

    /// <summary>The value of a key of the format, as it stands in a data set; null where the row has none.</summary>
    public Node? Value(string key, MapField field, TableRow row)
    {
        if (field.Literal is { } literal)
            return literal;
        // Nearly every field is one text.
        if (field is { Items.IsEmpty: true, Separator: null } && key is not ("breaks" or "versions" or "options"))
        {
            return key == "says" ? Answer(field, row)
                : Text(field, row) is { } text ? Replace(field, text, row)
                : null;
        }
        var isAnswer = key is "says" or "options";
        Node.Scalar[] items = field.Items.IsEmpty
            ? Texts(field, row, isAnswer)
            : [.. field.Items.SelectMany(item => Texts(item, row, isAnswer))];
        if (items.Length == 0)
            return null;
        var place = items[0].Place;
        return key switch
        {
            "breaks" => Node.List(items.Select(day => Node.Map([new Entry(Node.Of("on", day.Place), day)], day.Place)), place),
            "versions" => Node.List(items.Select(day => Node.Map([new Entry(Node.Of("retrieved", day.Place), day)], day.Place)), place),
            // As the claims that answer with them.
            "options" => Node.List(items, place),
            _ => items is [var only] ? only : Node.List(items, place),
        };
    }

    /// <summary>
    /// An identifier from a text: other signs become dashes. What it was made from is kept, so that two are not taken for one.
    /// </summary>
    public (Node.Scalar Id, string Raw)? Id(MapField field, TableRow row)
    {
        if (Text(field, row) is not { } text || Replace(field, text, row) is not { } value)
            return null;
        var id = IdOf(value.Text, field.HasDigest);
        if (id.Length > 0)
            return (Node.Of(id, value.Place), value.Text);
        Report(
            value.Place,
            $"{ShownText.Quoted(value.Text)} has no letter or digit that an id could be made from",
            "give it one in the map: `{from: …, values: {…}}`, or `{from: …, digest: true}`");
        return null;
    }

    /// <summary>The identifiers that a key names, each made from a text as the thing's own is; null where the row has none.</summary>
    public Node? Ids(MapField field, TableRow row)
    {
        if (Value("", field, row) is not { } value)
            return null;
        var texts = value is Node.Sequence list ? list.Items.OfType<Node.Scalar>() : [(Node.Scalar)value];
        var hasDigest = field.HasDigest || map.Source.Find("id")?.HasDigest == true;
        // What the map writes for a source can be several, too.
        if (field.Separator is { } separator)
            texts = texts.SelectMany(text => text.Text
                .Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(name => Node.Of(name, text.Place)));
        Node.Scalar[] ids = [.. texts
            .Select(text => Node.Of(HasOwnDigest(text.Text) ? text.Text : IdOf(text.Text, hasDigest), text.Place))
            .Where(id => id.Text.Length > 0)];
        return ids.Length == 0 ? null : ids is [var only] ? only : Node.List(ids, ids[0].Place);
    }

    /// <summary>A text in which every column that is filled in becomes a part of an identifier.</summary>
    public Node.Scalar? WithIds(MapField field, TableRow row)
    {
        var text = new StringBuilder();
        foreach (var part in field.Parts)
            text.Append(part.IsColumn ? Slug(Cell(row, part.Text, field.Place).Text) : part.Text);
        return text.Length == 0 ? null : Node.Of(text.ToString(), row.Place);
    }

    /// <summary>An answer, its numbers as they are read; null where the row has none.</summary>
    public Node.Scalar? Answer(MapField field, TableRow row) =>
        Text(field, row, isAnswer: true) is { } text ? Answer(field, text, row) : null;

    /// <summary>The text with its columns filled in; the place is that of its first column, or of the map.</summary>
    /// <param name="field">The template.</param>
    /// <param name="row">The row.</param>
    /// <param name="isAnswer">
    /// Whether it is an answer: where a number of the table is in it, the texts beside it are read by themselves.
    /// </param>
    public Cell? Text(MapField field, TableRow row, bool isAnswer = false)
    {
        if (field.Parts is [var only])
        {
            var cell = only.IsColumn ? Cell(row, only.Text, field.Place) : new Cell(only.Text, field.Place);
            return cell.Text.Length == 0 ? null : cell;
        }
        var text = new StringBuilder();
        var (columns, isFilled, place) = (0, false, field.Place);
        var hasNumber = isAnswer && HasNumber(field, row);
        foreach (var part in field.Parts)
        {
            if (!part.IsColumn)
            {
                text.Append(part.Text);
                continue;
            }
            var cell = Cell(row, part.Text, field.Place);
            if (columns++ == 0)
                place = cell.Place;
            isFilled |= cell.Text.Length > 0;
            text.Append(hasNumber && !cell.IsNumber ? WithPoint(cell.Text) : cell.Text);
        }
        // Words around empty columns say nothing.
        return text.Length == 0 || (columns > 0 && !isFilled) ? null : new Cell(text.ToString(), place) { IsNumber = hasNumber };
    }

    /// <summary>What the map writes for a text; null where there is nothing, or a mistake, which is reported.</summary>
    public Node.Scalar? Replace(MapField field, Cell text, TableRow row)
    {
        var result = text.Text;
        if (!field.Values.IsEmpty)
        {
            if (WrittenFor(field, result.Trim()) is { } value)
                result = value;
            else if (!field.Else.IsDefault)
                result = string.Concat(field.Else.Select(part => part.IsColumn ? Cell(row, part.Text, field.Place).Text : part.Text));
            else
                return Report(
                    text.Place,
                    $"the map has no value for {ShownText.Quoted(result)}",
                    "add it to `values`, or an `else`, or skip such rows");
        }
        if (result.Length == 0)
            return null;
        if (field.DateFormat is not { } format)
            return Node.Of(result, text.Place);
        if (DateTime.TryParseExact(result.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Node.Of(
                date.ToString(
                    format.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd"
                        : format.Contains('M', StringComparison.Ordinal) ? "yyyy-MM"
                        : "yyyy",
                    CultureInfo.InvariantCulture),
                text.Place);
        return Report(
            text.Place,
            $"{ShownText.Quoted(result)} is not a date as {format} has it",
            $"correct it, or the `format` in the map (row {row.Number})");
    }

    /// <summary>The cell of a column; empty where it holds what the map says is missing, or the row has no such column.</summary>
    public Cell Cell(TableRow row, string column, Place asked)
    {
        var cell = RawCell(row, column, asked);
        return _missing.Count > 0 && _missing.Contains(cell.Text.Trim()) ? cell with { Text = "" } : cell;
    }

    /// <summary>The cell of a column, whatever it holds.</summary>
    public Cell RawCell(TableRow row, string column, Place asked)
    {
        if (column == "#")
            return new Cell(row.Number.ToString(CultureInfo.InvariantCulture), row.Place);
        var cell = row[row.Columns.Find(column)];
        if (cell.Fault is { } fault)
            Report(cell.Place, fault.Wrong, fault.Cure);
        if (cell.Text is not null)
            return cell;
        if (row.IsWhole)
            ReportColumn(column, asked, row.Columns);
        else
            _asked.Add((column, asked));
        return new Cell("", row.Place);
    }

    /// <summary>Reports a mistake once.</summary>
    public Node.Scalar? Report(Place place, string wrong, string cure)
    {
        if (_reported.Count >= MostReported || _reported.Add((place, wrong)))
            mistakes.Add(new Mistake(place, wrong, cure));
        return null;
    }

    /// <summary>Reports the columns that were asked for and that no row had.</summary>
    public void ReportColumns(Columns? columns)
    {
        foreach (var asked in _asked.Where(asked => columns is null || columns.Find(asked.Column) < 0).GroupBy(asked => asked.Column))
        {
            // Whatever stands around the text that names it asks for it, too.
            var (column, place) = asked.MaxBy(each => (each.Place.Line, each.Place.Column));
            ReportColumn(column, place, columns ?? new Columns());
        }
    }

    /// <summary>
    /// Numbers as they are read: where a comma parts decimals, 1.234,5 is 1234.5, and 1 234 567,8 is 1234567.8; and .5 is 0.5.
    /// </summary>
    private string Numbers(string text) => WithNought(WithPoint(WithoutGroups(text)));

    private Node.Scalar? Answer(MapField field, Cell text, TableRow row)
    {
        if (Replace(field, text, row) is not { } said)
            return null;
        var read = text.IsNumber && ReferenceEquals(said.Text, text.Text) ? WithNought(said.Text) : Numbers(said.Text);
        return ReferenceEquals(read, said.Text) ? said : Node.Of(read, said.Place);
    }

    private bool HasNumber(MapField field, TableRow row) =>
        field.Values.IsEmpty && field.Parts.Any(part => part.IsColumn && Cell(row, part.Text, field.Place).IsNumber);

    // 1 300 and 1'600, where nothing else stands there and each group has three figures.
    private static string WithoutGroups(string text) => text.AsSpan().ContainsAny(GroupSigns) && Grouped.IsMatch(text)
        ? new string([.. text.Where(letter => !GroupSigns.Contains(letter))])
        : text;

    private static string WithNought(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? NoNought.Replace(text, "0.") : text;

    private string WithPoint(string text) => map.HasDecimalComma
        ? CommaNumber.Replace(
            text,
            match => new string([.. match.Value.Where(letter => letter is not ('.' or ' ' or '\u00A0' or '\u202F'))])
                .Replace(',', '.'))
        : text;

    /// <summary>A figure from a register, which is meant to the last digit; words beside it say themselves what they mean.</summary>
    public static string Exactly(string text) => PlainNumber.IsMatch(text) ? "exactly " + text.Trim() : text;

    // More are told by their places: what was reported is not kept without a bound.
    private const int MostReported = 10_000;

    private Node.Scalar[] Texts(MapField field, TableRow row, bool isAnswer)
    {
        if (Text(field, row, isAnswer) is not { } text)
            return [];
        if (field.Separator is not { } separator)
            return Written(text) is { } one ? [one] : [];
        return
        [
            .. text.Text
                .Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(item => Written(text with { Text = item }))
                .OfType<Node.Scalar>(),
        ];

        Node.Scalar? Written(Cell item) => isAnswer ? Answer(field, item, row) : Replace(field, item, row);
    }

    private static string? WrittenFor(MapField field, string text)
    {
        foreach (var (said, write) in field.Values)
        {
            if (said == text)
                return write;
        }
        return null;
    }

    private void ReportColumn(string column, Place place, Columns columns)
    {
        var missing = AskedColumns.Missing(column, place, columns);
        Report(missing.Place, missing.Wrong, missing.Cure);
    }

    // A name without a letter of ASCII is told by its digest alone.
    private static string IdOf(string text, bool hasDigest)
    {
        var slug = Slug(text);
        return !hasDigest ? slug : slug.Length == 0 ? Digest(text) : $"{slug}-{Digest(text)}";
    }

    // An id that the map writes whole, its digest by hand.
    private static bool HasOwnDigest(string id) => id.Length > 9 && id[^9] == '-' && id[^8..] == Digest(id[..^9]);

    private static string Slug(string text)
    {
        if (IsSlug(text))
            return text;
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

    // What is one already stays as it is: most texts that ids are made of are ids.
    private static bool IsSlug(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]) || text[^1] == '-')
            return false;
        for (var at = 1; at < text.Length; at++)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('.' or '_') && (text[at] != '-' || text[at - 1] == '-'))
                return false;
        }
        return true;
    }

    private static string Digest(string text) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))).ToString("x8", CultureInfo.InvariantCulture);

    [
        GeneratedRegex(
            @"(?<![\d.,])\d{1,3}(?:[. \u00A0\u202F]\d{3})+(?:,\d+)?(?![\d.,])|(?<![\d.,])\d+,\d+(?![\d.,])", RegexOptions.None, 1000)]
    private static partial Regex CommaNumber { get; }

    [
        GeneratedRegex(
            @"\A\s*[-+\u2212]?\d{1,3}(?:[ \u00A0\u202F\u2009'\u2019]\d{3})+(?:[.,]\d+)?\s*%?\s*\z", RegexOptions.None, 1000)]
    private static partial Regex Grouped { get; }

    [GeneratedRegex(@"(?<![\w.,])\.(?=\d)", RegexOptions.None, 1000)]
    private static partial Regex NoNought { get; }

    [GeneratedRegex(@"\A\s*[-+\u2212]?[\d., \u00A0\u202F]*\d\s*\z", RegexOptions.None, 1000)]
    private static partial Regex PlainNumber { get; }
}
