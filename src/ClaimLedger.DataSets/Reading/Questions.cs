using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Keys;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads <c>questions.yaml</c>.</summary>
internal sealed class Questions(LedgerHead ledger, Catalogue<Facet> facets, MistakeBag mistakes)
{
    /// <summary>Keys that only some types of answer give a meaning to: one row a key.</summary>
    private static readonly ImmutableArray<(string Key, AnswerType[] Answers, string BelongsTo)> OnlyFor =
    [
        ("unit", [AnswerType.Quantity, AnswerType.Duration, AnswerType.Time], "quantities, durations and times"),
        (
            "tolerance",
            [AnswerType.Quantity, AnswerType.Duration, AnswerType.Date, AnswerType.Time],
            "quantities, durations, dates and times"),
        ("options", [AnswerType.Choice], "choices"),
        ("exclusive", [AnswerType.Choice], "choices"),
        ("tension", [AnswerType.Choice], "choices"),
        ("counts", [AnswerType.Quantity], "quantities"),
        ("facet", [AnswerType.Term], "terms"),
    ];

    public Catalogue<Question> All { get; } = new("question", FileNames.Questions);

    public ImmutableArray<Constraint> Constraints { get; private set; } = [];

    public void Read(YamlDocument document)
    {
        All.IsWhole = false;
        if (document.Root is null || Fields.Of(document.Root, Shape.Questions, mistakes) is not { } file)
            return;
        All.IsWhole = document.IsWhole && file.IsList("questions");
        foreach (var item in file.Items("questions"))
        {
            if (Fields.Of(item, Shape.Question, mistakes) is { } fields)
                ReadQuestion(fields);
        }
        Constraints = ReadConstraints(file);
    }

    /// <summary>Declares one question more, or anew one of which more has been read.</summary>
    public void Read(Node item)
    {
        if (Fields.Of(item, Shape.Question, mistakes) is not { } fields)
            return;
        if (fields.Value("id") is Node.Scalar { Text: var name } && All.Has(name))
            All.Replace(name, ReadQuestion(fields, fields.Id("id", "the id of a question")));
        else
            ReadQuestion(fields);
    }

    /// <summary>Reads constraints among the questions that are declared by then.</summary>
    public void ReadConstraints(Node items)
    {
        if (Fields.Of(
            Node.Map([new Entry(Node.Of("questions"), Node.List([])), new Entry(Node.Of("constraints"), items)]),
            Shape.Questions,
            mistakes) is { } file)
            Constraints = ReadConstraints(file);
    }

    /// <summary>The question that a proposed claim brings with it under an id of its own; null where it has mistakes.</summary>
    public Question? ReadProposed(Node.Scalar id, Fields fields) => ReadQuestion(fields, id);

    private void ReadQuestion(Fields fields)
    {
        var id = fields.Id("id", "the id of a question");
        var usable = ReadQuestion(fields, id);
        if (id is not null)
            All.Declare(id, usable, mistakes);
    }

    private Question? ReadQuestion(Fields fields, Node.Scalar? id)
    {
        var subject = fields.Text("subject");
        var asks = fields.Text("asks");
        var answer = fields.Word<AnswerType>("answer");
        var overTime = fields.Has("over-time") ? fields.Word<OverTime>("over-time") : ledger.OverTime;
        var unit = fields.Text("unit");
        var breaks = ReadBreaks(fields, overTime);
        var question = new Question
        {
            Id = new(id?.Text ?? ""),
            Subject = subject?.Text ?? "",
            Asks = asks?.Text ?? "",
            Answer = answer ?? AnswerType.Quantity,
            Unit = unit?.Text,
            OverTime = overTime ?? OverTime.Fixed,
            Event = fields.Text("event")?.Text,
            Includes = TextsOf(fields, "includes"),
            Counts = TextsOf(fields, "counts"),
            IsSameAssumed = ReadSame(fields),
            Qualifiers = ReadQualifiers(fields),
            Breaks = breaks,
            Note = fields.Text("note")?.Text,
            Place = id?.Place ?? fields.Place,
        };
        var usable = answer is { } type ? ReadAnswer(fields, question, type) : null;
        if (answer is { } known)
            ReportMisplaced(fields, known);
        return usable;
    }

