using System.Diagnostics;
using ClaimLedger.DataSets.Mistakes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Yaml;

/// <summary>
/// Reads the plain part of YAML: maps, lists and texts. Anchors, aliases, tags and further documents are refused, which
/// also rules out files that grow as they are read ("billion laughs").
/// </summary>
internal static class YamlReader
{
    /// <summary>The format needs six levels; the rest is room for mistakes.</summary>
    private const int MaxDepth = 32;

    /// <summary>How often a file is read again past a syntax error, so that one run shows the mistakes behind it too.</summary>
    private const int MaxSyntaxErrors = 10;

    public static YamlDocument Read(string file, string text, MistakeBag mistakes)
    {
        var lines = text.Split('\n');
        for (var errors = 0; ; errors++)
        {
            var found = new MistakeBag();
            var reading = new Builder(file, lines, found).Build(text);
            if (reading.SyntaxError is not { } error)
            {
                mistakes.AddRange(found);
                return new YamlDocument(reading.Root, IsWhole: errors == 0 && reading.IsWhole);
            }

            mistakes.Add(error.Mistake);
            if (errors + 1 >= MaxSyntaxErrors || !BrokenItem.TryBlank(lines, error.FirstLine, error.LastLine))
            {
                mistakes.AddRange(found);
                return new YamlDocument(reading.Root, IsWhole: false);
            }
            text = string.Join('\n', lines);
        }
    }

    private readonly record struct SyntaxError(Mistake Mistake, int FirstLine, int LastLine);

    private readonly record struct Reading(Node? Root, bool IsWhole, SyntaxError? SyntaxError);

    /// <summary>A list or map that is still open.</summary>
    private sealed class Open(Place place, bool isMapping, bool isFlow)
    {
        private readonly List<Entry> _entries = [];
        private readonly Dictionary<string, int> _firstLines = new(StringComparer.Ordinal);
        private readonly List<Node> _items = [];
        private Node? _key;

        public Place Place => place;

        public bool IsFlow => isFlow;

        public void Add(Node node, MistakeBag mistakes)
        {
            if (!isMapping)
            {
                _items.Add(node);
            }
            else if (_key is null)
            {
                _key = node;
            }
            else
            {
                AddEntry(_key, node, mistakes);
                _key = null;
            }
        }

        public Node Close(bool isWhole)
        {
            if (!isMapping)
                return new Node.Sequence(place, _items);
            if (_key is Node.Scalar key)
                _entries.Add(new Entry(key, new Node.Refused(key.Place)));
            return new Node.Mapping(place, _entries, isWhole);
        }

        private void AddEntry(Node key, Node value, MistakeBag mistakes)
        {
            if (key is not Node.Scalar name)
            {
                if (key is not Node.Refused)
                    mistakes.Add(key.Place, MistakeWording.KeyIsNotText);
                return;
            }
            if (_firstLines.TryAdd(name.Text, name.Place.Line))
                _entries.Add(new Entry(name, value));
            else
                mistakes.Add(name.Place, MistakeWording.DuplicateKey(name.Text, _firstLines[name.Text]));
        }
    }

    private sealed class Builder(string file, string[] lines, MistakeBag mistakes)
    {
        private readonly Stack<Open> _open = new();
        private Node? _root;
        private Scalar? _lastScalar;

        public Reading Build(string text)
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            try
            {
                var documents = 0;
                while (parser.MoveNext())
                {
                    var current = parser.Current!;
                    if (current is DocumentStart && ++documents > 1)
                    {
                        mistakes.Add(At(current.Start), MistakeWording.SecondDocument);
                        return new Reading(_root, IsWhole: false, null);
                    }
                    if (_open.Count > MaxDepth)
                    {
                        mistakes.Add(At(current.Start), MistakeWording.TooDeep(MaxDepth));
                        return new Reading(CloseAll(), IsWhole: false, null);
                    }
                    Take(current);
                }
                return new Reading(_root, IsWhole: true, null);
            }
            catch (YamlException exception)
            {
                var error = Explain(exception.Message, (int)exception.Start.Line, (int)exception.Start.Column);
                return new Reading(CloseAll(), IsWhole: false, error);
            }
            // On some broken texts the scanner trips over its own state instead of complaining.
            catch (Exception exception) when (exception is InvalidOperationException
                or ArgumentException
                or FormatException
                or OverflowException
                or IndexOutOfRangeException
                or NullReferenceException)
            {
                var error = ExplainTrip();
                return new Reading(CloseAll(), IsWhole: false, error);
            }
        }

