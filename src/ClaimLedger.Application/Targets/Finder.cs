using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>What an id names. Closed.</summary>
internal abstract record Found
{
    private Found()
    {
    }

    /// <summary>A conflict.</summary>
    public sealed record OfConflict(ListedConflict Row) : Found;

    /// <summary>A claim.</summary>
    public sealed record OfClaim(Claim Claim) : Found;

    /// <summary>A source.</summary>
    public sealed record OfSource(ListedSource Row) : Found;

    /// <summary>A question.</summary>
    public sealed record OfQuestion(ListedQuestion Row) : Found;

    /// <summary>The claims of a source or question.</summary>
    public IEnumerable<Claim> ClaimsIn(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        // A filter takes the beginning of a question's id too.
        return ledger.Claims(Filter).Where(claim => this is not OfQuestion(var row) || claim.Question == row.Question.Id);
    }

    /// <summary>The conflicts of a source or question, or of a claim's source.</summary>
    public IReadOnlyList<ListedConflict> ConflictsIn(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.Conflicts(Filter);
    }

    private ListFilter Filter => this switch
    {
        OfSource(var row) => new ListFilter { Source = row.Source.Id.ToString() },
        OfQuestion(var row) => new ListFilter { Question = row.Question.Id.ToString() },
        OfClaim(var claim) => new ListFilter { Source = claim.Source.ToString() },
        _ => new ListFilter(),
    };
}

/// <summary>Finds what an id names in a ledger.</summary>
internal sealed class Finder(Ledger ledger, Catalogue catalogue)
{
    private static readonly ListFilter All = new();

    /// <summary>The conflict, claim, source or question with this id, or the conflict whose id alone begins so.</summary>
    /// <exception cref="UsageException">There is none, or a beginning fits several.</exception>
    public Found Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var conflicts = id.StartsWith("c-", StringComparison.Ordinal)
            ? ledger.ConflictIds(All).Where(conflict => conflict.ToString().StartsWith(id, StringComparison.Ordinal)).ToList()
            : [];
        if (conflicts.Contains(new ConflictId(id)))
            return OfConflict(new ConflictId(id));
        if (id.Contains('/', StringComparison.Ordinal) && catalogue.FindClaim(new ClaimId(id)) is { } claim)
            return new Found.OfClaim(claim);
        if (ledger.Sources(new ListFilter { Id = id }) is [var source])
            return new Found.OfSource(source);
        if (ledger.Questions(new ListFilter { Id = id }) is [var question])
            return new Found.OfQuestion(question);
        return conflicts switch
        {
            [var only] => OfConflict(only),
            [] => throw new UsageException($"no conflict, claim, source or question is called '{id}'{Phrases.DidYouMean(id, Ids(ledger))}"),
            _ =>
                throw new UsageException(
                    $"'{id}' is the beginning of {conflicts.Count} conflicts: "
                        + $"{string.Join(", ", conflicts.Take(5))}; write more of the one you mean"),
        };
    }

    private Found.OfConflict OfConflict(ConflictId id) => new(ledger.Conflicts(new ListFilter { Id = id.ToString() }).Single());

    /// <summary>The conflict with this id, or the one whose id alone begins so.</summary>
    /// <exception cref="UsageException">There is none, or a beginning fits several.</exception>
    public static ConflictId Conflict(IReadOnlyList<ConflictId> conflicts, string id)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(id);
        return conflicts.Where(conflict => conflict.Text.StartsWith(id, StringComparison.Ordinal)).ToList() switch
        {
            _ when conflicts.Contains(new ConflictId(id)) => new ConflictId(id),
            [var only] when id.StartsWith("c-", StringComparison.Ordinal) => only,
            { Count: > 1 } several when id.Length > 0 =>
                throw new UsageException(
                    $"'{id}' is the beginning of {several.Count} conflicts: {string.Join(", ", several.Take(5))}; write more of the one "
                        + "you mean"),
            _ =>
                throw new UsageException(
                    $"no conflict is called '{id}'{Phrases.DidYouMean(id, conflicts.Select(conflict => conflict.Text))}; `{Tool.Name} "
                        + "conflicts` lists them"),
        };
    }

    /// <summary>The ids of the conflicts.</summary>
    public static IEnumerable<string> Conflicts(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.ConflictIds(All).Select(conflict => conflict.ToString());
    }

    /// <summary>Every id that can be asked for.</summary>
    public static IEnumerable<string> Ids(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ledger.ConflictIds(All).Select(conflict => conflict.ToString())
            .Concat(ledger.Questions(All).Select(row => row.Question.Id.ToString()))
            .Concat(ledger.Sources(All).Select(row => row.Source.Id.ToString()))
            .Concat(ledger.Claims(All).Select(claim => claim.Id.ToString()));
    }
}
