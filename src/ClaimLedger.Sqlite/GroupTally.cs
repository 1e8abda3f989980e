namespace ClaimLedger.Sqlite;

/// <summary>
/// Counts what hangs on speakers, publishers or events of a file in one pass over its claims and one over those in conflicts: claims come
/// by question and conflicts by key, so that a group has one more of either whenever its last was another.
/// </summary>
internal sealed class GroupTally
{
    private readonly GroupKind _kind;
    private readonly SortedDictionary<string, Group> _groups = new(StringComparer.Ordinal);
    // By the key of a chain, source or question.
    private readonly Dictionary<long, List<Group>> _of = [];

    private GroupTally(GroupKind kind) => _kind = kind;

    internal static GroupTally Of(LedgerConnection connection, GroupKind kind)
    {
        var tally = new GroupTally(kind);
        tally.ReadMembers(connection);
        tally.ReadClaims(connection);
        tally.ReadDisputed(connection);
        using var corrected = connection.Prepare(connection.Sql("claims-corrected"));
        while (corrected.Step())
        {
            foreach (var group in tally.Holding(corrected))
                group.Corrected++;
        }
        return tally;
    }

    internal IReadOnlyList<ListedGroup> Groups() =>
    [
        .. _groups.Select(pair => new ListedGroup(
            pair.Key,
            pair.Value.Sources.Count,
            pair.Value.Questions,
            pair.Value.Claims,
            pair.Value.Disputed,
            pair.Value.Corrected,
            pair.Value.Conflicts)),
    ];

    private void ReadMembers(LedgerConnection connection)
    {
        var (query, key) = _kind switch
        {
            GroupKind.Speaker => ("index-speakers", "chain"),
            GroupKind.Publisher => ("sources-of-publishers", "key"),
            _ => ("questions-of-events", "key"),
        };
        // A speaker who says nothing is one nevertheless, and so is who published a source without claims.
        if (_kind is GroupKind.Speaker)
        {
            foreach (var speaker in SmallTables.Speakers(connection))
                Named(speaker.Name.ToString());
        }
        using var rows = connection.Prepare(connection.Sql(query));
        while (rows.Step())
        {
            var member = rows.Int64(key);
            if (!_of.TryGetValue(member, out var groups))
                _of[member] = groups = [];
            groups.Add(Named(rows.Text("name")));
        }
    }

    private Group Named(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
            _groups[name] = group = new Group();
        return group;
    }

    private void ReadClaims(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("claims-by-question"));
        while (rows.Step())
        {
            foreach (var group in Holding(rows))
                group.Take(rows.Int64("question"), rows.Int64("source"));
        }
    }

    private void ReadDisputed(LedgerConnection connection)
    {
        var disputed = new HashSet<long>();
        using var rows = connection.Prepare(connection.Sql("index-claims"));
        while (rows.Step())
        {
            var isNew = disputed.Add(rows.Int64("key"));
            foreach (var group in Holding(rows))
                group.Dispute(rows.Int64("conflict"), isNew);
        }
    }

    private List<Group> Holding(Statement row)
    {
        var member = _kind switch
        {
            GroupKind.Speaker => row.IsNull("chain") ? 0 : row.Int64("chain"),
            GroupKind.Publisher => row.Int64("source"),
            _ => row.Int64("question"),
        };
        return _of.GetValueOrDefault(member, Nobody);
    }

    private static List<Group> Nobody { get; } = [];

    private sealed class Group
    {
        private long _question, _conflict;

        public HashSet<long> Sources { get; } = [];
        public int Questions { get; private set; }
        public int Claims { get; private set; }
        public int Disputed { get; private set; }
        public int Conflicts { get; private set; }
        public int Corrected { get; set; }

        public void Take(long question, long source)
        {
            Claims++;
            Sources.Add(source);
            if (_question != question)
                Questions++;
            _question = question;
        }

        public void Dispute(long conflict, bool isNew)
        {
            if (isNew)
                Disputed++;
            if (_conflict != conflict)
                Conflicts++;
            _conflict = conflict;
        }
    }
}
