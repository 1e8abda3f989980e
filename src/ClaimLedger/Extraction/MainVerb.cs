using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Tells whether words make a sentence: they have a verb that is not that of a clause within.</summary>
internal sealed class MainVerb(NewsText text)
{
    private static readonly FrozenSet<string> Within = WordClasses.Of("relative", "clause-aside", "subordinator");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> PresentVerbs = WordClasses.Of("present-verb");
    private static readonly FrozenSet<string> NoClauses = WordClasses.Of("no-clause-behind-as");
    private static readonly FrozenSet<string> SurelyVerbs = WordClasses.Of("surely-verb");
    private static readonly FrozenSet<string> NotFinite = WordClasses.Of("not-finite");

    /// <summary>Whether the words have one.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="last">The token behind the last.</param>
    public bool Stands(int first, int last)
    {
        var (isWithin, hasVerb, isAside) = (false, false, false);
        // The token behind an aside, where the verb goes on: "the crane, a red one, fell"; 0 where one is open.
        var behindAside = -1;
        for (var token = first; token < last; token++)
        {
            if (text.Tokens[token].Is(","))
            {
                behindAside = isWithin || behindAside == 0 ? token + 1 : 0;
                isWithin = false;
                continue;
            }
            if (Within.Contains(text.Tokens[token].Text) && !OpensTime(token, last))
            {
                // "The crane, which fell": what a comma opened a comma closes.
                isAside = token > first && text.Tokens[token - 1].Is(",");
                (isWithin, hasVerb) = (true, false);
                continue;
            }
            if (!IsFinite(token, token == behindAside ? token : first) && !(token == behindAside && text.IsParticiple(token)))
                continue;
            if (!isWithin || (hasVerb && !isAside))
                return true;
            hasVerb = true;
            while (token + 1 < last && (text.IsOfVerb(token + 1) || WordClasses.Adverbs.Contains(text.Tokens[token + 1].Text)))
                token++;
        }
        return false;
    }

    /// <summary>Whether a token carries a verb that somebody or something does: no infinitive, and no participle that stands for a
    /// clause, as in "boats painted by hand".</summary>
    /// <param name="token">The token.</param>
    /// <param name="first">The first token of its clause.</param>
    public bool IsFinite(int token, int first)
    {
        var word = text.Tokens[token].Text;
        var before = token > first ? text.Tokens[token - 1].Text : "";
        if (text.IsCapital(token) && token > first || before == "to" || NotFinite.Contains(word))
            return false;
        if (text.IsAuxiliary(token) || PresentVerbs.Contains(word) && !WordClasses.Determiners.Contains(before))
            return true;
        var isBy = token + 1 < text.Tokens.Count && text.Tokens[token + 1].Is("by");
        if (PastVerbs.Contains(word))
            return (!isBy || IsByNumber(token)) && before is not ("," or "");
        // Others may be nouns, but not before a number: "the board forecast 40".
        if (WordClasses.ReportingVerbs.StartsAt(text.Tokens, token) && (SurelyVerbs.Contains(word)
            || token + 1 < text.Tokens.Count && NumberReader.StartsAt(text.Tokens[token + 1])))
            return !WordClasses.Determiners.Contains(before);
        return WordClasses.EndsInEd(word) && text.IsParticiple(token) && !isBy && before is not ("," or "")
            && !WordClasses.Determiners.Contains(before) && !WordClasses.Prepositions.Contains(before) && !NotFinite.Contains(before);
    }

    // "Fell by 12 percent": by how much, and not by whom.
    private bool IsByNumber(int token) => token + 2 < text.Tokens.Count && NumberReader.StartsAt(text.Tokens[token + 2])
        && !text.Tokens[token + 2].Is("a") && !text.Tokens[token + 2].Is("an");

    // "Since Thursday", "before 4 June", "as many as": no clause.
    private bool OpensTime(int token, int last)
    {
        var next = token + 1 < last ? text.Tokens[token + 1] : Token.Nothing;
        return next.Kind is TokenKind.Number || WordClasses.Weekdays.Contains(next.Text) || WordClasses.Months.Contains(next.Text)
            || NoClauses.Contains(next.Text);
    }
}
