using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Writing;

/// <summary>Writes maps, lists and texts as YAML, always the same way, so that they read back as the same text.</summary>
internal static partial class YamlWriter
{
    /// <summary>A list or map of short texts stands on one line up to here.</summary>
    private const int LongestFlow = 80;

    // Folded nowhere but in texts of many pages, which would outgrow the longest line that is read.
    private static readonly EmitterSettings Settings = EmitterSettings.Default
        .WithBestWidth(32_000)
        .WithIndentedSequences()
        .WithNewLine("\n")
        .WithMaxSimpleKeyLength(1_000);

    /// <summary>The text of a file.</summary>
    /// <exception cref="UnreachableException">It does not read back as the same, which is a fault of this class.</exception>
    public static string Write(Node root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        var written = text.ToString();
        var mistakes = new MistakeBag();
        if (!Node.SaysTheSame(YamlReader.Read("", written, mistakes).Root, root) || !mistakes.IsEmpty)
            throw new UnreachableException($"what was written does not read back: {mistakes.Sorted().FirstOrDefault()}");
        return written;
    }

    private static void Write(Emitter emitter, Node node)
    {
        switch (node)
        {
            case Node.Scalar scalar:
                emitter.Emit(
                    new Scalar(
                        AnchorName.Empty, TagName.Empty, scalar.Text, StyleOf(scalar.Text), isPlainImplicit: true, isQuotedImplicit: true));
                break;
            case Node.Sequence list:
                emitter.Emit(
                    new SequenceStart(
                        AnchorName.Empty, TagName.Empty, isImplicit: true, IsShort(list) ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                    Write(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case Node.Mapping map:
                emitter.Emit(
                    new MappingStart(
                        AnchorName.Empty,
                        TagName.Empty,
                        isImplicit: true,
                        map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in map.Entries)
                {
                    emitter.Emit(
                        new Scalar(
                            AnchorName.Empty,
                            TagName.Empty,
                            key.Text,
                            KeyStyleOf(key.Text),
                            isPlainImplicit: true,
                            isQuotedImplicit: true));
                    // The format's own flag, as everybody writes it.
                    if (key.Text == "proposed" && value is Node.Scalar { Text: "true" })
                        emitter.Emit(new Scalar("true"));
                    else
                        Write(emitter, value);
                }
                emitter.Emit(new MappingEnd());
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static bool IsShort(Node.Sequence list) =>
        list.Items.All(item => item is Node.Scalar or Node.Sequence { Items: [Node.Scalar, Node.Scalar] })
            && list.Items.Sum(Length) <= LongestFlow;

    private static int Length(Node node) => node switch
    {
        Node.Scalar scalar => scalar.Text.Length + 2,
        Node.Sequence list => list.Items.Sum(Length) + 4,
        _ => LongestFlow + 1,
    };

    /// <summary>
    /// As few quotation marks as other YAML readers need to take it for a text too; the emitter adds them where the syntax asks for them.
    /// </summary>
    private static ScalarStyle StyleOf(string text)
    {
        if (text.Length == 0
            || char.IsWhiteSpace(text[0])
            || char.IsWhiteSpace(text[^1])
            || text.AsSpan().ContainsAny('\n', '\r', '\t')
            || text.Any(IsInvisible))
            return ScalarStyle.DoubleQuoted;
        if (Plain.IsMatch(text) && !OtherThanText.IsMatch(text))
            return ScalarStyle.Plain;
        return text.Contains('\'', StringComparison.Ordinal) ? ScalarStyle.DoubleQuoted : ScalarStyle.SingleQuoted;
    }

    // The format's own key `on` is written as everybody writes it; signs in a key confuse the reader.
    private static ScalarStyle KeyStyleOf(string key)
    {
        if (KeyStyles.TryGetValue(key, out var known))
            return known;
        var style = StyleOfNewKey(key);
        if (KeyStyles.Count < MostKeys)
            KeyStyles.TryAdd(key, style);
        return style;
    }

    // The format has few keys, and each claim has the same.
    private static readonly ConcurrentDictionary<string, ScalarStyle> KeyStyles = new(StringComparer.Ordinal);

    private const int MostKeys = 1024;

    private static ScalarStyle StyleOfNewKey(string key) =>
        key == "on" || (PlainKey.IsMatch(key) && !OtherThanText.IsMatch(key)) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;

    // Marks of direction and blanks of other sorts are kept, and shown as escapes.
    private static bool IsInvisible(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control
            || (char.IsWhiteSpace(letter) && letter != ' ');

    /// <summary>What YAML 1.1 or 1.2 takes for a number, truth value or nothing.</summary>
    [GeneratedRegex(
        @"\A(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\.?[0-9][0-9_,.:]*(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.inf)|\.nan|<<|=)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex OtherThanText { get; }

    /// <summary>No sign of YAML's at the start, and no brackets, no colon before a blank and no number sign behind one inside.</summary>
    [GeneratedRegex(@"\A[^-?!&*|>%@`""'~#:,\[\]{}](?:[^#:\[\]{}]|:(?=[^\s,\[\]{}])|(?<=\S)\#)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9._-]*(?: [A-Za-z0-9._-]+)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainKey { get; }
}
