using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>The keys that a ledger has for what claims name; for what it does not have yet, the next ones in turn.</summary>
internal sealed class StoredKeys : IKeys, IDisposable
{
    private const int Remembered = 65_536;

    private readonly Statement _source, _publisher, _speaker, _chains, _chainSteps, _conditions;
    private readonly Dictionary<SourceId, long> _newSources = [];
    private readonly Dictionary<string, long> _newPublishers = new(StringComparer.Ordinal);
    private readonly Dictionary<SpeakerName, long> _newSpeakers = [];
    private readonly Dictionary<string, long> _newChains = new(StringComparer.Ordinal);
    private readonly Dictionary<QuestionId, Dictionary<string, int>> _conditionsOf = [];
    private readonly BoundedCache<SourceId, long> _sources = new(Remembered);
    private readonly BoundedCache<string, long> _publishers = new(Remembered);
    private readonly BoundedCache<SpeakerName, long> _speakers = new(Remembered);
    private readonly BoundedCache<string, long> _knownChains = new(Remembered);

    /// <param name="connection">The ledger.</param>
    internal StoredKeys(SqliteConnection connection)
    {
        Last = LastKeys.Of(connection);
        _source = new SqliteStatement(connection, "SELECT key FROM source WHERE id = @id");
        _publisher = new SqliteStatement(connection, "SELECT key FROM publisher WHERE name = @name");
        _speaker = new SqliteStatement(connection, "SELECT key FROM speaker WHERE name = @name");
        _chains = new SqliteStatement(connection, EmbeddedSql.Query("chains-of-speaker"));
        _chainSteps = new SqliteStatement(connection, EmbeddedSql.Query("speakers-of-chain"));
        _conditions = new SqliteStatement(connection, EmbeddedSql.Query("conditions-of-question"));
    }

    /// <summary>The greatest keys that the ledger has.</summary>
    internal LastKeys Last { get; }

    /// <inheritdoc/>
    public long Source(SourceId source) => Find(source) ?? Next(_newSources, source, Last.Source);

    /// <inheritdoc/>
    public long Publisher(string publisher) => FindPublisher(publisher) ?? Next(_newPublishers, publisher, Last.Publisher);

    /// <inheritdoc/>
    public long Speaker(SpeakerName speaker) => Find(speaker) ?? Next(_newSpeakers, speaker, Last.Speaker);

    /// <inheritdoc/>
    public long Chain(ImmutableArray<SpeakerName> chain)
    {
        var text = string.Join('\n', chain);
        return _knownChains.Get(text, _ => ReadChain(chain)) is var key and > 0 ? key : Next(_newChains, text, Last.Chain);
    }

    /// <inheritdoc/>
    public int Condition(QuestionId question, string condition)
    {
        if (!_conditionsOf.TryGetValue(question, out var own))
        {
            // Those of one question at a time are asked for, mostly.
            if (_conditionsOf.Count > Remembered)
                _conditionsOf.Clear();
            _conditionsOf[question] = own = new(StringComparer.Ordinal);
            _conditions.Bind("id", question.ToString());
            while (_conditions.Step())
                own.TryAdd(_conditions.Text("condition"), own.Count + 1);
            _conditions.Reset();
        }
        if (!own.TryGetValue(condition, out var key))
            own[condition] = key = own.Count + 1;
        return key;
    }

    /// <summary>The key of a source that the ledger has; null where it has none of that name.</summary>
    internal long? Find(SourceId source) => Known(_sources.Get(source, id => Read(_source, "id", id.ToString())));

    /// <summary>The key of a publisher that the ledger has, or of a spelling of "unknown"; null where it has none of that name.</summary>
    internal long? FindPublisher(string publisher) => Known(_publishers.Get(publisher, name => Read(_publisher, "name", name)));

    /// <summary>The key of a speaker whom the ledger has; null where it has none of that name.</summary>
    internal long? Find(SpeakerName speaker) => Known(_speakers.Get(speaker, name => Read(_speaker, "name", name.ToString())));

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_source, _publisher, _speaker, _chains, _chainSteps, _conditions])
            statement.Dispose();
    }

    // No key is that small.
    private const long NotThere = long.MinValue;

    private static long? Known(long key) => key == NotThere ? null : key;

    private static long Next<T>(Dictionary<T, long> keys, T name, long last)
        where T : notnull
    {
        if (!keys.TryGetValue(name, out var key))
            keys[name] = key = last + keys.Count + 1;
        return key;
    }

    private static long Read(Statement row, string parameter, string name)
    {
        row.Bind(parameter, name);
        var key = row.Step() ? row.Int64("key") : NotThere;
        row.Reset();
        return key;
    }

    private long ReadChain(ImmutableArray<SpeakerName> chain)
    {
        _chains.Bind("first", chain[0].ToString());
        _chains.Bind("length", (long)chain.Length);
        var found = 0L;
        while (found == 0 && _chains.Step())
        {
            var candidate = _chains.Int64("chain");
            _chainSteps.Bind("chain", candidate);
            var step = 0;
            while (_chainSteps.Step() && step < chain.Length && _chainSteps.Text("name") == chain[step].Text)
                step++;
            _chainSteps.Reset();
            found = step == chain.Length ? candidate : 0;
        }
        _chains.Reset();
        return found;
    }
}

/// <summary>
/// The greatest keys that a ledger has handed out: what comes later has greater ones, and rows about it refer to them.
/// </summary>
internal sealed record LastKeys(
    long Publisher, long UnknownPublisher, long Speaker, long Chain, long Question, long Constraint, long Source, long Claim)
{
    /// <summary>Those of a ledger.</summary>
    internal static LastKeys Of(SqliteConnection connection)
    {
        using var row = new SqliteStatement(connection, EmbeddedSql.Query("last-keys"));
        _ = row.Step();
        return new LastKeys(
            row.Int64("publisher"),
            row.Int64("unknown_publisher"),
            row.Int64("speaker"),
            row.Int64("chain"),
            row.Int64("question"),
            row.Int64("declared_constraint"),
            row.Int64("source"),
            row.Int64("claim"));
    }
}
