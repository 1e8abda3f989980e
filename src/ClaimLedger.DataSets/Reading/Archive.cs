using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>A folder of archived texts, found by their hash.</summary>
internal sealed class Archive
{
    private readonly FrozenDictionary<string, string> _fileByHash;
    private (string Hash, SearchableText Text, Lazy<SearchableText[]> Loosened)? _last;

    private Archive(FrozenDictionary<string, string> fileByHash) => _fileByHash = fileByHash;

    /// <summary>Hashes every file in the folder and in the folders below it.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public static Archive Open(string folder, CancellationToken cancellation)
    {
        var fileByHash = new Dictionary<string, string>(StringComparer.Ordinal);
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        foreach (var file in Directory.EnumerateFiles(folder, "*", everything).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            // Empty files hold no quote; a pipe or device has no length either, and reading one could wait for ever.
            if (new FileInfo(file).Length == 0)
                continue;
            using var stream = File.OpenRead(file);
            fileByHash.TryAdd(Convert.ToHexStringLower(SHA256.HashData(stream)), file);
        }
        return new Archive(fileByHash.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>How much of these sources was checked.</summary>
    public ArchiveCheck Checked(ImmutableArray<Source> sources)
    {
        var texts = sources.SelectMany(source => Hashes(source).Where(_fileByHash.ContainsKey)).Distinct(StringComparer.Ordinal).Count();
        return new ArchiveCheck(
            sources.Sum(
                source => source.Claims.Count(
                    claim => claim.Quote is not null && source.TextOf(claim) is { } hash && _fileByHash.ContainsKey(hash))),
            texts,
            [.. sources.Where(source => Hashes(source).Any(hash => !_fileByHash.ContainsKey(hash)))]);

        static IEnumerable<string> Hashes(Source source) =>
            source.Versions.Select(version => version.Sha256).Append(source.Sha256).OfType<string>();
    }

    /// <summary>Whether the archived text with this hash is at hand.</summary>
    public bool Has(string? sha256) => sha256 is not null && _fileByHash.ContainsKey(sha256);

    /// <summary>The archived text with this hash, or null where it is not at hand.</summary>
    public SearchableText? Text(string? sha256)
    {
        if (sha256 is null || !_fileByHash.TryGetValue(sha256, out var file))
            return null;
        if (_last?.Hash != sha256)
        {
            var text = File.ReadAllText(file, Encoding.UTF8);
            _last = (sha256, new SearchableText(text), new(() => [.. Loosened.Select(row => new SearchableText(row.Loosen(text)))]));
        }
        return _last.Value.Text;
    }

    /// <summary>
    /// What is wrong with a quote of the archived text with this hash, or null where it stands in it exactly once, character for
    /// character, or where its anchor says and, with the words around it, nowhere else; and where the text is not at hand.
    /// </summary>
    public MistakeWords? Check(string quote, Anchor? anchor, string? sha256)
    {
        if (Text(sha256) is not { } text)
            return null;
        quote = Anchors.InLinesOf(text.Text, quote);
        var times = text.Places(quote).Count();
        if (anchor is not null && times > 0)
            return Anchors.Find(text, quote, anchor, context: 0) is FoundQuote.Anchored { Anchor: var found } && found.Start == anchor.Start
                ? null
                : MistakeWording.AnchorElsewhere;
        return times switch
        {
            1 => null,
            0 => MistakeWording.NotInArchive(0, Loosened.Zip(_last!.Value.Loosened.Value)
                .FirstOrDefault(row => row.Second.Places(row.First.Loosen(quote)).Any()).First.Instead),
            _ => MistakeWording.NotInArchive(times, null),
        };
    }

    /// <summary>How a quote can miss its text by a hair, and what the message says then.</summary>
    private static readonly (Func<string, string> Loosen, string Instead)[] Loosened =
    [
        (StraightQuotes, "with straight quotation marks for curly ones"),
        (OneSpace, "with each run of white space as one space"),
        (text => OneSpace(StraightQuotes(text)), "with straight quotation marks for curly ones and each run of white space as one space"),
        (text => CanonicalText.Decompose(OneSpace(StraightQuotes(text))).ToLowerInvariant(), "without regard to capitals"),
    ];

    private static string StraightQuotes(string text) =>
        text.Replace('‘', '\'').Replace('’', '\'').Replace('“', '"').Replace('”', '"').Replace('–', '-').Replace('—', '-');

    private static string OneSpace(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
                result.Append(character);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
        return result.ToString();
    }
}