        private void Take(ParsingEvent current)
        {
            switch (current)
            {
                case AnchorAlias alias:
                    mistakes.Add(At(alias.Start), MistakeWording.Alias(alias.Value.Value));
                    Add(new Node.Refused(At(alias.Start)));
                    break;
                case Scalar scalar:
                    RefuseAnchorAndTag(scalar);
                    _lastScalar = scalar;
                    Add(ReadScalar(scalar));
                    break;
                case SequenceStart start:
                    RefuseAnchorAndTag(start);
                    _open.Push(new Open(At(start.Start), isMapping: false, start.Style == SequenceStyle.Flow));
                    break;
                case MappingStart start:
                    RefuseAnchorAndTag(start);
                    _open.Push(new Open(At(start.Start), isMapping: true, start.Style == MappingStyle.Flow));
                    break;
                case SequenceEnd or MappingEnd:
                    Add(_open.Pop().Close(isWhole: true));
                    break;
                case StreamStart or StreamEnd or DocumentStart or DocumentEnd:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        private Node? CloseAll()
        {
            while (_open.TryPop(out var open))
                Add(open.Close(isWhole: false));
            return _root;
        }

        private void Add(Node node)
        {
            if (_open.TryPeek(out var parent))
                parent.Add(node, mistakes);
            else
                _root ??= node;
        }

        private void RefuseAnchorAndTag(NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
                mistakes.Add(At(node.Start), MistakeWording.Anchor(node.Anchor.Value));
            if (!node.Tag.IsEmpty && node.Tag.Value != "?")
                mistakes.Add(At(node.Start), MistakeWording.Tag(node.Tag.Value));
        }

        private Node ReadScalar(Scalar scalar)
        {
            var place = At(scalar.Start);
            var text = scalar.Value;
            if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
                text = text.TrimEnd('\n');
            if (Characters.FirstRefused(text) is { } at)
            {
                mistakes.Add(place, MistakeWording.Control(text[at]));
                return new Node.Refused(place);
            }
            if (scalar is { Style: ScalarStyle.Plain, Value: "" or "~" })
                return new Node.Scalar(place, "", TextColumn: 0, IsNothing: true);
            return new Node.Scalar(place, text, TextColumn(scalar), IsNothing: false);
        }

        private int TextColumn(Scalar scalar)
        {
            if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded || scalar.Start.Line > lines.Length)
                return 0;
            var line = lines[scalar.Start.Line - 1].AsSpan();
            var start = (int)scalar.Start.Column - 1 + (scalar.Style == ScalarStyle.Plain ? 0 : 1);
            return start <= line.Length && line[start..].StartsWith(scalar.Value, StringComparison.Ordinal) ? start + 1 : 0;
        }

        /// <summary>The mistake behind the parser's complaint, and the lines that it spoils.</summary>
        private SyntaxError Explain(string message, int line, int column)
        {
            if (message.Contains("tab", StringComparison.Ordinal) && FindTab(line) is { } tab)
                return Error(tab, MistakeWording.Tab, tab.Line, tab.Line);

            // A quotation mark or bracket that is not closed is noticed only lines later: point at where it opens.
            if (_lastScalar is { Style: ScalarStyle.DoubleQuoted or ScalarStyle.SingleQuoted } quoted
                && quoted.End.Line > quoted.Start.Line)
                return Error(At(quoted.Start), MistakeWording.UnclosedQuote, (int)quoted.Start.Line, line);
            if (_open.TryPeek(out var open) && open.IsFlow && open.Place.Line < line)
                return Error(open.Place, MistakeWording.UnclosedBracket, open.Place.Line, line);

            var rest = line <= lines.Length ? lines[line - 1].AsSpan(Math.Min(lines[line - 1].Length, column - 1)) : [];
            return Error(new Place(file, line, column), MistakeWording.Syntax(message, rest), (int)(_lastScalar?.Start.Line ?? line), line);

        }

        /// <summary>The mistake behind a text on which the scanner trips: as far as is known, a bracket that is not closed.</summary>
        private SyntaxError ExplainTrip()
        {
            if (_open.TryPeek(out var open) && open.IsFlow)
                return Error(open.Place, MistakeWording.UnclosedBracket, open.Place.Line, open.Place.Line);
            var (line, column) = _lastScalar is { End: var end } ? ((int)end.Line, (int)end.Column) : (1, 1);
            if (line > lines.Length || column > lines[line - 1].Length + 1)
                return Explain("what follows cannot be read", line, column);
            var rest = lines[line - 1].AsSpan(column - 1);
            var bracket = rest.IndexOfAny('[', '{');
            return bracket >= 0 && rest.IndexOfAny(']', '}') < 0
                ? Error(new Place(file, line, column + bracket), MistakeWording.UnclosedBracket, line, line)
                : Explain("what follows cannot be read", line, column);
        }

        private static SyntaxError Error(Place place, MistakeWords words, int firstLine, int lastLine) =>
            new(new Mistake(place, words.Wrong, words.Cure), firstLine, lastLine);

        /// <summary>The first tab in an indentation, from a line on; the parser names the map that holds it instead.</summary>
        private Place? FindTab(int fromLine)
        {
            for (var index = fromLine - 1; index < lines.Length; index++)
            {
                var indent = lines[index].AsSpan(0, lines[index].Length - lines[index].AsSpan().TrimStart().Length);
                if (indent.Length < lines[index].Length && indent.IndexOf('\t') is >= 0 and var column)
                    return new Place(file, index + 1, column + 1);
            }
            return null;
        }

        private Place At(in Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
    }

    /// <summary>Takes the list item that holds a syntax error out of a file, so that the rest of the file can still be read.</summary>
    private static class BrokenItem
    {
        /// <summary>
        /// Empties the lines of the outermost list items between two lines (from 1). False where no list item holds them.
        /// </summary>
        public static bool TryBlank(string[] lines, int firstLine, int lastLine)
        {
            var start = FindStart(lines, Math.Min(firstLine, lines.Length) - 1);
            if (start < 0)
                return false;
            var indent = Indent(lines[start]);
            var end = Math.Max(start, Math.Min(lastLine, lines.Length) - 1) + 1;
            while (end < lines.Length && !EndsItem(lines[end], indent))
                end++;
            Array.Fill(lines, "", start, end - start);
            return true;
        }

        private static int FindStart(string[] lines, int from)
        {
            var start = -1;
            for (var index = from; index >= 0; index--)
            {
                var line = lines[index];
                if (IsItem(line) && (start < 0 || Indent(line) < Indent(lines[start])))
                    start = index;
                else if (line.Length > 0 && line[0] is not (' ' or '#' or '-' or '\t' or '\r'))
                    break;
            }
            return start;
        }

        private static bool EndsItem(string line, int indent)
        {
            var own = Indent(line);
            if (own == line.Length || line[own] is '#' or '\r')
                return false;
            return own < indent || (own == indent && IsItem(line));
        }

        private static bool IsItem(string line)
        {
            var rest = line.AsSpan(Indent(line)).TrimEnd();
            return rest is "-" || rest.StartsWith("- ", StringComparison.Ordinal);
        }

        private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
    }
}
