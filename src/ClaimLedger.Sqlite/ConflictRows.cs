using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Writes conflicts into a compiled ledger; remembers nothing, so that their number does not matter.</summary>
internal sealed class ConflictRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Statement _conflict, _position, _positionClaim, _questionKey, _claimKey;
    private readonly Func<ClaimId, long?>? _known;
    private long _count;

    /// <param name="connection">The ledger.</param>
    /// <param name="known">Knows the keys of some claims without a look-up; null where it does not.</param>
    internal ConflictRows(SqliteConnection connection, Func<ClaimId, long?>? known = null)
    {
        _known = known;
        _connection = connection;
        _conflict = Statement.InsertInto(connection, "conflict", "INSERT OR IGNORE");
        _position = Statement.InsertInto(connection, "position");
        _positionClaim = Statement.InsertInto(connection, "position_claim");
        _questionKey = new Statement(connection, EmbeddedSql.Query("question-key"));
        _claimKey = new Statement(connection, EmbeddedSql.Query("claim-key"));
    }

    /// <summary>Adds a conflict; one whose id is there already is the same finding, and false is returned.</summary>
    internal bool Add(Conflict conflict)
    {
        var key = _count + 1;
        _conflict.Bind(1, key);
        _conflict.Bind(2, conflict.Id.ToString());
        _conflict.Bind(3, ClaimLedger.Conflicts.Info(conflict.Kind).Name);
        _conflict.Bind(4, (long)conflict.Kind);
        _conflict.Bind(5, TermNames<Severity>.Of(conflict.Severity));
        _conflict.Bind(6, (long)conflict.Severity);
        _conflict.Bind(7, TermNames<Scope>.Of(conflict.Scope));
        _conflict.Bind(8, QuestionKey(conflict.Question));
        _conflict.Bind(9, conflict.Subject);
        _conflict.Bind(10, conflict.Asks);
        _conflict.Bind(11, conflict.Explanation);
        _conflict.Bind(12, conflict.Hint);
        _conflict.Bind(13, conflict.Constraint);
        _conflict.Bind(14, conflict.Event);
        _conflict.Bind(15, conflict.Facet);
        _conflict.Run();
        if (SQLitePCL.raw.sqlite3_changes(_connection.Handle) == 0)
            return false;
        _count = key;

        for (var index = 0; index < conflict.Positions.Length; index++)
            Write(conflict.Positions[index], index);
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[_conflict, _position, _positionClaim, _questionKey, _claimKey])
            statement.Dispose();
    }

    private void Write(Position position, int number)
    {
        _position.Bind(1, _count);
        _position.Bind(2, (long)number);
        _position.Bind(3, position.Says);
        if (position.Question is { } question)
            _position.Bind(4, QuestionKey(question));
        else
            _position.BindNull(4);
        Ends.Bind(_position, 5, position.Literal);
        Ends.Bind(_position, 8, position.Usual);
        _position.Bind(11, StoredJson.Texts(position.Options));
        _position.Bind(12, position.Term);
        _position.Bind(13, (long)position.Origins);
        _position.Run();

        for (var ordinal = 0; ordinal < position.Claims.Length; ordinal++)
        {
            _positionClaim.Bind(1, _count);
            _positionClaim.Bind(2, (long)number);
            _positionClaim.Bind(3, (long)ordinal);
            _positionClaim.Bind(4, ClaimKey(position.Claims[ordinal]));
            _positionClaim.Run();
        }
    }

    private long QuestionKey(QuestionId id)
    {
        _questionKey.Bind(1, id.ToString());
        var key = _questionKey.Step() ? _questionKey.Int64(0) : throw Faults.Undeclared("question", id.ToString());
        _questionKey.Reset();
        return key;
    }

    private long ClaimKey(ClaimId id)
    {
        if (_known?.Invoke(id) is { } loaded)
            return loaded;
        _claimKey.Bind(1, id.Source.ToString());
        _claimKey.Bind(2, id.Local);
        var key = _claimKey.Step() ? _claimKey.Int64(0) : throw Faults.Undeclared("claim", id.ToString());
        _claimKey.Reset();
        return key;
    }
}
