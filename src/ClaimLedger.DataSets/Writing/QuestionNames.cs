using System.Text.RegularExpressions;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Writing;

namespace ClaimLedger.DataSets;

/// <summary>Lets what is said of a question, and of conflicts by their ids, follow its new name.</summary>
public static class QuestionNames
{
    /// <summary>What a data set's expectations stand in.</summary>
    public const string Expectations = FileNames.Expect;

    /// <summary>What a data set's accepted conflicts stand in.</summary>
    public const string Baseline = FileNames.Baseline;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>The text of the expectations in which those that name a question name it anew; every other line stays.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">The lines of the expectations, from 1.</param>
    /// <param name="question">What the question was called.</param>
    /// <param name="name">What it is called.</param>
    public static string InExpectations(string text, IEnumerable<int> lines, QuestionId question, QuestionId name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(lines);
        var all = text.SplitLines();
        // An id goes as far as its letters, digits and signs do.
        var pattern = $@"(?<![\w.-]){Regex.Escape(question.ToString())}(?![\w-]|\.\w)";
        foreach (var line in lines.Distinct().Where(line => line >= 1 && line <= all.Length))
            all[line - 1] = Regex.Replace(all[line - 1], pattern, name.ToString(), RegexOptions.CultureInvariant, Limit);
        return string.Concat(all);
    }

    /// <summary>The text of the accepted conflicts in which those of a question are called as they are now.</summary>
    /// <param name="text">The text.</param>
    /// <param name="question">What the question was called.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="conflicts">What each of its conflicts was called, and is.</param>
    /// <returns>Null where the text has mistakes.</returns>
    public static string? InBaseline(
        string text, QuestionId question, QuestionId name, IReadOnlyDictionary<ConflictId, ConflictId> conflicts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(conflicts);
        var mistakes = new MistakeBag();
        var accepted = BaselineReader.Read(FileNames.Baseline, text, mistakes);
        if (!mistakes.IsEmpty)
            return null;
        return !accepted.Any(entry => conflicts.ContainsKey(entry.Conflict)) ? text : DataSetWriter.Baseline(accepted.Select(entry =>
            conflicts.TryGetValue(entry.Conflict, out var now)
                ? entry with { Conflict = now, Question = entry.Question == question.ToString() ? name.ToString() : entry.Question }
                : entry));
    }
}
