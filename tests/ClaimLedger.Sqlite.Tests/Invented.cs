using System.Collections.Immutable;
using Bogus;
using ClaimLedger.Keys;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>Invented data sets that use every part of the model, the same for the same seed.</summary>
internal static class Invented
{
    internal static DataSet DataSet(int seed, int questions = 12, int sources = 9)
    {
        var random = new Randomizer(seed);
        var faker = new Faker { Random = random };
        var speakers = InventSpeakers(faker);
        var facets = InventFacets(faker);
        var asked = Enumerable.Range(0, questions).Select(index => InventQuestion(faker, index, facets)).ToImmutableArray();
        var documents = Enumerable.Range(0, sources)
            .Select(index => InventSource(faker, index, asked, speakers, facets))
            .OrderBy(source => source.Id)
            .Select(source => InventLineage(faker, source))
            .ToImmutableArray();
        documents = documents.SetItem(
            sources - 1, documents[^1] with { DerivedFrom = [documents[sources / 2].Id, documents[0].Id] });
        return new DataSet
        {
            Title = faker.Lorem.Sentence(),
            About = Maybe(faker, () => faker.Lorem.Paragraph()),
            Language = "en",
            Speakers = speakers,
            Facets = facets,
            Questions = asked,
            Constraints = [
                new Constraint
                {
                    Id = "sum",
                    Holds = $"{asked[0].Id} = {asked[1].Id}",
                    Why = "ünïcode “quotes” & <angles>",
                    Note = "Checked by the desk.",
                    Place = new Place("questions.yaml", 90, 5),
                },
            ],
            Sources = documents,
            Rulings =
            [
                new Ruling
                {
                    Conflict = new("c-0123456789abcdef"),
                    Verdict = Verdict.AskedSource,
                    Reason = "asked on 5 June",
                    By = "desk",
                    On = new DateOnly(2031, 6, 6),
                    Position = "11", Place = new Place("rulings.yaml", 2, 3),
                },
            ],
            Expectations = [
                new Expectation("claims at-least", "1", new Place("expect.yaml", 2, 5)),
                new Expectation("agree", asked[0].Id.ToString(), new Place("expect.yaml", 3, 5)),
            ],
            Baseline = [new("c-00000000000000aa"), new("c-00000000000000bb")],
            HasBaseline = true,
        };
    }

    /// <summary>
    /// Conflicts over the claims of a data set, every part filled at least once; they need not make sense, so that there are no words for
    /// them.
    /// </summary>
    internal static IEnumerable<Conflict> Conflicts(DataSet dataSet, int count = 5)
    {
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToArray();
        for (var index = 0; index < count; index++)
        {
            var kind = ClaimLedger.Conflicts.Kinds[index % ClaimLedger.Conflicts.Kinds.Length];
            var (first, second) = (claims[index % claims.Length], claims[(index + 3) % claims.Length]);
            var asked = dataSet.Questions.Single(question => question.Id == first.Question);
            yield return new Conflict
            {
                Id = new($"c-{index:x16}"),
                Kind = kind.Kind,
                Severity = kind.Severity,
                Scope = index % 2 == 0 ? Scope.Across : Scope.Within,
                Question = first.Question,
                Subject = asked.Subject,
                Asks = index == 2 ? dataSet.Facets[0].Asks : asked.Asks,
                Constraint = index == 1 ? "sum" : null,
                Event = index == 2 ? "storm" : null,
                Facet = index == 2 ? dataSet.Facets[0].Id : null,
                Positions =
                [
                    new Position
                    {
                        Says = "11",
                        Literal = Interval.Point(11),
                        Usual = Interval.Create(10.5m, 11.5m, lowOpen: true, highOpen: false),
                        Origins = 1,
                        Claims = [first.Id],
                    },
                    new Position
                    {
                        Says = "many",
                        Question = second.Question,
                        At = index % 3 == 0
                            ? new DaySpan(new DateOnly(2031, 6, 1), new DateOnly(2031, 6, 7 + index % 2), index % 2 == 1)
                            : null,
                        Literal = Interval.Everything,
                        Options = ["ärson", "accident"],
                        Term = "t",
                        Origins = 2,
                        Claims = [second.Id, first.Id],
                    },
                ],
            };
        }
    }

