using System.Collections.Immutable;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>What is counted of speakers, publishers and events is what their own filters list.</summary>
internal sealed class GroupTests
{
    private static readonly ImmutableArray<ConflictKind> AllKinds = [.. Conflicts.Kinds.Select(kind => kind.Kind)];

    [Test]
    public void Each_group_counts_what_its_filter_lists([Values] GroupKind kind, [Range(1, 4)] int seed)
    {
        var data = Invented.DataSet(seed, questions: 10, sources: 9);
        using var file = LedgerFile.Of(data, Invented.Conflicts(data, 40));
        using var ledger = file.Open();

        var groups = ledger.Groups(kind);

        Assert.That(groups.Select(group => group.Name), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
        Assert.That(groups.Sum(group => group.Claims), Is.Positive);
        Assert.That(groups.Select(group => group.Name), Is.SupersetOf(Names(data, kind)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var group in groups)
                Assert.That(group, Is.EqualTo(Listed(ledger, kind, group.Name)));
        }
    }

    [Test]
    public void What_events_are_about_is_counted_by_their_questions([Range(1, 4)] int seed)
    {
        var data = Invented.DataSet(seed, questions: 10, sources: 9);
        using var file = LedgerFile.Of(data, []);
        using var ledger = file.Open();

        Assert.That(
            ledger.EventSubjects(),
            Is.EqualTo(data.Questions.Where(question => question.Event is not null)
                .CountBy(question => (question.Event, question.Subject))
                .Select(pair => new EventSubject(pair.Key.Event!, pair.Key.Subject, pair.Value))
                .OrderBy(row => row.Event, StringComparer.Ordinal).ThenBy(row => row.Subject, StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Names(DataSet data, GroupKind kind) => kind switch
    {
        GroupKind.Speaker => data.Speakers.Select(speaker => speaker.Name.ToString()),
        GroupKind.Publisher =>
            data.Sources.Select(source => source.Publisher).GroupBy(Folded.Of).Select(alike => alike.Min(StringComparer.Ordinal)!),
        _ => data.Questions.Select(question => question.Event).OfType<string>().Distinct(),
    };

    private static ListedGroup Listed(Ledger ledger, GroupKind kind, string name)
    {
        var filter = kind switch
        {
            GroupKind.Speaker => new ListFilter { Speaker = name },
            GroupKind.Publisher => new ListFilter { Publisher = name },
            _ => new ListFilter { Event = name },
        };
        var claims = ledger.Claims(filter);
        var corrections = ledger.Corrections();
        return new ListedGroup(
            name,
            claims.Select(claim => claim.Source).Distinct().Count(),
            claims.Select(claim => claim.Question).Distinct().Count(),
            claims.Count,
            ledger.Claims(filter with { Kinds = AllKinds }).Count,
            claims.Count(claim => !corrections.Counts(claim)),
            ledger.ConflictCount(filter));
    }
}
