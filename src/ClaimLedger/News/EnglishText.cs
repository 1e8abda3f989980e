using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Whether a text is in the language that is read.</summary>
internal static class EnglishText
{
    /// <summary>Of fewer words nobody can tell.</summary>
    private const int Fewest = 30;

    /// <summary>
    /// One word in ten: English news has three, lists of names and figures have at least as many; German has one in fifty.
    /// </summary>
    private const int OneIn = 10;

    private static readonly WordSet English = WordLists.Of("english");

    /// <summary>Whether it does not look English: too few of its words are those that every English sentence has.</summary>
    public static bool LooksForeign(string text)
    {
        var (words, english) = (0, 0);
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind != TokenKind.Word)
                continue;
            words++;
            english += English.Contains(token) ? 1 : 0;
        }
        return words >= Fewest && english * OneIn < words;
    }

    /// <summary>What is told of such a text.</summary>
    public const string Remark = "the text does not look English, and figures, dates and speakers are read in English only";
}
