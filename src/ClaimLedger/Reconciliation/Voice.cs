namespace ClaimLedger.Reconciliation;

/// <summary>
/// Who answers: the speaker in whose name it is said, or the source itself for its own voice. An anonymous description is one voice
/// within one source only.
/// </summary>
/// <param name="Origin">The speaker's key; 0 for a source's own voice.</param>
/// <param name="Source">The source's key where the voice is heard in one source only; else 0.</param>
/// <param name="Whose">Whose proposal, demand, forecast or belief it tells of; 0 for its own.</param>
/// <param name="Chain">The chain's key for an anonymous description, which two relayers may use of two people; else 0.</param>
internal readonly record struct Voice(long Origin, long Source, long Whose, long Chain)
{
    /// <summary>The voice of a claim.</summary>
    public static Voice Of(ClaimFacts claim) => IsNamed(claim)
        ? new(claim.Origin, 0, claim.Whose, 0)
        : new(claim.Origin, claim.Source, claim.Whose, claim.OriginIsAnonymous ? claim.Chain : 0);

    /// <summary>Whether a claim is credited to somebody who is the same in every source.</summary>
    public static bool IsNamed(in ClaimFacts claim) => claim.Origin != 0 && !claim.OriginIsAnonymous;

    /// <summary>What it is that one voice gives two answers that exclude each other; null where two voices do.</summary>
    public static ConflictKind? KindOf(in ClaimFacts left, in ClaimFacts right)
    {
        if (Of(left) != Of(right))
            return null;
        if (IsRevision(left, right))
            return ConflictKind.Revised;
        return IsOneAccount(left, right) ? ConflictKind.SelfContradiction : ConflictKind.Misattribution;
    }

    /// <summary>Whether two claims of one voice are told by one account: in one source, by the same relayers.</summary>
    public static bool IsOneAccount(in ClaimFacts left, in ClaimFacts right) => left.Source == right.Source && left.Chain == right.Chain;

    /// <summary>Whether one of two claims of one voice was made later than the other, of something that a speaker may change.</summary>
    public static bool IsRevision(in ClaimFacts left, in ClaimFacts right) =>
        MayChange(left.Modality) && left.Modality == right.Modality && (IsMadeBefore(left, right) || IsMadeBefore(right, left));

    /// <summary>Whether what is put forward so may be put forward otherwise tomorrow: a forecast, proposal, demand or belief.</summary>
    public static bool MayChange(Modality modality) => modality is not (Modality.Stated or Modality.Denied);

    /// <summary>Whether one was made before the other: a forecast when it was printed, as its own day is what it is about.</summary>
    public static bool IsMadeBefore(in ClaimFacts left, in ClaimFacts right) => left.Modality == Modality.Forecast
        ? left.PublishedLast < right.PublishedFirst
        : Moments.IsBefore(left, right);

    /// <summary>The name of the speaker in whose name a claim is made; null for a source's own voice.</summary>
    public static SpeakerName? NameOf(Claim claim, IClaimView view) =>
        claim.Speakers.IsEmpty ? null : InWhoseName(claim.Speakers[0], view).Name;

    /// <summary>In whose name a speaker speaks.</summary>
    public static Speaker InWhoseName(SpeakerName speaker, IClaimView view) => Speakers.InWhoseName(view.Speaker(speaker), view.Speaker);
}

