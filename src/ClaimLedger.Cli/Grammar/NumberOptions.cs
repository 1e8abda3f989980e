using System.CommandLine;
using System.Globalization;

namespace ClaimLedger.Cli.Grammar;

/// <summary>Options that take a number.</summary>
internal static class NumberOptions
{
    /// <summary><c>--limit</c>.</summary>
    public static Option<int?> Limit() => new("--limit", "-n")
    {
        HelpName = "N",
        Description = "At most so many.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count;
            result.AddError($"--limit '{text}': write a whole number, or leave it out for all");
            return null;
        },
    };

    /// <summary>An option that takes a whole number between two bounds.</summary>
    public static Option<int> Whole(string name, int usual, int least, int most, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
                return number;
            result.AddError($"{name} '{text}': write a whole number from {least} to {most}");
            return usual;
        },
    };

    /// <summary>An option that takes seconds.</summary>
    public static Option<double> Seconds(string name, double usual, string description) => new(name)
    {
        HelpName = "SECONDS",
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and <= 86_400)
                return seconds;
            result.AddError($"{name} '{text}': write a number of seconds above 0 and at most 86400");
            return usual;
        },
    };
}
