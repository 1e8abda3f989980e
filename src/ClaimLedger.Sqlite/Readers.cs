using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

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
    // A table of a million rows has a few hundred days. Whoever comes first with one writes it; that two do does no harm.
    private static readonly DayText?[] Days = new DayText?[4096];

    internal static string Date(DateOnly day)
    {
        ref var slot = ref Days[day.DayNumber % Days.Length];
        if (slot is { } known && known.Number == day.DayNumber)
            return known.Text;
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        slot = new DayText(day.DayNumber, text);
        return text;
    }

    private sealed record DayText(int Number, string Text);

    internal static DateOnly Date(ReadOnlySpan<byte> iso) => iso.Length == 10
        ? new DateOnly(Digits(iso[..4]), Digits(iso[5..7]), Digits(iso[8..]))
        : throw new InvalidDataException("A date is not ISO text.");

    internal static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DaySpan Span(Statement row, string first, string last, string uncertain) =>
        new(Date(row.Bytes(first)), Date(row.Bytes(last)), row.Flag(uncertain));

    /// <summary>Days in one text: what <see cref="DaySpan.ToString"/> gives, with a mark behind it wherever they are uncertain.</summary>
    internal static string Span(DaySpan days) => days.ToString().TrimEnd('~') + (days.IsUncertain ? "~" : "");

    internal static DaySpan Span(string text) =>
        Text.Edtf.Parse(text.TrimEnd('~')) is { Success: true, Value: var days }
            ? new DaySpan(days.First, days.Last, text.EndsWith('~'))
            : throw new InvalidDataException("What is asked for is not as of days.");

    internal static Place Place(Statement row) =>
        row.IsNull("place_line") ? default : new Place(row.Text("place_file"), row.Int32("place_line"), row.Int32("place_column"));

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
internal sealed class SourceTable(LedgerConnection connection) : IDisposable
{
    private readonly Statement _byKey = connection.Kept(ListingSql.Fill(connection, "source-rows", "source.key = @key", ""));
    private readonly Statement _byId = connection.Kept(ListingSql.Fill(connection, "source-rows", "source.id = @id", ""));
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
        _byKey.Bind("key", key);
        var source = Read(_byKey);
        return _ids.Get(source.Id, _ => source);
    }

    private Source Read(SourceId id)
    {
        _byId.Bind("id", id.ToString());
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
internal sealed class ClaimReader(LedgerConnection connection) : IDisposable
{
    private readonly Statement _frames = connection.Kept(connection.Sql("frames-of-claim"));
    private readonly Statement _chain = connection.Kept(connection.Sql("speakers-of-chain"));
    private readonly Statement _question = connection.Kept(connection.Sql("question-id"));
    private readonly Statement _lineage = connection.Kept(connection.Sql("lineage-of-claim"));
    private readonly Statement _detail = connection.Kept(connection.Sql("detail-of-claim"));
    private readonly Statement _corrected = connection.Kept(connection.Sql("corrected-by-claim"));
    private readonly bool _isInBuckets = connection.Dialect.GoesStepByStep;
    private readonly BoundedCache<long, ImmutableArray<SpeakerName>> _chains = connection.Chains;
    private readonly BoundedCache<long, QuestionId> _questions = new(4096);

    internal SourceTable Sources { get; } = connection.Sources;

    internal QuestionId QuestionId(long key) => _questions.Get(key, ReadQuestion);

    internal Claim Read(Statement row)
    {
        var source = Sources[row.Int64("source")];
        var claim = new Claim
        {
            Id = new ClaimId(source.Id, row.Text("name")),
            Source = source.Id,
            Question = _isInBuckets ? new QuestionId(row.Text("question_id")) : QuestionId(row.Int64("question")),
            Value = ReadValue(row),
            AsOf = new(Stored.Span(row, "as_of_first", "as_of_last", "as_of_uncertain"), row.TextOrNull("as_of")),
            Speakers = row.IsNull("chain") ? [] : _chains.Get(row.Int64("chain"), ReadChain),
            Modality = StoredNames<Modality>.Parse(row.Text("modality")),
            Quote = row.TextOrNull("quote"),
            Note = row.TextOrNull("note"),
            Place = row.IsNull("place_line")
                ? default
                : new Place(row.TextOrNull("place_file") ?? source.Place.File, row.Int32("place_line"), row.Int32("place_column")),
            Frames = row.Flag("has_frames") ? ReadFrames(row) : [],
        };
        if (row.Flag("has_detail"))
            claim = ReadDetail(claim, row);
        if (row.Flag("has_corrections"))
            claim = claim with { Corrects = ReadCorrected(row) };
        return row.Flag("has_lineage") ? ReadLineage(claim, row) : claim;
    }

    public void Dispose()
    {
        Sources.Dispose();
        _frames.Dispose();
        _chain.Dispose();
        _question.Dispose();
        _lineage.Dispose();
        _detail.Dispose();
        _corrected.Dispose();
    }

    private static Value ReadValue(Statement row)
    {
        var says = row.Text("says");
        return row.Text("form") switch
        {
            "range" => new Value.Range(
                says,
                Required(Ends.ReadInterval(row, "literal_low", "literal_high", "literal_ends")),
                Required(Ends.ReadInterval(row, "usual_low", "usual_high", "usual_ends")),
                Ends.Read(row, "written"),
                row.Text("reading")),
            "options" => new Value.Options(says, unchecked(new OptionSet((ulong)row.Int64("options")))),
            _ => new Value.Unknown(says),
        };

        static Interval Required(Interval? interval) => interval ?? throw new InvalidDataException("A claim's interval is missing.");
    }

    private QuestionId ReadQuestion(long key)
    {
        _question.Bind("key", key);
        var id = _question.Step() ? new QuestionId(_question.Text("id"))
            : throw new InvalidDataException($"There is no question with key {key}.");
        _question.Reset();
        return id;
    }

    private ImmutableArray<SpeakerName> ReadChain(long chain)
    {
        var names = ImmutableArray.CreateBuilder<SpeakerName>();
        _chain.Bind("chain", chain);
        while (_chain.Step())
            names.Add(new SpeakerName(_chain.Text("name")));
        _chain.Reset();
        return names.ToImmutable();
    }

    // Where claims are in buckets, what is said of one is in its own.
    private void Ask(Statement ofClaim, Statement row)
    {
        ofClaim.Bind("claim", row.Int64("key"));
        if (_isInBuckets)
            ofClaim.Bind("bucket", row.Int64("bucket"));
    }

    private Claim ReadDetail(Claim claim, Statement row)
    {
        Ask(_detail, row);
        if (!_detail.Step())
            throw new InvalidDataException($"There is no claim with key {row.Int64("key")}.");
        var read = claim with
        {
            Whose = _detail.TextOrNull("whose") is { } whose ? new SpeakerName(whose) : null,
            If = _detail.TextOrNull("condition"),
            IsCounted = _detail.Flag("is_counted"),
            Because = _detail.TextOrNull("because"),
        };
        _detail.Reset();
        return read;
    }

    private Claim ReadLineage(Claim claim, Statement row)
    {
        Ask(_lineage, row);
        if (!_lineage.Step())
            throw new InvalidDataException($"There is no claim with key {row.Int64("key")}.");
        var read = claim with
        {
            Version = _lineage.IsNull("version") ? null : _lineage.Int32("version"),
            Withdrawn = _lineage.IsNull("withdrawn")
                ? null
                : new Withdrawal(
                    new(Stored.Span(_lineage, "withdrawn_first", "withdrawn_last", "withdrawn_uncertain"), _lineage.Text("withdrawn")),
                    _lineage.TextOrNull("withdrawn_why")),
            Anchor = _lineage.IsNull("prefix")
                ? null
                : new Anchor(_lineage.Text("prefix"), _lineage.Text("suffix"), _lineage.Int32("first"), _lineage.Int32("last")),
        };
        _lineage.Reset();
        return read;
    }

    private ImmutableArray<ClaimId> ReadCorrected(Statement row)
    {
        var ids = ImmutableArray.CreateBuilder<ClaimId>();
        Ask(_corrected, row);
        while (_corrected.Step())
            ids.Add(new ClaimId(_corrected.Text("id")));
        _corrected.Reset();
        return ids.ToImmutable();
    }

    private ImmutableArray<Frame> ReadFrames(Statement row)
    {
        var frames = ImmutableArray.CreateBuilder<Frame>();
        Ask(_frames, row);
        while (_frames.Step())
            frames.Add(new Frame(_frames.Text("facet"), _frames.Text("term"), _frames.TextOrNull("phrase")));
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
        Id = new(row.Text("id")),
        Subject = row.Shared("subject", ref _subject)!,
        Asks = row.Text("asks"),
        Answer = StoredNames<AnswerType>.Parse(row.Shared("answer", ref _answer)!),
        Unit = row.Shared("unit", ref _unit),
        OverTime = StoredNames<OverTime>.Parse(row.Shared("over_time", ref _overTime)!),
        IsSameAssumed = !row.IsNull("is_same_assumed") && row.Flag("is_same_assumed"),
        Tensions = OptionSets(row.TextOrNull("tensions")),
        Counts = StoredJson.Texts(row.TextOrNull("counts")),
        Facet = row.IsNull("facet") ? null : facets[row.Int64("facet")].Id,
        Event = row.Shared("event", ref _event),
        Tolerance = row.TextOrNull("tolerance"),
        Note = row.TextOrNull("note"),
        Options = StoredJson.Texts(row.TextOrNull("options")),
        Exclusions = OptionSets(row.TextOrNull("exclusions")),
        Includes = StoredJson.Texts(row.TextOrNull("includes")),
        Qualifiers = row.IsNull("qualifiers") ? [] : ReadQualifiers(row.Text("qualifiers")),
        Breaks = row.IsNull("breaks") ? [] : ReadBreaks(row.Text("breaks")),
        Place = row.IsNull("place_line")
            ? default
            : new Place(row.Shared("place_file", ref _file)!, row.Int32("place_line"), row.Int32("place_column")),
    };

    private static ImmutableArray<OptionSet> OptionSets(string? json) =>
        [.. StoredJson.Texts(json).Select(bits => new OptionSet(ulong.Parse(bits, CultureInfo.InvariantCulture)))];

    private static ImmutableArray<KeyValuePair<string, string>> ReadQualifiers(string json) =>
        [
            .. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredQualifierArray) ?? []).Select(
                qualifier => KeyValuePair.Create(qualifier.Label, qualifier.Text)),
        ];

    private static ImmutableArray<SeriesBreak> ReadBreaks(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredBreakArray) ?? [])
            .Select(
                stored => new SeriesBreak(new DaySpan(Stored.Date(stored.First), Stored.Date(stored.Last), stored.Uncertain), stored.Why))];
}