    private static ImmutableArray<Speaker> InventSpeakers(Faker faker) =>
    [
        new Speaker
        {
            Name = new("Hafenamt Überlingen"),
            Kind = SpeakerKind.Office,
            Also = ["ÜBERLINGEN PORT", "the port"],
            Note = "a note",
            Place = new Place("speakers.yaml", 2, 5),
        },
        new Speaker
        {
            Name = new("Åsa Öberg"),
            Kind = SpeakerKind.Person,
            SpeaksFor = new SpeakerName("Hafenamt Überlingen"),
            Place = new Place("speakers.yaml", 8, 5),
        },
        new Speaker { Name = new("Öberg's deputy"), Kind = SpeakerKind.Person, SpeaksFor = new SpeakerName("Åsa Öberg") },
        new Speaker { Name = new("Coast Wire"), Kind = SpeakerKind.Outlet },
        new Speaker { Name = new("Далекие Новости"), Kind = SpeakerKind.Outlet, Also = ["Distant News"] },
        new Speaker { Name = new("a hospital worker"), Kind = SpeakerKind.Anonymous },
        new Speaker { Name = new("Quiet Group"), Kind = SpeakerKind.Group },
        .. Enumerable.Range(0,
            5).Select(index => new Speaker { Name = new($"{faker.Name.FullName()} {index}"), Kind = SpeakerKind.Person }),
    ];

    private static ImmutableArray<Facet> InventFacets(Faker faker) =>
    [
        new Facet
        {
            Id = "label", Asks = "What is it called?", Place = new Place("framing.yaml", 2, 5),
            Terms = [
                new FacetTerm { Id = "accident", ShownBy = ["accident", "mishap"] }, new FacetTerm { Id = "attack", ShownBy = ["attack"] },
            ],
        },
        new Facet
        {
            Id = "agency",
            Asks = faker.Lorem.Sentence(),
            Terms = [new FacetTerm { Id = "named", ShownBy = [] }, new FacetTerm { Id = "unnamed", ShownBy = ["died"] }],
        },
    ];

    private static Question InventQuestion(Faker faker, int index, ImmutableArray<Facet> facets)
    {
        var answer = (AnswerType)(index % 5);
        var question = new Question
        {
            Id = new(index % 3 == 0 ? $"storm.q{index}" : $"q{index}"),
            Subject = faker.Lorem.Sentence(4),
            Asks = faker.Lorem.Sentence(6),
            Answer = answer,
            Unit = answer == AnswerType.Quantity ? "people" : null,
            OverTime = (OverTime)(index % 3),
            Event = index % 2 == 1 ? faker.PickRandom("storm", "flood") : null,
            Tolerance = index == 4 ? "5%" : null,
            Note = Maybe(faker, () => faker.Lorem.Sentence()),
            Place = new Place("questions.yaml", 3 + index, 5),
        };
        return answer switch
        {
            AnswerType.Choice =>
                question with
                {
                    Options = ["arson", "электричество", "unknown"],
                    Exclusions = [OptionSet.Of(1), OptionSet.Of(0), default],
                    Tensions = [OptionSet.Of(2), default, OptionSet.Of(0)],
                    IsSameAssumed = index % 2 == 0,
                },
            AnswerType.Term =>
                question with
                {
                    Facet = facets[0].Id,
                    Options = [.. facets[0].Terms.Select(term => term.Id)],
                    Exclusions = [default, default]
                },
            AnswerType.Quantity => question with
            {
                Counts = ["souls", "moored boats"],
                Includes = ["workers", "fire \"fighters\""],
                Qualifiers = [.. FormatFields.Qualifiers.Select(label => KeyValuePair.Create(label, $"{label} of {index}"))],
                Breaks =
                [
                    new SeriesBreak(DaySpan.Day(new DateOnly(2031, 6, 6)), "recount"),
                    new SeriesBreak(new DaySpan(new DateOnly(2031, 7, 1), new DateOnly(2031, 7, 31), isUncertain: true), "again"),
                ],
            },
            _ => question,
        };
    }

