using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>A qualifier of a question as the ledger keeps it.</summary>
internal sealed record StoredQualifier(string Label, string Text);

/// <summary>A series break as the ledger keeps it.</summary>
internal sealed record StoredBreak(string First, string Last, bool Uncertain, string Why);

/// <summary>A version of a source as source-rows.sql and sources.sql give it.</summary>
internal sealed record StoredVersion(
    string Retrieved, string First, string Last, bool Uncertain, string? Sha256, string? Note, string? File, long? Line, long? Column);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(StoredQualifier[]))]
[JsonSerializable(typeof(StoredBreak[]))]
[JsonSerializable(typeof(StoredVersion[]))]
internal sealed partial class StoredJson : JsonSerializerContext
{
    /// <summary>Keeps letters of every script readable.</summary>
    internal static StoredJson Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    });

    /// <summary>A JSON array of texts; null for none.</summary>
    internal static string? Texts(IEnumerable<string> texts)
    {
        string[] array = [.. texts];
        return array.Length == 0 ? null : JsonSerializer.Serialize(array, Readable.StringArray);
    }

    internal static ImmutableArray<string> Texts(string? json) =>
        json is null ? [] : [.. JsonSerializer.Deserialize(json, Readable.StringArray) ?? []];
}

/// <summary>Dates and places as the ledger keeps them.</summary>
internal static class Stored
{
    internal static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly Date(ReadOnlySpan<byte> iso) => iso.Length == 10
        ? new DateOnly(Digits(iso[..4]), Digits(iso[5..7]), Digits(iso[8..]))
        : throw new InvalidDataException("A date is not ISO text.");

    internal static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DaySpan Span(Statement row, int first) => new(Date(row.Bytes(first)), Date(row.Bytes(first + 1)), row.Flag(first + 2));

    internal static Place Place(Statement row, int file) =>
        row.IsNull(file + 1) ? default : new Place(row.Text(file), row.Int32(file + 1), row.Int32(file + 2));

    internal static Place Place(string? file, long? line, long? column) =>
        file is null || line is null ? default : new Place(file, (int)line, (int)(column ?? 0));

    private static int Digits(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = 10 * number + (digit - '0');
        return number;
    }
}

/// <summary>Sources by key or by id, read once for as long as they are in use.</summary>
internal sealed class SourceTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _byKey = new(connection, ListingSql.Fill("source-rows", "source.key = @key", ""));
    private readonly Statement _byId = new(connection, ListingSql.Fill("source-rows", "source.id = @id", ""));
    private readonly BoundedCache<long, Source> _keys = new(1024);
    private readonly BoundedCache<SourceId, Source> _ids = new(1024);

    internal Source this[long key] => _keys.Get(key, Read);

    internal Source this[SourceId id] => _ids.Get(id, Read);

    public void Dispose()
    {
        _byKey.Dispose();
        _byId.Dispose();
    }

    // Who reads a claim mostly asks for its source next, by id.
    private Source Read(long key)
    {
        _byKey.Bind(1, key);
        var source = Read(_byKey);
        return _ids.Get(source.Id, _ => source);
    }

    private Source Read(SourceId id)
    {
        _byId.Bind(1, id.ToString());
        return Read(_byId);
    }

    private static Source Read(Statement row)
    {
        try
        {
            return row.Step() ? SourceReader.Read(row) : throw new KeyNotFoundException("There is no such source.");
        }
        finally
        {
            row.Reset();
        }
    }
}

/// <summary>Reads whole claims from rows of claims.sql; sources, frames and chains come from statements of its own.</summary>
internal sealed class ClaimReader(SqliteConnection connection) : IDisposable
{
    private readonly Statement _frames = new(connection, EmbeddedSql.Query("frames-of-claim"));
    private readonly Statement _chain = new(connection, EmbeddedSql.Query("speakers-of-chain"));
    private readonly Statement _question = new(connection, EmbeddedSql.Query("question-id"));
    private readonly Statement _lineage = new(connection, EmbeddedSql.Query("lineage-of-claim"));
    private readonly Statement _corrected = new(connection, EmbeddedSql.Query("corrected-by-claim"));
    private readonly BoundedCache<long, ImmutableArray<SpeakerName>> _chains = new(4096);
    private readonly BoundedCache<long, QuestionId> _questions = new(4096);

    internal SourceTable Sources { get; } = new(connection);

    internal QuestionId QuestionId(long key) => _questions.Get(key, ReadQuestion);

