using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Writes conflicts into a compiled ledger; remembers nothing, so that their number does not matter.</summary>
internal sealed class ConflictRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _conflict, _position, _positionClaim, _questionKey;
    private readonly BoundedCache<QuestionId, long> _questionKeys = new(64);
    private long _count;

    /// <param name="connection">The ledger.</param>
    internal ConflictRows(SqliteConnection connection)
    {
        _connection = connection;
        _conflict = Statement.InsertInto(connection, "conflict", "INSERT OR IGNORE");
        _position = Statement.InsertInto(connection, "position");
        _positionClaim = Statement.InsertInto(connection, "position_claim");
        _questionKey = new Statement(connection, EmbeddedSql.Query("question-key"));
    }

    /// <summary>Adds a conflict; one whose id is there already is the same finding, and false is returned.</summary>
    internal bool Add(FoundConflict found)
    {
        var conflict = found.Conflict;
        var key = _count + 1;
        _conflict.Bind("key", key);
        _conflict.Bind("id", conflict.Id.ToString());
        _conflict.Bind("kind", ClaimLedger.Conflicts.Info(conflict.Kind).Name);
        _conflict.Bind("kind_rank", (long)conflict.Kind);
        _conflict.Bind("severity", TermNames<Severity>.Of(conflict.Severity));
        _conflict.Bind("severity_rank", (long)conflict.Severity);
        _conflict.Bind("scope", TermNames<Scope>.Of(conflict.Scope));
        _conflict.Bind("question", QuestionKey(conflict.Question));
        _conflict.Bind("constraint_id", conflict.Constraint);
        _conflict.Bind("event", conflict.Event);
        _conflict.Bind("facet", conflict.Facet);
        _conflict.Run();
        if (SQLitePCL.raw.sqlite3_changes(_connection.Handle) == 0)
            return false;
        _count = key;

        for (var index = 0; index < conflict.Positions.Length; index++)
            Write(conflict.Positions[index], found.Keys[index], index);
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_conflict, _position, _positionClaim, _questionKey])
            statement.Dispose();
    }

    private void Write(Position position, IReadOnlyList<long> claims, int number)
    {
        _position.Bind("conflict", _count);
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
            _positionClaim.Bind("conflict", _count);
            _positionClaim.Bind("position", (long)number);
            _positionClaim.Bind("ordinal", (long)ordinal);
            _positionClaim.Bind("claim", claims[ordinal]);
            _positionClaim.Run();
        }
    }

    private long QuestionKey(QuestionId id) => _questionKeys.Get(id, ReadKey);

    private long ReadKey(QuestionId id)
    {
        _questionKey.Bind("id", id.ToString());
        var key = _questionKey.Step() ? _questionKey.Int64("key") : throw Faults.Undeclared("question", id.ToString());
        _questionKey.Reset();
        return key;
    }
}
