using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>
/// Reads <c>baseline.json</c>: <c>{"version":1,"conflicts":[{"id":"c-…", …}, …]}</c>. What else stands in an entry is for
/// people who read the diff, and is kept to say what an entry was whose conflict is gone.
/// </summary>
internal static class BaselineReader
{
    private const int Version = 1;

    /// <summary>The conflicts that a list of ids accepts.</summary>
    public static ImmutableArray<ConflictId> Read(ImmutableArray<Node.Scalar> conflicts, MistakeBag mistakes)
    {
        foreach (var conflict in conflicts.Where(conflict => !Ids.IsConflictId(conflict.Text)))
            mistakes.Add(conflict.Place, MistakeWording.BadConflictId(conflict.Text));
        return [.. conflicts.Select(conflict => new ConflictId(conflict.Text)).Distinct().Order()];
    }

    /// <summary>The entries of a file, by id; every mistake in it is reported.</summary>
    public static ImmutableArray<BaselineEntry> Read(string file, string text, MistakeBag mistakes) =>
        new FileReader(file, text, mistakes).Read();

    private sealed class FileReader(string file, string text, MistakeBag mistakes)
    {
        private readonly SortedDictionary<ConflictId, BaselineEntry> _entries = [];
        private readonly byte[] _bytes = Encoding.UTF8.GetBytes(text);

        public ImmutableArray<BaselineEntry> Read()
        {
            var reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = 8 });
            try
            {
                reader.Read();
                ReadFile(ref reader);
                while (reader.Read())
                {
                    // Nothing may follow: the reader throws where something does.
                }
            }
            catch (JsonException exception)
            {
                var place = new Place(file, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
                mistakes.Add(place, MistakeWording.Baseline("it is not JSON here"));
            }
            return [.. _entries.Values];
        }

        private void ReadFile(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Report(reader, "it is no object");
                reader.Skip();
                return;
            }
            var (hasVersion, hasConflicts) = (false, false);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString();
                reader.Read();
                switch (key)
                {
                    case "version":
                        hasVersion = true;
                        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var version) || version != Version)
                            Report(reader, $"its version is not {Version}");
                        reader.Skip();
                        break;
                    case "conflicts":
                        hasConflicts = true;
                        ReadConflicts(ref reader);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
            if (!hasVersion)
                Report(reader, "it has no version");
            if (!hasConflicts)
                Report(reader, "it has no conflicts");
        }

        private void ReadConflicts(ref Utf8JsonReader reader)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                Report(reader, "its conflicts are no list");
                reader.Skip();
                return;
            }
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                ReadConflict(ref reader);
        }

        private void ReadConflict(ref Utf8JsonReader reader)
        {
            var entry = reader;
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Report(reader, "a conflict is no object");
                reader.Skip();
                return;
            }
            var (hasId, id) = (false, (ConflictId?)null);
            var said = new Dictionary<string, string?>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                if (key == "id")
                {
                    hasId = true;
                    if (word is not null && Ids.IsConflictId(word))
                        id = new ConflictId(word);
                    else
                        Report(reader, "an id is not c- and 16 hexadecimal digits");
                }
                else
                {
                    said[key] = word;
                }
                reader.Skip();
            }
            if (!hasId)
                Report(entry, "a conflict has no id");
            if (id is { } known)
                _entries.TryAdd(
                    known,
                    new BaselineEntry(
                        known,
                        said.GetValueOrDefault("kind"),
                        said.GetValueOrDefault("question"),
                        said.GetValueOrDefault("says"),
                        PlaceOf(entry)));
        }

        private void Report(in Utf8JsonReader at, string wrong)
        {
            mistakes.Add(PlaceOf(at), MistakeWording.Baseline(wrong));
        }

        private Place PlaceOf(in Utf8JsonReader at) =>
            DataSetFiles.PlaceIn(file, text, Encoding.UTF8.GetCharCount(_bytes, 0, (int)at.TokenStartIndex));
    }
}
