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
            ["conflicts"] = Ids(part.Conflicts),
            ["questions"] = Ids(part.Questions),
            ["sources"] = Ids(part.Sources),
            ["claims"] = Ids(part.Claims),
        };
        var keys = new List<long>();
        Each(_connection.Sql("part-claims"), parameters, row => keys.Add(row.Int64("claim")));
        if (_connection.Dialect.GoesStepByStep)
            Complete(keys, parameters);
        parameters["keys"] = Keys(keys);

        var questions = ImmutableArray.CreateBuilder<Question>();
        var reader = new QuestionReader(_facets);
        Each(
            ListingSql.Fill(_connection, "question-rows", _connection.Dialect.QuestionOfPart, ""),
            parameters,
            row => questions.Add(reader.Read(row)));
        return _whole with { Questions = questions.ToImmutable(), Sources = Sources(parameters) };
    }

    // Where a statement cannot follow claims from one to the next, each step is one.
    private void Complete(List<long> keys, Dictionary<string, object?> parameters)
    {
        HashSet<long> all = [.. keys];
        for (var latest = keys.ToList(); latest.Count > 0;)
        {
            parameters["keys"] = Keys(latest);
            latest = [];
            Each(_connection.Sql("part-claims-further"), parameters, row =>
            {
                if (all.Add(row.Int64("claim")))
                    latest.Add(row.Int64("claim"));
            });
            keys.AddRange(latest);
        }
        parameters["keys"] = Keys(keys);
        parameters["questionKeys"] = KeysOf("part-questions", "question");
        parameters["sourceKeys"] = KeysOf("part-sources", "source");
        parameters["sourceKeys"] = KeysOf("part-origins", "source");

        string KeysOf(string query, string column)
        {
            var found = new List<long>();
            Each(_connection.Sql(query), parameters, row => found.Add(row.Int64(column)));
            return Keys(found);
        }
    }

    private static string Keys(IEnumerable<long> keys) => $"[{string.Join(',', keys)}]";

    private ImmutableArray<Source> Sources(Dictionary<string, object?> parameters)
    {
        var claims = new Dictionary<long, ImmutableArray<Claim>.Builder>();
        using (var reader = new ClaimReader(_connection))
        {
            Each(
                ListingSql.Fill(_connection, "claims", _connection.Dialect.AmongKeys("claim.key", "@keys"), "claim.source, claim.ordinal"),
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
            ListingSql.Fill(_connection, "source-rows", _connection.Dialect.SourceOfPart, ""),
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
