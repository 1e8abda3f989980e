using System.CommandLine;
using System.CommandLine.Parsing;

namespace ClaimLedger.Cli.Grammar;

/// <summary>Says what is wrong with a command line, and what was likely meant.</summary>
internal static class UsageFault
{
    /// <summary>One message for all that is wrong, each on a line of its own.</summary>
    public static string Describe(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var isRoot = command is RootCommand;
        var lines = new List<string>();
        if (parsed.UnmatchedTokens.Count > 0 && (isRoot || parsed.UnmatchedTokens[0].StartsWith('-')))
            lines.Add(Unknown(command, parsed.UnmatchedTokens[0]));
        else
            lines.AddRange(parsed.Errors.Select(error => error.Message.TrimEnd('.')).Distinct());
        if (lines.Count == 0)
            lines.Add("a verb is missing");
        lines.Add(isRoot ? $"`{Tool.Name} --help` lists the verbs." : ShowsUsage(command));
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>
    /// That what looks like an option was taken for an operand, since the verb takes any number of those: "--publised"; null where there is
    /// none before <c>--</c>.
    /// </summary>
    public static string? OptionAmongOperands(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var command = parsed.CommandResult.Command;
        var operands = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        var word = command.Arguments.Select(parsed.GetResult).OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Select(token => token.Value).FirstOrDefault(value => operands.Contains(value) && LooksLikeOption(value));
        return word is null ? null
            : $"{Unknown(command, word)}{Environment.NewLine}{ShowsUsage(command)}";
    }

    private static string ShowsUsage(Command verb) => $"`{Tool.Name} {verb.Name} --help` shows its usage.";

    private static bool LooksLikeOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && char.IsAsciiLetterLower(word[2])
        && word.Split('=')[0].All(sign => sign == '-' || char.IsAsciiLetterLower(sign));

    private static bool Has(Command verb, string option) =>
        verb.Options.Any(known => !known.Hidden && (known.Name == option || known.Aliases.Contains(option)));

    private static string Unknown(Command command, string word)
    {
        if (word.StartsWith('-'))
        {
            var name = word.Split('=')[0];
            var root = command.Parents.OfType<RootCommand>().FirstOrDefault() ?? command;
            if (root.Subcommands.FirstOrDefault(verb => verb == command || command is RootCommand && Has(verb, name)) is { } meant
                && Has(meant, name))
                return $"options come after the verb: `{Tool.Name} {meant.Name} {name}{(word == name ? "" : word[name.Length..])}`";
            var options = command.Options.Where(option => !option.Hidden).Select(option => option.Name);
            return $"there is no option '{word}'{Phrases.DidYouMean(word, options)}";
        }
        var verbs = command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);
        return $"there is no verb '{word}'{Phrases.DidYouMean(word, verbs)}";
    }
}
