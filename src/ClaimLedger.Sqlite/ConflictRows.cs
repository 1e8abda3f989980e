using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>Writes conflicts into a compiled ledger; remembers nothing, so that their number does not matter.</summary>
internal sealed class ConflictRows : IDisposable
{
    private const int BitsOfNumber = 20;
    private const int BitsOfUnit = 40;

    /// <summary>The keys of what spans questions begin with this one.</summary>
    internal const long FirstAcross = 1L << (BitsOfUnit + BitsOfNumber);

    private readonly Statement _conflict, _position, _positionClaim, _questionKey, _constraintKey, _facetKey, _last;
    private readonly BoundedCache<QuestionId, long> _questionKeys = new(64);
    private readonly Func<QuestionId, long?>? _keyOf;
    private long _begins, _key;

    /// <param name="connection">The ledger.</param>
    /// <param name="keyOf">
    /// Where there is no conflict yet in what is looked at: which key a question has, as far as that is known without asking.
    /// </param>
    internal ConflictRows(LedgerConnection connection, Func<QuestionId, long?>? keyOf = null)
    {
        _keyOf = keyOf;
        _conflict = connection.InsertNew("conflict");
        _position = connection.InsertInto("position");
        _positionClaim = connection.InsertInto("position_claim");
        _questionKey = connection.Prepare(connection.Sql("question-key"));
        _constraintKey = connection.Prepare("SELECT key FROM declared_constraint WHERE id = @id");
        _facetKey = connection.Prepare("SELECT key FROM facet WHERE id = @id");
        _last = connection.Prepare(
            "SELECT max(key) AS key FROM conflict WHERE key BETWEEN @first AND @last" + connection.Dialect.InBucket("conflict"));
    }

    /// <summary>Adds a conflict; one whose id is there already is the same finding, and false is returned.</summary>
    internal bool Add(FoundConflict found)
    {
        var conflict = found.Conflict;
        var question = QuestionKey(conflict.Question);
        var key = NextKey(conflict, question);
        _conflict.Bind("key", key);
        _conflict.Bind("id", conflict.Id.ToString());
        _conflict.Bind("kind", ClaimLedger.Conflicts.Info(conflict.Kind).Name);
        _conflict.Bind("kind_rank", (long)conflict.Kind);
        _conflict.Bind("severity", TermNames<Severity>.Of(conflict.Severity));
        _conflict.Bind("severity_rank", (long)conflict.Severity);
        _conflict.Bind("scope", TermNames<Scope>.Of(conflict.Scope));
        _conflict.Bind("question", question);
        _conflict.Bind("constraint_id", conflict.Constraint);
        _conflict.Bind("event", conflict.Event);
        _conflict.Bind("facet", conflict.Facet);
        if (!_conflict.RunNew())
            return false;
        _key = key;

        for (var index = 0; index < conflict.Positions.Length; index++)
            Write(conflict.Positions[index], found.Keys[index], index);
        return true;
    }

    /// <summary>The key of the conflict that was added last.</summary>
    internal long Last => _key;

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[
            _conflict, _position, _positionClaim, _questionKey, _constraintKey, _facetKey, _last,
        ])
            statement.Dispose();
    }

    private void Write(Position position, IReadOnlyList<long> claims, int number)
    {
        _position.Bind("conflict", _key);
        _position.Bind("position", (long)number);
        _position.Bind("says", position.Says);
        if (position.Question is { } question)
            _position.Bind("question", QuestionKey(question));
        else
            _position.BindNull("question");
        _position.Bind("asked_at", position.At is { } at ? Stored.Span(at) : null);
        Ends.Bind(_position, "literal_low", "literal_high", "literal_ends", position.Literal);
        Ends.Bind(_position, "usual_low", "usual_high", "usual_ends", position.Usual);
        _position.Bind("options", StoredJson.Texts(position.Options));
        _position.Bind("term", position.Term);
        _position.Bind("origins", (long)position.Origins);
        _position.Run();

        for (var ordinal = 0; ordinal < claims.Count; ordinal++)
        {
            _positionClaim.Bind("conflict", _key);
            _positionClaim.Bind("position", (long)number);
            _positionClaim.Bind("ordinal", (long)ordinal);
            _positionClaim.Bind("claim", claims[ordinal]);
            _positionClaim.Run();
        }
    }

    /// <summary>
    /// The key of a conflict, whatever others there are: where it was found (within a question, by a constraint, in a facet), then its
    /// number among those found there. So what is found anew there takes the place of what was.
    /// </summary>
    private long NextKey(Conflict conflict, long question)
    {
        var (rank, unit) = conflict switch
        {
            { Facet: { } facet } => (2L, (Key(_facetKey, facet) << (BitsOfUnit - 8)) + question),
            // An order that ids imply is declared nowhere, and comes after all that are.
            { Constraint: { } constraint } => (
                1L, Key(_constraintKey, constraint) is > 0 and var key ? key : (1L << (BitsOfUnit - 1)) + question),
            _ => (0L, question),
        };
        var begins = (rank << (BitsOfUnit + BitsOfNumber)) + (unit << BitsOfNumber);
        if (begins == _begins)
            return _key + 1;
        _begins = begins;
        if (_keyOf is not null)
            return begins + 1;
        _last.Bind("first", begins);
        _last.Bind("last", begins + (1L << BitsOfNumber) - 1);
        _key = _last.Step() && !_last.IsNull("key") ? _last.Int64("key") : begins;
        _last.Reset();
        return _key + 1;
    }

    private static long Key(Statement row, string id)
    {
        row.Bind("id", id);
        var key = row.Step() ? row.Int64("key") : 0;
        row.Reset();
        return key;
    }

    private long QuestionKey(QuestionId id) => _keyOf?.Invoke(id) ?? _questionKeys.Get(id, ReadKey);

    private long ReadKey(QuestionId id)
    {
        _questionKey.Bind("id", id.ToString());
        var key = _questionKey.Step() ? _questionKey.Int64("key") : throw Faults.Undeclared("question", id.ToString());
        _questionKey.Reset();
        return key;
    }
}