    /// <summary>The question with what belongs to its type of answer; null where claims cannot be read against it.</summary>
    private Question? ReadAnswer(Fields fields, Question question, AnswerType answer)
    {
        switch (answer)
        {
            case AnswerType.Choice:
                return ReadOptions(fields, question);
            case AnswerType.Term:
                if (!fields.Has("facet"))
                    mistakes.Add(fields.PlaceOf("answer"), MistakeWording.NoFacet);
                if (facets.Find(fields.Text("facet"), mistakes) is not { } facet)
                    return null;
                var terms = facet.Terms.Select(term => term.Id).ToImmutableArray();
                return question with { Facet = facet.Id, Options = terms, Exclusions = Exclusions.All(terms) };
            case AnswerType.Quantity or AnswerType.Duration:
                return HasUnitOfTime(fields, question) ? question with { Tolerance = ReadTolerance(fields, question) } : null;
            case AnswerType.Date when fields.Has("tolerance"):
                return question with { Tolerance = ReadTolerance(fields, question) };
            case AnswerType.Time:
                return !HasZone(fields, question) ? null
                    : fields.Has("tolerance") ? question with { Tolerance = ReadTolerance(fields, question) } : question;
            default:
                return question;
        }
    }

    /// <summary>A duration counted in something else than time could not be read; a quantity may be counted in anything.</summary>
    private bool HasUnitOfTime(Fields fields, Question question)
    {
        if (question is not { Answer: AnswerType.Duration, Unit: { } unit } || ValueParser.Parse("1", ValueContext.For(question)).Success)
            return true;
        mistakes.Add(fields.Value("unit")!.Place, MistakeWording.NoUnitOfTime(unit));
        return false;
    }

    /// <summary>The unit of a time of day is the zone that it is told in.</summary>
    private bool HasZone(Fields fields, Question question)
    {
        if (question.Unit is not { } unit || ValueParser.Parse("12:00", ValueContext.For(question)).Success)
            return true;
        mistakes.Add(fields.Value("unit")!.Place, MistakeWording.NoZone(unit));
        return false;
    }

    private string? ReadTolerance(Fields fields, Question question) =>
        fields.Has("tolerance")
            ? Declarations.ReadTolerance(fields.Text("tolerance"), mistakes, ValueContext.For(question))
            : ledger.Tolerance;

