namespace ClaimLedger.DataSets.Yaml;

/// <summary>
/// A piece of a data set's files with the place where it begins. Scalars are text as written: there are no numbers, dates or nulls.
/// Closed: a <see cref="Scalar"/>, a <see cref="Sequence"/>, a <see cref="Mapping"/> or something <see cref="Refused"/>.
/// </summary>
public abstract record Node
{
    private Node(Place place) => Place = place;

    /// <summary>Where it begins; the default where it was not read from a file.</summary>
    public Place Place { get; }

    /// <summary>A text that was not read from a file, or whose place says enough.</summary>
    public static Scalar Of(string text, Place place = default) => new(place, text, TextColumn: 0, IsNothing: false);

    /// <summary>A list.</summary>
    public static Sequence List(IEnumerable<Node> items, Place place = default) => new(place, [.. items]);

    /// <summary>A map, read to its end.</summary>
    public static Mapping Map(IEnumerable<Entry> entries, Place place = default) => new(place, entries.ToArray(), IsWhole: true);

    /// <summary>A text.</summary>
    /// <param name="At">Where it begins, the opening quotation mark included.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="TextColumn">Column of its first character where it stands on one line exactly as it reads; else 0.</param>
    /// <param name="IsNothing">Whether nothing at all is written: <c>key:</c> and the end of the line, or <c>~</c>.</param>
    public sealed record Scalar(Place At, string Text, int TextColumn, bool IsNothing) : Node(At)
    {
        /// <summary>The place of the character at <paramref name="offset"/>, as near as the way it is written allows.</summary>
        public Place PlaceAt(int offset) => offset > 0 && TextColumn > 0 ? At with { Column = TextColumn + offset } : At;
    }

    /// <summary>A list.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Items">Its items.</param>
    public sealed record Sequence(Place At, IReadOnlyList<Node> Items) : Node(At);

    /// <summary>Keys and values, in file order, each key once.</summary>
    /// <param name="At">Where it begins.</param>
    /// <param name="Entries">The keys and values.</param>
    /// <param name="IsWhole">Whether it was read to its end; where it was not, a missing key may stand in the part that was not.</param>
    public sealed record Mapping(Place At, IReadOnlyList<Entry> Entries, bool IsWhole) : Node(At)
    {
        // A table of a million rows has as many maps, of each of which twenty keys are asked for.
        private readonly Entry[] _entries = Entries as Entry[] ?? [.. Entries];

        /// <summary>The keys and values.</summary>
        public IReadOnlyList<Entry> Entries
        {
            get => _entries;
            init => _entries = value as Entry[] ?? [.. value];
        }

        /// <summary>The same, for those who go through them again and again.</summary>
        internal ReadOnlySpan<Entry> Span => _entries;

        /// <summary>The entry of a key, or null.</summary>
        public Entry? Find(string key)
        {
            foreach (var entry in _entries)
            {
                if (entry.Key.Text == key)
                    return entry;
            }
            return null;
        }
    }

    /// <summary>Something that was reported already and is not looked at again.</summary>
    /// <param name="At">Where it begins.</param>
    public sealed record Refused(Place At) : Node(At);

    /// <summary>Whether two say the same, wherever they stand.</summary>
    public static bool SaysTheSame(Node? left, Node? right) => (left, right) switch
    {
        (null, null) => true,
        (Scalar one, Scalar two) => one.Text == two.Text && one.IsNothing == two.IsNothing,
        (Sequence one, Sequence two) =>
            one.Items.Count == two.Items.Count && one.Items.Zip(two.Items).All(pair => SaysTheSame(pair.First, pair.Second)),
        (Mapping one, Mapping two) => one.Entries.Count == two.Entries.Count
            && one.Entries
                .Zip(two.Entries)
                .All(pair => pair.First.Key.Text == pair.Second.Key.Text && SaysTheSame(pair.First.Value, pair.Second.Value)),
        _ => false,
    };
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record Entry(Node.Scalar Key, Node Value);

/// <summary>What a YAML file holds.</summary>
/// <param name="Root">The outermost node; null where the file is empty or could not be read at all.</param>
/// <param name="IsWhole">Whether all of it was read; where it was not, what seems to be missing may be in the part that was not.</param>
internal sealed record YamlDocument(Node? Root, bool IsWhole);
