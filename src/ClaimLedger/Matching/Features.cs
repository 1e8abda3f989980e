using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>Something that speaks for or against a figure's being the answer to a question.</summary>
/// <param name="Name">What it is called where a score explains itself.</param>
/// <param name="Weight">What it adds where it holds in full.</param>
/// <param name="Why">Why it tells.</param>
/// <param name="Value">How far it holds of a candidate: 0 to 1; −1 to 1 where it can speak against.</param>
internal sealed record Feature(string Name, double Weight, string Why, Func<Candidate, double> Value);

/// <summary>What one feature adds to a score.</summary>
internal readonly record struct Part(Feature Feature, double Points);

/// <summary>The table of features.</summary>
internal static class Features
{
    private const double Hardly = 0.2;
    private const int DaysOfMemory = 150;

    /// <summary>All features.</summary>
    public static ImmutableArray<Feature> All { get; } =
    [
        new("asked", 0.3, "what is asked is said near the figure, rare words counting for more", each => each.Asked),
        new("said", 0.3, "the words of the asking sentence, what is counted among them, stand here or near by", each => each.Said),
        new("subject", 0.2, "what the question is about is named, here or before", each => each.Subject),
        new("subject-here", 0.2, "what the question is about is named in the sentence or near it", each => each.SubjectHere),
        new("counts", 0.2, "the figure counts, or measures in, what the question does", Counts),
        new("mood", 0.1, "what is proposed answers what is asked of a proposal, and what was done does not", Mood),
        new("time", 0.2, "the question names days that are far back, as the text's story does not go", Time),
        new("since", 0.2, "the sentence counts since when the question does", each => each.Periods.IsOf(each.Question.Since) ? 1 : 0),
        new("nothing-asked", -0.2, "hardly anything of what is asked is said", each =>
            each.Said < Hardly && !each.Question.AsksOfSubjectAlone ? 1 : 0),
        new("nothing-named", -0.3, "hardly anything of what the question is about is named", each => each.SubjectHere < Hardly ? 1 : 0),
    ];

    /// <summary>What each feature adds for a candidate; those that add nothing are left out.</summary>
    public static ImmutableArray<Part> Of(Candidate candidate) =>
        [.. All.Select(feature => new Part(feature, feature.Weight * feature.Value(candidate))).Where(part => part.Points != 0)];

    private static double Mood(Candidate each)
    {
        var isPlan = each.Around.Mention.Mood.Modality is Modality.Proposed or Modality.Demanded or Modality.Forecast;
        return isPlan == each.Question.IsOfPlans ? (isPlan ? 1 : 0) : -1.5;
    }

    private static double Time(Candidate each) =>
        each.Question.About is not { } days ? 0 : each.Published.First.DayNumber - days.Last.DayNumber > DaysOfMemory ? -1 : 0.25;

    // The unit or noun itself; people where people are counted; another noun or unit.
    private static double Counts(Candidate each)
    {
        const double Itself = 1, SameSort = 0.5, Unknown = 0, OtherPeople = -0.5, Other = -2;
        var (question, found, counted) = (each.Question, each.Around.Mention.Figure.Found, each.Around.Counted);
        if (question.Question.Answer is not AnswerType.Quantity)
            return SameSort;
        if (question.Unit is { } unit)
        {
            var isSame = UnitTable.OfQuestion(found.Unit) is { } own && own.Dimension == unit.Dimension;
            return isSame ? Itself : found.Unit is null && unit.IsShare
                && found.Reading.Contains("fraction", StringComparison.Ordinal) ? Unknown : Other;
        }
        if (found.Unit is not null)
            return Other;
        if (question.Question.Unit is null || counted.Count == 0)
            return Unknown;
        var head = counted[^1];
        if (question.Counted.Contains(head) || question.Asked.Contains(head))
            return Itself;
        if (!NoClaim.PersonStems.Contains(head))
            return Other;
        return WordClasses.Persons.Contains(question.Question.Unit) ? SameSort : question.Counted.Overlaps(NoClaim.PersonStems)
            ? OtherPeople : Other;
    }
}