    internal Claim Read(Statement row)
    {
        var source = Sources[row.Int64(1)];
        var claim = new Claim
        {
            Id = new ClaimId(source.Id, row.Text(3)),
            Source = source.Id,
            Question = QuestionId(row.Int64(2)),
            Value = ReadValue(row),
            AsOf = new WrittenDate(Stored.Span(row, 16), row.TextOrNull(15)),
            Speakers = row.IsNull(19) ? [] : _chains.Get(row.Int64(19), ReadChain),
            Modality = StoredNames<Modality>.Parse(row.Text(20)),
            Quote = row.TextOrNull(21),
            Note = row.TextOrNull(22),
            Place = row.IsNull(24) ? default : new Place(row.TextOrNull(23) ?? source.Place.File, row.Int32(24), row.Int32(25)),
            Frames = row.Flag(26) ? ReadFrames(row.Int64(0)) : [],
        };
        if (row.Flag(28))
            claim = claim with { Corrects = ReadCorrected(row.Int64(0)) };
        return row.Flag(27) ? ReadLineage(claim, row.Int64(0)) : claim;
    }

    public void Dispose()
    {
        Sources.Dispose();
        _frames.Dispose();
        _chain.Dispose();
        _question.Dispose();
        _lineage.Dispose();
        _corrected.Dispose();
    }

    private static Value ReadValue(Statement row)
    {
        var says = row.Text(4);
        return row.Text(5) switch
        {
            "range" => new Value.Range(says, Required(Ends.ReadInterval(row, 6)), Required(Ends.ReadInterval(row, 9)), Ends.Read(row, 12), row.Text(13)),
            "options" => new Value.Options(says, new OptionSet(unchecked((ulong)row.Int64(14)))),
            _ => new Value.Unknown(says),
        };

        static Interval Required(Interval? interval) => interval ?? throw new InvalidDataException("A claim's interval is missing.");
    }

    private QuestionId ReadQuestion(long key)
    {
        _question.Bind(1, key);
        var id = _question.Step() ? new QuestionId(_question.Text(0)) : throw new InvalidDataException($"There is no question with key {key}.");
        _question.Reset();
        return id;
    }

    private ImmutableArray<SpeakerName> ReadChain(long chain)
    {
        var names = ImmutableArray.CreateBuilder<SpeakerName>();
        _chain.Bind(1, chain);
        while (_chain.Step())
            names.Add(new SpeakerName(_chain.Text(0)));
        _chain.Reset();
        return names.ToImmutable();
    }

    private Claim ReadLineage(Claim claim, long key)
    {
        _lineage.Bind(1, key);
        if (!_lineage.Step())
            throw new InvalidDataException($"There is no claim with key {key}.");
        var read = claim with
        {
            Version = _lineage.IsNull(0) ? null : _lineage.Int32(0),
            Withdrawn = _lineage.IsNull(1) ? null : new Withdrawal(new WrittenDate(Stored.Span(_lineage, 2), _lineage.Text(1)), _lineage.TextOrNull(5)),
            Anchor = _lineage.IsNull(6) ? null : new Anchor(_lineage.Text(6), _lineage.Text(7), _lineage.Int32(8), _lineage.Int32(9)),
        };
        _lineage.Reset();
        return read;
    }

    private ImmutableArray<ClaimId> ReadCorrected(long claim)
    {
        var ids = ImmutableArray.CreateBuilder<ClaimId>();
        _corrected.Bind(1, claim);
        while (_corrected.Step())
            ids.Add(new ClaimId(_corrected.Text(0)));
        _corrected.Reset();
        return ids.ToImmutable();
    }

    private ImmutableArray<Frame> ReadFrames(long claim)
    {
        var frames = ImmutableArray.CreateBuilder<Frame>();
        _frames.Bind(1, claim);
        while (_frames.Step())
            frames.Add(new Frame(_frames.Text(0), _frames.Text(1), _frames.TextOrNull(2)));
        _frames.Reset();
        return frames.ToImmutable();
    }
}

/// <summary>Reads questions from rows that begin with the columns of question-rows.sql.</summary>
internal sealed class QuestionReader(IReadOnlyDictionary<long, Facet> facets)
{
    // Neighbouring questions mostly share these texts.
    private string? _subject, _answer, _unit, _overTime, _event, _file;

    internal Question Read(Statement row) => new()
    {
        Id = new(row.Text(0)),
        Subject = row.Shared(1, ref _subject)!,
        Asks = row.Text(2),
        Answer = StoredNames<AnswerType>.Parse(row.Shared(3, ref _answer)!),
        Unit = row.Shared(4, ref _unit),
        OverTime = StoredNames<OverTime>.Parse(row.Shared(5, ref _overTime)!),
        Facet = row.IsNull(6) ? null : facets[row.Int64(6)].Id,
        Event = row.Shared(7, ref _event),
        Tolerance = row.TextOrNull(8),
        Note = row.TextOrNull(9),
        Options = StoredJson.Texts(row.TextOrNull(10)),
        Exclusions = row.IsNull(11) ? [] : [.. StoredJson.Texts(row.Text(11)).Select(bits => new OptionSet(ulong.Parse(bits, CultureInfo.InvariantCulture)))],
        Includes = StoredJson.Texts(row.TextOrNull(12)),
        Qualifiers = row.IsNull(13) ? [] : ReadQualifiers(row.Text(13)),
        Breaks = row.IsNull(14) ? [] : ReadBreaks(row.Text(14)),
        Place = row.IsNull(16) ? default : new Place(row.Shared(15, ref _file)!, row.Int32(16), row.Int32(17)),
    };

