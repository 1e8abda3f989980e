using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>The ways in which a text puts words into a mouth.</summary>
internal enum CreditRule
{
    /// <summary>"X said that …", "…, X said".</summary>
    Said,

    /// <summary>"X, the mayor, said".</summary>
    SaidWithAside,

    /// <summary>"…, said X".</summary>
    SaidBehind,

    /// <summary>"According to X".</summary>
    AccordingTo,

    /// <summary>"Citing X".</summary>
    Citing,

    /// <summary>"Was announced by X".</summary>
    Passive,

    /// <summary>Between quotation marks, X being named in another sentence.</summary>
    Quoted,
}

/// <summary>Words that put a part of a text into somebody's mouth.</summary>
/// <param name="Speaker">Who speaks, by the name that the data set or the text gives.</param>
/// <param name="Named">The words that name the speaker.</param>
/// <param name="Outlet">Who was told and passes it on, or null.</param>
/// <param name="Kind">What the verb does.</param>
/// <param name="Words">The words that say so: speaker and verb.</param>
/// <param name="Scope">What is said so.</param>
/// <param name="IsTrailing">Whether the words stand behind what is said: then they hold for all of it.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Verb">The verb, in small letters.</param>
internal sealed record Credit(
    string Speaker, string Named, string? Outlet, ReportingKind Kind, TextSpan Words, TextSpan Scope, bool IsTrailing, CreditRule Rule,
        string Verb)
{
    /// <summary>Whether it says that something was said, with a verb of its own, so that a date beside it may date the words.</summary>
    public bool IsByVerb => Kind is ReportingKind.Stating && Rule is not (CreditRule.AccordingTo or CreditRule.Citing);

    /// <summary>Whether a place lies in what is said so.</summary>
    public bool Covers(int position) => Scope.Start <= position && position < Scope.End;

    /// <summary>Whether a stretch is part of the words that name the speaker.</summary>
    public bool Names(TextSpan span) => span.Start >= Words.Start && span.End <= Words.End;

    /// <summary>Whether it is the credit of a speech: what is said so holds all of it, and the words stand outside.</summary>
    public bool IsOf(Speech speech) =>
        Scope.Start <= speech.Start && Scope.End >= speech.Start && (Words.End <= speech.Start || Words.Start >= speech.End);

    /// <summary>The rule, in words.</summary>
    public string RuleName => Rule switch
    {
        CreditRule.SaidWithAside => "said, with an aside",
        CreditRule.SaidBehind => "said X",
        CreditRule.AccordingTo => "according to",
        CreditRule.Citing => "citing",
        CreditRule.Passive => "passive",
        CreditRule.Quoted => "quoted speech",
        _ => Kind is ReportingKind.Stating ? "X said" : $"X {Verb}",
    };
}

/// <summary>Who is credited with a passage.</summary>
/// <param name="Chain">From the first who said it to the last who passed it on; empty for the text's own voice.</param>
/// <param name="Kinds">What the verbs do, the innermost first.</param>
/// <param name="Rule">The rules and words that this rests on; null where nobody is credited.</param>
internal sealed record Attribution(ImmutableArray<string> Chain, ImmutableArray<ReportingKind> Kinds, string? Rule)
{
    /// <summary>The text's own voice.</summary>
    public static readonly Attribution OwnVoice = new([], [], null);

    /// <summary>Whether the words look ahead: a demand or a forecast.</summary>
    public bool LooksAhead => Kinds.Any(kind => kind is ReportingKind.Demanding or ReportingKind.Forecasting);
}
