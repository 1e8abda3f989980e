using System.Collections.Frozen;
using ClaimLedger.News;

namespace ClaimLedger.Stories;

/// <summary>Who has the part that a figure gives: of a vote, of seats, of a firm.</summary>
internal sealed partial class StoryPass
{
    private static readonly FrozenSet<string> HolderNouns = WordClasses.Of("holder-noun");
    private static readonly FrozenSet<string> HappenedAt = WordClasses.Of("happened-at");
    private static readonly FrozenSet<string> BackHolders = WordClasses.Of("pronoun", "holder-noun");

    private string _holder = "";

    // "50.1 percent for Port", "Port had 50.1 percent"; "the party took 61 seats" is whoever had a part before.
    private string Holder(Mention mention)
    {
        if (HolderBehind(mention) is { } behind)
            return _holder = behind;
        for (var token = mention.Figure.First - 1; token >= mention.Beside.First && !_text.Tokens[token].Is(";"); token--)
        {
            if (IsHolder(mention, token))
                return _holder = NameOfHolder(token);
            if (BackHolders.Contains(_text.Tokens[token].Text) && _holder.Length > 0)
                return _holder;
        }
        return "";
    }

    private string? HolderBehind(Mention mention)
    {
        var last = Math.Max(mention.Figure.Last, mention.Figure.CountedLast);
        for (var token = mention.Figure.Last; token + 1 < Math.Min(mention.Beside.Last, last + Near); token++)
        {
            if (_text.Tokens[token].Text is "for" or "to" && _text.IsWord(token + 1) && _text.IsCapital(token + 1))
                return _text.Tokens[token + 1].Text.ToLowerInvariant();
        }
        return null;
    }

    // A name, and no place: "in Sunday's election in Ebb".
    private bool IsHolder(Mention mention, int token) => _text.IsWord(token) && _text.IsCapital(token) && mention.Beside.At(token) is null
        && !WordClasses.IsFunctionWord(_text.Tokens[token].Text)
        && !WordClasses.Weekdays.Contains(WordClasses.WithoutPossessive(_text.Tokens[token].Text))
        && !(token > mention.Beside.First && HappenedAt.Contains(_text.Tokens[token - 1].Text));

    // Of "the Blue Party" the colour: every party is one.
    private string NameOfHolder(int token)
    {
        var name = WordClasses.WithoutPossessive(_text.Tokens[token].Text);
        return HolderNouns.Contains(name) && token > 0 && _text.IsWord(token - 1) && _text.IsCapital(token - 1)
            && !WordClasses.IsFunctionWord(_text.Tokens[token - 1].Text)
            ? WordClasses.WithoutPossessive(_text.Tokens[token - 1].Text) : name;
    }
}
