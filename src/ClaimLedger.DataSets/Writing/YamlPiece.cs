using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Writing;

/// <summary>A piece of a file with the marks where it begins and ends.</summary>
internal sealed record YamlPiece(
    ParsingEvent Event, IReadOnlyList<(Scalar Key, YamlPiece Value)> Entries, IReadOnlyList<YamlPiece> Items, Mark End)
{
    public Scalar? Text => Event as Scalar;

    public bool IsFlow => Event is MappingStart { Style: MappingStyle.Flow };

    public (Scalar Key, YamlPiece Value)? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
                return entry;
        }
        return null;
    }

    /// <summary>The pieces of a file that reads as YAML.</summary>
    public static YamlPiece Of(string text)
    {
        var events = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (events.MoveNext() && events.Current is StreamStart or DocumentStart)
        {
        }
        return Read(events);
    }

    /// <summary>
    /// Reads the next piece; a block list or map ends where its last text does, since its own end is where the next thing begins.
    /// </summary>
    public static YamlPiece Read(IParser events)
    {
        var current = events.Current!;
        events.MoveNext();
        if (current is not (MappingStart or SequenceStart))
            return new YamlPiece(current, [], [], current.End);
        var (entries, items, end) = (new List<(Scalar, YamlPiece)>(), new List<YamlPiece>(), current.End);
        while (events.Current is not (MappingEnd or SequenceEnd))
        {
            var piece = Read(events);
            if (current is MappingStart && piece.Text is { } key)
                entries.Add((key, piece = Read(events)));
            else
                items.Add(piece);
            end = piece.End;
        }
        if (current is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow })
            end = events.Current.End;
        events.MoveNext();
        return new YamlPiece(current, entries, items, end);
    }
}
