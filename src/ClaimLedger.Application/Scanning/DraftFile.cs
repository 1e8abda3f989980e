using System.Text;
using ClaimLedger.Articles;

namespace ClaimLedger.Application.Scanning;

/// <summary>Reads a draft, which is held against the ledger as a whole: unlike other texts it is not read in blocks.</summary>
internal static class DraftFile
{
    /// <summary>The longest draft, in UTF-16 units.</summary>
    public const int Longest = 8 << 20;

    /// <summary>Reads a draft: plain text, or by its name Markdown or HTML.</summary>
    /// <exception cref="MistakesException">It is not UTF-8.</exception>
    /// <exception cref="UsageException">It is too long, or nested too deep.</exception>
    /// <returns>The draft, and the day on which its own head says that it appears, as EDTF; null where it does not.</returns>
    public static (PlacedText Text, string? Published) Read(TextInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var blocks = new TextBlocks(input);
        var all = new StringBuilder();
        while (blocks.Next() is { } block)
        {
            if (all.Append(block.Text).Length > Longest)
                throw new UsageException($"{input.Name} has more than {Longest:#,0} characters; name the file that holds the draft alone");
        }
        try
        {
            return (PlacedText.Read(input.Name, all.ToString()), PlacedText.DayInHead(input.Name, all.ToString()));
        }
        catch (ArticleException exception)
        {
            throw new UsageException($"{input.Name}: {exception.Message}", exception);
        }
    }
}