    private Question? ReadOptions(Fields fields, Question question)
    {
        if (!fields.Has("options"))
        {
            mistakes.Add(fields.PlaceOf("answer"), MistakeWording.NoOptions);
            return null;
        }
        var options = fields.Texts("options");
        if (fields.Value("options") is Node.Sequence { Items.Count: 0 } or Node.Scalar { IsNothing: true })
            mistakes.Add(fields.Value("options")!.Place, MistakeWording.NoOptions);
        if (options.Count > OptionSet.Capacity)
            mistakes.Add(fields.PlaceOf("options"), MistakeWording.TooManyOptions("options", options.Count, OptionSet.Capacity));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in options.Where(option => !seen.Add(option.Text)))
            mistakes.Add(option.Place, MistakeWording.DuplicateOption(option.Text));
        if (options.Count is 0 or > OptionSet.Capacity || seen.Count < options.Count)
            return null;
        var names = options.Select(option => option.Text).ToImmutableArray();
        var exclusions = ReadExclusions(fields, names);
        return question with { Options = names, Exclusions = exclusions, Tensions = ReadTensions(fields, names, exclusions) };
    }

    // A pair that excludes each other is graver than one that sits badly together.
    private ImmutableArray<OptionSet> ReadTensions(Fields fields, ImmutableArray<string> options, ImmutableArray<OptionSet> exclusions)
    {
        var pairs = fields.Items("tension").Select(pair => ReadPair(pair, options)).OfType<(int First, int Second)>().ToList();
        return pairs.Count == 0
            ? []
            : [.. Exclusions.Of(options, pairs).Select((set, index) => index < exclusions.Length ? set.Except(exclusions[index]) : set)];
    }

    private bool ReadSame(Fields fields)
    {
        if (fields.Text("same") is not { } word)
            return false;
        if (word.Text == "assumed")
            return true;
        mistakes.Add(word.Place, MistakeWording.BadSame(word.Text));
        return false;
    }

    private ImmutableArray<OptionSet> ReadExclusions(Fields fields, ImmutableArray<string> options)
    {
        switch (fields.Value("exclusive"))
        {
            case null or Node.Scalar { IsNothing: true } or Node.Scalar { Text: "none" }:
                return Exclusions.Of(options, []);
            case Node.Refused or Node.Scalar { Text: "all" }:
                return Exclusions.All(options);
            case Node.Sequence pairs:
                return Exclusions.Of(options, [.. pairs.Items.Select(pair => ReadPair(pair, options)).OfType<(int, int)>()]);
            case Node.Scalar other:
                mistakes.Add(other.Place, MistakeWording.BadExclusive(other.Text));
                return Exclusions.All(options);
            case var other:
                mistakes.Add(other.Place, MistakeWording.WrongShape("exclusive", "`all`, `none` or a list of pairs", "a map"));
                return Exclusions.All(options);
        }
    }

    private (int, int)? ReadPair(Node pair, ImmutableArray<string> options)
    {
        if (pair is Node.Refused)
            return null;
        if (pair is not Node.Sequence { Items: [Node.Scalar left, Node.Scalar right] })
        {
            mistakes.Add(pair.Place, MistakeWording.BadPair);
            return null;
        }
        var (first, second) = (IndexOf(left, options), IndexOf(right, options));
        if (first is not null && first == second)
            mistakes.Add(right.Place, MistakeWording.SameOption(right.Text));
        return first is { } one && second is { } two && one != two ? (one, two) : null;
    }

    private int? IndexOf(Node.Scalar option, ImmutableArray<string> options)
    {
        var index = options.IndexOf(option.Text);
        if (index < 0)
            index = options.IndexOf(option.Text, 0, options.Length, StringComparer.OrdinalIgnoreCase);
        if (index >= 0)
            return index;
        mistakes.Add(option.Place, MistakeWording.NoSuch("option", option.Text, Nearest.Find(option.Text, options), "`options`"));
        return null;
    }

    private ImmutableArray<SeriesBreak> ReadBreaks(Fields question, OverTime? overTime)
    {
        if (!question.Has("breaks"))
            return [];
        if (overTime is not null and not OverTime.Cumulative)
            mistakes.Add(question.PlaceOf("breaks"), MistakeWording.BreaksWithoutSeries);
        var breaks = ImmutableArray.CreateBuilder<SeriesBreak>();
        foreach (var item in question.Items("breaks"))
        {
            if (Fields.Of(item, Shape.Break, mistakes) is not { } fields)
                continue;
            var on = Declarations.ReadDate(fields.Text("on"), mistakes);
            var why = fields.Text("why");
            if (on is { } day)
                breaks.Add(new SeriesBreak(day.Days, why?.Text ?? ""));
        }
        return breaks.ToImmutable();
    }

    private static ImmutableArray<KeyValuePair<string, string>> ReadQualifiers(Fields fields)
    {
        var qualifiers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var key in FormatFields.Qualifiers.Except(["excludes"]))
        {
            if (fields.Text(key) is { } text)
                qualifiers.Add(new(key, text.Text));
        }
        if (TextsOf(fields, "excludes") is { IsEmpty: false } excludes)
            qualifiers.Add(new("excludes", string.Join(", ", excludes)));
        return qualifiers.ToImmutable();
    }

    private void ReportMisplaced(Fields fields, AnswerType answer)
    {
        foreach (var (key, answers, belongsTo) in OnlyFor)
        {
            if (fields.Has(key) && !answers.Contains(answer))
                mistakes.Add(fields.PlaceOf(key), MistakeWording.NotForAnswer(key, TermNames<AnswerType>.Of(answer), belongsTo));
        }
    }

    private ImmutableArray<Constraint> ReadConstraints(Fields file)
    {
        if (file.Value("constraints") is null or Node.Scalar { IsNothing: true })
            return [];
        var constraints = new Catalogue<Constraint>("constraint", FileNames.Questions);
        foreach (var item in file.Items("constraints"))
        {
            if (Fields.Of(item, Shape.Constraint, mistakes) is not { } fields)
                continue;
            var id = fields.Id("id", "the id of a constraint");
            var holds = fields.Text("holds");
            if (holds is not null)
                ConstraintCheck.Check(holds, All, mistakes);
            var constraint = new Constraint
            {
                Id = id?.Text ?? "",
                Holds = holds?.Text ?? "",
                Why = fields.Text("why")?.Text,
                Note = fields.Text("note")?.Text,
                Place = id?.Place ?? fields.Place,
            };
            if (id is not null)
                constraints.Declare(id, constraint, mistakes);
        }
        return constraints.Things;
    }

    private static ImmutableArray<string> TextsOf(Fields fields, string key) => [.. fields.Texts(key).Select(text => text.Text)];
}

/// <summary>Whether a constraint reads, and its questions exist and have numbers for answers.</summary>
internal static class ConstraintCheck
{
    public static void Check(Node.Scalar holds, Catalogue<Question> questions, MistakeBag mistakes)
    {
        var result = ConstraintExpression.Parse(holds.Text);
        if (!result.Success)
        {
            mistakes.Add(holds.PlaceAt(result.Offset), new MistakeWords(result.Wrong, result.Cure));
            return;
        }
        if (result.Value.Questions.IsEmpty)
            mistakes.Add(holds.Place, MistakeWording.ConstraintWithoutQuestion);
        foreach (var reference in result.Value.Questions)
        {
            var name = new Node.Scalar(holds.PlaceAt(reference.Offset), reference.Question.ToString(), TextColumn: 0, IsNothing: false);
            if (questions.Find(name, mistakes) is { Answer: AnswerType.Choice or AnswerType.Term or AnswerType.Time } question)
                mistakes.Add(name.Place, MistakeWording.NoNumber(question.Id.ToString(), TermNames<AnswerType>.Of(question.Answer)));
        }
    }
}