/// <summary>Reads sources from rows that begin with the columns of source-rows.sql.</summary>
internal static class SourceReader
{
    internal static Source Read(Statement row) => new()
    {
        Id = new(row.Text("id")),
        Title = row.Text("title"),
        Publisher = row.Text("publisher"),
        Url = row.TextOrNull("url"),
        Published = new(Stored.Span(row, "published_first", "published_last", "published_uncertain"), row.Text("published")),
        Short = row.TextOrNull("short"),
        DatedBy = row.TextOrNull("dated_by"),
        Language = row.TextOrNull("language"),
        Sha256 = row.TextOrNull("sha256"),
        Note = row.TextOrNull("note"),
        Place = Stored.Place(row),
        Versions = row.Text("versions") is "[]" ? [] : ReadVersions(row.Text("versions")),
        DerivedFrom = row.Text("derived_from") is "[]"
            ? []
            : [.. StoredJson.Texts(row.Text("derived_from")).Select(id => new SourceId(id))],
        Claims = [],
    };

    private static ImmutableArray<SourceVersion> ReadVersions(string json) =>
        [.. (JsonSerializer.Deserialize(json, StoredJson.Readable.StoredVersionArray) ?? []).Select(stored => new SourceVersion
        {
            Retrieved = new WrittenDate(new DaySpan(Stored.Date(stored.First), Stored.Date(stored.Last), stored.Uncertain),
                stored.Retrieved),
            Sha256 = stored.Sha256,
            Note = stored.Note,
            Place = Stored.Place(stored.File, stored.Line, stored.Column),
        })];
}

