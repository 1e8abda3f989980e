using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>Reads one option, or several with "or" or commas between them.</summary>
internal static class OptionReader
{
    private static readonly string[] Separators = [", or ", " or ", ", "];

    /// <summary>The bit of the option that <paramref name="text"/> is, or null.</summary>
    public static ulong? Exact(string text, ImmutableArray<string> options)
    {
        for (var index = 0; index < Count(options); index++)
        {
            if (string.Equals(options[index].Trim(), text, StringComparison.OrdinalIgnoreCase))
                return 1UL << index;
        }
        return null;
    }

    /// <summary>The bits of the options that <paramref name="text"/> lists, or null.</summary>
    public static ulong? Several(string text, ImmutableArray<string> options)
    {
        const string Either = "either ";
        if (text.StartsWith(Either, StringComparison.OrdinalIgnoreCase))
            text = text[Either.Length..];
        // An option may hold "or" itself: from each place that can be reached, try every option.
        var reached = new ulong?[text.Length + 1];
        reached[0] = 0;
        for (var position = 0; position < text.Length; position++)
        {
            if (reached[position] is not { } mask)
                continue;
            for (var index = 0; index < Count(options); index++)
            {
                var option = options[index].Trim();
                if (option.Length == 0 || !text.AsSpan(position).StartsWith(option, StringComparison.OrdinalIgnoreCase))
                    continue;
                var end = position + option.Length;
                if (end == text.Length)
                    reached[end] ??= mask | (1UL << index);
                foreach (var separator in Separators)
                {
                    if (text.AsSpan(end).StartsWith(separator, StringComparison.OrdinalIgnoreCase) && end + separator.Length < text.Length)
                        reached[end + separator.Length] ??= mask | (1UL << index);
                }
            }
        }
        return reached[text.Length] is > 0 and var found ? found : null;
    }

    private static int Count(ImmutableArray<string> options) => options.IsDefault ? 0 : Math.Min(options.Length, 63);
}
