using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Keys;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads the map of a foreign table.</summary>
internal static class MapReader
{
    private static readonly Shape File = new(
        "a map",
        ["source", "claims"],
        [
            "separator", "quotes", "encoding", "decimal", "missing", "sheet", "heading", "footnotes", "same-rows", "split", "unpivot",
            "skip", "ledger", "speakers", "questions", "series", "constraints",
        ]);
    private static readonly Shape Skip = new("a row to skip", ["column", "is"], []);
    private static readonly Shape Speakers = new("speakers", ["kind"], []);
    private static readonly Shape Split = new("a cell to split", ["column"], ["by", "into", "pattern"]);
    private static readonly Shape Unpivot = new("unpivot", ["name", "value"], ["keep", "columns"]);
    private static readonly Shape Field = new("a field", ["from"], ["values", "else", "separator", "format", "digest"]);
    private static readonly Shape Source = new(
        "the source of a map",
        ["id", "title", "published"],
        ["short", "publisher", "url", "dated-by", "language", "retrieved", "derived-from", "note"]);
    private static readonly Shape Claim = new(
        "a claim of a map",
        ["question", "says"],
        [
            "id", "unit", "exact", "as-of", "speaker", "modality", "whose", "if", "counted", "quote", "version", "corrects", "withdrawn",
            "note",
        ]);
    private static readonly Shape Question = new(
        "a question of a map",
        ["id", "subject", "asks", "answer"],
        [
            "unit", "over-time", "options", "exclusive", "tension", "same", "counts", "event", "includes", .. FormatFields.Qualifiers,
            "breaks", "tolerance", "note",
        ]);
    private static readonly Shape Series = new("a series", ["daily", "total", "day"], ["why"]);
    private static readonly Shape Constraint = new("a constraint of a map", ["id", "holds"], ["why", "note"]);

    public static ImportMap? Read(Node root, MistakeBag mistakes)
    {
        if (Fields.Of(root, File, mistakes) is not { } file)
            return null;
        var source = file.Value("source") is { } node ? Item(node, Source, mistakes) : null;
        var claims = Items(file, "claims", Claim, mistakes);
        if (claims.IsEmpty && file.Has("claims"))
            mistakes.Add(
                file.PlaceOf("claims"),
                new MistakeWords("the map makes no claims", "add a list with at least one: `- {question: …, says: …}`"));
        return new ImportMap
        {
            Separator = ReadSeparator(file.Text("separator"), mistakes),
            HasPlainQuotes = ReadQuotes(file.Text("quotes"), mistakes),
            Encoding = ReadEncoding(file.Text("encoding"), mistakes),
            HasDecimalComma = ReadDecimal(file.Text("decimal"), mistakes),
            Missing = [.. file.Texts("missing").Select(text => text.Text)],
            Sheet = file.Text("sheet")?.Text,
            Heading = ReadHeading(file.Text("heading"), mistakes),
            Footnotes = [.. file.Texts("footnotes").Select(text => text.Text)],
            KeepsSameRows = ReadSameRows(file.Text("same-rows"), mistakes),
            Split = [.. file.Items("split").Select(item => ReadSplit(item, mistakes)).OfType<SplitRule>()],
            Unpivot = file.Value("unpivot") is { } unpivot ? ReadUnpivot(unpivot, mistakes) : null,
            Series = Items(file, "series", Series, mistakes),
            Constraints = Items(file, "constraints", Constraint, mistakes),
            Skip = [.. file.Items("skip").Select(item => ReadSkip(item, mistakes)).OfType<SkipRule>()],
            Ledger = file.Value("ledger"),
            SpeakerKind = file.Value("speakers") is { } speakers ? Fields.Of(speakers, Speakers, mistakes)?.Text("kind") : null,
            Questions = Items(file, "questions", Question, mistakes),
            Source = source ?? new MapItem(file.Place, []),
            Claims = claims,
        };
    }

    private static char? ReadSeparator(Node.Scalar? text, MistakeBag mistakes)
    {
        switch (text?.Text)
        {
            case null:
                return null;
            case "tab":
                return '\t';
            case [var separator] when char.IsAscii(separator) && !char.IsLetterOrDigit(separator) && separator is not ('"' or '\'' or ' '):
                return separator;
            default:
                mistakes.Add(
                    text!.Place,
                    new MistakeWords($"{ShownText.Quoted(text.Text)} cannot part cells", "write one sign such as \",\" or \";\", or tab"));
                return null;
        }
    }

    private static bool ReadQuotes(Node.Scalar? word, MistakeBag mistakes)
    {
        if (word is not null and not { Text: "none" })
            mistakes.Add(
                word.Place,
                new MistakeWords(
                    $"quotes are {ShownText.Quoted(word.Text)}", "write none where quotation marks are plain signs, or leave it out"));
        return word is { Text: "none" };
    }

