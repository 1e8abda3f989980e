using System.Collections.Immutable;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>The claims that take no part in any conflict: a source from which their own derives answers their question, too.</summary>
internal static class StandingAside
{
    /// <summary>Fills their table, which is empty; nothing is read where no source derives from another.</summary>
    internal static void Write(LedgerConnection connection, CancellationToken cancellation)
    {
        using var view = new LedgerView(connection);
        if (view.Derivations.IsEmpty)
            return;
        Write(connection, view, view.ByQuestion().Select(asked =>
        {
            cancellation.ThrowIfCancellationRequested();
            return asked;
        }));
    }

    /// <summary>The same for some questions, of which none stands in the table.</summary>
    internal static void Write(LedgerConnection connection, LedgerView view, IEnumerable<QuestionClaims> questions)
    {
        using var row = connection.InsertInto("claim_aside");
        foreach (var asked in questions)
        {
            if (view.Derivations.Aside(asked.Claims, () => asked.Lineage) is not { } aside)
                continue;
            foreach (var (claim, origin) in aside)
            {
                row.Bind("claim", claim);
                row.Bind("origin", origin);
                row.Run();
            }
        }
    }

    /// <summary>All of them, each with the source for whose sake it stands aside.</summary>
    internal static IReadOnlyDictionary<ClaimId, SourceId> Read(LedgerConnection connection)
    {
        using var rows = connection.Prepare(connection.Sql("asides"));
        var aside = new Dictionary<ClaimId, SourceId>();
        while (rows.Step())
            aside.Add(new ClaimId(rows.Text("claim")), new SourceId(rows.Text("origin")));
        return aside;
    }

    /// <summary>Which sources derive from others.</summary>
    internal static Derivations Derivations(LedgerConnection connection)
    {
        if (connection.Number(connection.Sql("has-derivations")) == 0)
            return Reconciliation.Derivations.None;
        using var rows = connection.Prepare(connection.Sql("derivations"));
        var from = new Dictionary<long, ImmutableArray<long>>();
        var publishers = new Dictionary<long, long>();
        while (rows.Step())
        {
            var (source, origin) = (rows.Int64("source"), rows.Int64("derives_from"));
            from[source] = from.GetValueOrDefault(source, []).Add(origin);
            // 0 and below is a spelling of "unknown".
            publishers[origin] = Math.Max(0, rows.Int64("publisher"));
        }
        return new Derivations(from, publishers.GetValueOrDefault);
    }
}
