using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ClaimLedger.Articles;

/// <summary>Unpacks the streams of a PDF, and refuses what unpacks to more than any article: the library itself knows no bound.</summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>How many bytes a document unpacks to at most.</summary>
    internal const long MostUnpacked = 64 << 20;

    // Two bytes that say how the packed ones after them are packed: https://www.rfc-editor.org/rfc/rfc1950#section-2.2.
    private const int HeaderBytes = 2;

    private static readonly IFilterProvider Inner = DefaultFilterProvider.Instance;
    private long _left = MostUnpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(Inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(Inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(Inner.GetAllFilters());

    /// <summary>Begins to count anew, where all is unpacked a second time.</summary>
    public void CountAnew() => _left = MostUnpacked;

    private List<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => filter.IsSupported ? new Bound(this, filter) : filter)];

    private void Take(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw new ArticleException($"it unpacks to more than {MostUnpacked >> 20} MiB; save the article as text");
    }

    private sealed class Bound(PdfFilters owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            // Deflate alone makes a thousand of one; it is unpacked into nothing first.
            if (inner is FlateFilter)
                TakeUnpacked(input);
            var output = inner.Decode(input, dictionary, provider, index);
            if (inner is not FlateFilter)
                owner.Take(output.Length);
            return output;
        }

        private void TakeUnpacked(Memory<byte> input)
        {
            if (input.Length <= HeaderBytes)
                return;
            using var packed = new MemoryStream(input[HeaderBytes..].ToArray(), writable: false);
            using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
            var portion = new byte[64 * 1024];
            try
            {
                while (unpacked.Read(portion) is > 0 and var count)
                    owner.Take(count);
            }
            catch (InvalidDataException)
            {
                // Damaged behind what was unpacked: the library makes of it what it can.
            }
        }
    }
}
