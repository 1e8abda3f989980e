using System.Collections.Immutable;
using ClaimLedger.Keys;

namespace ClaimLedger.TestSupport;

/// <summary>The keys of the format that nothing in a data set has: what is carried through cannot show that they are kept.</summary>
public static class UntoldKeys
{
    /// <summary>Each as <c>question.over-time</c>; none where every key has a value somewhere.</summary>
    public static IEnumerable<string> Of(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return
        [
            .. Untold("question", FormatFields.OfQuestion, dataSet.Questions),
            .. Untold("source", FormatFields.OfSource, dataSet.Sources),
            .. Untold("speaker", FormatFields.OfSpeaker, dataSet.Speakers),
            .. Untold("constraint", FormatFields.OfConstraint, dataSet.Constraints),
        ];
    }

    private static IEnumerable<string> Untold<T>(string what, ImmutableArray<Field<T>> fields, ImmutableArray<T> things) =>
        fields
            .Where(field => things.All(thing => string.IsNullOrEmpty(field.Tells(thing)?.In(", "))))
            .Select(field => $"{what}.{field.Name}");
}