/// <summary>Where claims come from in the end.</summary>
internal static class Origins
{
    /// <summary>
    /// A name that two claims share exactly when they trace to one origin: the first speaker, or the one in whose name that
    /// speaker speaks; an anonymous description counts as the wire that carried it, or else as the source's own; an own voice is the
    /// publisher.
    /// </summary>
    public static string Of(Claim claim, IClaimView view)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(view);
        return Named(claim, view) ?? InSource(claim, view.Source(claim.Source), view);
    }

    /// <summary>
    /// How many independent origins stand behind claims. What a source has from others is of their origin, and of none besides where one
    /// of them stands there itself; what may go back to one is not counted twice.
    /// </summary>
    public static int Count(IReadOnlyCollection<Claim> claims, IClaimView view)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(view);
        if (view.Derivations.IsEmpty)
            return claims.Select(claim => Of(claim, view)).Distinct(StringComparer.Ordinal).Count();

        var present = claims.Select(claim => claim.Source).ToHashSet();
        var counted = new HashSet<string>(StringComparer.Ordinal);
        var shared = new List<string[]>();
        foreach (var claim in claims)
        {
            if (Named(claim, view) is { } name)
                counted.Add(name);
            else if (!AncestorsOf(claim.Source, view).Any(present.Contains))
            {
                string[] origins = [.. RootsOf(claim.Source, view).Select(root => InSource(claim, root, view)).Distinct()];
                if (origins is [var only])
                    counted.Add(only);
                else
                    shared.Add(origins);
            }
        }
        shared.RemoveAll(origins => Array.Exists(origins, counted.Contains));
        var families = new Families<string>();
        foreach (var origins in shared)
            families.Join(origins);
        return counted.Count + shared.Select(origins => families.Of(origins[0])).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The same from facts, where no source derives from another.</summary>
    public static int Count(IReadOnlyList<ClaimFacts> facts, IReadOnlyList<ClaimHead> heads, IClaimView view)
    {
        if (facts.Count == 1)
            return 1;
        var origins = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < facts.Count; index++)
            origins.Add(Of(facts[index], heads[index], view));
        return origins.Count;
    }

    private static string Of(in ClaimFacts facts, in ClaimHead head, IClaimView view)
    {
        if (facts.Origin == 0)
            return Masthead(head.Publisher, head.Id.Source);
        if (!facts.OriginIsAnonymous)
            return view.SpeakerName(facts.Origin);
        return facts.Wire != 0 ? view.SpeakerName(facts.Wire) : InSource(view.SpeakerName(facts.Origin), head.Id.Source);
    }

    /// <summary>The publisher of a claim's source, and of those from which that has it in the end.</summary>
    public static IEnumerable<string> PublishersOf(Claim claim, IClaimView view)
    {
        var own = view.Source(claim.Source);
        return own.DerivedFrom.IsEmpty
            ? [own.Publisher]
            : RootsOf(claim.Source, view).Select(root => root.Publisher).Prepend(own.Publisher);
    }

    // The first speaker or, of an anonymous one, the wire; null where it is the source's own word.
    private static string? Named(Claim claim, IClaimView view)
    {
        if (claim.Speakers.IsEmpty)
            return null;
        var first = Voice.InWhoseName(claim.Speakers[0], view);
        if (first.Kind != SpeakerKind.Anonymous)
            return first.Name.ToString();
        var wire = claim.Speakers.Skip(1).Where(name => view.Speaker(name).Kind == SpeakerKind.Outlet).ToList();
        return wire is [var outlet, ..] ? outlet.ToString() : null;
    }

    private static string InSource(Claim claim, Source source, IClaimView view) =>
        claim.Speakers.IsEmpty
            ? Masthead(source.Publisher, source.Id)
            : InSource(Voice.InWhoseName(claim.Speakers[0], view).Name.ToString(), source.Id);

    private static string InSource(string anonymous, SourceId source) => $"{anonymous} in {source}";

    private static IEnumerable<SourceId> AncestorsOf(SourceId source, IClaimView view) =>
        Ancestors.Of(source, id => view.Source(id).DerivedFrom);

    private static IEnumerable<Source> RootsOf(SourceId source, IClaimView view) =>
        AncestorsOf(source, view).Prepend(source).Select(view.Source).Where(root => root.DerivedFrom.IsEmpty);

    /// <summary>
    /// The first speaker of the first chain who, by name or by the one they speak for, stands in every chain; null where there is none.
    /// </summary>
    internal static string? Shared(IEnumerable<Claim> claims, IClaimView view)
    {
        var chains = claims.Select(claim => claim.Speakers.Select(name => Voice.InWhoseName(name, view).Name.ToString()).ToList()).ToList();
        return chains[0].Find(name => chains.TrueForAll(chain => chain.Contains(name)));
    }

    private static string Masthead(string publisher, SourceId source) => Publishers.IsUnknown(publisher) ? source.ToString() : publisher;
}
