using System.Diagnostics.CodeAnalysis;

namespace ClaimLedger.Text;

/// <summary>The tokens of a text as the readers of numbers look at them.</summary>
/// <param name="tokens">The tokens.</param>
/// <param name="style">Where they stand.</param>
/// <param name="isUnit">Tells whether a letter after digits is a unit here ("1.2 m" of cloth) and does not multiply.</param>
/// <param name="tellsPlaces">Whether places in a row are looked for as well: "a third man" is no third.</param>
internal readonly struct NumberText(List<Token> tokens, TextStyle style, Func<TokenReader, bool>? isUnit = null, bool tellsPlaces = false)
{
    private static readonly WordSet SeldomOne = WordLists.Of("seldom-one");

    /// <summary>The tokens.</summary>
    public List<Token> Tokens => tokens;

    /// <summary>Whether the words stand in sentences.</summary>
    public bool IsRunning => style == TextStyle.RunningText;

    /// <summary>Whether places in a row are looked for besides numbers.</summary>
    public bool TellsPlaces => tellsPlaces;

    /// <summary>The token at <paramref name="position"/>; an empty one outside the text.</summary>
    public Token At(int position) => position >= 0 && position < tokens.Count ? tokens[position] : Token.Nothing;

    /// <summary>Whether this word or sign stands at <paramref name="position"/>.</summary>
    public bool Is(int position, string word) => At(position).Text == word;

    /// <summary>Whether this sign stands at <paramref name="position"/> without a space before it.</summary>
    public bool IsGlued(int position, string sign) => At(position) is { IsGlued: true } token && token.Is(sign);

    /// <summary>Whether an article of a number stands at <paramref name="position"/>: "a hundred", "another dozen".</summary>
    public bool IsArticle(int position) => At(position).Text is "a" or "an" or "another" && !SeldomOne.Contains(At(position + 1));

    /// <summary>Whether the question has a unit that is written so.</summary>
    public bool IsUnitOfQuestion(int position) => isUnit?.Invoke(new TokenReader(tokens, position)) == true;

    /// <summary>The number word at <paramref name="position"/>.</summary>
    public bool TryWord(int position, [NotNullWhen(true)] out NumberWord? word)
    {
        if (position >= 0 && position < tokens.Count)
            return NumberWords.TryFind(tokens[position], out word);
        word = null;
        return false;
    }

    /// <summary>Whether a word that multiplies stands at <paramref name="position"/>: hundred, dozen, million.</summary>
    public bool IsMultiplier(int position) => TryWord(position, out var word) && word.Multiplies;

    /// <summary>
    /// Whether "thousand" or a larger word that multiplies stands at <paramref name="position"/>, and not just its letter.
    /// </summary>
    public bool IsScale(int position) => TryWord(position, out var word) && word.Kind == NumberKind.Scale && At(position).Length > 1;
}
