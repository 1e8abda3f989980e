using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The conflicts of one state of a ledger as columns of small numbers in memory: whatever is chosen, one pass over them tells which pass,
/// and how many each further choice would leave. Shared by threads; each brings a ledger of that state (<see cref="Ledger.Narrow"/>).
/// </summary>
public sealed class ConflictIndex
{
    private readonly ConflictColumns _columns;
    private readonly Standing _standing;

    private ConflictIndex(ConflictColumns columns, Standing standing) => (_columns, _standing) = (columns, standing);

    internal static ConflictIndex Read(LedgerConnection connection)
    {
        var columns = ConflictColumns.Read(connection);
        return new ConflictIndex(columns, Standing.Read(connection, columns));
    }

    /// <summary>The index of a ledger that differs in nothing but its rulings.</summary>
    internal ConflictIndex Revised(LedgerConnection connection) => new(_columns, Standing.Read(connection, _columns));

    internal NarrowedConflicts Narrow(LedgerConnection connection, ListFilter filter, ImmutableArray<ChoiceKind> kinds, int most) =>
        new Narrowing(connection, _columns, _standing, filter, kinds).Run(most);

    /// <summary>The keys of conflicts that pass, in an order, behind one of them.</summary>
    internal List<long> Keys(LedgerConnection connection, NarrowedConflicts passing, string? sort, string? after, int limit)
    {
        var (name, isTurned) = ListingSql.SortOf(sort);
        var order = _columns.Order(connection, name);
        var behind = after is null ? -1 : _columns.Find(connection, after);
        var found = new List<long>();
        var isBehind = after is null;
        for (var at = 0; at < order.Length && found.Count < limit; at++)
        {
            var conflict = order[isTurned ? order.Length - 1 - at : at];
            if (isBehind && passing.Passes(conflict))
                found.Add(_columns.Keys[conflict]);
            isBehind |= conflict == behind;
        }
        return found;
    }
}

/// <summary>Conflicts that pass a filter, and by what they can be narrowed further.</summary>
public sealed class NarrowedConflicts
{
    private readonly ulong[] _passing;
    private readonly Dictionary<ChoiceKind, IReadOnlyList<Choice>> _choices;

    internal NarrowedConflicts(ulong[] passing, int count, Dictionary<ChoiceKind, IReadOnlyList<Choice>> choices) =>
        (_passing, Count, _choices) = (passing, count, choices);

    /// <summary>How many pass.</summary>
    public int Count { get; }

    /// <summary>
    /// The values of one kind, the most frequent first, of severities the gravest, of periods the latest: each with the number of conflicts
    /// that pass if it is chosen in place of what the filter says of that kind. Empty where they were not asked for.
    /// </summary>
    public IReadOnlyList<Choice> Choices(ChoiceKind kind) => _choices.GetValueOrDefault(kind, []);

    internal bool Passes(int conflict) => (_passing[conflict >> 6] >> conflict & 1) != 0;
}

/// <summary>What tells conflicts apart; a place in these columns is a conflict, in the order of keys.</summary>
internal sealed class ConflictColumns
{
    private readonly ConcurrentDictionary<string, int[]> _orders = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();
    private DisputedClaims? _claims;

    public required long[] Keys { get; init; }
    public required byte[] Kinds { get; init; }
    public required byte[] Severities { get; init; }
    public required byte[] Scopes { get; init; }
    public required long[] Questions { get; init; }

    public int Count => Keys.Length;

    public static ConflictColumns Read(LedgerConnection connection)
    {
        var (keys, questions) = (new List<long>(), new List<long>());
        var (kinds, severities, scopes) = (new List<byte>(), new List<byte>(), new List<byte>());
        using var rows = connection.Prepare(connection.Sql("index-conflicts"));
        while (rows.Step())
        {
            keys.Add(rows.Int64("key"));
            kinds.Add((byte)rows.Int64("kind_rank"));
            severities.Add((byte)rows.Int64("severity_rank"));
            scopes.Add((byte)StoredNames<Scope>.Parse(rows.Text("scope")));
            questions.Add(rows.Int64("question"));
        }
        return new ConflictColumns
        {
            Keys = [.. keys],
            Kinds = [.. kinds],
            Severities = [.. severities],
            Scopes = [.. scopes],
            Questions = [.. questions],
        };
    }

    /// <summary>The place of a key; below 0 where there is none.</summary>
    public int PlaceOf(long key) => Array.BinarySearch(Keys, key);

    /// <summary>The place of the conflict with an id; below 0 where there is none.</summary>
    public int Find(LedgerConnection connection, string id)
    {
        using var row = connection.Kept("SELECT key FROM conflict WHERE id = @id");
        row.Bind("id", id.Trim());
        return row.Step() ? PlaceOf(row.Int64("key")) : -1;
    }

    /// <summary>All of them in an order of <see cref="ListingSql"/>, put in order once.</summary>
    public int[] Order(LedgerConnection connection, string sort) => _orders.GetOrAdd(sort, name =>
    {
        var order = new List<int>(Count);
        ListingSql.ConflictOrder(connection, name).Each(key => order.Add(PlaceOf(key)));
        return [.. order];
    });

    /// <summary>Their claims, read when they are first asked for.</summary>
    public DisputedClaims Claims(LedgerConnection connection)
    {
        lock (_reading)
            return _claims ??= DisputedClaims.Read(connection, this);
    }
}

/// <summary>What people have said of conflicts, by their place.</summary>
internal sealed class Standing
{
    private const byte NoVerdict = byte.MaxValue;

    private readonly byte[] _status;
    private readonly byte[] _verdict;

    private Standing(int conflicts)
    {
        _status = new byte[conflicts];
        _verdict = new byte[conflicts];
        Array.Fill(_verdict, NoVerdict);
    }

    public static Standing Read(LedgerConnection connection, ConflictColumns conflicts)
    {
        var standing = new Standing(conflicts.Count);
        using var rows = connection.Prepare(connection.Sql("index-rulings"));
        while (rows.Step())
        {
            var at = conflicts.PlaceOf(rows.Int64("key"));
            var verdict = rows.TextOrNull("verdict");
            standing._status[at] = (byte)(verdict is null ? ConflictStatus.Stale : ConflictStatus.Ruled);
            if (verdict is not null)
                standing._verdict[at] = (byte)StoredNames<Verdict>.Parse(verdict);
        }
        return standing;
    }

    /// <summary>Where a conflict stands.</summary>
    public ConflictStatus Of(int conflict) => (ConflictStatus)_status[conflict];

    /// <summary>Whether it stands where the filter says, or was decided as the filter says.</summary>
    public bool Passes(int conflict, ListFilter filter)
    {
        var (statuses, verdicts) = (filter.Statuses, filter.Verdicts);
        if (statuses.IsDefaultOrEmpty && verdicts.IsDefaultOrEmpty)
            return true;
        return (!statuses.IsDefaultOrEmpty && statuses.Contains(Of(conflict)))
            || (!verdicts.IsDefaultOrEmpty && _verdict[conflict] != NoVerdict && verdicts.Contains((Verdict)_verdict[conflict]));
    }
}
