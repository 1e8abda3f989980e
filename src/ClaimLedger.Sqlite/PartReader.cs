using System.Collections.Immutable;

namespace ClaimLedger.Sqlite;

/// <summary>Which part of a data set is read: what is named here, and whatever it names itself.</summary>
public sealed record DataSetPart
{
    /// <summary>Conflicts, with all claims that stand in them.</summary>
    public IReadOnlyCollection<ConflictId> Conflicts { get; init; } = [];
    /// <summary>Questions, with all their claims.</summary>
    public IReadOnlyCollection<QuestionId> Questions { get; init; } = [];
    /// <summary>Sources, with all their claims.</summary>
    public IReadOnlyCollection<SourceId> Sources { get; init; } = [];
    /// <summary>Single claims.</summary>
    public IReadOnlyCollection<ClaimId> Claims { get; init; } = [];
}

/// <summary>
/// Reads parts of a data set: a page about one conflict takes what that conflict is made of, however large the rest. Speakers, facets and
/// constraints are there whole, and read once.
/// </summary>
internal sealed class PartReader
{
    private const string OfQuestions = """
        question.key IN (
          SELECT question FROM claim WHERE key IN (SELECT value FROM json_each(@keys))
          UNION SELECT question FROM conflict WHERE id IN (SELECT value FROM json_each(@conflicts))
          UNION SELECT key FROM question WHERE id IN (SELECT value FROM json_each(@questions)))
        """;
    private const string OfSources = """
        source.key IN (
          WITH RECURSIVE part (source) AS (
            SELECT source FROM claim WHERE key IN (SELECT value FROM json_each(@keys))
            UNION SELECT key FROM source WHERE id IN (SELECT value FROM json_each(@sources))
            UNION SELECT source_origin.derives_from FROM part JOIN source_origin ON source_origin.source = part.source)
          SELECT source FROM part)
        """;

    private readonly LedgerConnection _connection;
    private readonly SortedDictionary<long, Facet> _facets;
    private readonly DataSet _whole;

    internal PartReader(LedgerConnection connection)
    {
        _connection = connection;
        _facets = SmallTables.Facets(connection);
        _whole = Listings.Header(connection, _facets.Values);
    }

    /// <summary>The part, without rulings, expectations and baseline.</summary>
    internal DataSet Read(DataSetPart part)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["limit"] = -1,
            ["conflicts"] = Ids(part.Conflicts),
            ["questions"] = Ids(part.Questions),
            ["sources"] = Ids(part.Sources),
            ["claims"] = Ids(part.Claims),
        };
        var keys = new List<long>();
        Each(_connection.Sql("part-claims"), parameters, row => keys.Add(row.Int64("claim")));
        parameters["keys"] = $"[{string.Join(',', keys)}]";

        var questions = ImmutableArray.CreateBuilder<Question>();
        var reader = new QuestionReader(_facets);
        Each(ListingSql.Fill(_connection, "question-rows", OfQuestions, ""), parameters, row => questions.Add(reader.Read(row)));
        return _whole with { Questions = questions.ToImmutable(), Sources = Sources(parameters) };
    }

    private ImmutableArray<Source> Sources(Dictionary<string, object?> parameters)
    {
        var claims = new Dictionary<long, ImmutableArray<Claim>.Builder>();
        using (var reader = new ClaimReader(_connection))
        {
            Each(
                ListingSql.Fill(_connection, "claims", "claim.key IN (SELECT value FROM json_each(@keys))", "claim.source, claim.ordinal"),
                parameters,
                row =>
                {
                    var source = row.Int64("source");
                    if (!claims.TryGetValue(source, out var list))
                        claims[source] = list = ImmutableArray.CreateBuilder<Claim>();
                    list.Add(reader.Read(row));
                });
        }
        var sources = ImmutableArray.CreateBuilder<Source>();
        Each(
            ListingSql.Fill(_connection, "source-rows", OfSources, ""),
            parameters,
            row => sources.Add(SourceReader.Read(row) with
            {
                Claims = claims.TryGetValue(row.Int64("key"), out var list) ? list.ToImmutable() : [],
            }));
        return sources.ToImmutable();
    }

    private void Each(string sql, Dictionary<string, object?> parameters, Action<Statement> read)
    {
        using var rows = _connection.Kept(sql);
        rows.Bind(parameters);
        while (rows.Step())
            read(rows);
    }

    private static string Ids<T>(IReadOnlyCollection<T> ids) => StoredJson.Texts(ids.Select(id => id!.ToString()!)) ?? "[]";
}