    private static ImmutableArray<KeyValuePair<string, string>> ReadQualifiers(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredQualifierArray) ?? []).Select(qualifier => KeyValuePair.Create(qualifier.Label, qualifier.Text))];

    private static ImmutableArray<SeriesBreak> ReadBreaks(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredBreakArray) ?? [])
            .Select(stored => new SeriesBreak(new DaySpan(Stored.Date(stored.First), Stored.Date(stored.Last), stored.Uncertain), stored.Why))];
}

/// <summary>Reads sources from rows that begin with the columns of source-rows.sql.</summary>
internal static class SourceReader
{
    internal static Source Read(Statement row) => new()
    {
        Id = new(row.Text(0)),
        Title = row.Text(1),
        Publisher = row.Text(2),
        Url = row.TextOrNull(3),
        Published = new WrittenDate(Stored.Span(row, 5), row.Text(4)),
        DatedBy = row.TextOrNull(8),
        Language = row.TextOrNull(9),
        Sha256 = row.TextOrNull(10),
        Note = row.TextOrNull(11),
        Place = Stored.Place(row, 12),
        Versions = row.Text(16) is "[]" ? [] : ReadVersions(row.Text(16)),
        Claims = [],
    };

    private static ImmutableArray<SourceVersion> ReadVersions(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredVersionArray) ?? []).Select(stored => new SourceVersion
        {
            Retrieved = new WrittenDate(new DaySpan(Stored.Date(stored.First), Stored.Date(stored.Last), stored.Uncertain), stored.Retrieved),
            Sha256 = stored.Sha256,
            Note = stored.Note,
            Place = Stored.Place(stored.File, stored.Line, stored.Column),
        })];
}

/// <summary>The small tables that reconciliation reads, whole; by plain statements, so that a build does not set up Dapper.</summary>
internal static class SmallTables
{
    internal static ImmutableArray<Speaker> Speakers(SqliteConnection connection, string? name = null)
    {
        using var rows = new Statement(connection, EmbeddedSql.Query("speakers"));
        rows.Bind(1, name);
        var speakers = ImmutableArray.CreateBuilder<Speaker>();
        while (rows.Step())
        {
            speakers.Add(new Speaker
            {
                Name = new(rows.Text(0)),
                Kind = StoredNames<SpeakerKind>.Parse(rows.Text(1)),
                SpeaksFor = rows.TextOrNull(2) is { } speakerName ? new SpeakerName(speakerName) : null,
                Note = rows.TextOrNull(3),
                Place = Stored.Place(rows, 4),
                Also = StoredJson.Texts(rows.TextOrNull(7)),
            });
        }
        return speakers.ToImmutable();
    }

    /// <summary>The facets by key, in file order.</summary>
    internal static SortedDictionary<long, Facet> Facets(SqliteConnection connection)
    {
        using var rows = new Statement(connection, EmbeddedSql.Query("facets"));
        var facets = new SortedDictionary<long, Facet>();
        while (rows.Step())
        {
            var key = rows.Int64(0);
            if (!facets.TryGetValue(key, out var facet))
                facet = new Facet { Id = rows.Text(1), Asks = rows.Text(2), Place = Stored.Place(rows, 3), Terms = [], Note = rows.TextOrNull(8) };
            facets[key] = rows.IsNull(6)
                ? facet
                : facet with { Terms = facet.Terms.Add(new FacetTerm { Id = rows.Text(6), ShownBy = StoredJson.Texts(rows.Text(7)), Note = rows.TextOrNull(9) }) };
        }
        return facets;
    }

    internal static ImmutableArray<Constraint> Constraints(SqliteConnection connection)
    {
        using var rows = new Statement(connection, EmbeddedSql.Query("constraints"));
        var constraints = ImmutableArray.CreateBuilder<Constraint>();
        while (rows.Step())
            constraints.Add(new Constraint { Id = rows.Text(0), Holds = rows.Text(1), Why = rows.TextOrNull(2), Place = Stored.Place(rows, 3), Note = rows.TextOrNull(6) });
        return constraints.ToImmutable();
    }
}

/// <summary>What is said of the data set and its conflicts, whole.</summary>
internal static class Annotations
{
    static Annotations()
    {
        // Dapper's settings are global: set once, here, by the only project that uses it.
        SqlMapper.AddTypeHandler(new DateOnlyHandler());
    }

