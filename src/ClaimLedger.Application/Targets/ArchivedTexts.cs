using System.Collections.Immutable;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Targets;

/// <summary>A stretch of an archived text.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Claims">The claims whose quotes it is part of; empty between quotes.</param>
internal sealed record ArchivedStretch(string Text, ImmutableArray<ClaimId> Claims);

/// <summary>An archived text, cut where quotes begin and end.</summary>
/// <param name="Stretches">The stretches, which are the whole text one after another.</param>
/// <param name="Lost">The claims whose quotes do not stand in it exactly once.</param>
internal sealed record ArchivedText(ImmutableArray<ArchivedStretch> Stretches, ImmutableArray<ClaimId> Lost)
{
    /// <summary>Cuts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="claims">The claims whose quotes stand in it.</param>
    public static ArchivedText Of(string text, IEnumerable<Claim> claims) => Of(new SearchableText(text), claims);

    /// <summary>Cuts a text.</summary>
    /// <param name="searched">The text.</param>
    /// <param name="claims">The claims whose quotes stand in it.</param>
    public static ArchivedText Of(SearchableText searched, IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(searched);
        ArgumentNullException.ThrowIfNull(claims);
        var (found, lost) = (new List<(int Start, int End, ClaimId Claim)>(), ImmutableArray.CreateBuilder<ClaimId>());
        foreach (var claim in claims.Where(claim => claim.Quote is not null))
        {
            if (Anchors.Find(searched, claim.Quote!, claim.Anchor, context: 0) is FoundQuote.Anchored { Anchor: var at })
                found.Add((at.Start, at.End, claim.Id));
            else
                lost.Add(claim.Id);
        }
        var (text, units) = (searched.Text, Units(searched.Text));
        List<int> edges = [
            .. found.SelectMany(quote => (int[])[quote.Start, quote.End]).Append(0).Append(units.Length - 1).Distinct().Order(),
        ];
        return new ArchivedText(
            [
                .. edges.Zip(edges.Skip(1), (from, to) => new ArchivedStretch(
                    text[units[from]..units[to]],
                    [.. found.Where(quote => quote.Start <= from && to <= quote.End).Select(quote => quote.Claim)])),
            ],
            lost.ToImmutable());
    }

    // Where each code point begins, in UTF-16 units; and where the text ends.
    private static int[] Units(string text)
    {
        var starts = new List<int>(text.Length + 1);
        for (var at = 0; at < text.Length; at += char.IsSurrogatePair(text, at) ? 2 : 1)
            starts.Add(at);
        starts.Add(text.Length);
        return [.. starts];
    }
}

/// <summary>The newsroom's own copies of the texts, found by their hash; for several readers at once.</summary>
/// <param name="folder">The folder.</param>
/// <param name="cancellation">Stops reading it.</param>
internal sealed class ArchivedTexts(string folder, CancellationToken cancellation)
{
    private readonly Archive _archive = Archive.Open(folder, cancellation);
    private readonly Lock _lock = new();

    /// <summary>The text of a source, with the quotes of its claims found in it; null where no file of the archive has its hash.</summary>
    public ArchivedText? Find(Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Searched(source.Sha256) is { } text
            ? ArchivedText.Of(text, source.Claims.Where(claim => source.TextOf(claim) == source.Sha256))
            : null;
    }

    /// <summary>Whether a file of the archive has the hash of a source.</summary>
    public bool Has(Source source) => _archive.Has(source.Sha256);

    /// <summary>The text with a hash; null where no file of the archive has it.</summary>
    public string? Text(string? sha256) => Searched(sha256)?.Text;

    private SearchableText? Searched(string? sha256)
    {
        // An archive remembers the text that it read last.
        lock (_lock)
            return _archive.Text(sha256);
    }
}
