using ClaimLedger.Text;
using Humanizer;
using static ClaimLedger.Reconciliation.ExplanationTable;

namespace ClaimLedger.Reconciliation;

/// <summary>
/// One or two plain sentences for a finding: who, what, how far apart, and why the claims are comparable. It takes no side. The sentences
/// are those of <see cref="ExplanationTable"/>; here stand the words that go into them.
/// </summary>
internal sealed class Explanations(IClaimView view)
{
    private const int NamesShown = 3;

    private const int LongestQuote = 120;

    public string Explain(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var text = Words(finding, positions);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Words(Finding finding, IReadOnlyList<ReadPosition> positions) => finding.Kind switch
    {
        ConflictKind.Contradiction =>
            $"{Say("said.apart", ("says", SayAll(positions)), ("distance", Apart(positions)))} {Comparable(positions)}",
        ConflictKind.Tension when finding.Question.Answer == AnswerType.Choice =>
            $"{Said(positions)} {Say("tension.choice")} {Comparable(positions)}",
        ConflictKind.Tension => $"{Said(positions)} {Say("tension.readings", ("readings", Readings(positions)))} {Comparable(positions)}",
        ConflictKind.Rounding when finding.Constraint is not null => $"{Relation(finding, positions)} {Say("rounding.relation")}",
        ConflictKind.Rounding when IsAlongTime(positions) => Say("rounding.time", ("fall", Fall(positions))),
        ConflictKind.Rounding => $"{Said(positions)} {Say("rounding.by", ("distance", By(positions)))}",
        ConflictKind.Decrease => Decrease(positions),
        ConflictKind.Answer when positions[^1].Identity.Modality == Modality.Denied => Denial(positions[0], positions[^1].InItsWords),
        ConflictKind.Answer => $"{Said(positions)} {Say("excludes")} {Comparable(positions)}",
        ConflictKind.Misattribution => Misattribution(positions),
        ConflictKind.SelfContradiction => SelfContradiction(positions),
        ConflictKind.Arithmetic or ConflictKind.Order => Relation(finding, positions),
        ConflictKind.Framing => Framing(finding, positions),
        ConflictKind.Unattributed => Unattributed(positions[0], positions[1]),
        ConflictKind.Circular => Circular(positions),
        ConflictKind.Stale => Stale(positions),
        ConflictKind.SilentEdit => SilentEdit(positions),
        ConflictKind.Revised => Revised(positions),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Kind, "unknown kind"),
    };

    /// <summary>Who stands behind a claim: "Egyptian source (passed on by Reuters)", or the outlet itself.</summary>
    public static string Voice(Claim claim, IClaimView view) => claim.Speakers switch
    {
        [] => Outlet(view.Source(claim.Source)),
        [var only] => only.ToString(),
        [var first, .. var passedOn] => $"{first} (passed on by {passedOn.Humanize("and")})",
    };

    /// <summary>A source by its short name, its publisher or, where that is unknown, by its day.</summary>
    public static string Outlet(Source source) => source.Short
        ?? (Publishers.IsUnknown(source.Publisher) ? $"the article of {Date(source.Published.Days)}" : source.Publisher);

    /// <summary>Who says what, in the words of each; an option's name is the desk's reading of a quote, and no quotation.</summary>
    private string SayAll(IReadOnlyList<ReadPosition> positions) => string.Join("; ", positions.Select(position =>
        Shortened([.. position.ByWords.Select(words => Who(words) + SaysWhat(words))])));

    private string Said(IReadOnlyList<ReadPosition> positions) => Say("said", ("says", SayAll(positions)));

    private string SaysWhat(ReadPosition words)
    {
        if (words.Question.Answer != AnswerType.Choice)
            return $" {Verb(words, "says", "say")} {Label(words)}";
        var quote = words.Identity.Quote is { } text ? $" ({Quoted(text.Truncate(LongestQuote, "…"))})" : "";
        return $": {words.Says}{quote}";
    }

    private static string Label(ReadPosition position) =>
        position.Question.Answer == AnswerType.Choice ? position.Says : Said(position.Identity);

