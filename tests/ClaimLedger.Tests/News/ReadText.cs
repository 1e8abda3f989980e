using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.News;

/// <summary>A text that was read for a test: its figures and mentions by their words.</summary>
internal sealed class ReadText
{
    public static readonly DaySpan Published = DaySpan.Day(new DateOnly(2031, 6, 5));

    private readonly NewsReader _reader;

    public ReadText(string text, params Speaker[] speakers)
    {
        _reader = new NewsReader(text, speakers, Published, Readings.Default);
        for (var sentence = 0; sentence < Text.Sentences.Count; sentence++)
        {
            var figures = _reader.FiguresIn(sentence);
            Figures.AddRange(figures.Select(figure => (Text.At(figure.Span), figure)));
            Mentions.AddRange(_reader.Mentions(sentence, figures).Select(mention => (Text.At(mention.Figure.Span), mention)));
        }
    }

    public NewsText Text => _reader.Text;

    public List<(string Says, Figure Figure)> Figures { get; } = [];

    public List<(string Says, Mention Mention)> Mentions { get; } = [];

    /// <summary>The mention of these words.</summary>
    public Mention Mention(string says) => Mentions.Single(each => each.Says == says).Mention;

    /// <summary>The figure of these words.</summary>
    public Figure Figure(string says) => Figures.Single(each => each.Says == says).Figure;
}
