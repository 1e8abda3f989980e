using System.Collections.Frozen;
using System.Diagnostics;
using System.Text.RegularExpressions;
using ClaimLedger.Reports;

namespace ClaimLedger.Application.Assisting;

/// <summary>What an assistant is asked, by a person who pastes it or by the tool: the files of <c>templates/prompts</c>.</summary>
internal static partial class Prompts
{
    /// <summary>Asks for the figures of articles.</summary>
    public const string Proposals = "prompts/proposals.md";

    /// <summary>Adds to it the questions that a data set has already.</summary>
    public const string Questions = "prompts/questions.md";

    /// <summary>Holds one article.</summary>
    public const string Article = "prompts/article.md";

    /// <summary>Asks which of the lines answer one question.</summary>
    public const string Links = "prompts/links.md";

    /// <summary>Holds these lines.</summary>
    public const string Lines = "prompts/lines.md";

    /// <summary>A prompt as it stands in its file.</summary>
    public static string Text(string name) => BuiltInTemplates.Files.Single(file => file.Name == name).Text;

    /// <summary>A prompt with its gaps filled. What is filled in is read no further: a gap in it stays one.</summary>
    /// <param name="name">The prompt.</param>
    /// <param name="values">What stands in the gaps <c>{{…}}</c>, by their names.</param>
    public static string Filled(string name, params IEnumerable<(string Gap, string Words)> values)
    {
        var words = values.ToFrozenDictionary(value => value.Gap, value => value.Words);
        return Gap().Replace(
            Text(name),
            gap => words.GetValueOrDefault(gap.Groups["name"].Value) ?? throw new UnreachableException($"{name} has a gap {gap.Value}"));
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Gap();
}
