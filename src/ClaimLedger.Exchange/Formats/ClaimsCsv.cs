using System.Collections.Immutable;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Formats;

/// <summary>
/// Claims with their sources as one table for people: a row a claim, every field of claim and source, formulas defused. A source that
/// claims
/// nothing is a row without a claim. Lists and maps are JSON, but that a list of one text is the text.
/// </summary>
public static class ClaimsCsv
{
    private const string Prefix = "source-";

    private static readonly ImmutableArray<(Column Column, bool IsOfSource)> Columns =
    [
        .. Table.Claim.Columns.Select(column => (column, false)),
        .. Table.Source.Columns.Where(column => column.Key != "id").Select(column => (column with { Name = Prefix + column.Name }, true)),
    ];

    /// <summary>Writes the claims of a data set.</summary>
    public static void Write(DataSetDraft draft, TextWriter output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        using var csv = new CsvOutput(output);
        csv.Row(Columns.Select(pair => pair.Column.Name));
        foreach (var source in draft.Sources)
        {
            cancellation.ThrowIfCancellationRequested();
            var about = (Node.Mapping)source.Source;
            foreach (var claim in source.Claims.IsEmpty ? [Node.Map([])] : source.Claims)
            {
                var record = Records.Claim(source, claim);
                csv.Row(Columns.Select(pair => Rows.Cell(pair.IsOfSource ? about : record, pair.Column, isForPeople: true)));
            }
        }
    }

    /// <summary>Reads sources with their claims from a table of the same columns, in any order.</summary>
    public static ImmutableArray<SourceDraft> Read(InputFile file, ICollection<Mistake> mistakes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(mistakes);
        var sources = new List<(Node.Mapping Source, Cell[] Cells, List<Node> Claims)>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        ImmutableArray<(Column Column, bool IsOfSource)?> heading = default;
        foreach (var row in CsvInput.Read(file, ',', mistakes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (heading.IsDefault)
            {
                heading = Heading(row, file.Name, mistakes);
                continue;
            }
            if (row.Length != heading.Length)
            {
                mistakes.Add(
                    new Mistake(
                        row[0].Place,
                        $"the row has {row.Length} cells, the heading {heading.Length}",
                        "give it as many, with quotation marks around a cell that holds a comma"));
                continue;
            }
            Add(row, heading, sources, index, mistakes);
        }
        if (heading.IsDefault)
            mistakes.Add(
                new Mistake(
                    new Place(file.Name, 1, 1),
                    "the file is empty",
                    $"write a heading with "
                        + $"{string.Join(", ", Columns.Where(pair => pair.Column.IsRequired).Select(pair => pair.Column.Name))}, and a "
                        + "row a claim"));
        return [.. sources.Select(source => new SourceDraft(source.Source, [.. source.Claims]))];
    }

    private static void Add(
        Cell[] row,
        ImmutableArray<(Column Column, bool IsOfSource)?> heading,
        List<(Node.Mapping Source, Cell[] Cells, List<Node> Claims)> sources,
        Dictionary<string, int> index,
        ICollection<Mistake> mistakes)
    {
        var cells = heading
            .Zip(row)
            .Where(pair => pair.First is not null)
            .Select(pair => (pair.First!.Value.Column, pair.First.Value.IsOfSource, Cell: pair.Second))
            .ToArray();
        var id = cells.First(cell => cell.Column.Name == "source").Cell;
        if (id.Text.Length == 0)
        {
            mistakes.Add(new Mistake(id.Place, "the row names no source", "write the id of the source"));
            return;
        }
        if (!index.TryGetValue(id.Text, out var known))
        {
            index[id.Text] = known = sources.Count;
            var own = Rows.Record(cells.Where(cell => cell.IsOfSource).Select(cell => (cell.Column, cell.Cell)), id.Place, mistakes);
            sources.Add((Node.Map(own.Entries.Prepend(new Entry(Node.Of("id", id.Place), Node.Of(id.Text, id.Place))), id.Place), row, []));
        }
        else
        {
            foreach (var ((column, cell), before) in cells
                .Select((cell, at) => (cell, at))
                .Where(pair => pair.cell.IsOfSource)
                .Select(pair => ((pair.cell.Column, pair.cell.Cell), Of(sources[known].Cells, pair.cell.Column, heading))))
            {
                if (cell.Text != before.Text)
                    mistakes.Add(
                        new Mistake(
                            cell.Place,
                            $"{column.Name} of source {ShownText.Quoted(id.Text)} is not what it is on line {before.Place.Line}",
                            "write the same in every row of one source"));
            }
        }
        var claim = Rows.Record(
            cells.Where(cell => !cell.IsOfSource && cell.Column.Name != "source").Select(cell => (cell.Column, cell.Cell)),
            id.Place,
            mistakes);
        if (claim.Entries.Count > 0)
            sources[known].Claims.Add(claim);
    }

    private static Cell Of(Cell[] row, Column column, ImmutableArray<(Column Column, bool IsOfSource)?> heading)
    {
        for (var at = 0; at < heading.Length; at++)
        {
            if (heading[at] is { } pair && pair.Column.Name == column.Name)
                return row[at];
        }
        return default;
    }

    private static ImmutableArray<(Column Column, bool IsOfSource)?> Heading(Cell[] row, string file, ICollection<Mistake> mistakes)
    {
        var known = Columns.ToDictionary(pair => pair.Column.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var heading = ImmutableArray.CreateBuilder<(Column Column, bool IsOfSource)?>(row.Length);
        foreach (var cell in row)
        {
            var isKnown = known.TryGetValue(cell.Text, out var column);
            if (!isKnown)
                mistakes.Add(
                    new Mistake(
                        cell.Place,
                        $"there is no column {ShownText.Quoted(cell.Text)}",
                        $"the columns are {string.Join(", ", known.Keys)}; "
                            + "for a table of other columns write a map and name it with --map"));
            else if (!seen.Add(cell.Text))
                mistakes.Add(new Mistake(cell.Place, $"column {ShownText.Quoted(cell.Text)} stands twice", "delete one of the two"));
            heading.Add(isKnown ? column : null);
        }
        foreach (var missing in Columns.Where(pair => pair.Column.IsRequired && !seen.Contains(pair.Column.Name)))
            mistakes.Add(
                new Mistake(
                    new Place(file, 1, 1), $"the column {ShownText.Quoted(missing.Column.Name)} is missing", "add it to the heading"));
        // Without a source no row can be placed.
        return seen.Contains("source") ? heading.MoveToImmutable() : [.. heading, (known["source"].Column, false)];
    }
}
