using Bogus;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>Plants conflicts of every kind, and decoys that are none, with invented figures, speakers and dates from a seed.</summary>
internal sealed class Planter
{
    private readonly Faker _faker;
    private int _number;

    public Planter(int seed)
    {
        _faker = new Faker { Random = new Randomizer(seed) };
        Story = new Story().Facet("label", "accident", "attack", "incident");
        for (var day = 1; day <= 28; day++)
        {
            foreach (var paper in (string[])["a", "b", "c"])
                Story.Source($"{paper}{day:00}", $"2031-06-{day:00}", $"{paper.ToUpperInvariant()} Gazette").Versions(
                    $"{paper}{day:00}", $"2031-06-{day:00}", "2031-06-30");
        }
        Story.Speaker("a passer-by", SpeakerKind.Anonymous);
    }

    public Story Story { get; }

    public List<(ConflictKind Kind, string Question)> Planted { get; } = [];

    public int Decoys { get; private set; }

    public void PlantOneOfEach()
    {
        // Planted.
        Pair(ConflictKind.Contradiction, n => ($"{n}", $"{n * 2}"));
        Pair(ConflictKind.Contradiction, n => ($"more than {n}", $"{n - 1}"));
        Pair(ConflictKind.Contradiction, n => ($"about {n}", $"{n * 2}"));
        Pair(ConflictKind.Tension, n => ($"more than {n}", $"{n * 5}"));
        Pair(ConflictKind.Tension, n => ("at least 10", $"{n + 30}"));
        Pair(ConflictKind.Rounding, n => ($"{n * 1000}", $"{(n * 1000) + 10}"), 11, 19);
        Fall();
        Options(true);
        Denial(true);
        Voices(ConflictKind.Misattribution, "a", "b", $"Office {_number} of {_faker.Address.City()}");
        Voices(ConflictKind.SelfContradiction, "a", "a", _faker.Random.Bool() ? null : $"Spokesman {_number}");
        Sum(true);
        Order(true);
        Framing(true);
        Credit(true);
        Circle(true);
        Repeat(true);
        Versions(ConflictKind.SilentEdit, n => ($"{n}", $"{n + 7}"));
        CorrectedRepeat(true);
        Revised(true);

        // Decoys.
        Growth();
        Pair(null, n => ($"at least {n}", $"{n}"));
        Pair(null, n => ($"up to {n}", $"{n}"));
        Pair(null, n => ($"{n}", $"about {n}"));
        Pair(null, n => ($"{n}", "unknown"));
        Pair(null, n => ("hundreds", $"{n * 10}"), 21, 99);
        TwoProposals();
        Change();
        BrokenSeries();
        OtherModality();
        Options(false);
        Denial(false);
        Sum(false);
        Order(false);
        Framing(false);
        Credit(false);
        Circle(false);
        Repeat(false);
        Versions(null, n => ($"{n}", $"about {n}"));
        CorrectedRepeat(false);
        Revised(false);
        Corrected();
        Withdrawn();
        Anonymous();
        Durations();
    }

    private string Question(
        AnswerType answer = AnswerType.Quantity,
        OverTime overTime = OverTime.Fixed,
        string[]? options = null,
        string? facet = null,
        string[]? breaks = null,
        string? suffix = null)
    {
        var id = $"q{++_number}{suffix}";
        Story.Question(
            id,
            answer,
            overTime,
            options: options,
            facet: facet,
            subject: $"{_faker.Company.CompanyName()} ({_number})",
            breaks: breaks);
        return id;
    }

    private int Number(int low = 12, int high = 90) => _faker.Random.Number(low, high);

    private int Day(int low = 1, int high = 28) => _faker.Random.Number(low, high);

    private string Office() => $"Office of {_faker.Address.City()} {++_number}";

    private void Expect(ConflictKind? kind, string question)
    {
        if (kind is { } planted)
            Planted.Add((planted, question));
        else
            Decoys++;
    }

    private void Pair(ConflictKind? kind, Func<int, (string, string)> says, int low = 12, int high = 90)
    {
        var question = Question();
        var (first, second) = says(Number(low, high));
        if (_faker.Random.Bool())
            (first, second) = (second, first);
        Story.Claim($"a{Day():00}", question, first).Claim($"b{Day():00}", question, second);
        Expect(kind, question);
    }