    private static Source InventSource(
        Faker faker, int index, ImmutableArray<Question> questions, ImmutableArray<Speaker> speakers, ImmutableArray<Facet> facets)
    {
        var id = $"2031-06-{1 + index % 28:00}-{faker.Random.AlphaNumeric(6)}";
        var first = new DateOnly(2031, 6, 1).AddDays(faker.Random.Int(0, 25));
        var published = index % 4 == 3
            ? new DaySpan(new DateOnly(2031, 6, 1), new DateOnly(2031, 6, 30), isUncertain: true)
            : DaySpan.Day(first);
        var file = $"sources/{id}.yaml";
        var source = new Source
        {
            Id = new(id),
            Title = $"Nachricht {faker.Lorem.Sentence(3)}",
            Short = Maybe(faker, () => "Nachricht"),
            Publisher = index switch
            {
                0 => "unknown",
                1 => "Unknown",
                _ => faker.PickRandom("Morning Post", "Évening Echo", "Harbour Weekly"),
            },
            Url = Maybe(faker, () => $"https://example.org/{id}"),
            Published = WrittenDate.Of(published),
            DatedBy = published.IsUncertain ? "the text" : null,
            Language = Maybe(faker, () => "en"),
            Sha256 = Maybe(faker, () => faker.Random.Hexadecimal(64, "")),
            Note = Maybe(faker, () => faker.Lorem.Sentence()),
            Place = new Place(file, 2, 3),
            Claims = [],
        };
        // One source says nothing: it must come back all the same.
        var count = index == 2 ? 0 : faker.Random.Int(3, 9);
        return source with
        {
            Claims = [
                .. Enumerable.Range(0, count).Select(
                    number => InventClaim(faker, source, number, faker.PickRandom<Question>(questions), speakers, facets)),
            ],
        };
    }

    private static Claim InventClaim(
        Faker faker, Source source, int number, Question question, ImmutableArray<Speaker> speakers, ImmutableArray<Facet> facets)
    {
        var early = faker.Random.Bool();
        return new Claim
        {
            Id = new($"{source.Id}/c{number}"),
            Source = source.Id,
            Question = question.Id,
            Value = InventValue(faker, question),
            AsOf = early
                ? new(new DaySpan(new DateOnly(2031, 5, 1), new DateOnly(2031, 5, faker.Random.Int(1, 31)), faker.Random.Bool()), "2031-05")
                : WrittenDate.Unwritten(source.Published.Days),
            Speakers = faker.Random.Bool()
                ? []
                : [.. faker.Random.ArrayElements(speakers.ToArray(), faker.Random.Int(1, 3)).Select(speaker => speaker.Name)],
            Modality = faker.PickRandom<Modality>(),
            Whose = faker.Random.Int(0, 9) == 0 ? new SpeakerName("Åsa Öberg") : null,
            If = Maybe(faker, () => "the “quay” is open"),
            IsCounted = faker.Random.Int(0, 9) == 0,
            Because = Maybe(faker, () => "a row of a table"),
            Quote = Maybe(faker, () => $"“{faker.Lorem.Sentence()}” sagte Åsa — {faker.Lorem.Word()}'s"),
            Frames = InventFrames(faker, facets),
            Note = Maybe(faker, () => faker.Lorem.Sentence()),
            Place = number == 0 ? default : number == 1 ? new Place("elsewhere.yaml", 4, 2) : new Place(source.Place.File, 10 + number, 11),
        };
    }

