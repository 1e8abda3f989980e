using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Vetting;

namespace ClaimLedger.Application.Checks;

/// <summary>What SARIF calls a rule: something that a check can find.</summary>
/// <param name="Id">Its id, stable for ever.</param>
/// <param name="Name">Its name, in Pascal case.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Short">What it is, as a sentence.</param>
/// <param name="Full">When it is found, as sentences.</param>
/// <param name="Cure">What a person can do, as sentences.</param>
internal sealed record SarifRule(string Id, string Name, Severity Severity, string Short, string Full, string Cure);

/// <summary>The table of rules: one a kind of conflict, and two for what else a check finds.</summary>
internal static class SarifRules
{
    private const string Weigh =
        "Read the quotes. Correct a claim that was entered wrongly; give claims that are about different things different questions; "
            + "where the sources do differ, rule on the conflict or accept it into the baseline.";

    private static readonly FrozenDictionary<ConflictKind, (string Full, string Cure)> Texts =
        new Dictionary<ConflictKind, (string, string)>
        {
            [ConflictKind.Contradiction] = (
                "Claims that answer one question, about the same time, have no answer in common: neither what their words say nor what "
                    + "readers usually take them to mean.",
                Weigh),
            [ConflictKind.Tension] = (
                "Claims that answer one question have an answer in common by the letter, but not as readers usually take their words: "
                    + "\"more than 1,000\" and \"5,000\".",
                Weigh),
            [ConflictKind.Rounding] = (
                "Claims that answer one question differ by the letter, but by no more than rounding: \"1,800\" and \"1,795\".",
                "Usually nothing: note which figure is the more exact."),
            [ConflictKind.Decrease] = (
                "A figure that can only grow is lower at a later date than at an earlier one, by more than rounding, and no declared "
                    + "break of the series lies between.",
                "Read the quotes. Correct a claim that was entered wrongly; where the counter was redefined, declare a break with its "
                    + "date; otherwise rule on the conflict or accept it into the baseline."),
            [ConflictKind.Answer] = (
                "Claims that answer one question choose options that exclude each other, or one denies what another states.", Weigh),
            [ConflictKind.Misattribution] = (
                "Two sources credit the same speaker with different answers to one question at the same time.",
                "Look up what the speaker said. Correct a claim that was entered wrongly; otherwise rule on the conflict or accept it "
                    + "into the baseline."),
            [ConflictKind.SelfContradiction] = (
                "One source gives two different answers to one question, in its own voice or in that of one speaker.",
                "Read the source whole: headline and body may differ. Correct a claim that was entered wrongly; otherwise ask the "
                    + "source, and rule on the conflict."),
            [ConflictKind.Arithmetic] = (
                "Figures that a constraint of the data set ties together do not add up, whichever of the answers given are put in.",
                "Check the figures and the constraint. Correct what was entered wrongly; otherwise rule on the conflict or accept it "
                    + "into the baseline."),
            [ConflictKind.Order] = (
                "Dates stand in an order that cannot be, such as an end before its beginning.",
                "Check the dates and the constraint. Correct what was entered wrongly; otherwise rule on the conflict or accept it into "
                    + "the baseline."),
            [ConflictKind.Framing] = (
                "Sources describe the same event, or answer the same question, in different terms of one facet of word choice.",
                "Nothing has to be corrected: it is a difference of words, not of fact. Be aware of the choice when you quote."),
            [ConflictKind.Unattributed] = (
                "One source credits a speaker with an answer that another source states as its own fact.",
                "Keep the attribution when you repeat the answer."),
            [ConflictKind.Circular] = (
                "Sources that look independent trace to one first speaker or one wire.", "Count them as one origin."),
            [ConflictKind.Stale] = (
                "A source repeats a figure that the figure's own origin had replaced before the source was published.",
                "Use the newer figure, or say when the older one held."),
            [ConflictKind.SilentEdit] = (
                "The text of a source was changed to another answer between two versions, and neither a correction nor a withdrawal "
                    + "says so.",
                "Ask the source; record the correction with `corrects` where there was one, or rule on the conflict."),
            [ConflictKind.Revised] = (
                "One speaker's forecast, proposal, demand or belief is not what it was before.",
                "Usually nothing: say when each of them was made."),
        }.ToFrozenDictionary();

    /// <summary>All rules: the kinds of conflict in their order, then the others.</summary>
    public static ImmutableArray<SarifRule> All { get; } =
    [
        .. Conflicts.Kinds.Select(
            kind => new SarifRule(
                kind.Name, kind.Kind.ToString(), kind.Severity, kind.DecidedBy, Texts[kind.Kind].Full, Texts[kind.Kind].Cure)),
        new(
            "expectation",
            "Expectation",
            Severity.Error,
            "An expectation of the data set does not hold.",
            "expect.yaml states what must stay true of the data set, and it is not.",
            "Find out which change lost it. Undo the change, or correct the expectation."),
        new(
            "mistake",
            "Mistake",
            Severity.Error,
            "The data set has a mistake, so nothing was checked.",
            "A file of the data set cannot be read as it stands.",
            "Write what the message says instead."),
    ];

    /// <summary>The rules of drafts: one a kind of finding.</summary>
    public static ImmutableArray<SarifRule> OfDrafts { get; } =
        [
            .. VetKinds.All.Select(
                kind => new SarifRule($"draft-{kind.Name}", $"Draft{kind.Kind}", kind.Severity, kind.DecidedBy, kind.DecidedBy, kind.Cure)),
        ];

    /// <summary>The place of a rule in <see cref="OfDrafts"/>.</summary>
    public static int IndexOfDraft(string id) => OfDrafts.IndexOf(OfDrafts.First(rule => rule.Id == id));

    /// <summary>The place of a rule in <see cref="All"/>.</summary>
    public static int IndexOf(string id)
    {
        for (var index = 0; index < All.Length; index++)
        {
            if (All[index].Id == id)
                return index;
        }
        throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such rule.");
    }

    /// <summary>Whether there is a rule of this id.</summary>
    public static bool Has(string id) => All.Any(rule => rule.Id == id);
}