    private void Growth()
    {
        var question = Question(overTime: OverTime.Cumulative);
        var figure = Number();
        for (var day = 2; day < 28; day += 5)
            Story.Claim(
                $"{_faker.PickRandom("a", "b", "c")}{day:00}",
                question,
                $"{_faker.PickRandom("", "at least ", "some ")}{figure += Number() * 2}");
        Expect(null, question);
    }

    private void Fall()
    {
        var question = Question(overTime: OverTime.Cumulative);
        var figure = Number(40, 90);
        Story.Claim("a02", question, $"{figure - 20}")
            .Claim("b05", question, $"{figure}")
            .Claim("c09", question, $"{figure - 10}")
            .Claim("a20", question, $"{figure + 3}");
        Expect(ConflictKind.Decrease, question);
    }

    private void BrokenSeries()
    {
        var question = Question(overTime: OverTime.Cumulative, breaks: ["2031-06-10"]);
        Story.Claim("a02", question, "90").Claim("b15", question, $"{Number(12, 60)}");
        Expect(null, question);
    }

    private void TwoProposals()
    {
        var (first, second) = (Question(), Question());
        Story.Claim("a02", first, "11", modality: Modality.Proposed).Claim("b02", second, "5", modality: Modality.Proposed);
        Expect(null, first);
        Expect(null, second);
    }

    private void Change()
    {
        var question = Question(overTime: OverTime.Instant);
        Story.Claim($"a{Day(1, 9):00}", question, $"{Number(60, 90)}").Claim($"b{Day(10, 20):00}", question, $"{Number(12, 50)}");
        Expect(null, question);
    }

    private void OtherModality()
    {
        var question = Question();
        Story.Claim("a02", question, "11", modality: Modality.Proposed).Claim("b02", question, "5", modality: Modality.Demanded)
            .Claim("c02", question, "30").Claim("c03", question, "70", modality: Modality.Forecast);
        Expect(null, question);
    }

    private void Options(bool conflict)
    {
        var question = Question(AnswerType.Choice, OverTime.Instant, options: ["yes", "no", "partly", "unknown"]);
        var day = Day();
        Story.Claim($"a{day:00}", question, "yes").Claim(
            $"b{day:00}",
            question,
            conflict ? _faker.PickRandom("no", "no or partly") : _faker.PickRandom("yes", "unknown", "yes or partly"));
        Expect(conflict ? ConflictKind.Answer : null, question);
    }

    private void Denial(bool conflict)
    {
        var question = Question();
        var figure = Number();
        Story.Claim("a02", question, $"{figure}").Claim(
            "b02", question, conflict ? $"{figure}" : $"{figure + 5}", modality: Modality.Denied);
        Expect(conflict ? ConflictKind.Answer : null, question);
    }

    private void Voices(ConflictKind kind, string first, string second, string? by)
    {
        var question = Question(overTime: OverTime.Instant);
        var (day, figure) = (Day(), Number());
        Story.Claim($"{first}{day:00}", question, $"{figure}", by: by).Claim($"{second}{day:00}", question, $"{figure + 7}", by: by);
        Expect(kind, question);
    }

    private void Anonymous()
    {
        var question = Question();
        var figure = Number();
        Story.Claim("a02", question, $"{figure}", by: "a passer-by").Claim("b02", question, $"{figure}", by: "a passer-by");
        Expect(null, question);
    }

    private void Sum(bool conflict)
    {
        var (all, left, right) = (Question(), Question(), Question());
        Story.Constraint($"{all} = {left} + {right}");
        var (first, second) = (Number(12, 40), Number(12, 40));
        var source = $"a{Day():00}";
        Story.Claim(source, left, $"{first}")
            .Claim(source, right, conflict ? $"{second}" : $"about {second}")
            .Claim(source, all, $"{first + second + (conflict ? 30 : 1)}");
        Expect(conflict ? ConflictKind.Arithmetic : null, all);
    }

