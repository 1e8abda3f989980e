using System.Collections.Immutable;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Expectations;

namespace ClaimLedger.Application.Checks;

/// <summary>Compares the conflicts of a data set with what the newsroom has accepted, ruled and expected.</summary>
internal static class Checker
{
    /// <summary>What a check finds.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="conflicts">Its conflicts.</param>
    /// <param name="accepted">The baseline; null where there is none.</param>
    /// <param name="baseline">What to call the baseline's file.</param>
    /// <param name="least">The least severity that fails.</param>
    /// <param name="folder">Where the data set is.</param>
    /// <param name="spots">Names files.</param>
    /// <param name="version">The version of the tool.</param>
    public static CheckResult Check(
        DataSet dataSet,
        IReadOnlyList<Conflict> conflicts,
        ImmutableArray<BaselineEntry>? accepted,
        string baseline,
        Severity least,
        Target.Folder folder,
        Spots spots,
        string version)
    {
        var byId = (accepted ?? []).ToDictionary(entry => entry.Conflict);
        var rulings = RulingMatcher.Match(dataSet.Rulings, conflicts);
        var catalogue = Catalogue.Of(dataSet);
        var all = conflicts
            .Select(conflict => Judge(conflict, rulings, byId.ContainsKey(conflict.Id), least, catalogue, place => Spot(place)))
            .OrderByDescending(conflict => conflict.Fails)
            .ThenByDescending(conflict => conflict.Conflict.Severity)
            .ThenBy(conflict => conflict.Standing)
            .ToImmutableArray();
        var known = conflicts.Select(conflict => conflict.Id).ToHashSet();
        return new CheckResult
        {
            ToolVersion = version,
            Name = spots.NameOf(folder.Path),
            Title = dataSet.Title,
            Least = least,
            Sources = dataSet.Sources.Length,
            Claims = dataSet.Sources.Sum(source => source.Claims.Length),
            HasBaseline = accepted is not null,
            Conflicts = all,
            Settled = [.. Settled(dataSet, all, place => Spot(place))],
            Gone = [.. byId.Values.Where(entry => !known.Contains(entry.Conflict)).OrderBy(entry => entry.Conflict)
                .Select(entry => new GoneConflict(entry, spots.Of(entry.Place with { File = baseline })))],
            Expectations = [
                .. ExpectationCheck.Run(dataSet, conflicts).Select(
                    outcome => new CheckedExpectation(outcome, Spot(outcome.Expectation.Place))),
            ],
            Remarks = [.. Remarks(rulings, conflicts, place => Spot(place))],
        };

        Spot Spot(Place place) => spots.Of(DataSetReader.Shown(folder, place));
    }

    private static CheckedConflict Judge(
        Conflict conflict, RulingMatches rulings, bool isAccepted, Severity least, Catalogue catalogue, Func<Place, Spot> spot)
    {
        // A ruling on the conflict whose place it took is about other claims: it leaves this one new.
        var standing = rulings.StatusOf(conflict.Id) is ConflictStatus.Ruled ? Standing.Ruled
            : isAccepted ? Standing.Accepted
            : Standing.New;
        var claims = conflict.Positions
            .SelectMany(position => position.Claims, (position, id) => (Position: position, Claim: catalogue.Claim(id)))
            .ToList();
        var last = claims.MaxBy(pair => (catalogue.Source(pair.Claim.Source).Published.Days.Last, pair.Claim.AsOf.Days.Last));
        return new CheckedConflict(
            conflict,
            standing,
            isAccepted,
            Fails: standing == Standing.New && conflict.Severity >= least,
            rulings.RulingOf(conflict.Id),
            Show(last),
            [.. claims.Where(pair => pair != last).Select(Show)]);

        CheckedClaim Show((Position Position, Claim Claim) pair) =>
            new(pair.Claim.Id.ToString(), ClaimPhrases.Says(pair.Position, catalogue.Question(pair.Claim.Question).Answer),
                spot(pair.Claim.Place));
    }

    private static IEnumerable<SettledQuestion> Settled(DataSet dataSet, ImmutableArray<CheckedConflict> conflicts, Func<Place, Spot> spot)
    {
        var claims = dataSet.Sources
            .SelectMany(source => source.Claims)
            .CountBy(claim => claim.Question)
            .ToDictionary();
        var unsettled = conflicts
            .Where(conflict => conflict.Standing == Standing.New)
            .SelectMany(
                conflict =>
                    conflict.Conflict.Positions
                        .Select(position => position.Question ?? conflict.Conflict.Question)
                        .Append(conflict.Conflict.Question))
            .ToHashSet();
        return dataSet.Questions
            .Where(question => claims.ContainsKey(question.Id) && !unsettled.Contains(question.Id))
            .Select(question => new SettledQuestion(question.Id.ToString(), claims[question.Id], spot(question.Place)));
    }

    private static IEnumerable<Remark> Remarks(RulingMatches rulings, IReadOnlyList<Conflict> conflicts, Func<Place, Spot> spot)
    {
        var known = conflicts.ToDictionary(conflict => conflict.Id);
        return from matched in rulings.Rulings
               let text = RulingNotes.About(matched, known)
               where text is not null
               select new Remark(spot(matched.Ruling.Place), text);
    }
}
