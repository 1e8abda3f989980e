using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>How a figure is put forward, and why where it is not stated as so.</summary>
internal readonly record struct Mood(Modality Modality, string? Why);

/// <summary>Reads how a figure is put forward: by the verb that carries it, else by the words of its clause.</summary>
internal sealed class ModalityReader(NewsText text, Figures beside, Figure figure, Passage passage)
{
    private const int Near = 4;
    private const int NearParticiple = 3;

    private static readonly FrozenSet<string> Demanding = WordClasses.Of("demanding-word");
    private static readonly FrozenSet<string> DueTo = WordClasses.Of("due-to");
    private static readonly FrozenSet<string> PlansBefore = WordClasses.Of("plan-before");
    private static readonly FrozenSet<string> DoneAuxiliaries = WordClasses.Of("done-auxiliary");
    private static readonly FrozenSet<string> NotDone = WordClasses.Of("not-done");
    private static readonly FrozenSet<string> Possible = WordClasses.Of("possible");
    private static readonly FrozenSet<string> PlanVerbs = WordClasses.Of("plan-verb");
    private static readonly FrozenSet<string> Fearing = WordClasses.Of("fearing");
    private static readonly FrozenSet<string> ForecastVerbs = WordClasses.Of("forecast-verb");
    private static readonly FrozenSet<string> Confirming = WordClasses.Of("confirming");
    private static readonly FrozenSet<string> NotConfirmed = WordClasses.Of("not-confirmed");
    private static readonly FrozenSet<string> Negations = WordClasses.Of("negation");
    private static readonly FrozenSet<string> DoneByOthers = WordClasses.Of("done-by-others");
    private static readonly FrozenSet<string> Foreseeing = WordClasses.Of("foreseeing");
    private static readonly FrozenSet<string> Unable = WordClasses.Of("unable");
    private static readonly FrozenSet<string> Hearsay = WordClasses.Of("hearsay");
    private static readonly FrozenSet<string> Present = WordClasses.Of("present-verb", "past-verb");
    private static readonly FrozenSet<string> Past = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> GoesOn = WordClasses.Of("clause-goes-on");
    private static readonly PhraseTable<bool> BlamedFor = WordLists.Phrases("blamed-for");
    private static readonly FrozenSet<string> Being = WordClasses.Of("before-state");
    private static readonly FrozenSet<string> ExpectingOthers = WordClasses.Of("expecting-others");
    private static readonly FrozenSet<string> Beliefs = WordClasses.Of("belief");
    private static readonly FrozenSet<string> SeesAt = WordClasses.Of("sees-at");
    private static readonly FrozenSet<string> SeenAs = WordClasses.Of("seen-as");
    private static readonly FrozenSet<string> Held = WordClasses.Of("taken-for");
    private static readonly FrozenSet<string> Adverbs = WordClasses.Of("adverb");
    private static readonly FrozenSet<string> WouldForecast = WordClasses.Of("would-take");
    private static readonly FrozenSet<string> Proposals = WordClasses.OfProposals.Where(word => word != "would")
        .ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> ClauseOpeners = WordClasses.Of("clause-opener");

    /// <summary>The modality of a figure.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">The figures of its sentence.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="passage">Its clause.</param>
    /// <param name="attribution">Who is credited with it.</param>
    /// <param name="isBehind">Whether it is a date of what its clause tells as past: that is no plan, whatever stands beside it.</param>
    public static Mood Read(
        NewsText text, Figures beside, Figure figure, Passage passage, Attribution attribution, bool isBehind)
    {
        // Outer verbs only pass on: of "he said that they demand", the demand decides.
        foreach (var kind in attribution.Kinds)
        {
            if (kind is not ReportingKind.Stating && !(isBehind && kind is not ReportingKind.Denying))
                return new Mood(Of(kind), $"{Of(kind).ToString().ToLowerInvariant()} by its verb");
        }
        return new ModalityReader(text, beside, figure, passage).OfClause(isBehind);
    }

