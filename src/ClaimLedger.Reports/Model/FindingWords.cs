using Humanizer;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// A conflict in one or two sentences for somebody who has seen none of the sources: what is answered, by whom, where. What a claim says
/// stands in no quotation marks here: the quotes stand with the evidence.
/// </summary>
internal sealed class FindingWords(DataSetIndex index, SourceNames names)
{
    /// <summary>So many voices, or sources, are named; the rest is counted.</summary>
    private const int MostNamed = 3;

    /// <summary>So many terms are told with their sources; more are only named.</summary>
    private const int MostTermsTold = 2;

    /// <summary>The sentences.</summary>
    public string Of(Conflict conflict) =>
        ReportWords.Capital(Told(conflict))
            + (IsSameAssumed(conflict) ? " That these speak of one thing is assumed; the texts do not settle it." : "");

    private bool IsSameAssumed(Conflict conflict) =>
        conflict.Positions.Any(position => index.Question(position.Question ?? conflict.Question).IsSameAssumed);

    private string Told(Conflict conflict) => conflict.Kind switch
    {
        ConflictKind.Framing => Framing(conflict),
        ConflictKind.Arithmetic or ConflictKind.Order => Relation(conflict),
        ConflictKind.Misattribution => Misattribution(conflict),
        ConflictKind.SelfContradiction =>
            $"{OneSource(conflict)} gives {conflict.Positions.Length.ToWords()} answers{Credit(conflict)}: {Listed(Says(conflict))}.",
        ConflictKind.Unattributed => $"{Answers(conflict)}.",
        ConflictKind.Circular => $"{Named(Sources(Claims(conflict)))} give one answer, {conflict.Positions[0].Says}"
            + $"{(index.SharedOrigin(Claims(conflict)) is { } origin ? $", which by the names that they give comes from {origin}" : "")}.",
        ConflictKind.Stale => Stale(conflict),
        ConflictKind.SilentEdit => $"{OneSource(conflict)} answers {Listed(Versions(conflict))}.",
        _ => $"{Accounts(conflict)}{(IsReading(conflict) ? "as the quotes are read: " : "")}{Answers(conflict)}.{Where(conflict)}",
    };

    /// <summary>"five, according to Steve Witkoff via CNN; 11, according to …"</summary>
    private string Answers(Conflict conflict)
    {
        var isDated = index.Question(conflict.Question).OverTime != OverTime.Fixed
            && Claims(conflict).Select(claim => claim.AsOf.Days).Distinct().Skip(1).Any();
        return string.Join("; ", conflict.Positions.Select(position => Answer(position, conflict.Scope, isDated)));
    }

    private string Answer(Position position, Scope scope, bool isDated)
    {
        var claims = position.Claims.Select(index.Claim).ToList();
        var alike = claims.Where(claim => claim.Value.Text == position.Says).ToList();
        if (alike.Count == 0)
            alike = claims;
        var words = alike[0].Modality == Modality.Denied ? $"not {position.Says}" : position.Says;
        if (alike[0].If is { } condition)
            words += $" if {condition}";
        var others = claims.Count - alike.Count;
        var dates = alike.Select(claim => ReportWords.Date(claim.AsOf)).Distinct(StringComparer.Ordinal);
        var date = isDated ? $", as of {Listed(dates)}" : "";
        var more = others > 0 ? $" (and {ReportWords.Count(others, "answer")} that {(others == 1 ? "goes" : "go")} with it)" : "";
        return $"{words}{Whose(alike, scope)}{date}{more}";
    }

    // ", according to Dana Mor in Morning Post (4 June 2031)"; " in Morning Post (4 June 2031)".
    private string Whose(List<Claim> claims, Scope scope)
    {
        var own = claims.Where(claim => claim.Speakers.IsEmpty).ToList();
        var credited = claims.Where(claim => !claim.Speakers.IsEmpty).ToList();
        var places = new List<string>();
        if (credited.Count > 0)
        {
            var voices = Named([.. credited.Select(claim => Voice(claim.Speakers)).Distinct(StringComparer.Ordinal)]);
            places.Add($", according to {voices}{(scope == Scope.Across ? $" in {Named(Sources(credited))}" : "")}");
        }
        if (own.Count > 0)
            places.Add(scope == Scope.Across ? $" in {Named(Sources(own))}" : ", in the source’s own voice");
        return string.Join(" and", places);
    }

    /// <summary>"Dana Mor via Coast Wire".</summary>
    public static string Voice(IReadOnlyList<SpeakerName> chain) =>
        chain.Count == 1 ? chain[0].Text : $"{chain[0]} via {string.Join(" and ", chain.Skip(1))}";

    private string Where(Conflict conflict) => conflict.Scope == Scope.Within
        ? $" {(Claims(conflict).Count == 2 ? "Both" : "All")} in {names.Prose(Claims(conflict)[0].Source)}."
        : "";

    // "Two accounts of what Steve Witkoff proposed differ: ", where all tell of one's proposal, demand, forecast or belief.
    private string Accounts(Conflict conflict)
    {
        var claims = Claims(conflict);
        var owners = claims.Select(claim => claim.Whose ?? (claim.Speakers.IsEmpty ? null : claim.Speakers[0])).Distinct().ToList();
        var did = claims.Select(claim => claim.Modality).Distinct().ToList() is [var one]
            ? one switch
            {
                Modality.Proposed => "proposed",
                Modality.Demanded => "demanded",
                Modality.Forecast => "foresaw",
                Modality.Believed => "believed",
                _ => null,
            }
            : null;
        return did is not null && owners is [{ } owner] && claims.Exists(claim => claim.Whose is not null)
            ? $"{conflict.Positions.Length.ToWords()} accounts of what {owner} {did} differ: "
            : "";
    }

