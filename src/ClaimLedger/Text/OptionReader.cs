using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>Reads one option, or several with "or" or commas between them.</summary>
internal static class OptionReader
{
    private static readonly string[] Separators = [", or ", " or ", ", "];

    /// <summary>The option that <paramref name="text"/> is, as a set of one, or null.</summary>
    public static OptionSet? Exact(string text, ImmutableArray<string> options)
    {
        for (var index = 0; index < Count(options); index++)
        {
            if (string.Equals(options[index].Trim(), text, StringComparison.OrdinalIgnoreCase))
                return OptionSet.Of(index);
        }
        return null;
    }

    /// <summary>The options that <paramref name="text"/> lists, or null.</summary>
    public static OptionSet? Several(string text, ImmutableArray<string> options)
    {
        const string Either = "either ";
        if (text.StartsWith(Either, StringComparison.OrdinalIgnoreCase))
            text = text[Either.Length..];
        // An option may hold "or" itself: from each place that can be reached, try every option.
        var reached = new OptionSet?[text.Length + 1];
        reached[0] = default(OptionSet);
        for (var position = 0; position < text.Length; position++)
        {
            if (reached[position] is not { } listed)
                continue;
            for (var index = 0; index < Count(options); index++)
            {
                var option = options[index].Trim();
                if (option.Length == 0 || !text.AsSpan(position).StartsWith(option, StringComparison.OrdinalIgnoreCase))
                    continue;
                var end = position + option.Length;
                if (end == text.Length)
                    reached[end] ??= listed.With(index);
                foreach (var separator in Separators)
                {
                    if (text.AsSpan(end).StartsWith(separator, StringComparison.OrdinalIgnoreCase) && end + separator.Length < text.Length)
                        reached[end + separator.Length] ??= listed.With(index);
                }
            }
        }
        return reached[text.Length] is { IsEmpty: false } found ? found : null;
    }

    private static int Count(ImmutableArray<string> options) => options.IsDefault ? 0 : Math.Min(options.Length, OptionSet.Capacity);
}