    /// <summary>Versions, corrections, withdrawals and anchors, some of each.</summary>
    private static Source InventLineage(Faker faker, Source source)
    {
        var versions = Enumerable.Range(0, faker.Random.Int(0, 3)).Select(index => new SourceVersion
        {
            Retrieved = new WrittenDate(
                new DaySpan(new DateOnly(2031, 7, 1 + index), new DateOnly(2031, 7, 2 + index), isUncertain: index == 1),
                    $"2031-07-0{1 + index}/2031-07-0{2 + index}"),
            Sha256 = Maybe(faker, () => faker.Random.Hexadecimal(64, "")),
            Note = Maybe(faker, () => "a \"note\"\nof two lines"),
            Place = index == 0 ? default : new Place(source.Place.File, 5 + index, 7),
        }).ToImmutableArray();
        var claims = source.Claims.Select(claim => claim with
        {
            Version = versions.IsEmpty || faker.Random.Bool() ? null : faker.Random.Int(1, versions.Length),
            Withdrawn = faker.Random.Int(0, 4) > 0
                ? null
                : new Withdrawal(WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 7, 9))), Maybe(faker, () => "Åsa Öberg misheard")),
            Anchor = claim.Quote is null || faker.Random.Bool()
                ? null
                : new Anchor(faker.PickRandom("", "sagte: ", "line\nbreak "), faker.PickRandom("", " — 🙂"), 17, 17 + claim.Quote.Length),
        }).ToArray();
        for (var index = 1; index < claims.Length; index++)
        {
            var earlier = claims.Take(index).Where(claim => claim.Question == claims[index].Question).Select(claim => claim.Id).ToArray();
            if (earlier.Length > 0 && faker.Random.Bool())
                claims[index] = claims[index] with { Corrects = [.. faker.Random.Shuffle(earlier)] };
        }
        return source with { Versions = versions, Claims = [.. claims] };
    }

    private static ImmutableArray<Frame> InventFrames(Faker faker, ImmutableArray<Facet> facets) =>
    [
        .. from facet in facets
           where faker.Random.Bool()
           from term in faker.Random.ArrayElements(facet.Terms.ToArray(), faker.Random.Int(1, 2))
           select new Frame(facet.Id, term.Id, Maybe(faker, () => faker.Lorem.Word())),
    ];

    private static Value InventValue(Faker faker, Question question)
    {
        if (faker.Random.Int(0, 9) == 0)
            return new Value.Unknown("not known");
        if (question.Answer is AnswerType.Choice or AnswerType.Term)
            return new Value.Options("arson or not", new OptionSet((ulong)faker.Random.Int(1, (1 << question.Options.Length) - 1)));
        var number = faker.PickRandom<decimal>(Numbers);
        return new Value.Range(
            $"about {number}",
            InventInterval(faker, number),
            InventInterval(faker, number),
            Maybe(faker, () => (decimal?)number),
            faker.PickRandom("count", "about", "more-than"));
    }

    /// <summary>Numbers at the edges of what SQLite's types hold.</summary>
    internal static readonly ImmutableArray<decimal> Numbers =
    [
        0,
        1,
        11,
        50900,
        -3,
        7.2m,
        0.1m,
        33.333333333333m,
        1.10m,
        0.333333333333333333m,
        int.MaxValue,
        int.MaxValue + 1m,
        long.MaxValue,
        long.MinValue,
        long.MaxValue + 1m,
        9007199254740993m, 123456789012345678.9m, 1e20m, 79228162514264337593543950334m, 0.0000000000000000000000000001m,
    ];

    private static Interval InventInterval(Faker faker, decimal number)
    {
        var width = faker.PickRandom(0m, 1m, 0.5m, 20m);
        var high = number > decimal.MaxValue - width ? number : number + width;
        return faker.Random.Int(0, 5) switch
        {
            0 => Interval.Between(number, null),
            1 => Interval.Create(null, number, lowOpen: false, highOpen: true),
            2 when high > number => Interval.Create(number, high, lowOpen: true, highOpen: true),
            3 => Interval.Create(number, null, lowOpen: true, highOpen: false),
            _ => Interval.Between(number, high),
        };
    }

    private static T? Maybe<T>(Faker faker, Func<T> make) => faker.Random.Bool() ? make() : default;
}