    private void Order(bool conflict)
    {
        var root = Question(suffix: ".of").Replace(".of", "", StringComparison.Ordinal);
        Story.Question(root + ".started", AnswerType.Date, subject: root).Question(root + ".ended", AnswerType.Date, subject: root);
        var (early, late) = (Day(1, 12), Day(13, 27));
        var source = $"a{Day():00}";
        Story.Claim(source, root + ".started", $"{(conflict ? late : early)} June 2031").Claim(
            source, root + ".ended", $"{(conflict ? early : late)} June 2031");
        Expect(conflict ? ConflictKind.Order : null, root + ".started");
    }

    private void Framing(bool conflict)
    {
        var question = Question(AnswerType.Term, facet: "label");
        var term = _faker.PickRandom("accident", "attack");
        Story.Claim("a02", question, term).Claim("b03", question, conflict ? "incident" : term);
        Expect(conflict ? ConflictKind.Framing : null, question);
    }

    private void Credit(bool missing)
    {
        var question = Question();
        var (figure, office) = (Number(), Office());
        Story.Claim("a02", question, $"{figure}", by: office).Claim("b03", question, $"{figure}", by: missing ? null : office);
        Expect(missing ? ConflictKind.Unattributed : null, question);
    }

    private void Circle(bool circular)
    {
        var question = Question();
        var (figure, office) = (Number(), Office());
        Story.Claim("a02", question, $"{figure}", by: $"{office} > {_faker.Address.State()} Wire")
            .Claim("b03", question, $"{figure}", by: circular ? $"{office} > {_faker.Address.Country()} News Wire" : Office());
        Expect(circular ? ConflictKind.Circular : null, question);
    }

    private void Repeat(bool stale)
    {
        var question = Question(overTime: OverTime.Cumulative);
        var (figure, office) = (Number(), Office());
        Story.Claim("a02", question, $"{figure}", by: office).Claim("b05", question, $"{figure + 20}", by: office)
            .Claim("c09", question, $"{figure + (stale ? 0 : 40)}", by: office);
        Expect(stale ? ConflictKind.Stale : null, question);
    }

    private void Versions(ConflictKind? kind, Func<int, (string, string)> says)
    {
        var question = Question();
        var (first, second) = says(Number());
        var source = $"a{Day(1, 20):00}";
        Story.Claim(source, question, first, version: 1).Claim(source, question, second, version: 2);
        Expect(kind, question);
    }

    private void Revised(bool isChanged)
    {
        var question = Question();
        var (figure, office) = (Number(), Office());
        Story.Claim("a02", question, $"{figure}", by: office, modality: Modality.Demanded)
            .Claim("b05", question, $"{figure + (isChanged ? 20 : 0)}", by: office, modality: Modality.Demanded);
        Expect(isChanged ? ConflictKind.Revised : null, question);
    }

    private void CorrectedRepeat(bool stale)
    {
        var question = Question();
        var (figure, office) = (Number(), Office());
        Story.Claim("a02", question, $"{figure}", by: office, id: question)
            .Claim("b05", question, $"{figure + 20}", by: office, corrects: $"a02/{question}")
                .Claim("c09", question, $"{figure + (stale ? 0 : 20)}", by: office);
        Expect(stale ? ConflictKind.Stale : null, question);
    }

    private void Corrected()
    {
        var question = Question();
        var (figure, source) = (Number(), $"a{Day():00}");
        Story.Claim(source, question, $"{figure}", id: question)
            .Claim(source, question, $"{figure + 5}", corrects: $"{source}/{question}")
            .Claim($"b{Day():00}", question, $"{figure + 5}");
        Expect(null, question);
    }

    private void Withdrawn()
    {
        var question = Question();
        var figure = Number();
        Story.Claim($"a{Day():00}", question, $"{figure}", withdrawn: "2031-06-29").Claim($"b{Day():00}", question, $"{figure + 5}");
        Expect(null, question);
    }

    private void Durations()
    {
        var question = Question(AnswerType.Duration);
        var (first, second) = _faker.PickRandom(
            ("a week", "seven days"), ("36 hours", "a day and a half"), ("a fortnight", "two weeks"), ("a month", "30 days"));
        Story.Claim("a02", question, first).Claim("b03", question, second);
        Expect(null, question);
    }
}
