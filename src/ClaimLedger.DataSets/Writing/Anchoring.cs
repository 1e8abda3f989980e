using System.Collections.Immutable;
using System.Text;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Writing;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets;

/// <summary>Where one quote stands in its archived text.</summary>
/// <param name="Claim">The claim that has the quote.</param>
/// <param name="Source">Its source.</param>
/// <param name="Found">Where it stands, or why nobody can say; null where no text of the archive has the hash.</param>
internal sealed record QuoteAnchor(Claim Claim, Source Source, FoundQuote? Found)
{
    /// <summary>Whether the data set does not say yet what was found.</summary>
    public bool IsNews => Found is FoundQuote.Anchored { Anchor: var anchor } && anchor != Claim.Anchor;
}

/// <summary>A source file with its anchors written in; nothing was written to the disk.</summary>
/// <param name="File">The file, relative to the data set.</param>
/// <param name="Text">Its new text.</param>
internal sealed record AnchoredFile(string File, string Text);

/// <summary>
/// Finds the quotes of a data set in the newsroom's own copies of the texts, and writes down where they stand: exactly, or not at all.
/// </summary>
internal static class Anchoring
{
    /// <summary>Looks for every quote of a data set.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="archive">The folder of archived texts, matched by hash.</param>
    /// <param name="context">How many code points before and behind a quote a new anchor keeps.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static ImmutableArray<QuoteAnchor> Find(DataSet dataSet, string archive, int context, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        var texts = Archive.Open(archive, cancellation);
        var found = ImmutableArray.CreateBuilder<QuoteAnchor>();
        foreach (var source in dataSet.Sources)
        {
            // Text by text, so that each is read once.
            foreach (var claim in source.Claims.Where(claim => claim.Quote is not null).OrderBy(claim => claim.Version ?? 0))
            {
                cancellation.ThrowIfCancellationRequested();
                found.Add(
                    new QuoteAnchor(
                        claim,
                        source,
                        texts.Text(source.TextOf(claim)) is { } text ? Anchors.Find(text, claim.Quote!, claim.Anchor, context) : null));
            }
        }
        return found.ToImmutable();
    }

    /// <summary>The source files with what was found written in, where it is news; all else in them stays as it is.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="found">What was found.</param>
    /// <returns>The files that change, and a mistake for each that is laid out in a way that nothing can be written into.</returns>
    public static (ImmutableArray<AnchoredFile> Files, ImmutableArray<Mistake> Mistakes) Write(
        string folder, IEnumerable<QuoteAnchor> found)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(found);
        var files = ImmutableArray.CreateBuilder<AnchoredFile>();
        var mistakes = new MistakeBag();
        foreach (var file in found.Where(quote => quote.IsNews).GroupBy(quote => quote.Source.Place.File))
        {
            var old = File.ReadAllText(Path.Combine([folder, .. file.Key.Split('/')]), new UTF8Encoding(false));
            var anchors = file.ToDictionary(
                quote => quote.Claim.Id.Local,
                quote => ((FoundQuote.Anchored)quote.Found!).Anchor,
                StringComparer.Ordinal);
            if (AnchorLines.Write(file.Key, old, anchors) is { } text)
                files.Add(new AnchoredFile(file.Key, text));
            else
                mistakes.Add(file.First().Source.Place, MistakeWording.CannotWriteAnchors);
        }
        return (files.ToImmutable(), mistakes.Sorted());
    }
}