/// <summary>The small tables that reconciliation reads, whole; by plain statements, so that a build does not set up Dapper.</summary>
internal static class SmallTables
{
    internal static ImmutableArray<Speaker> Speakers(LedgerConnection connection, string? name = null)
    {
        using var rows = connection.Prepare(connection.Sql("speakers"));
        rows.Bind("name", name);
        var speakers = ImmutableArray.CreateBuilder<Speaker>();
        while (rows.Step())
        {
            speakers.Add(new Speaker
            {
                Name = new(rows.Text("name")),
                Kind = StoredNames<SpeakerKind>.Parse(rows.Text("kind")),
                SpeaksFor = rows.TextOrNull("speaks_for") is { } speakerName ? new SpeakerName(speakerName) : null,
                Note = rows.TextOrNull("note"),
                Place = Stored.Place(rows),
                Also = StoredJson.Texts(rows.TextOrNull("also")),
            });
        }
        return speakers.ToImmutable();
    }

    /// <summary>The facets by key, in file order.</summary>
    internal static SortedDictionary<long, Facet> Facets(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("facets"));
        var facets = new SortedDictionary<long, Facet>();
        while (rows.Step())
        {
            var key = rows.Int64("key");
            if (!facets.TryGetValue(key, out var facet))
                facet = new Facet
                {
                    Id = rows.Text("id"),
                    Asks = rows.Text("asks"),
                    Place = Stored.Place(rows),
                    Terms = [],
                    Note = rows.TextOrNull("note"),
                };
            facets[key] = rows.IsNull("term")
                ? facet
                : facet with
                {
                    Terms = facet.Terms.Add(
                        new FacetTerm
                        {
                            Id = rows.Text("term"),
                            ShownBy = StoredJson.Texts(rows.Text("shown_by")),
                            Note = rows.TextOrNull("term_note"),
                        }),
                };
        }
        return facets;
    }

    internal static ImmutableArray<Constraint> Constraints(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("constraints"));
        var constraints = ImmutableArray.CreateBuilder<Constraint>();
        while (rows.Step())
            constraints.Add(
                new Constraint
                {
                    Id = rows.Text("id"),
                    Holds = rows.Text("holds"),
                    Why = rows.TextOrNull("why"),
                    Place = Stored.Place(rows),
                    Note = rows.TextOrNull("note"),
                });
        return constraints.ToImmutable();
    }
}

