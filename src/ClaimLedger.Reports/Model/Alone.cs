using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// Finds weighty answers for which one source alone stands: counts of people, and what is said by somebody whom the source does not name.
/// </summary>
internal sealed class Alone(DataSetIndex index, IReadOnlyList<ListedConflict> conflicts, ReportBuilder builder)
{
    private static readonly HashSet<string> People = [.. WordLists.Of("person").All, "hostages", "prisoners", "detainees"];

    public IReadOnlyList<AloneModel> Find()
    {
        var found = new List<AloneModel>();
        // What is in dispute stands with its conflict.
        var disputed = conflicts
            .Where(listed => listed.Conflict.Kind != ConflictKind.Framing)
            .SelectMany(listed => listed.Conflict.Positions)
            .SelectMany(position => position.Claims)
            .ToHashSet();
        foreach (var question in index.DataSet.Questions)
        {
            var claims = index.ClaimsOn(question.Id).ToList();
            if (claims.Select(claim => claim.Source).Distinct().Count() != 1)
                continue;
            found.AddRange(
                from claim in claims
                where claim.Modality == Modality.Stated && claim.Value is not Value.Unknown && !disputed.Contains(claim.Id)
                let reason = Reason(question, claim)
                where reason is not null
                select new AloneModel(question.Id.ToString(), question.Subject, question.Asks, reason, builder.Answer(claim)));
        }
        return found;
    }

    private string? Reason(Question question, Claim claim)
    {
        if (!claim.Speakers.IsEmpty && index.Speaker(claim.Speakers[0]) is { Kind: SpeakerKind.Anonymous })
            return "on the word of somebody who is not named";
        return question.Answer == AnswerType.Quantity && question.Unit is { } unit && People.Contains(unit.ToLowerInvariant())
            ? "a count of people"
            : null;
    }
}