    /// <summary>The word by which a figure may be so and no more: "could strike 3 million"; null where none stands before it.</summary>
    public static string? MayBe(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token >= beside.First && !EndsSaid(text, beside, token); token--)
        {
            if (Possible.Contains(text.Tokens[token].Text) && !text.IsCapital(token))
                return text.Tokens[token].Text;
        }
        // "Up to 900 jobs could be lost".
        var behind = Math.Max(figure.Last, figure.CountedLast);
        return behind < beside.Last && Possible.Contains(text.Tokens[behind].Text) && !text.IsCapital(behind)
            ? text.Tokens[behind].Text : null;
    }

    /// <summary>Whether its clause says that it is meant or expected to be so: "intends to plant 10,000".</summary>
    public static bool IsMeant(NewsText text, Figures beside, Figure figure) => MeantBy(text, beside, figure) is not null;

    /// <summary>
    /// Whether its clause tells of a plan or demand in other words: "had planned for 50,000", "are demanding 9 percent", "was to have
    /// opened on 1 May", "was due to open".
    /// </summary>
    public static bool IsPlanned(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token > beside.First && !EndsSaid(text, beside, token); token--)
        {
            var word = text.Tokens[token].Text;
            if (Demanding.Contains(word) && !text.IsCapital(token))
                return true;
            if (word is "for" && PlanVerbs.Contains(text.Tokens[token - 1].Text))
                return true;
            if (word is "to" && token + 1 < figure.First && (WasTo(text, token) || DueTo.Contains(text.Tokens[token - 1].Text)))
                return true;
        }
        return false;

        static bool WasTo(NewsText text, int to) => text.Tokens[to - 1].Text is "was" or "were" && text.Tokens[to + 1].Is("have");
    }

    private static string? MeantBy(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token > beside.First && !EndsSaid(text, beside, token); token--)
        {
            if (!text.Tokens[token].Is("to"))
                continue;
            if (PlanVerbs.Contains(text.Tokens[token - 1].Text))
                return text.Tokens[token - 1].Text;
            if (MeantOfAnother(text, beside, token) is { } verb)
                return verb;
        }
        return null;
    }

    // "Analysts expect the firm to lose 30 million": whoever is to do it stands between.
    private static string? MeantOfAnother(NewsText text, Figures beside, int to)
    {
        for (var token = to - 1; token > beside.First && to - token <= Near + 1; token--)
        {
            if (ExpectingOthers.Contains(text.Tokens[token].Text))
                return token + 1 < to ? text.Tokens[token].Text : null;
            if (!text.IsWord(token) || text.IsOfVerb(token) || WordClasses.Prepositions.Contains(text.Tokens[token].Text)
                || beside.At(token) is not null)
                return null;
        }
        return null;
    }

    /// <summary>Whether what is not sure is the cause, and not the figure: "it may be responsible for 40 deaths".</summary>
    public static bool IsBlame(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token >= Math.Max(beside.First, figure.First - Near - 1); token--)
        {
            if (BlamedFor.TryMatch(text.Tokens, token, out _, out var length))
                return token + length + 2 >= figure.First && MayBe(text, beside, figure) is not null;
        }
        return false;
    }

    private static bool EndsSaid(NewsText text, Figures beside, int token) =>
        text.Tokens[token].Text is "that" or "and" or "," || beside.At(token) is not null || BeginsClause(text, beside, token);

    // "The toll could go higher as 25,000 people were on the bridge".
    private static bool BeginsClause(NewsText text, Figures beside, int token) => text.Tokens[token].Text is "as" or "because"
        && beside.At(token + 1) is { } figure && figure.First == token + 1 && figure.CountedLast < beside.Last
        && text.IsAuxiliary(figure.CountedLast);

    private Mood OfClause(bool isBehind)
    {
        if (Negation.Of(text, beside, figure) is { } no)
            return new Mood(Modality.Denied, $"denied: \"{no}\"");
        if (isBehind)
            return new Mood(Modality.Stated, null);
        if (IsForeseen() is { } seen)
            return new Mood(Modality.Forecast, $"forecast: \"{seen}\"");
        if (WouldTake() is { } would)
            return new Mood(Modality.Forecast, $"forecast: \"{would}\"");
        if (Find(PlansBefore, Math.Max(beside.First, figure.First - Near), figure.First) is { } near)
            return new Mood(Modality.Proposed, $"proposed: \"{near}\"");
        if (Find(Possible, SaidStart(), ButEnd(), isSmall: true) is { } may)
            return new Mood(Modality.Forecast, $"possible: \"{may}\"");
        if (TakenFor() is { } taken)
            return new Mood(Modality.Believed, $"believed: \"{taken}\"");
        if (Unconfirmed() is { } doubt)
            return new Mood(Modality.Believed, $"unconfirmed: \"{doubt}\"");
        if (MeantBy(text, beside, figure) is { } meant)
            return ForecastVerbs.Contains(meant) ? new Mood(Modality.Forecast, $"forecast: \"{meant} to\"")
                : new Mood(Modality.Proposed, $"proposed: \"{meant} to\"");
        if (IsToBe() is { } planned)
            return new Mood(Modality.Proposed, $"planned: \"{planned} to\"");
        if (WouldHave() is { } past)
            return new Mood(Modality.Forecast, $"not so: \"{past}\"");
        if (IsDone())
            return new Mood(Modality.Stated, null);
        if (Find(WordClasses.OfProposals, ClauseStart(), Math.Max(passage.Last, figure.Last)) is { } plan)
            return new Mood(Modality.Proposed, $"proposed: \"{plan}\"");
        return Find(WordClasses.OfForecasts, passage.First, ButEnd(), isSmall: true) is { } ahead
            ? new Mood(Modality.Forecast, $"forecast: \"{ahead}\"") : new Mood(Modality.Stated, null);
    }

    // Of "has estimated that the toll could be" what is said begins behind "that".
    private int SaidStart()
    {
        for (var token = figure.First - 1; token >= passage.First; token--)
        {
            if (EndsSaid(text, beside, token))
                return token;
        }
        return passage.First;
    }

    // "Growth is seen slowing to 1.2 percent", "is seen at 2 percent".
    private string? IsForeseen()
    {
        for (var token = figure.First - 1; token > passage.First; token--)
        {
            if (EndsSaid(text, beside, token))
                return null;
            if (text.Tokens[token].Is("seen") && SeenAs.Contains(text.Tokens[token + 1].Text)
                && Being.Contains(text.Tokens[token - 1].Text))
                return text.Words(token, token + 2);
            if (SeesAt.Contains(text.Tokens[token].Text) && text.Tokens[figure.First - 1].Is("at") && token < figure.First - 1)
                return text.Tokens[token].Text;
        }
        return null;
    }

    // "It would take six months": what comes of it, unless a proposal is named.
    private string? WouldTake()
    {
        for (var token = figure.First - 1; token > Math.Max(beside.First, figure.First - Near); token--)
        {
            if (WouldForecast.Contains(text.Tokens[token].Text) && Foreseeing.Contains(text.Tokens[token - 1].Text))
                return Find(Proposals, beside.First, token - 1) is null ? text.Words(token - 1, token + 1) : null;
        }
        return null;
    }

    // "40 people are feared dead", "some 12 were believed to be inside", "they are thought to lie at 3,000 metres".
    private string? TakenFor()
    {
        for (var token = figure.First - 1; token > passage.First; token--)
        {
            if (IsHeld(token) || IsFeared(token))
                return text.Tokens[token].Text;
        }
        for (
            var token = Math.Max(figure.Last, figure.CountedLast); token < Math.Min(
                beside.Last, figure.CountedLast + NearParticiple + 1); token++)
        {
            if (!text.IsWord(token))
                return null;
            if (Held.Contains(text.Tokens[token].Text))
                return text.Tokens[token].Text;
        }
        return null;
    }

    // "Rescuers fear that 50 people", "fear 50 people".
    private bool IsFeared(int token) => IsFeared(text, figure, token);

    private static bool IsFeared(NewsText text, Figure figure, int token) => Beliefs.Contains(text.Tokens[token].Text)
        && text.Tokens[token + 1].Is("that") || Fearing.Contains(text.Tokens[token].Text)
        && !Being.Contains(text.Tokens[token - 1].Text) && (text.Tokens[token + 1].Is("that") || token + 1 == figure.First);

    /// <summary>Whether somebody believes or fears it: "rescuers think 30 people are trapped".</summary>
    public static bool IsBelieved(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token > beside.First; token--)
        {
            if (IsFeared(text, figure, token))
                return true;
            if (EndsSaid(text, beside, token) && !text.Tokens[token].Is("that"))
                return false;
        }
        return false;
    }

    // "Were believed to", "is also believed that", "it is thought 40 people": with a form of "to be" before it, adverbs between.
    private bool IsHeld(int token)
    {
        if (!Held.Contains(text.Tokens[token].Text))
            return false;
        var being = token - 1;
        while (being > beside.First && !Being.Contains(text.Tokens[being].Text) && Adverbs.Contains(text.Tokens[being].Text))
            being--;
        return Being.Contains(text.Tokens[being].Text) && (text.Tokens[token + 1].Text is "to" or "that"
            || (being > beside.First && text.Tokens[being - 1].Is("it")));
    }

    // "Could not confirm reports that 15", "unconfirmed reports of 40 dead".
    private string? Unconfirmed()
    {
        const int NearNoun = 4;
        for (var token = figure.First - 1; token >= beside.First && !text.Tokens[token].Is(";"); token--)
        {
            var word = text.Tokens[token].Text;
            var isNoun = Enumerable.Range(token + 1, Math.Min(NearNoun, figure.First - token - 1))
                .Any(near => Hearsay.Contains(text.Tokens[near].Text) || text.Tokens[near].Text is "that" or "whether");
            if (isNoun && NotConfirmed.Contains(word))
                return word;
            if (isNoun && Confirming.Contains(word) && IsNegated(token))
                return $"not {word}";
        }
        return null;
    }

    private bool IsNegated(int verb)
    {
        const int NearVerb = 3;
        var first = Math.Max(beside.First, verb - NearVerb);
        return Enumerable.Range(first, verb - first)
            .Any(near => Negations.Contains(text.Tokens[near].Text) || Unable.Contains(text.Tokens[near].Text));
    }

    // "The ministry is to hire 3,000 nurses"; not "it is to blame for 40 deaths".
    private string? IsToBe()
    {
        for (var token = figure.First - 2; token > beside.First && !EndsSaid(text, beside, token); token--)
        {
            if (text.Tokens[token].Is("to") && text.Tokens[token - 1].Text is "is" or "are" && !BlamedFor.StartsAt(text.Tokens, token)
                && !text.Tokens[token + 1].Is("date"))
                return text.Tokens[token - 1].Text;
        }
        return null;
    }

    // "Had it failed, 5,000 would have been trapped": what did not come about.
    private string? WouldHave()
    {
        for (var token = passage.First; token + 1 < passage.Last; token++)
        {
            if (text.Tokens[token].Is("would") && text.Tokens[token + 1].Is("have"))
                return "would have";
        }
        return null;
    }

    // "Stood at 388 but was expected to climb": what follows is of another figure.
    private int ButEnd()
    {
        // Of "the 14 wounded were expected to survive" it is known that there are 14.
        if (figure.First > passage.First && text.Tokens[figure.First - 1].Is("the") && figure.Is(Scanning.QuantityKinds.Number))
            return figure.Last;
        for (var token = figure.Last; token < passage.Last; token++)
        {
            if (text.Tokens[token].Is("but") || beside.At(token) is not null || OpensOther(token) || EndsAside(token)
                || OpensWarning(token))
                return token;
        }
        return passage.Last;
    }

    // "The toll reaches 257 as the mayor warns it could double": what may come is what he says.
    private bool OpensWarning(int token) => text.Tokens[token].Text is "as" or "while" && Enumerable
        .Range(token + 2, Near).Any(verb => verb < passage.Last && WordClasses.ReportingVerbs.StartsAt(text.Tokens, verb));

    // "The toll, at 19 so far, is expected to rise": what is to come is not the 19.
    private bool EndsAside(int token) => text.Tokens[token].Is(",") && token + 2 < passage.Last
        && Being.Contains(text.Tokens[token + 1].Text) && WordClasses.OfForecasts.Contains(text.Tokens[token + 2].Text);

    // "20 have died of it and it may be to blame for others": the clause of the figure is whole, and "may" is of the next.
    private bool OpensOther(int token)
    {
        if (!text.Tokens[token].Is("and") || !(text.HasVerb(passage.First, token) || HasOtherVerb(token)))
            return false;
        for (token++; token < passage.Last && GoesOn.Contains(text.Tokens[token].Text); token++)
        {
        }
        return token < passage.Last
            && (Possible.Contains(text.Tokens[token].Text) || WordClasses.OfForecasts.Contains(text.Tokens[token].Text));
    }

    // "Stands at 57 and is likely to grow".
    private bool HasOtherVerb(int last) => text.HasAny(passage.First, last, Present);

    private static Modality Of(ReportingKind kind) => kind switch
    {
        ReportingKind.Denying => Modality.Denied,
        ReportingKind.Proposing => Modality.Proposed,
        ReportingKind.Demanding => Modality.Demanded,
        ReportingKind.Forecasting => Modality.Forecast,
        _ => Modality.Stated,
    };

    private string? Find(FrozenSet<string> words, int first, int last, bool isSmall = false)
    {
        for (var token = first; token < last; token++)
        {
            if (words.Contains(text.Tokens[token].Text) && !(isSmall && text.IsCapital(token)))
                return text.Tokens[token].Text;
        }
        return null;
    }

    // What a proposal is said to be about does not make proposed what happened besides: "a plan, which collapsed after 18 March".
    private int ClauseStart()
    {
        var token = figure.First - 1;
        while (token > beside.First && !text.Tokens[token].Is(";") && !ClauseOpeners.Contains(text.Tokens[token].Text))
            token--;
        return Math.Max(token, beside.First);
    }

    // "Were released", or "released 33 hostages", with no "to" or "would" before it.
    private bool IsDone()
    {
        for (var token = passage.First; token < passage.Last; token++)
        {
            if (DoneAuxiliaries.Contains(text.Tokens[token].Text) && NextIsDone(token))
                return true;
        }
        if (IsDoneBehind() || IsDoneBesides())
            return true;
        var before = figure.First - 1;
        return before > 0 && text.IsWord(before) && SaysDone(text.Tokens[before].Text) && !NotDone.Contains(text.Tokens[before - 1].Text);
    }

    // "Will pay the families, after a collapse that took the lives of 400 people": a clause of its own, of what was.
    private bool IsDoneBesides()
    {
        for (var token = figure.First - 1; token > passage.First && figure.First - token <= Near + Near; token--)
        {
            if (beside.At(token) is not null || text.Tokens[token].Text is "," or ";")
                return false;
            if (text.Tokens[token].Text is "that" or "which" or "who")
                return text.IsWord(token + 1) && !text.IsCapital(token + 1)
                    && (Past.Contains(text.Tokens[token + 1].Text) || SaysDone(text.Tokens[token + 1].Text))
                    && !WordClasses.ReportingVerbs.StartsAt(text.Tokens, token - 1);
        }
        return false;
    }

    // "60,000 people marched against the plan", and not "the 60,000 people named in the plan".
    private bool IsDoneBehind()
    {
        var verb = Math.Max(figure.Last, figure.CountedLast);
        return verb + 1 < passage.Last && text.IsWord(verb) && !text.IsCapital(verb)
            && (Past.Contains(text.Tokens[verb].Text) || SaysDone(text.Tokens[verb].Text))
            && !DoneByOthers.Contains(text.Tokens[verb + 1].Text);
    }

    private bool NextIsDone(int token)
    {
        for (var next = token + 1; next <= Math.Min(passage.Last - 1, token + NearParticiple); next++)
        {
            if (IsParticiple(text.Tokens[next].Text))
                return SaysDone(text.Tokens[next].Text);
        }
        return false;
    }

    private static bool IsParticiple(string word) => WordClasses.IsKnownParticiple(word) || word.EndsWith("ed", StringComparison.Ordinal);

    private static bool SaysDone(string word) =>
        IsParticiple(word) && !WordClasses.OfProposals.Contains(word) && !WordClasses.OfForecasts.Contains(word);
}
