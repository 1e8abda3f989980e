using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>How near the words of a sentence stand to a figure: 1 beside it, less with every word, comma and other figure
/// between.</summary>
/// <param name="Before">How fast nearness falls with each step before the figure.</param>
/// <param name="Behind">The same behind it.</param>
internal readonly record struct Nearness(double Before, double Behind)
{
    // What stands between, in steps; a word that says something is one.
    private static readonly FrozenDictionary<string, double> Steps = EmbeddedTable.Rows("nearness", 3)
        .SelectMany(row =>
        row[0].Split(' '), (row, sign) => (sign, Steps: double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture)))
        .ToFrozenDictionary(pair => pair.sign, pair => pair.Steps, StringComparer.Ordinal);

    /// <summary>Each stem of a stretch with how near it stands to a figure; the figures' own words are left out.</summary>
    public Dictionary<string, double> Around(NewsText text, Figures beside, Figure figure)
    {
        var near = new Dictionary<string, double>(StringComparer.Ordinal);
        Walk(text, beside, figure.Last, 1, Behind, near);
        Walk(text, beside, figure.First - 1, -1, Before, near);
        return near;
    }

    private static void Walk(NewsText text, Figures beside, int from, int step, double decay, Dictionary<string, double> near)
    {
        var distance = 0.0;
        for (var token = from; token >= beside.First && token < beside.Last; token += step)
        {
            if (beside.At(token) is null && text.StemAt(token) is { } stem)
            {
                var weight = 1 / (1 + decay * distance);
                if (!near.TryGetValue(stem, out var known) || known < weight)
                    near[stem] = weight;
                distance += 1;
            }
            else
            {
                distance += Steps.GetValueOrDefault(text.Tokens[token].Text, text.Tokens[token].Kind == TokenKind.Number ? Steps["0"]
                    : Steps["a"]);
            }
        }
    }
}