/// <summary>What is said of the data set and its conflicts, whole.</summary>
internal static class Annotations
{
    internal static LedgerRow Ledger(LedgerConnection connection) =>
        connection.Query<LedgerRow>(connection.Sql("ledger")).SingleOrDefault()
            ?? throw new InvalidDataException("The ledger says nothing of its data set.");

    internal static ImmutableArray<Ruling> Rulings(LedgerConnection connection) =>
    [
        .. from row in connection.Query<RulingRow>(connection.Sql("rulings"))
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
               On = Stored.Date(row.RuledOn),
               Note = row.Note,
               Place = row.Place,
           },
    ];

    internal static ImmutableArray<Expectation> Expectations(LedgerConnection connection) =>
        [
            .. connection
                .Query<ExpectationRow>(connection.Sql("expectations"))
                .Select(row => new Expectation(row.Subject, row.Expected, row.Place)),
        ];

    internal static Corrections Corrections(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("corrections"));
        var corrections = new List<Correction>();
        while (rows.Step())
            corrections.Add(new Correction(new ClaimId(rows.Text("corrected")), new ClaimId(rows.Text("corrected_by"))));
        return new Corrections(corrections);
    }

    internal static ImmutableArray<ConflictId> Baseline(LedgerConnection connection) =>
        [.. connection.Query<string>(connection.Sql("baseline")).Select(id => new ConflictId(id))];
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
    public string RuledOn { get; init; } = "";
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
    public string? AskedAt { get; init; }
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
    public long Key { get; init; }
    public string Claim { get; init; } = "";
}
