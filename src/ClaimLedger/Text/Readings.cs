using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>A row of the readings table.</summary>
public sealed class Reading
{
    internal Reading(string id, string words, ReadingExpression literal, ReadingExpression usual, string restsOn)
    {
        Id = id;
        Words = words;
        LiteralSet = literal;
        UsualSet = usual;
        RestsOn = restsOn;
    }

    /// <summary>Its name: <c>about</c>, <c>more-than</c>, …</summary>
    public string Id { get; }

    /// <summary>The words it reads, alternatives separated by <c>|</c>.</summary>
    public string Words { get; }

    /// <summary>What the words commit the speaker to, in the table's notation.</summary>
    public string Literal => LiteralSet.Text;

    /// <summary>What a reader takes them to mean, in the table's notation.</summary>
    public string Usual => UsualSet.Text;

    /// <summary>The literature or convention that it rests on.</summary>
    public string RestsOn { get; }

    internal ReadingExpression LiteralSet { get; }

    internal ReadingExpression UsualSet { get; }

    internal Reading With(ReadingExpression literal, ReadingExpression usual) => new(Id, Words, literal, usual, "the data set");
}

/// <summary>The table of the two readings of each hedge: literal and usual.</summary>
public sealed class Readings
{
    private readonly FrozenDictionary<string, Reading> _byId;

    private Readings(ImmutableArray<Reading> rows)
    {
        Rows = rows;
        _byId = rows.ToFrozenDictionary(row => row.Id, StringComparer.Ordinal);
    }

    /// <summary>The shipped table.</summary>
    public static Readings Default { get; } = new([.. EmbeddedTable.Rows("readings", 5).Select(FromRow)]);

    /// <summary>The rows, in the table's order.</summary>
    public ImmutableArray<Reading> Rows { get; }

    /// <summary>The row of this name, or null.</summary>
    public Reading? Find(string row) => _byId.GetValueOrDefault(row);

    /// <summary>This table with one row read otherwise; a null set leaves that set as it is.</summary>
    /// <param name="row">The row's name.</param>
    /// <param name="literal">What the words commit to, in the table's notation.</param>
    /// <param name="usual">What they usually mean, in the table's notation.</param>
    public ParseResult<Readings> With(string row, string? literal, string? usual)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (Find(row) is not { } old)
            return ParseResult<Readings>.Fail(
                $"there is no reading \"{row}\"", $"name one of {string.Join(", ", _byId.Keys.Order(StringComparer.Ordinal))}");

        var newLiteral = literal is null ? ParseResult<ReadingExpression>.Ok(old.LiteralSet) : ReadingExpression.Parse(literal);
        if (!newLiteral.Success)
            return ParseResult<Readings>.Fail(newLiteral.Wrong, newLiteral.Cure, newLiteral.Offset);
        var newUsual = usual is null ? ParseResult<ReadingExpression>.Ok(old.UsualSet) : ReadingExpression.Parse(usual);
        if (!newUsual.Success)
            return ParseResult<Readings>.Fail(newUsual.Wrong, newUsual.Cure, newUsual.Offset);
        if (newLiteral.Value.UsesNumber != old.LiteralSet.UsesNumber)
            return ParseResult<Readings>.Fail(
                $"\"{literal}\" does not fit \"{row}\"",
                old.LiteralSet.UsesNumber ? "write a set that depends on N" : "write a set of numbers without N");
        if (!HoldsSomething(newLiteral.Value) || !HoldsSomething(newUsual.Value))
            return ParseResult<Readings>.Fail($"the reading of \"{row}\" would hold no number", "write the lower end first");

        var row2 = old.With(newLiteral.Value, newUsual.Value);
        return ParseResult<Readings>.Ok(new Readings([.. Rows.Select(each => each == old ? row2 : each)]));
    }

    /// <summary>The default table as a data set reads it.</summary>
    internal static Readings Of(DataSet dataSet) => dataSet.Readings.Aggregate(
        Default,
        static (readings, own) => readings.With(own.Row, own.Literal, own.Usual) is { Success: true, Value: var all } ? all : readings);

    internal Reading Row(string id) => _byId[id];

    private static bool HoldsSomething(ReadingExpression set) =>
        WrittenSamples.All(sample => set.Evaluate(sample.Value, sample.Granularity) is not null);

    private static readonly WrittenNumber[] WrittenSamples = [
        .. new[] { 1m, 7.2m, 24, 40, 1800, 50_900, 1_200_000 }.Select(value => WrittenNumber.Of(value))];

    private static Reading FromRow(string[] cells) => new(cells[0], cells[1], Shipped(cells[2]), Shipped(cells[3]), cells[4]);

    private static ReadingExpression Shipped(string set) => ReadingExpression.Parse(set) is { Success: true } result
        ? result.Value
        : throw new System.Diagnostics.UnreachableException($"The shipped readings hold \"{set}\".");
}
