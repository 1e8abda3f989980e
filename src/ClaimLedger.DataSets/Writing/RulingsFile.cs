using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Writing;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>A changed <c>rulings.yaml</c>.</summary>
/// <param name="Text">The whole text of the file; null where there are mistakes in the old one.</param>
/// <param name="Before">The ruling that was on the conflict before, or null.</param>
/// <param name="Mistakes">The mistakes in the old text.</param>
public sealed record RulingsEdit(string? Text, Ruling? Before, ImmutableArray<Mistake> Mistakes);

/// <summary>
/// Puts rulings into the text of <c>rulings.yaml</c> and takes them out of it. Entries are sorted by conflict; those that are
/// not concerned keep every byte, and so do comments. A file in a style that does not allow that (a list in brackets) is
/// written anew. What comes out is read back before it is given out: the rulings in it are the old ones with this one change.
/// </summary>
public static class RulingsFile
{
    /// <summary>Its name in a data set.</summary>
    public const string Name = FileNames.Rulings;

    /// <summary>The text with a ruling in it, in place of the one on the same conflict if there is one.</summary>
    /// <param name="text">The text of the file, or nothing where there is none.</param>
    /// <param name="ruling">The ruling; its texts are on one line each and not empty.</param>
    public static RulingsEdit With(string text, Ruling ruling)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(ruling);
        return Change(text, ruling.Conflict, RulingItem.Of(ruling));
    }

    /// <summary>The text without the ruling on a conflict; the same text where there is none.</summary>
    public static RulingsEdit Without(string text, ConflictId conflict)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Change(text, conflict, item: null);
    }

    /// <summary>
    /// The text in which rulings follow the new name of a question: those on its conflicts, which are called otherwise with it, and those
    /// that only tell that they were on one.
    /// </summary>
    /// <param name="text">The text of the file, or nothing where there is none.</param>
    /// <param name="question">What the question was called.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="conflicts">What each of its conflicts was called, and is.</param>
    /// <returns>Null where the text has mistakes.</returns>
    public static string? Follow(
        string text, QuestionId question, QuestionId name, IReadOnlyDictionary<ConflictId, ConflictId> conflicts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(conflicts);
        var (_, items, mistakes) = Read(text);
        if (!mistakes.IsEmpty)
            return null;
        foreach (var item in items)
        {
            var conflict = conflicts.GetValueOrDefault(item.Conflict, item.Conflict);
            var followed = item.Renamed(conflict, question, name);
            if (conflict != item.Conflict)
                text = Change(text, item.Conflict, item: null).Text!;
            text = Change(text, conflict, followed).Text!;
        }
        return text;
    }

    /// <summary>The rulings of a text; null where it has mistakes.</summary>
    public static ImmutableArray<Ruling>? Rulings(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (rulings, _, mistakes) = Read(text);
        return mistakes.IsEmpty ? rulings : null;
    }

    private static RulingsEdit Change(string text, ConflictId conflict, RulingItem? item)
    {
        var (rulings, items, mistakes) = Read(text);
        if (!mistakes.IsEmpty)
            return new RulingsEdit(null, null, mistakes);
        var before = rulings.FirstOrDefault(ruling => ruling.Conflict == conflict);
        var old = items.FirstOrDefault(other => other.Conflict == conflict);
        if (old == item)
            return new RulingsEdit(text, before, []);

        ImmutableArray<RulingItem> wanted = [
            .. items
                .Where(other => other.Conflict != conflict)
                .Concat(item is null ? [] : [item])
                .OrderBy(other => other.Conflict),
        ];
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var whole = text.Length == 0 || text.EndsWith('\n') ? text : text + newLine;
        var changed = Edited(whole, items, conflict, item, newLine);
        if (changed is null || !Holds(changed, wanted))
            changed = Anew(whole, wanted, newLine);
        return Holds(changed, wanted)
            ? new RulingsEdit(changed, before, [])
            : throw new InvalidOperationException("The rulings that were to be written would not read back as the same rulings.");
    }

    private static string? Edited(string text, ImmutableArray<RulingItem> items, ConflictId conflict, RulingItem? item, string newLine)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        if (RulingsLayout.Of(text[mark.Length..], newLine) is not { } layout || layout.Pieces.Count != items.Length)
            return null;
        var entries = new List<(ConflictId Conflict, RulingsLayout.Piece Piece)>();
        foreach (var piece in layout.Pieces)
        {
            // Each piece by itself is a list of one.
            if (Read($"rulings:{newLine}{piece.Entry}").Items is not [var only])
                return null;
            entries.Add((only.Conflict, piece));
        }

        var at = entries.FindIndex(entry => entry.Conflict == conflict);
        if (item is null)
            entries.RemoveAt(at);
        else if (at >= 0)
            entries[at] = (conflict, entries[at].Piece with { Entry = item.Write(layout.Indent, newLine) });
        else
            entries.Add((conflict, new RulingsLayout.Piece("", item.Write(layout.Indent, newLine), "")));
        layout.Pieces.Clear();
        layout.Pieces.AddRange(entries.OrderBy(entry => entry.Conflict).Select(entry => entry.Piece));
        return mark + layout.Text();
    }

    // Comments at the top and at the end stay; those inside a list in brackets have no place in the new one.
    private static string Anew(string text, ImmutableArray<RulingItem> items, string newLine)
    {
        var lines = text.SplitLines();
        var first = Array.FindIndex(lines, IsContent);
        var last = Array.FindLastIndex(lines, IsContent);
        var list = items.IsEmpty
            ? "rulings: []" + newLine
            : "rulings:" + newLine + string.Concat(items.Select(item => item.Write(2, newLine)));
        return first < 0 ? text + list : string.Concat(lines[..first]) + list + string.Concat(lines[(last + 1)..]);

        static bool IsContent(string line) => line.AsSpan().Trim("\uFEFF \r\n") is { Length: > 0 } and not ['#', ..];
    }

    private static bool Holds(string text, ImmutableArray<RulingItem> wanted)
    {
        var (_, items, mistakes) = Read(text);
        return mistakes.IsEmpty && items.SequenceEqual(wanted);
    }

    private static (ImmutableArray<Ruling> Rulings, ImmutableArray<RulingItem> Items, ImmutableArray<Mistake> Mistakes) Read(string text)
    {
        var bag = new MistakeBag();
        var document = YamlReader.Read(Name, text.TrimStart('\uFEFF'), bag);
        if (document.Root is Node.Scalar { IsNothing: true })
            document = document with { Root = null };
        var rulings = Declarations.ReadRulings(document, bag);
        return bag.IsEmpty ? (rulings, RulingItem.All(document.Root), []) : ([], [], bag.Sorted());
    }
}
