using System.Collections.Immutable;

namespace ClaimLedger.Exchange;

/// <summary>Claims in plain words, taking no side.</summary>
internal static class ClaimWords
{
    /// <summary>What a claim says: the words for what is stated, else with how it is put forward before them.</summary>
    public static string Says(Claim claim) =>
        claim.Modality is Modality.Stated ? claim.Value.Text : $"{TermNames<Modality>.Of(claim.Modality)}: {claim.Value.Text}";

    /// <summary>The question with the answer: <c>How many people were killed? "11" (Harbour fire; as of 2031-06-04)</c>.</summary>
    public static string Whole(Claim claim, Question question)
    {
        var how = claim.Modality is Modality.Stated ? "" : TermNames<Modality>.Of(claim.Modality) + ": ";
        return $"{question.Asks} {how}\"{claim.Value.Text}\" ({question.Subject}; as of {claim.AsOf})";
    }

    /// <summary>The question with the answer, and whose words they are.</summary>
    public static string WithSpeakers(Claim claim, Question question, Source source) =>
        $"{Whole(claim, question)} — {(claim.Speakers.IsEmpty ? source.Publisher : string.Join(", quoted by ", claim.Speakers))}";

    /// <summary>Every claim that another corrects, by the ids of those that do.</summary>
    public static ILookup<ClaimId, ClaimId> CorrectedBy(DataSet dataSet) => dataSet.Sources
        .SelectMany(source => source.Claims)
        .SelectMany(claim => claim.Corrects, (claim, corrected) => (corrected, claim.Id))
        .ToLookup(pair => pair.corrected, pair => pair.Id);

    /// <summary>
    /// The longest ISO date that covers all the days: <c>2031-06-04</c>, <c>2031-06</c> or <c>2031</c>; of several years the first day.
    /// </summary>
    public static string IsoDate(DaySpan span)
    {
        var (first, last) = (span.First, span.Last);
        return span.IsDay || first.Year != last.Year ? first.ToString("yyyy-MM-dd")
            : first.Month == last.Month ? first.ToString("yyyy-MM")
            : first.ToString("yyyy");
    }

    /// <summary>The questions by id.</summary>
    public static ImmutableDictionary<QuestionId, Question> Questions(DataSet dataSet) =>
        dataSet.Questions.ToImmutableDictionary(question => question.Id);
}