    private string Misattribution(Conflict conflict)
    {
        var speaker = Claims(conflict).Select(claim => claim.Speakers.IsEmpty ? null : claim.Speakers[0].Text).OfType<string>().First();
        var accounts = conflict.Positions.Select(position =>
        {
            var claims = position.Claims.Select(index.Claim).ToList();
            var relayers = claims
                .Where(claim => claim.Speakers.Length > 1)
                .Select(claim => claim.Speakers[^1].Text)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var told = relayers.Count == 0 ? "" : $", as {Named(relayers)} {(relayers.Count == 1 ? "tells" : "tell")} it,";
            return $"{position.Says}{told} in {Named(Sources(claims))}";
        });
        return $"{conflict.Positions.Length.ToWords()} accounts of what {speaker} said differ: {string.Join("; ", accounts)}.";
    }

    private string Relation(Conflict conflict)
    {
        var why = index.Constraint(conflict.Constraint)?.Why;
        var answers = conflict.Positions.Select(position =>
        {
            var question = index.Question(position.Question ?? conflict.Question);
            var claims = position.Claims.Select(index.Claim).ToList();
            return $"“{question.Asks}” {position.Says}{(conflict.Scope == Scope.Across ? Whose(claims, conflict.Scope) : "")}";
        });
        return $"{(why is null ? "" : ReportWords.Sentence(why) + " ")}These answers do not fit together: {string.Join("; ", answers)}."
            + Where(conflict);
    }

    private string Framing(Conflict conflict)
    {
        var terms = conflict.Positions.Select(position => position.Term ?? position.Says).ToList();
        if (terms.Count > MostTermsTold)
            return $"{terms.Count.ToWords()} ways of putting it, as the quotes are read: {Listed(terms)}.";
        var told = conflict.Positions.Select(
            (position, at) => $"{terms[at]} in {Named(Tellers(conflict, position))}");
        return $"as the quotes are read: {string.Join("; ", told)}.";
    }

    // The sources, each with whom it quotes or reports, where it never uses the term in its own voice.
    private List<string> Tellers(Conflict conflict, Position position) =>
    [
        .. position.Claims
            .Select(index.Claim)
            .GroupBy(claim => claim.Source)
            .OrderBy(source => index.Source(source.Key).Published.Days)
            .ThenBy(source => source.Key)
            .Select(source => source.Any(claim => claim.Speakers.IsEmpty)
                ? names.Prose(source.Key)
                : InBrackets(names.Prose(source.Key), QuotationMarks.Teller(source.First(), conflict, position))),
    ];

    // One pair of brackets: "Morning Post (4 June 2031, quoting Dana Mor)".
    private static string InBrackets(string name, string more) => name is [.. var start, ')'] ? $"{start}, {more})" : $"{name} ({more})";

    private string Stale(Conflict conflict)
    {
        var last = conflict.Positions[0].Claims
            .Select(index.Claim)
            .OrderBy(claim => index.Source(claim.Source).Published.Days)
            .ThenBy(claim => claim.Id)
            .Last();
        var instead = conflict.Positions.Length > 1 ? $"replaced by {conflict.Positions[1].Says}" : "withdrawn";
        return $"{last.Value.Text}, which stands in {names.Prose(last.Source)}, had by then been {instead}.";
    }

    private IEnumerable<string> Versions(Conflict conflict) => conflict.Positions.Select(position =>
    {
        var retrieved = position.Claims
            .Select(index.Claim)
            .Select(claim => index.Source(claim.Source).VersionOf(claim))
            .OfType<SourceVersion>()
            .Select(version => ReportWords.Date(version.Retrieved))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return position.Says + (retrieved.Count > 0 ? $" in the text retrieved {Listed(retrieved)}" : "");
    });

    private string Credit(Conflict conflict) =>
        Claims(conflict)[0].Speakers is [var first, ..] ? $" on the word of {first}" : " in its own voice";

    private string OneSource(Conflict conflict) => names.Prose(Claims(conflict)[0].Source);

    private bool IsReading(Conflict conflict) => ReportBuilder.IsReading(index.Question(conflict.Question));

    private static IEnumerable<string> Says(Conflict conflict) => conflict.Positions.Select(position => position.Says);

    private List<Claim> Claims(Conflict conflict) => [.. conflict.Positions.SelectMany(position => position.Claims).Select(index.Claim)];

    private List<string> Sources(IEnumerable<Claim> claims) =>
    [
        .. claims
            .Select(claim => claim.Source)
            .Distinct()
            .OrderBy(id => index.Source(id).Published.Days)
            .ThenBy(id => id)
            .Select(names.Prose),
    ];

    private static string Named(List<string> all) => all.Count <= MostNamed
        ? Listed(all)
        : Listed(all.Take(MostNamed - 1).Append($"{(all.Count - MostNamed + 1).ToWords()} others"));

    private static string Listed(IEnumerable<string> all) => all.Humanize("and");
}
