namespace ClaimLedger.News;

/// <summary>How a figure is put forward: by the verb that carries it, else by the words of its clause.</summary>
internal static class ModalityReader
{
    /// <summary>The modality, and why where it is not stated as so.</summary>
    public static (Modality Modality, string? Why) Read(NewsText text, int sentence, Figure figure, int first, int last, Attribution attribution)
    {
        // Outer verbs only pass on: of "he said that they demand", the demand decides.
        foreach (var kind in attribution.Kinds)
        {
            if (kind is not ReportingKind.Stating)
                return (Of(kind), $"{Of(kind).ToString().ToLowerInvariant()} by its verb");
        }
        const int Near = 4;
        for (var token = Math.Max(text.First(sentence), figure.First - Near); token < figure.First; token++)
        {
            if (text.Tokens[token].Text is "proposed" or "proposal" or "planned" or "would")
                return (Modality.Proposed, $"proposed: \"{text.Tokens[token].Text}\"");
        }
        var isDone = false;
        for (var token = first; token < last; token++)
            isDone |= text.Tokens[token].Text is "was" or "were" or "has" or "had" or "have" && NextIsDone(text, token, last);
        if (isDone || IsPast(text, figure))
            return (Modality.Stated, null);
        for (var token = ClauseStart(text, sentence, figure); token < Math.Max(last, figure.Last); token++)
        {
            var word = text.Tokens[token].Text;
            if (NewsWords.OfProposals.Contains(word))
                return (Modality.Proposed, $"proposed: \"{word}\"");
        }
        for (var token = first; token < last; token++)
        {
            var word = text.Tokens[token].Text;
            if (NewsWords.OfForecasts.Contains(word) && !text.IsCapital(token))
                return (Modality.Forecast, $"forecast: \"{word}\"");
        }
        return (Modality.Stated, null);
    }

    // What a proposal is said to be about does not make proposed what happened besides: "a plan, which collapsed after 18 March".
    private static int ClauseStart(NewsText text, int sentence, Figure figure)
    {
        for (var token = figure.First - 1; token > text.First(sentence); token--)
        {
            if (text.Tokens[token].Text is "which" or "after" or "since" or "following" or "because" or "despite" or "while" or "although" or "when" or ";" or "originally" or "previous" or "remaining")
                return token;
        }
        return text.First(sentence);
    }

    private static Modality Of(ReportingKind kind) => kind switch
    {
        ReportingKind.Denying => Modality.Denied,
        ReportingKind.Proposing => Modality.Proposed,
        ReportingKind.Demanding => Modality.Demanded,
        ReportingKind.Forecasting => Modality.Forecast,
        _ => Modality.Stated,
    };

    private static bool NextIsDone(NewsText text, int token, int last)
    {
        for (var next = token + 1; next < Math.Min(last, token + 4); next++)
        {
            var word = text.Tokens[next].Text;
            if (NewsWords.Participles.Contains(word) || word.EndsWith("ed", StringComparison.Ordinal))
                return !NewsWords.OfForecasts.Contains(word) && !NewsWords.OfProposals.Contains(word);
        }
        return false;
    }

    // "Released 33 hostages", with no "to" or "would" before it.
    private static bool IsPast(NewsText text, Figure figure)
    {
        var before = figure.First - 1;
        return before > 0 && text.IsWord(before) && (NewsWords.Participles.Contains(text.Tokens[before].Text) || text.Tokens[before].Text.EndsWith("ed", StringComparison.Ordinal))
            && !NewsWords.OfProposals.Contains(text.Tokens[before].Text) && !NewsWords.OfForecasts.Contains(text.Tokens[before].Text)
            && text.Tokens[before - 1].Text is not ("to" or "be" or "would" or "will");
    }
}