    /// <summary>What a claim says, in quotation marks where its source printed these very words.</summary>
    private static string Said(Claim claim)
    {
        var says = claim.Value.Text;
        return claim.Quote is { } quote && Stands(quote, says) ? Quoted(says) : says;
    }

    private static bool Stands(string quote, string words)
    {
        for (var at = 0; (at = quote.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(quote[at - 1]))
                && (at + words.Length == quote.Length || !char.IsLetterOrDigit(quote[at + words.Length])))
                return true;
        }
        return false;
    }

    private static string SaysList(IReadOnlyList<ReadPosition> positions) =>
        Shortened([.. positions.SelectMany(position => position.ByWords).Select(Label).Distinct(StringComparer.Ordinal)]);

    private string Denial(ReadPosition stated, ReadPosition denying) =>
        Say(
            "denial",
            ("who", Who(denying)),
            ("denies", Verb(denying, "denies", "deny")),
            ("words", Label(denying)),
            ("says", SayAll([stated]))) + " " + Comparable([stated, denying]);

    private string Misattribution(IReadOnlyList<ReadPosition> positions) =>
        Say(
            "misattribution",
            ("accounts", Accounts(positions)),
            ("speaker", Credited(positions)),
            ("answers", SaysList(positions))) + " " + Comparable(positions);

    private string Who(ReadPosition position) => Shortened(Voices(position));

    private static string Shortened(List<string> names) => names.Count <= NamesShown
        ? names.Humanize("and")
        : names.Take(NamesShown - 1).Append($"{(names.Count - NamesShown + 1).ToWords()} others").Humanize("and");

    private List<string> Voices(ReadPosition position) =>
        [.. position.Claims.Select(claim => Voice(claim, view)).Distinct(StringComparer.Ordinal)];

    private string Verb(ReadPosition position, string one, string several) =>
        Voices(position) is [var only] && !IsSeveral(only) ? one : several;

    // "Fire officials": a description in small letters that ends in a plural, before what tells whose they are.
    private static bool IsSeveral(string voice)
    {
        var cut = voice.IndexOf(" of ", StringComparison.Ordinal);
        cut = cut < 0 ? voice.IndexOf(" in ", StringComparison.Ordinal) : cut;
        var noun = (cut < 0 ? voice : voice[..cut]).Split(' ')[^1];
        return noun.Length > 0 && char.IsLower(noun[0]) && NounForms.One(noun) != noun;
    }

    private static string Speakers(ReadPosition position) =>
        position.Claims.Where(claim => !claim.Speakers.IsEmpty).Select(claim => claim.Speakers[0]).Distinct().Humanize("and");

    private static IEnumerable<SourceId> Sources(IEnumerable<ReadPosition> positions) =>
        positions.SelectMany(position => position.Claims).Select(claim => claim.Source).Distinct();

    private string Outlets(IEnumerable<ReadPosition> positions) =>
        Sources(positions).Select(id => Outlet(view.Source(id))).Distinct(StringComparer.Ordinal).Humanize("and");

    private static string Credited(IReadOnlyList<ReadPosition> positions) =>
        positions.SelectMany(position => position.Claims).Select(claim => claim.Speakers[0]).Distinct().Humanize("and");

    private string Unattributed(ReadPosition credited, ReadPosition own)
    {
        var (crediting, stating) = (Sources([credited]).Count(), Sources([own]).Count());
        var words = own.Says == credited.Says ? "" : $", {Label(own)}";
        return Say(
            "unattributed",
            ("crediting", Outlets([credited])),
            ("credits", crediting == 1 ? "credits" : "credit"),
            ("words", Label(credited)),
            ("speakers", Speakers(credited)),
            ("stating", Outlets([own])),
            ("gives", stating == 1 ? "gives" : "give"),
            ("own", words),
            ("its", stating == 1 ? "its" : "their"));
    }

    private string SelfContradiction(IReadOnlyList<ReadPosition> positions)
    {
        var claim = positions[0].Identity;
        var voice = claim.Speakers.IsEmpty ? "in its own voice" : $"on the word of {Credited(positions)}";
        return Say(
            "self-contradiction",
            ("source", Outlet(view.Source(claim.Source))),
            ("voice", voice),
            ("answers", SaysList(positions))) + " " + Comparable(positions);
    }

    /// <summary>Who credit one speaker: the sources or, in one source, those who passed the words on.</summary>
    private string Accounts(IReadOnlyList<ReadPosition> positions)
    {
        if (Sources(positions).Skip(1).Any())
            return Outlets(positions);
        var outlet = Outlet(view.Source(positions[0].Identity.Source));
        var relayers = positions.SelectMany(position => position.Claims)
            .Select(claim => claim.Speakers.Length > 1 ? claim.Speakers[1].Text : $"{outlet} itself").Distinct(StringComparer.Ordinal);
        return $"{relayers.Humanize("and")}, in {outlet},";
    }

    private static bool IsAlongTime(IReadOnlyList<ReadPosition> positions) =>
        positions[0].Question.OverTime == OverTime.Cumulative && positions[0].Identity.AsOf.Days != positions[^1].Identity.AsOf.Days;

    private string Fall(IReadOnlyList<ReadPosition> positions)
    {
        var (earlier, later) = (positions[0].InItsWords, positions[1].InItsWords);
        return $"The figure can only grow, yet {Who(earlier)} gave {Label(earlier)} as of {Date(earlier.Identity.AsOf.Days)} and "
            + $"{Who(later)} gave {Label(later)} as of {Date(later.Identity.AsOf.Days)}";
    }

    private string Decrease(IReadOnlyList<ReadPosition> positions)
    {
        var (earlier, later) = (positions[0].InItsWords, positions[1].InItsWords);
        var fall = earlier.Identity.Value is Value.Range { Literal.Low: { } low }
            && later.Identity.Value is Value.Range { Literal.High: { } high }
            && low > high
            ? $", at least {Distance(low - high, later)} lower"
            : "";
        return Say("decrease", ("fall", Fall(positions)), ("lower", fall))
            + (later.Question.Breaks.IsEmpty ? "" : " " + Say("decrease.breaks"));
    }

    private string Circular(IReadOnlyList<ReadPosition> positions)
    {
        var origin = Origins.Shared(positions.SelectMany(position => position.Claims), view) ?? "one origin";
        return Say(
            "circular",
            ("outlets", Outlets(positions)),
            ("words", SaysList(positions)),
            ("origin", origin),
            ("sources", NounForms.Counted(Sources(positions).Count(), "source")));
    }

    private string Stale(IReadOnlyList<ReadPosition> positions)
    {
        var repeated = Repeater(positions[0].Claims, view);
        var source = view.Source(repeated.Source);
        var repeats =
            $"{Outlet(source)}, published {Date(source.Published.Days)}, repeats {Said(repeated)} from {repeated.Speakers[0]}";
        if (positions.Count == 1)
        {
            var withdrawal = positions[0].Claims.Select(claim => claim.Withdrawn).OfType<Withdrawal>().FirstOrDefault();
            return Say(
                "stale.withdrawn", ("repeats", repeats), ("date", withdrawal is null ? "" : $" ({Date(withdrawal.On.Days)})"));
        }
        var replacement = positions[1].Identity;
        var corrected = positions[0].Claims.Any(claim => replacement.Corrects.Contains(claim.Id));
        return Say(
            corrected ? "stale.corrected" : "stale.replaced",
            ("repeats", repeats),
            ("words", Said(replacement)),
            ("date", Date(replacement.AsOf.Days)));
    }

    /// <summary>Of claims of which the last that still stands repeats an old figure, that one.</summary>
    public static Claim Repeater(IReadOnlyList<Claim> claims, IClaimView view) => claims
        .OrderBy(claim => claim.Withdrawn is null)
        .ThenBy(claim => view.Source(claim.Source).Published.Days)
        .ThenBy(claim => claim.Id)
        .Last();

    private string Revised(IReadOnlyList<ReadPosition> positions)
    {
        var (first, last) = (positions[0].Identity, positions[^1].Identity);
        var what = last.Modality switch
        {
            Modality.Forecast => "forecast",
            Modality.Proposed => "proposal",
            Modality.Demanded => "demand",
            _ => "belief",
        };
        var given = positions.Select(position => $"{Label(position)} as of {Date(Made(position.Identity))}");
        var whose = last.Whose ?? (first.Speakers is [var speaker, ..] ? speaker : null);
        return Say(
            "revised",
            ("what", what),
            ("whose", whose?.ToString() ?? Outlet(view.Source(first.Source))),
            ("given", string.Join(", then ", given)));
    }

    // A forecast's own day is what it is about; it was made when it was printed.
    private DaySpan Made(Claim claim) => claim.Modality == Modality.Forecast ? view.Source(claim.Source).Published.Days : claim.AsOf.Days;

    private string SilentEdit(IReadOnlyList<ReadPosition> positions)
    {
        var claim = positions[0].Identity;
        var source = view.Source(claim.Source);
        var given = positions.Select(position =>
        {
            var retrieved = position.Claims.Select(version => source.VersionOf(version)?.Retrieved.ToString()).OfType<string>();
            return $"{Label(position)} when retrieved {retrieved.Distinct(StringComparer.Ordinal).Humanize("and")}";
        });
        var voice = claim.Speakers.IsEmpty ? "in its own voice" : $"on the word of {claim.Speakers[0]}";
        return Say(
            "silent-edit",
            ("source", Outlet(source)),
            ("voice", voice),
            ("given", string.Join(", then ", given))) + " " + Say("silent-edit.silent");
    }

    private string Framing(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var terms = positions.Select(position =>
        {
            var tellers = position.Claims.Select(Teller).Distinct(StringComparer.Ordinal).ToList();
            return $"{position.Term!.Id} in {Shortened(tellers)}";
        });
        return Say("framing", ("asks", finding.Facet!.Asks), ("terms", string.Join("; ", terms).Transform(To.SentenceCase)));

        string Teller(Claim claim) => claim.Speakers.IsEmpty
            ? Outlet(view.Source(claim.Source))
            : $"{Outlet(view.Source(claim.Source))} ({(IsQuoted(claim, finding.Facet!) ? "quoting" : "reporting")} {claim.Speakers[0]})";
    }

    // Words between quotation marks are the speaker's; what is told of a speaker without them is the outlet's wording of it.
    private static bool IsQuoted(Claim claim, Facet facet)
    {
        if (claim.Quote is not { } quote || claim.Frames.FirstOrDefault(frame => frame.Facet == facet.Id)?.Phrase is not { } phrase)
            return false;
        var at = quote.IndexOf(phrase, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        var (before, behind) = (quote[..at], quote[(at + phrase.Length)..]);
        return before.LastIndexOf('“') > before.LastIndexOf('”') && behind.Contains('”', StringComparison.Ordinal)
            || before.Count(letter => letter == '"') % 2 == 1 && behind.Contains('"', StringComparison.Ordinal);
    }

    private string Relation(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var expression = finding.Expression!;
        var given = positions
            .GroupBy(position => (position.Question.Id, position.At))
            .ToDictionary(group => group.Key, group => group.ToList());
        var why = finding.Constraint!.Why is { } reason ? " " + Say("relation.why", ("why", reason.TrimEnd('.'))) : "";
        var scope = Sources(positions).Count() == 1
            ? $"In {Outlet(view.Source(positions[0].Identity.Source))} the figures"
            : "No combination of the answers given makes the figures";
        var fit = Sources(positions).Count() == 1 ? "do not fit" : "fit";
        return Say("relation", ("scope", $"{scope} {fit}"), ("left", Side(expression.Left)), ("right", Side(expression.Right))) + why;

        string Side(Term term)
        {
            var words = Words(term);
            return term is Term.Operation ? $"{words} (calculated: {Calculated(term)})" : words;
        }

        string Words(Term term) => term switch
        {
            Term.Answer { Reference: var asked } =>
                $"{SaysList(given[(asked.Question, asked.At)])} "
                    + $"(“{view.Question(asked.Question)!.Asks}”{(asked.At is { } at ? $" as of {Date(at)}" : "")})",
            Term.Number number => number.Words,
            Term.Operation operation => $"{Words(operation.Left)} {operation.Operator} {Words(operation.Right)}",
            _ => "",
        };

        string Calculated(Term term)
        {
            var pieces = ConstraintFinder.Evaluate(term, reference => IntervalArithmetic.Merge(
                from position in given[(reference.Question, reference.At)]
                from claim in position.Claims
                select ConstraintFinder.InBase(position.Question, ((Value.Range)claim.Value).Literal)));
            var answer = ConstraintFinder.IsDate(term, view) ? AnswerType.Date
                : ConstraintFinder.IsDuration(term, view) ? AnswerType.Duration : AnswerType.Quantity;
            return pieces.Select(piece => ValueText.Describe(piece, answer, null)).Humanize("and");
        }
    }

    /// <summary>Why the claims may be compared.</summary>
    private static string Comparable(IReadOnlyList<ReadPosition> positions)
    {
        var question = positions[0].Question;
        var claims = positions.SelectMany(position => position.Claims).ToList();
        var modality = positions[0].Identity.Modality switch
        {
            Modality.Proposed => ", all put forward as proposals",
            Modality.Demanded => ", all put forward as demands",
            Modality.Forecast => ", all forecasts",
            Modality.Believed => ", all told as beliefs",
            _ when positions[^1].Identity.Modality == Modality.Denied => ", a denial against a statement",
            _ => "",
        };
        // Spans of time that meet may be several.
        var days = claims.Select(claim => claim.AsOf.Days).Distinct().Order().Select(Date).Distinct(StringComparer.Ordinal);
        var time = question.OverTime == OverTime.Fixed ? "with one answer at all times" : "as of " + Shortened([.. days]);
        return Say(
            positions.Any(position => position.Question.IsSameAssumed) ? "compared.assumed" : "compared",
            ("time", time),
            ("modality", modality));
    }

    private static string Readings(IReadOnlyList<ReadPosition> positions) => Shortened(
    [
        .. positions.SelectMany(position => position.ByWords).Select(words => words.Identity.Value is Value.Range range
            ? $"{Label(words)} is {ValueText.Describe(range.Usual, words.Question.Answer, words.Question.Unit)}"
            : Label(words)),
    ]);

    /// <summary>The least distance between neighbouring positions, where it has a number.</summary>
    private static string Apart(IReadOnlyList<ReadPosition> positions)
    {
        if (Gap(positions, range => range.Literal) is not { } gap)
            return "";
        var isExact = positions.All(position => position.Claims.All(claim => claim.Value is Value.Range { Literal: { Width: 0 } }));
        var distance = $"{(isExact ? "" : "at least ")}{Distance(gap, positions[0])} apart";
        return positions.Count > 2 ? $"; the nearest are {distance}" : $"; {distance}";
    }

    private static string By(IReadOnlyList<ReadPosition> positions) =>
        Gap(positions, range => range.Literal) is { } gap ? $" by {Distance(gap, positions[0])}" : "";

    private static decimal? Gap(IReadOnlyList<ReadPosition> positions, Func<Value.Range, Interval> reading)
    {
        decimal? least = null;
        for (var index = 1; index < positions.Count; index++)
        {
            var highs = Ranges(positions[index - 1]).Select(range => reading(range).High).ToList();
            var lows = Ranges(positions[index]).Select(range => reading(range).Low).ToList();
            if (highs.Count == 0 || lows.Count == 0 || highs.Contains(null) || lows.Contains(null))
                continue;
            // What no number can hold is told by nobody as a distance.
            var gap = Math.Abs(lows.Min()!.Value) < decimal.MaxValue / 2 && Math.Abs(highs.Max()!.Value) < decimal.MaxValue / 2
                ? lows.Min() - highs.Max()
                : null;
            if (gap > 0 && (least is null || gap < least))
                least = gap;
        }
        return least;

        static IEnumerable<Value.Range> Ranges(ReadPosition position) => position.Claims.Select(claim => claim.Value).OfType<Value.Range>();
    }

    private static string Distance(decimal distance, ReadPosition position) =>
        ValueText.Distance(distance, position.Question.Answer, position.Question.Unit);

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);

    private static string Quoted(string words) => $"“{words}”";
}
