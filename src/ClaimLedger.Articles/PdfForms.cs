using System.Collections.Immutable;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.TextShowing;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ClaimLedger.Articles;

/// <summary>What drawing a page takes: nothing that a reader of pages need keep.</summary>
internal sealed record PdfWork;

/// <summary>
/// Counts what drawing a page would take before it is drawn, and refuses what no article takes: a form may draw others, and eight that draw
/// eight others, eight deep, are sixteen million. The library itself knows no bound.
/// </summary>
/// <remarks>The library makes one for a document; what is counted is that of all pages together.</remarks>
internal sealed class PdfForms(
    IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfWork>(scanner, resources, filters, parser, options)
{
    private const int MostForms = 20_000;
    private const int DeepestForm = 40;

    // Of a letter there may be two bytes, and fonts that draw none.
    private const long MostTextBytes = 4L * PdfArticle.MostLetters;

    // The library reads an object again whenever it is asked for.
    private readonly Dictionary<IndirectReference, Form?> _known = [];
    private int _forms;
    private long _bytes;
    private long _textBytes;

    /// <summary>What a stream draws.</summary>
    /// <param name="Forms">The names of the forms and pictures in it, in order.</param>
    /// <param name="Bytes">How long it is.</param>
    /// <param name="TextBytes">How much of it is text.</param>
    private sealed record Content(ImmutableArray<NameToken> Forms, long Bytes, long TextBytes);

    /// <summary>A form.</summary>
    /// <param name="Resources">What its names mean; null where they are those of the page.</param>
    /// <param name="Content">What it draws.</param>
    private sealed record Form(DictionaryToken? Resources, Content Content);

    /// <inheritdoc/>
    protected override PdfWork ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        Walk(ContentOf(operations, bytes: 0), within: null, own: null, depth: 0);
        return new PdfWork();
    }

    private void Walk(Content content, Form? within, NameToken? own, int depth)
    {
        _bytes += content.Bytes;
        _textBytes += content.TextBytes;
        if (_textBytes > MostTextBytes)
            throw PdfArticle.TooManyLetters();
        foreach (var name in content.Forms)
        {
            if (Find(name) is { } form && !IsLeftOut(within, own, form, name))
                Draw(form, name, depth + 1);
        }
    }

    private void Draw(Form form, NameToken name, int depth)
    {
        if (++_forms > MostForms || depth > DeepestForm || _bytes > PdfFilters.MostUnpacked)
            throw new ArticleException("what it draws is nested without end; print it to a new PDF, or save the article as text");
        if (form.Resources is { } resources)
            ResourceStore.LoadResourceDictionary(resources);
        Walk(form.Content, form, name, depth);
        if (form.Resources is not null)
            ResourceStore.UnloadResourceDictionary();
    }

    // The form that a name means here; null for a picture, and where it means nothing.
    private Form? Find(NameToken name)
    {
        if (!ResourceStore.TryGetXObjectReference(name, out var reference))
            return null;
        if (!_known.TryGetValue(reference, out var form))
            _known.Add(reference, form = ResourceStore.TryGetXObject(name, out var stream) ? FormOf(stream) : null);
        return form;
    }

    private Form? FormOf(StreamToken stream)
    {
        if (!stream.StreamDictionary.TryGet<NameToken>(NameToken.Subtype, out var type) || !NameToken.Form.Equals(type))
            return null;
        stream.StreamDictionary.TryGet<DictionaryToken>(NameToken.Resources, PdfScanner, out var resources);
        var bytes = stream.Decode(FilterProvider, PdfScanner);
        var operations = PageContentParser.Parse(0, new MemoryInputBytes(bytes), ParsingOptions.Logger);
        return new Form(resources, ContentOf(operations, bytes.Length));
    }

    // The library leaves out of a form what its own resources name as the form itself; of other circles it finds no end.
    private static bool IsLeftOut(Form? within, NameToken? own, Form drawn, NameToken name) =>
        within is not null && own is not null && name.Equals(own)
            && Named(within, name) is { } one && Named(drawn, name) is { } other && one.Equals(other);

    private static IToken? Named(Form form, NameToken name) =>
        form.Resources is { } resources
            && resources.TryGet<DictionaryToken>(NameToken.Xobject, out var objects)
            && objects.TryGet(name, out var token) ? token : null;

    private static Content ContentOf(IReadOnlyList<IGraphicsStateOperation> operations, long bytes) => new(
        [.. operations.OfType<InvokeNamedXObject>().Select(operation => operation.Name)], bytes, operations.Sum(TextBytes));

    private static long TextBytes(IGraphicsStateOperation operation) => operation switch
    {
        ShowText shown => Length(shown.Text, shown.Bytes),
        MoveToNextLineShowText shown => Length(shown.Text, shown.Bytes),
        MoveToNextLineShowTextWithSpacing shown => Length(shown.Text, shown.Bytes),
        ShowTextsWithPositioning shown => shown.Array.Sum(each => each switch
        {
            StringToken text => text.Data.Length,
            HexToken text => text.Bytes.Length,
            _ => 0L,
        }),
        _ => 0,
    };

    private static long Length(string? text, ReadOnlyMemory<byte> bytes) => text?.Length ?? bytes.Length;
}
