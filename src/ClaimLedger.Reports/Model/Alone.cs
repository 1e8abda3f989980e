using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// Finds weighty answers for which one source alone stands: counts of people, and what is said by somebody whom the source does not name.
/// </summary>
internal sealed class Alone(DataSetIndex index, Disputes disputes, ReportBuilder builder)
{
    private static readonly HashSet<string> People = [.. WordLists.Of("person").All, "hostages", "prisoners", "detainees"];

    /// <summary>Those of these questions.</summary>
    public List<AloneModel> Find(IEnumerable<Question> questions)
    {
        var found = new List<AloneModel>();
        foreach (var question in questions)
        {
            var claims = index.ClaimsOn(question.Id).ToList();
            if (claims.Select(claim => claim.Source).Distinct().Count() != 1)
                continue;
            // What is in dispute stands with its conflict.
            found.AddRange(
                from claim in claims
                where claim.Modality == Modality.Stated && claim.Value is not Value.Unknown && !disputes.Holds(claim)
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