    internal static LedgerRow Ledger(SqliteConnection connection) =>
        connection.QuerySingleOrDefault<LedgerRow>(EmbeddedSql.Query("ledger")) ?? throw new InvalidDataException("The ledger says nothing of its data set.");

    internal static ImmutableArray<Ruling> Rulings(SqliteConnection connection) =>
    [
        .. from row in connection.Query<RulingRow>(EmbeddedSql.Query("rulings"))
           select new Ruling
           {
               Conflict = new(row.Conflict),
               Kind = row.Kind is { } kind ? StoredNames<ConflictKind>.Parse(kind) : null,
               Question = row.Question is { } questionId ? new QuestionId(questionId) : null,
               Says = StoredJson.Texts(row.Says),
               Verdict = StoredNames<Verdict>.Parse(row.Verdict),
               Position = row.Position,
               Reason = row.Reason,
               By = row.RuledBy,
               On = row.RuledOn,
               Note = row.Note,
               Place = row.Place,
           },
    ];

    internal static ImmutableArray<Expectation> Expectations(SqliteConnection connection) =>
        [.. connection.Query<ExpectationRow>(EmbeddedSql.Query("expectations")).Select(row => new Expectation(row.Subject, row.Expected, row.Place))];

    internal static Corrections Corrections(SqliteConnection connection)
    {
        using var rows = new Statement(connection, EmbeddedSql.Query("corrections"));
        var corrections = new List<Correction>();
        while (rows.Step())
            corrections.Add(new Correction(new ClaimId(rows.Text(0)), new ClaimId(rows.Text(1))));
        return new Corrections(corrections);
    }

    internal static ImmutableArray<ConflictId> Baseline(SqliteConnection connection) => [.. connection.Query<string>(EmbeddedSql.Query("baseline")).Select(id => new ConflictId(id))];

    private sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => Stored.Date((string)value);

        public override void SetValue(System.Data.IDbDataParameter parameter, DateOnly value) => parameter.Value = Stored.Date(value);
    }
}

internal sealed class LedgerRow
{
    public string Title { get; init; } = "";
    public string? About { get; init; }
    public string Language { get; init; } = "";
    public bool HasBaseline { get; init; }
    public string Fingerprint { get; init; } = "";
}

internal abstract class PlacedRow
{
    public string? PlaceFile { get; init; }
    public long? PlaceLine { get; init; }
    public long? PlaceColumn { get; init; }

    internal Place Place => Stored.Place(PlaceFile, PlaceLine, PlaceColumn);
}

internal sealed class RulingRow : PlacedRow
{
    public string Conflict { get; init; } = "";
    public string? Kind { get; init; }
    public string? Question { get; init; }
    public string? Says { get; init; }
    public string Verdict { get; init; } = "";
    public string? Position { get; init; }
    public string Reason { get; init; } = "";
    public string RuledBy { get; init; } = "";
    public DateOnly RuledOn { get; init; }
    public string? Note { get; init; }
}

internal sealed class ExpectationRow : PlacedRow
{
    public string Subject { get; init; } = "";
    public string Expected { get; init; } = "";
}

internal sealed class SuccessorRow
{
    public string Ruling { get; init; } = "";
    public string Successor { get; init; } = "";
}

internal sealed class ConflictRow : PlacedRow
{
    public long Key { get; init; }
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Severity { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Question { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Asks { get; init; } = "";
    public string Explanation { get; init; } = "";
    public string? Hint { get; init; }
    public string? ConstraintId { get; init; }
    public string? Event { get; init; }
    public string? Facet { get; init; }
    public bool IsAccepted { get; init; }
    public string? RuledConflict { get; init; }
    public string? RuledKind { get; init; }
    public string? RuledQuestion { get; init; }
    public string? RuledSays { get; init; }
    public string? Verdict { get; init; }
    public string? RulingPosition { get; init; }
    public string? Reason { get; init; }
    public string? RuledBy { get; init; }
    public string? RuledOn { get; init; }
}

internal sealed class PositionRow
{
    public long Conflict { get; init; }
    public long Number { get; init; }
    public string Says { get; init; } = "";
    public string? Question { get; init; }
    public object? LiteralLow { get; init; }
    public object? LiteralHigh { get; init; }
    public long? LiteralEnds { get; init; }
    public object? UsualLow { get; init; }
    public object? UsualHigh { get; init; }
    public long? UsualEnds { get; init; }
    public string? Options { get; init; }
    public string? Term { get; init; }
    public long Origins { get; init; }
}

internal sealed class PositionClaimRow
{
    public long Conflict { get; init; }
    public long Number { get; init; }
    public string Claim { get; init; } = "";
}
