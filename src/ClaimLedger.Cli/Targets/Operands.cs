using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace ClaimLedger.Cli.Targets;

/// <summary>How a verb is told which data set or ledger it is about: among its operands, or by an option.</summary>
internal static partial class Operands
{
    /// <summary>The operands of a verb, the data set among them.</summary>
    public static Argument<string[]> Argument(string name)
    {
        var operands = new Argument<string[]>(name) { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        operands.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => UnknownOption().IsMatch(token.Value)))
            {
                var options = (result.Parent as CommandResult)?.Command.Options.Where(option => !option.Hidden).Select(
                    option => option.Name)
                    ?? [];
                result.AddError($"there is no option '{token.Value}'{Phrases.DidYouMean(token.Value, options)}");
            }
        });
        return operands;
    }

    /// <summary><c>--dataset</c>.</summary>
    /// <param name="isStoreToo">Whether <c>--store</c> says the same: what the verb reads can be a shared store.</param>
    public static Option<string?> DataSet(bool isStoreToo = true) => new("--dataset", isStoreToo ? ["-d", "--store"] : ["-d"])
    {
        Description = "The data set or ledger, if you would rather name it than place it"
            + (isStoreToo ? "; a shared store is postgres://USER@HOST/DATABASE." : "."),
        HelpName = "DATASET",
    };

    /// <summary><c>--store</c> of a verb that writes one.</summary>
    public static Option<string?> Store(string description) => new("--store") { HelpName = "URL", Description = description };

    // An operand may begin with a dash ("-- a comment" in SQL), but what looks like an option was meant as one.
    [GeneratedRegex(
        "^--?[a-z][a-z-]*(=.*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownOption();
}
