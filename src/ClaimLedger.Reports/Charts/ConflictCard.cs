using System.Text;

namespace ClaimLedger.Reports.Charts;

/// <summary>One conflict as a picture of the size that link previews have.</summary>
/// <param name="Asks">The question.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Gravity">How grave it is.</param>
/// <param name="Finding">What is found.</param>
/// <param name="Positions">What each position says.</param>
/// <param name="Foot">What stands at its foot, side by side.</param>
internal sealed record ConflictCard(
    string Asks, string Subject, string Gravity, string Finding, IReadOnlyList<string> Positions, IReadOnlyList<string> Foot)
{
    /// <summary>The size of previews.</summary>
    public const int Width = 1200;

    /// <inheritdoc cref="Width"/>
    public const int Height = 630;

    /// <summary>What stands on it, for those who do not see it.</summary>
    public string Words => $"{Asks} {string.Join("; ", Positions.Select((says, index) => $"{PositionStyle.Letter(index)}: {says}"))}";

    /// <summary>Where everything begins.</summary>
    public const int Margin = 64;

    /// <summary>What it is drawn on.</summary>
    public const string Ground = "#fffdfa";

    private const int MostPositions = 4;
    private const string Ink = "#1d1b18";
    private const string Quiet = "#5f5a52";
    private const string Between = " · ";

    // As in the stylesheet's light theme.
    private static readonly string[] Hues = ["#5a3e8e", "#9a5a00", "#14646f", "#94366a"];

    private static readonly CardLetters Head = new(48, IsSerif: true, IsBold: true);
    private static readonly CardLetters Says = new(34, IsSerif: true, IsBold: true);
    private static readonly CardLetters Reads = new(24, IsSerif: true, IsBold: false);
    private static readonly CardLetters Over = new(24, IsSerif: false, IsBold: false);
    private static readonly CardLetters More = new(26, IsSerif: false, IsBold: false);
    private static readonly CardLetters Least = new(18, IsSerif: false, IsBold: false);

    /// <summary>Draws it. What a surface has no letters for is left out, and what stays says it without.</summary>
    public void Draw(ICardSurface surface)
    {
        ArgumentNullException.ThrowIfNull(surface);
        surface.Fill(Margin, 48, Width - (2 * Margin), 4, Ink);
        Write(surface, 84, Over, Quiet, Fit(surface, Over, Beside(surface, Over, [Subject, Gravity])));
        var y = 84 + 16;
        var head = surface.Drawable(Head, Asks) ?? $"{char.ToUpperInvariant(Gravity[0])}{Gravity[1..]}";
        foreach (var line in Lines(surface, Head, head, 2))
            Write(surface, y += 54, Head, Ink, line);
        y = DrawPositions(surface, y + 30);
        y += 16;
        if (surface.Drawable(Reads, Finding) is { } finding)
        {
            foreach (var line in Lines(surface, Reads, finding, Math.Clamp((Height - 84 - y) / 32, 1, 4)))
                Write(surface, y += 32, Reads, Ink, line);
        }
        Write(surface, Height - 40, Least, Quiet, Fit(surface, Least, Beside(surface, Least, Foot)));
    }

    private int DrawPositions(ICardSurface surface, int y)
    {
        const int Indent = 22;
        List<string?> drawable = [.. Positions.Select(says => surface.Drawable(Says, says))];
        if (drawable.Contains(null))
        {
            Write(surface, y += 48, More, Quiet, $"{Positions.Count} positions");
            return y;
        }
        var shown = drawable.Count > MostPositions ? MostPositions - 1 : drawable.Count;
        for (var index = 0; index < shown; index++)
        {
            y += 48;
            surface.Fill(Margin, y - 30, 6, 38, Hues[index]);
            Write(surface, y, Says, Hues[index], Fit(surface, Says, $"{PositionStyle.Letter(index)} {drawable[index]}"), Indent);
        }
        if (drawable.Count > shown)
            Write(surface, y += 48, More, Quiet, $"and {drawable.Count - shown} more", Indent);
        return y;
    }

    private static void Write(ICardSurface surface, int y, CardLetters letters, string ink, string text, int indent = 0) =>
        surface.Write(Margin + indent, y, letters, ink, text);

    private static string Beside(ICardSurface surface, CardLetters letters, IReadOnlyList<string> texts) =>
        string.Join(Between, texts.Select(text => surface.Drawable(letters, text)).Where(text => text is not null));

    private static string Fit(ICardSurface surface, CardLetters letters, string text) => Lines(surface, letters, text, 1)[0];

    // A drawing does not wrap its words: what has no room is cut with an ellipsis.
    private static List<string> Lines(ICardSurface surface, CardLetters letters, string text, int most)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && !HasRoom(surface, letters, $"{line} {word}"))
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        return [.. lines.Select(whole => Cut(surface, letters, whole))];
    }

    private static string Cut(ICardSurface surface, CardLetters letters, string text)
    {
        if (HasRoom(surface, letters, text))
            return text;
        var room = 1;
        while (HasRoom(surface, letters, text[..(room + 1)]))
            room++;
        var end = text.LastIndexOf(' ', room - 1);
        if (end < room / 2)
            end = char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1;
        return text[..end].TrimEnd(' ', ',', ';', '.') + "…";
    }

    private static bool HasRoom(ICardSurface surface, CardLetters letters, string text) =>
        surface.Length(letters, text) <= Width - (2 * Margin) - 24;
}

/// <summary>A card as a file.</summary>
/// <param name="Png">The picture.</param>
/// <param name="Words">What stands on it, for those who do not see it.</param>
internal sealed record CardImage(byte[] Png, string Words);

/// <summary>In what letters something is written.</summary>
internal sealed record CardLetters(int Size, bool IsSerif, bool IsBold);

/// <summary>What a card is drawn on.</summary>
internal interface ICardSurface
{
    /// <summary>Fills a rectangle.</summary>
    void Fill(int x, int y, int width, int height, string ink);

    /// <summary>Writes a line; <paramref name="y"/> is on what its letters stand.</summary>
    void Write(int x, int y, CardLetters letters, string ink, string text);

    /// <summary>How long a text is, in pixels.</summary>
    double Length(CardLetters letters, string text);

    /// <summary>A text as far as it can be written; null where letters are missing.</summary>
    string? Drawable(CardLetters letters, string text);
}
