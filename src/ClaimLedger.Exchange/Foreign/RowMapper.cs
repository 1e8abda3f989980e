using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>Takes the records that rows make: the declarations before the claims that rest on them.</summary>
internal interface IRowTarget
{
    /// <summary>Whether a whole data set is made, so that questions and speakers are declared.</summary>
    bool IsNew { get; }

    /// <summary>Whether the row was there before; a target that finds that out later says no.</summary>
    bool IsRepeated(UInt128 row);

    /// <summary>Takes a source that is new, or of which more has been read.</summary>
    void Source(string id, Node.Mapping record);

    /// <summary>Takes a question that is new, or of which more has been read.</summary>
    void Question(string id, Node.Mapping record);

    /// <summary>Takes a constraint.</summary>
    void Constraint(string id, Node.Mapping record);

    /// <summary>Takes a speaker whom no row has named before.</summary>
    void Speaker(Node.Scalar name);

    /// <summary>Takes a claim of a source.</summary>
    void Claim(string source, Node.Mapping record, RowMark mark);
}

/// <summary>Makes records of the format from the rows of a foreign table, as a map says.</summary>
internal sealed class RowMapper
{
    private static readonly FrozenSet<string> MissingWords = WordLists.Words("missing-values");
    private static readonly FrozenSet<string> No = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "false", "no", "0", "n");

    private readonly ImportMap _map;
    private readonly IRowTarget _target;
    private readonly ICollection<Mistake> _mistakes;
    private readonly Templates _templates;
    private readonly RowShaper _shaper;
    private readonly Collected _sources, _questions, _constraints;
    private readonly Remembered _source;
    private readonly Remembered[] _asked, _held;
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private readonly SeriesDays _series;
    private Columns? _columns;

    public RowMapper(ImportMap map, IRowTarget target, ICollection<Mistake> mistakes)
    {
        _map = map;
        _target = target;
        _mistakes = mistakes;
        _templates = new Templates(map, mistakes);
        _shaper = new RowShaper(map, mistakes);
        _sources = new Collected("source", map.Source.Find("retrieved") is null ? null : "versions", target.Source, mistakes);
        var gathers = map.Questions.Any(GathersOptions);
        _series = new SeriesDays(target.IsNew ? map.Series : [], _templates);
        _questions = new Collected("question", gathers ? "options" : null, DeclareQuestion, mistakes);
        _constraints = new Collected("constraint", null, target.Constraint, mistakes);
        _source = new Remembered(map.Source);
        _asked = target.IsNew ? [.. map.Questions.Select(question => new Remembered(question))] : [];
        _held = target.IsNew ? [.. map.Constraints.Select(constraint => new Remembered(constraint))] : [];
    }

    /// <summary>How many rows were the same as earlier ones, as far as the target knows.</summary>
    public int Repeated { get; private set; }

    /// <summary>Takes the rows that a row of the table is.</summary>
    public void Add(TableRow row)
    {
        if (_shaper.IsPlain)
            AddShaped(row);
        else
        {
            foreach (var shaped in _shaper.Shape(row))
                AddShaped(shaped);
        }
    }

    /// <summary>Makes what could only be known when all rows had come.</summary>
    public void Finish(string file)
    {
        _templates.ReportColumns(_columns);
        foreach (var (id, record) in _series.Constraints(_questions.Has))
            _constraints.Add(Node.Of(id, record.Place), id, record);
        if (_target.IsNew)
            CheckNew(file);
    }

    private void DeclareQuestion(string id, Node.Mapping record)
    {
        _series.Question(id, record);
        _target.Question(id, record);
    }

    private void AddShaped(TableRow row)
    {
        _columns = row.Columns;
        var isOne = _map.KeepsSameRows || row.IsPartial;
        var digest = isOne ? (UInt128)row.Number : row.Digest();
        if (!isOne && _target.IsRepeated(digest))
        {
            Repeated++;
            return;
        }
        foreach (var rule in _map.Skip)
        {
            if (rule.Is.Contains(_templates.RawCell(row, rule.Column.Text, rule.Column.Place).Text.Trim(), StringComparer.Ordinal))
                return;
        }
        if (Declare(_source, _sources, row) is not { } source)
        {
            _mistakes.Add(
                new Mistake(
                    row.Place,
                    "the row names no source",
                    "fill the columns that the map makes the source's id from, or skip such rows in the map"));
            return;
        }
        foreach (var question in _asked)
            Declare(question, _questions, row);
        foreach (var constraint in _held)
            Declare(constraint, _constraints, row);
        _series.Add(row);
        var isFirst = true;
        for (var index = 0; index < _map.Claims.Length; index++)
        {
            if (AddClaim(_map.Claims[index], row, source.Text, new RowMark(digest, index, isFirst)))
                isFirst = false;
        }
    }

    private static bool GathersOptions(MapItem question) => question.Find("options")?.Columns.Any() == true;

    /// <summary>Declares what an item of the map makes of the row, unless the same cells have made it before; gives its id.</summary>
    private Node.Scalar? Declare(Remembered item, Collected into, TableRow row)
    {
        if (item.Known(row, _templates) is { } known)
            return known;
        if (_templates.Id(item.Id, row) is not { } made)
            return null;
        var record = Record(item.Item, row, made.Id);
        // A choice whose options are what rows answer is no question before one answers it.
        if (!item.Gathers || record.Find("options") is not null)
            into.Add(made.Id, made.Raw, record);
        item.Keep(made.Id);
        return made.Id;
    }

    private bool AddClaim(MapItem claim, TableRow row, string source, RowMark mark)
    {
        // A row of a wide table need not answer every question.
        var field = claim.Find("says")!;
        if (_templates.Text(field, row) is not { } says)
            return false;
        // Where the map says what to write for it, it has its meaning there.
        if (field.Values.IsEmpty && !char.IsAsciiDigit(says.Text[0]) && MissingWords.Contains(says.Text.Trim().ToLowerInvariant()))
        {
            _templates.Report(
                says.Place,
                $"{ShownText.Quoted(says.Text.Trim())} stands where a value is missing",
                $"name it in the map: `missing: [\"{says.Text.Trim()}\"]`");
            return false;
        }
        var own = claim.Find("id") is { } template ? _templates.Id(template, row)?.Id : null;
        own ??= Node.Of(
            _map.Claims.Length == 1 && _map.Unpivot is null
                ? string.Create(CultureInfo.InvariantCulture, $"row-{row.Number}")
                : Numbered(row, mark.Claim),
            row.Place);
        _target.Claim(source, Record(claim, row, own), mark);
        return true;
    }

    // The rows that one row becomes have its number in common.
    private string Numbered(TableRow row, int index)
    {
        var parts = new List<string> { $"row-{row.Number}" };
        if (_map.Unpivot is { } unpivot)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Columns.Find(row[row.Columns.Find(unpivot.Name)].Text) + 1}"));
        if (_map.Claims.Length > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{index + 1}"));
        return string.Join('-', parts);
    }

    private Node.Mapping Record(MapItem item, TableRow row, Node.Scalar id)
    {
        var entries = new List<Entry>(item.Fields.Length) { new(Node.Of("id", id.Place), id) };
        foreach (var (key, field) in item.Fields)
        {
            var value = key switch
            {
                "id" or "exact" => null,
                // A question has a unit; of a claim it is a part of what it says.
                "unit" when item.Find("says") is not null => null,
                "question" => _templates.Id(field, row)?.Id,
                "says" => Says(item, field, row),
                "derived-from" => _templates.Ids(field, row),
                "holds" => _templates.WithIds(field, row),
                "retrieved" => _templates.Value("versions", field, row),
                _ => _templates.Value(key, field, row),
            };
            if (value is null)
                continue;
            if (key is "speaker" or "whose")
                Name(value);
            entries.Add(new Entry(Node.Of(key == "retrieved" ? "versions" : key, value.Place), value));
        }
        return Node.Map(entries, row.Place);
    }

    private Node.Scalar? Says(MapItem claim, MapField field, TableRow row)
    {
        if (_templates.Value("says", field, row) is not Node.Scalar says)
            return null;
        var text = says.Text;
        if (claim.Find("exact") is { } exact && _templates.Text(exact, row) is { } word && !No.Contains(word.Text.Trim()))
            text = Templates.Exactly(text);
        if (claim.Find("unit") is { } unit && _templates.Value("unit", unit, row) is Node.Scalar noun)
            text = $"{text} {noun.Text}";
        return ReferenceEquals(text, says.Text) ? says : Node.Of(text, says.Place);
    }

    private void Name(Node speakers)
    {
        if (!_target.IsNew)
            return;
        foreach (var speaker in speakers is Node.Sequence list ? list.Items.OfType<Node.Scalar>() : [(Node.Scalar)speakers])
        {
            if (_speakers.Add(speaker.Text))
                _target.Speaker(speaker);
        }
    }

    private void CheckNew(string file)
    {
        var start = new Place(file, 1, 1);
        if (_map.Ledger is null)
            _mistakes.Add(
                new Mistake(
                    _map.Source.Place,
                    "the map has no ledger, which a new data set wants",
                    "add `ledger: {title: …}`, or import into a data set with --into"));
        if (_map.Questions.IsEmpty)
            _mistakes.Add(
                new Mistake(
                    _map.Source.Place,
                    "the map has no questions, which a new data set wants",
                    "add `questions:` and a list with id, subject, asks and answer, or import into a data set with --into"));
        if (_speakers.Count > 0 && _map.SpeakerKind is null)
            _mistakes.Add(
                new Mistake(
                    _map.Source.Place,
                    "the map does not say what sort of speakers there are",
                    "add `speakers: {kind: …}` with person, office, group, outlet or anonymous"));
        // Where something is wrong with the rows, that is it.
        if (_sources.Count == 0 && _mistakes.Count == 0)
            _mistakes.Add(new Mistake(start, "the table has no rows that count", "name another file, or skip fewer rows in the map"));
    }

    /// <summary>What an item of the map made of cells that were there before: most rows speak of a source that is known.</summary>
    private sealed class Remembered
    {
        private readonly string[] _columns;
        private readonly Dictionary<string, Node.Scalar> _known = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node.Scalar>.AlternateLookup<ReadOnlySpan<char>> _lookup;
        private char[] _key = new char[256];
        private int _length;

        public Remembered(MapItem item)
        {
            Item = item;
            Id = item.Find("id")!;
            Gathers = GathersOptions(item);
            _columns = [.. item.Fields.SelectMany(field => field.Value.Columns).Distinct(StringComparer.Ordinal)];
            _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public MapItem Item { get; }

        public MapField Id { get; }

        /// <summary>Whether it is a choice whose options are what rows answer.</summary>
        public bool Gathers { get; }

        /// <summary>The id that the same cells gave before; null where they are new.</summary>
        public Node.Scalar? Known(TableRow row, Templates templates)
        {
            _length = 0;
            foreach (var column in _columns)
            {
                var cell = templates.Cell(row, column, Item.Place);
                var text = cell.Text;
                if (_key.Length < _length + text.Length + 2)
                    Array.Resize(ref _key, 2 * (_length + text.Length + 2));
                text.CopyTo(_key.AsSpan(_length));
                _length += text.Length;
                // With the length of each, no two rows of cells run together; and a number is not the text that looks like it.
                _key[_length++] = (char)(text.Length & 0xFFFF);
                _key[_length++] = (char)((text.Length >> 16) | (cell.IsNumber ? 0x8000 : 0));
            }
            return _lookup.TryGetValue(_key.AsSpan(0, _length), out var id) ? id : null;
        }

        /// <summary>Keeps the id of the cells that were asked for last.</summary>
        public void Keep(Node.Scalar id) => _known[new string(_key, 0, _length)] = id;
    }

    /// <summary>The days of series of which one is the change of the other from a day to the next.</summary>
    private sealed class SeriesDays(ImmutableArray<MapItem> rules, Templates templates)
    {
        private readonly Dictionary<(int Rule, string Daily, string Total), SortedDictionary<DateOnly, Place>> _days = [];
        private readonly Dictionary<string, DaySpan[]> _breaks = new(StringComparer.Ordinal);

        /// <summary>Keeps where the total of a question is begun anew.</summary>
        public void Question(string id, Node.Mapping record)
        {
            if (rules.IsEmpty || record.Find("breaks")?.Value is not { } value)
                return;
            IEnumerable<Node> items = value is Node.Sequence list ? list.Items : [value];
            _breaks[id] = [.. items
                .Select(item => (item is Node.Mapping one ? one.Find("on")?.Value : item) as Node.Scalar)
                .Select(on => on is not null && WrittenDate.Parse(on.Text) is { Success: true } day ? day.Value.Days : (DaySpan?)null)
                .OfType<DaySpan>()];
        }

        public void Add(TableRow row)
        {
            for (var index = 0; index < rules.Length; index++)
            {
                var rule = rules[index];
                if (templates.Id(rule.Find("daily")!, row) is not { } daily
                    || templates.Id(rule.Find("total")!, row) is not { } total
                    || templates.Value("day", rule.Find("day")!, row) is not Node.Scalar day)
                    continue;
                if (!DateOnly.TryParseExact(day.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                {
                    templates.Report(
                        day.Place, $"{ShownText.Quoted(day.Text)} is no day of a series", "name its `format` in the map, or correct it");
                    continue;
                }
                if (!_days.TryGetValue((index, daily.Id.Text, total.Id.Text), out var days))
                    _days[(index, daily.Id.Text, total.Id.Text)] = days = [];
                days.TryAdd(date, row.Place);
            }
        }

        /// <summary>What must hold on every day that has a day before it.</summary>
        public IEnumerable<(string Id, Node.Mapping Record)> Constraints(Func<string, bool> isQuestion)
        {
            foreach (var ((index, daily, total), days) in _days)
            {
                if (!isQuestion(daily) || !isQuestion(total))
                    continue;
                var why = rules[index].Find("why")?.Parts is [{ IsColumn: false, Text: var words }]
                    ? words
                    : "the daily figure is the change of the total";
                foreach (var (day, place) in days)
                {
                    if (day == DateOnly.MinValue || !days.ContainsKey(day.AddDays(-1)) || IsBroken(total, day))
                        continue;
                    var (now, before) = (Iso(day), Iso(day.AddDays(-1)));
                    var id = $"{daily}-{now}";
                    yield return (id, Node.Map(
                        [
                            new Entry(Node.Of("id", place), Node.Of(id, place)),
                            new Entry(Node.Of("holds", place), Node.Of($"{daily}@{now} = {total}@{now} - {total}@{before}", place)),
                            new Entry(Node.Of("why", place), Node.Of(why, place)),
                        ],
                        place));
                }
            }
        }

        // The total of a day and that of the day before are counted from different beginnings.
        private bool IsBroken(string total, DateOnly day) =>
            _breaks.GetValueOrDefault(total, []).Any(on => on.First <= day && on.Last >= day);

        private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
