using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>A claim with its facts.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Facts">What reconciliation sees of it.</param>
internal sealed record Known(Claim Claim, ClaimFacts Facts);

/// <summary>Tells which of two claims does not count any more, and why.</summary>
/// <param name="question">The question that both answer.</param>
/// <param name="claims">All its claims.</param>
/// <param name="view">What they are of.</param>
/// <param name="conflicts">The conflicts found there, which tell what is out of date.</param>
internal sealed class History(Question question, IReadOnlyList<Known> claims, IClaimView view, IReadOnlyList<Conflict> conflicts)
{
    private readonly IReadOnlyDictionary<long, ClaimLineage> _lineage = view.LineageOf([.. claims.Select(known => known.Facts)]);

    /// <summary>What keeps the two apart, as a sentence; null where both count.</summary>
    /// <param name="one">One claim.</param>
    /// <param name="two">The other.</param>
    /// <param name="isOfThird">Whether it does not lie in the two themselves.</param>
    public string? Of(Known one, Known two, out bool isOfThird)
    {
        isOfThird = false;
        foreach (var (known, other) in new[] { (one, two), (two, one) })
        {
            if (Gone(known, other) is { } gone)
                return gone;
            isOfThird = true;
            if (Superseded(known, other) is { } superseded)
                return superseded;
            if (Stale(known, other) is { } stale)
                return stale;
            isOfThird = false;
        }
        return null;
    }

    private string? Gone(Known known, Known other)
    {
        var claim = known.Claim;
        if (other.Claim.Corrects.Contains(claim.Id))
            return $"{other.Claim.Id} corrects {claim.Id}, which does not count any more.";
        if (claim.Withdrawn is { } withdrawal)
            return $"{claim.Id} was withdrawn {Date(withdrawal.On.Days)}{(withdrawal.Why is { } why ? $" ({why.TrimEnd('.')})" : "")} and does not count any more.";
        return _lineage.Counts(known.Facts.Key) || view.Load(_lineage[known.Facts.Key].CorrectedBy) is not [var correction, ..]
            ? null
            : $"{claim.Id} was corrected by {correction.Id} (“{correction.Value.Text}”) and does not count any more.";
    }

    /// <summary>A later version of the source answers anew; what that and the other version say is a matter of the two where the other is of it.</summary>
    private string? Superseded(Known known, Known other)
    {
        var newer = claims.Where(later => Lineages.TakesPlaceOf(question, later.Facts, known.Facts, _lineage)).MaxBy(later => later.Claim.Version);
        return newer is null || newer.Claim.Id == other.Claim.Id
            ? null
            : $"{view.Source(known.Claim.Source).VersionOf(newer.Claim)!.Retrieved} {known.Claim.Source} read otherwise: {newer.Claim.Id} (“{newer.Claim.Value.Text}”) took the place of {known.Claim.Id}.";
    }

    /// <summary>What repeats a figure that its origin had replaced is no fall of the figure, and what repeats a corrected one contradicts nothing.</summary>
    private string? Stale(Known known, Known other)
    {
        var isOneMoment = Moments.AreOne(question.OverTime, known.Facts, other.Facts);
        foreach (var conflict in conflicts.Where(conflict => conflict.Kind == ConflictKind.Stale && conflict.Question == question.Id))
        {
            var repeated = conflict.Positions[0].Claims.Select(id => claims.First(each => each.Claim.Id == id)).ToList();
            if (Explanations.Repeater([.. repeated.Select(each => each.Claim)], view).Id == known.Claim.Id
                && !conflict.Positions.Any(position => position.Claims.Contains(other.Claim.Id))
                && (!isOneMoment || repeated.Exists(each => !_lineage.Counts(each.Facts.Key))))
            {
                return $"{known.Claim.Id} repeats what its origin had replaced ({conflict.Id}), and is out of date.";
            }
        }
        return null;
    }

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);
}
