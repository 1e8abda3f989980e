using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// One name for each who speaks in several articles: "the U.S. Geological Survey", "U.S. Geological Survey" and "USGS" are one office.
/// </summary>
internal sealed class SpokenNames
{
    private const int ShortestInitials = 3;

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="spoken">All names, in the order in which they are read: the first of each is kept.</param>
    public SpokenNames(IEnumerable<string> spoken)
    {
        var initials = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in spoken.Distinct(StringComparer.Ordinal))
        {
            var own = WithoutArticle(name);
            var letters = IsInitials(name) ? name : Initials(own);
            // Of two names with the same initials nobody knows which is meant.
            var other = letters.Length >= ShortestInitials && initials.TryGetValue(letters, out var known)
                && (IsInitials(name) != IsInitials(known) || string.Equals(own, WithoutArticle(known), StringComparison.OrdinalIgnoreCase))
                ? known : null;
            _names.TryAdd(own, other ?? name);
            if (letters.Length >= ShortestInitials)
                initials.TryAdd(letters, _names[own]);
        }
    }

    /// <summary>The name by which all that is meant by a name goes.</summary>
    public string Of(string name) => _names.GetValueOrDefault(WithoutArticle(name), name);

    private static bool IsInitials(string name) => name.All(char.IsUpper);

    private static string WithoutArticle(string name) =>
        name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name["the ".Length..] : name;

    // "U.S. Geological Survey" is USGS; a description in small letters has none.
    private static string Initials(string name) => string.Concat(Tokenizer.Read(name)
        .Where(token => token.Kind == TokenKind.Word && !WordClasses.IsFunctionWord(token.Text))
        .Select(token => char.IsUpper(token.Word.Written[0]) ? token.Word.Written[..1] : " "))
        is var letters && !letters.Contains(' ', StringComparison.Ordinal) ? letters : "";
}