    private static bool ReadDecimal(Node.Scalar? sign, MistakeBag mistakes)
    {
        if (sign is not null and not { Text: "," or "." })
            mistakes.Add(
                sign.Place,
                new MistakeWords($"{ShownText.Quoted(sign.Text)} is no decimal sign", "write \",\" or \".\", between quotation marks"));
        return sign is { Text: "," };
    }

    private static int ReadHeading(Node.Scalar? row, MistakeBag mistakes)
    {
        if (row is null)
            return 1;
        if (int.TryParse(row.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        mistakes.Add(row.Place, new MistakeWords($"{ShownText.Quoted(row.Text)} is no number of a row", "write one such as 3"));
        return 1;
    }

    private static bool ReadSameRows(Node.Scalar? word, MistakeBag mistakes)
    {
        if (word is not null and not { Text: "keep" })
            mistakes.Add(
                word.Place,
                new MistakeWords(
                    $"{ShownText.Quoted(word.Text)} is nothing that becomes of rows that are the same",
                    "write keep, or leave it out: then each counts once"));
        return word is { Text: "keep" };
    }

    private static SplitRule? ReadSplit(Node node, MistakeBag mistakes)
    {
        if (Fields.Of(node, Split, mistakes) is not { } fields || fields.Text("column") is not { } column)
            return null;
        var by = fields.Value("by") is Node.Scalar { Text.Length: > 0 } sign ? sign.Text : null;
        var into = fields.Texts("into").Select(text => text.Text).ToImmutableArray();
        if (fields.Text("pattern") is { } pattern && by is null && into.IsEmpty)
            return ReadPattern(pattern, mistakes) is { } regex ? new SplitRule(column, null, regex.Into, regex.Pattern) : null;
        if (by is not null && !into.IsEmpty && !fields.Has("pattern"))
            return new SplitRule(column, by, into, Pattern: null);
        mistakes.Add(
            fields.Place,
            new MistakeWords(
                "a cell is split by a sign into columns, or by a pattern",
                "write `by: \"|\"` and `into: [city, year]`, or `pattern: \"(?<city>.+), (?<year>[0-9]+)\"`"));
        return null;
    }

    // A pattern that does not go back over what it has read takes a time that grows with the cell, whatever is in it.
    private static (Regex Pattern, ImmutableArray<string> Into)? ReadPattern(Node.Scalar text, MistakeBag mistakes)
    {
        try
        {
            var pattern = new Regex(
                $@"\A(?:{text.Text})\z",
                RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1));
            ImmutableArray<string> groups = [.. pattern.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))];
            if (!groups.IsEmpty)
                return (pattern, groups);
            mistakes.Add(
                text.Place,
                new MistakeWords("the pattern names no column", "write a group for each: `(?<city>.+), (?<year>[0-9]+)`"));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            mistakes.Add(
                text.Place,
                new MistakeWords(
                    "this is no pattern, or one that looks ahead or back",
                    "write a regular expression such as `(?<city>.+), (?<year>[0-9]+)`"));
        }
        return null;
    }

    private static UnpivotRule? ReadUnpivot(Node node, MistakeBag mistakes)
    {
        if (Fields.Of(node, Unpivot, mistakes) is not { } fields)
            return null;
        if (fields.Has("keep") == fields.Has("columns"))
        {
            mistakes.Add(
                fields.Place,
                new MistakeWords(
                    "the columns that are rows are told by `keep` or by `columns`", "write one of the two, with a list of columns"));
            return null;
        }
        return fields.Text("name") is { } name && fields.Text("value") is { } value
            ? new UnpivotRule(
                [.. fields.Texts("keep").Select(text => text.Text)],
                [.. fields.Texts("columns").Select(text => text.Text)],
                name.Text,
                value.Text,
                fields.Place)
            : null;
    }

    private static Encoding? ReadEncoding(Node.Scalar? name, MistakeBag mistakes)
    {
        if (name is null)
            return null;
        try
        {
            var found = (Encoding)(CodePagesEncodingProvider.Instance.GetEncoding(name.Text) ?? Encoding.GetEncoding(name.Text)).Clone();
            // What is not of this encoding is told, and no guess.
            found.DecoderFallback = DecoderFallback.ExceptionFallback;
            return found;
        }
        catch (ArgumentException)
        {
            mistakes.Add(
                name.Place,
                new MistakeWords(
                    $"there is no encoding {ShownText.Quoted(name.Text)}", "write one such as windows-1252, latin1 or utf-16"));
            return null;
        }
    }

    private static SkipRule? ReadSkip(Node node, MistakeBag mistakes)
    {
        if (Fields.Of(node, Skip, mistakes) is not { } fields || fields.Text("column") is not { } column)
            return null;
        // An empty text is an empty cell.
        var texts = fields.Value("is") switch
        {
            Node.Sequence list => list.Items.OfType<Node.Scalar>().Select(item => item.Text),
            Node.Scalar one => [one.Text],
            _ => [],
        };
        return new SkipRule(column, [.. texts]);
    }

    private static ImmutableArray<MapItem> Items(Fields file, string key, Shape shape, MistakeBag mistakes) =>
        [.. file.Items(key).Select(item => Item(item, shape, mistakes)).OfType<MapItem>()];

    private static MapItem? Item(Node node, Shape shape, MistakeBag mistakes)
    {
        if (Fields.Of(node, shape, mistakes) is not { } fields)
            return null;
        var templates = ImmutableArray.CreateBuilder<KeyValuePair<string, MapField>>();
        foreach (var key in shape.Keys)
        {
            if (fields.Value(key) is { } value && ReadField(fields, key, value, mistakes) is { } field)
                templates.Add(new(key, field));
        }
        return new MapItem(fields.Place, templates.ToImmutable());
    }

    private static MapField? ReadField(Fields item, string key, Node value, MistakeBag mistakes)
    {
        if (value is Node.Sequence list)
            return ReadList(list, mistakes);
        if (value is not Node.Mapping)
            return item.Text(key) is { } plain ? Template(plain, mistakes) : null;
        if (Fields.Of(value, Field, mistakes) is not { } fields || fields.Text("from") is not { } from)
            return null;
        var format = fields.Text("format");
        if (format is not null && !IsDateFormat(format.Text))
            mistakes.Add(
                format.Place,
                new MistakeWords($"{ShownText.Quoted(format.Text)} is no form of a date", "write one such as dd.MM.yyyy or MMMM d, yyyy"));
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        switch (fields.Value("values"))
        {
            case null or Node.Refused:
                break;
            case Node.Mapping map:
                foreach (var (name, node) in map.Entries)
                {
                    if (fields.TextOf(node, $"values, {name.Text}", required: true) is { } text)
                        values.Add(new(name.Text, text.Text));
                }
                break;
            case var other:
                mistakes.Add(other.Place, MistakeWording.WrongShape("values", "`{what the table says: what to write}`", "no map"));
                break;
        }
        return new MapField(
            from.Place,
            Parts(from, mistakes),
            values.ToImmutable(),
            ReadElse(fields, mistakes),
            fields.Value("separator") is Node.Scalar { Text.Length: > 0 } separator ? separator.Text : null,
            format?.Text)
        {
            HasDigest = ReadDigest(fields.Text("digest"), mistakes),
        };
    }

    private static MapField Template(Node.Scalar text, MistakeBag mistakes) =>
        new(text.Place, Parts(text, mistakes), [], default, null, null);

    // A list of texts is a list of templates; what has maps or lists in it stands as it is.
    private static MapField ReadList(Node.Sequence list, MistakeBag mistakes) =>
        list.Items.All(each => each is Node.Scalar)
            ? new MapField(list.Place, [], [], default, null, null)
            {
                Items = [.. list.Items.OfType<Node.Scalar>().Select(text => Template(text, mistakes))],
            }
            : new MapField(list.Place, [], [], default, null, null) { Literal = list };

    // Nothing at all is a thing to write: the key is left out then.
    private static ImmutableArray<MapPart> ReadElse(Fields field, MistakeBag mistakes) => field.Value("else") switch
    {
        null => default,
        Node.Scalar { Text.Length: 0 } => [],
        _ => field.Text("else") is { } text ? Parts(text, mistakes) : default,
    };

    private static bool ReadDigest(Node.Scalar? word, MistakeBag mistakes)
    {
        if (word is not null and not { Text: "true" })
            mistakes.Add(
                word.Place,
                new MistakeWords($"digest is {ShownText.Quoted(word.Text)}", "write true, or leave it out"));
        return word is { Text: "true" };
    }

    private static bool IsDateFormat(string format)
    {
        try
        {
            return format.Contains('y', StringComparison.Ordinal)
                && new DateTime(2031, 6, 4, 0, 0, 0, DateTimeKind.Unspecified).ToString(format, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Parts <c>Poll by {source}</c>; two braces are one.</summary>
    private static ImmutableArray<MapPart> Parts(Node.Scalar template, MistakeBag mistakes)
    {
        var parts = ImmutableArray.CreateBuilder<MapPart>();
        var text = template.Text;
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                literal.Append(text[at++]);
            }
            else if (text[at] == '{' && text.IndexOf('}', at) is > 0 and var end && end > at + 1)
            {
                if (literal.Length > 0)
                    parts.Add(new(literal.ToString(), IsColumn: false));
                literal.Clear();
                parts.Add(new(text[(at + 1)..end], IsColumn: true));
                at = end;
            }
            else if (text[at] is '{' or '}')
            {
                mistakes.Add(
                    template.PlaceAt(at),
                    new MistakeWords(
                        "a brace has no partner, or there is no column between the two",
                        "write {column}, and two braces where one is meant"));
                return [];
            }
            else
            {
                literal.Append(text[at]);
            }
        }
        if (literal.Length > 0)
            parts.Add(new(literal.ToString(), IsColumn: false));
        return parts.ToImmutable();
    }
}
