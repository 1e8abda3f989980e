using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>Tells which of two claims does not count any more, and why.</summary>
/// <param name="question">The question that both answer.</param>
/// <param name="claims">All its claims.</param>
/// <param name="view">What they are of.</param>
/// <param name="conflicts">The conflicts found there, which tell what is out of date.</param>
internal sealed class History(Question question, List<Known> claims, IClaimView view, IReadOnlyList<Conflict> conflicts)
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
            if (Revised(known, other) is { } revised)
                return revised;
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
        {
            var why = withdrawal.Why is { } reason ? $" ({reason.TrimEnd('.')})" : "";
            var on = ValueText.Describe(withdrawal.On.Days.ToInterval(), AnswerType.Date, null);
            return $"{claim.Id} was withdrawn {on}{why} and does not count any more.";
        }
        return _lineage.Counts(known.Facts.Key) || view.Load(_lineage[known.Facts.Key].CorrectedBy) is not [var correction, ..]
            ? null
            : $"{claim.Id} was corrected by {correction.Id} (“{correction.Value.Text}”) and does not count any more.";
    }

    /// <summary>
    /// A later version of the source answers anew; where that is the other claim, what the two say is a matter between them.
    /// </summary>
    private string? Superseded(Known known, Known other)
    {
        var newer = claims.FindAll(later => Lineages.TakesPlaceOf(question, later.Facts, known.Facts, _lineage))
            .MaxBy(later => later.Claim.Version)?.Claim;
        if (newer is null || newer.Id == other.Claim.Id)
            return null;
        var retrieved = view.Source(newer.Source).VersionOf(newer)!.Retrieved;
        return $"{retrieved} {newer.Source} read otherwise: {newer.Id} (“{newer.Value.Text}”) took the place of {known.Claim.Id}.";
    }

    /// <summary>What somebody put forward otherwise later is held against nothing but that.</summary>
    private string? Revised(Known known, Known other)
    {
        var later = claims.FindAll(each => IsOfOne(known, each) && NoteFinder.IsReplacedBy(question, known.Facts, each.Facts));
        return later.Count == 0 || later.Exists(each => each.Claim.Id == other.Claim.Id)
            ? null
            : $"{known.Claim.Id} was replaced by {later[0].Claim.Id} (“{later[0].Claim.Value.Text}”), "
                + "which the same voice put forward later.";

        bool IsOfOne(Known one, Known two) => one.Facts.Condition == two.Facts.Condition
            && Moments.AreOne(question.OverTime, one.Facts, two.Facts);
    }

    /// <summary>What repeats a replaced figure is no fall of the figure, and what repeats a corrected one contradicts nothing.</summary>
    private string? Stale(Known known, Known other)
    {
        var stale = conflicts.FirstOrDefault(IsOf);
        return stale is null ? null : $"{known.Claim.Id} repeats what its origin had replaced ({stale.Id}), and is out of date.";

        bool IsOf(Conflict conflict)
        {
            if (conflict.Kind != ConflictKind.Stale || conflict.Question != question.Id)
                return false;
            var repeated = claims.FindAll(each => conflict.Positions[0].Claims.Contains(each.Claim.Id));
            return Explanations.Repeater(repeated.ConvertAll(each => each.Claim), view).Id == known.Claim.Id
                && !conflict.Positions.Any(position => position.Claims.Contains(other.Claim.Id))
                && (repeated.Exists(each => !_lineage.Counts(each.Facts.Key))
                    || !Moments.AreOne(question.OverTime, known.Facts, other.Facts));
        }
    }
}
