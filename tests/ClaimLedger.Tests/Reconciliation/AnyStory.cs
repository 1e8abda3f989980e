using CsCheck;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>
/// Invented data sets of a few claims of every kind: answers, modalities, times, speakers, versions, breaks, corrections, word choices.
/// </summary>
internal static class AnyStory
{
    private static readonly (AnswerType Answer, string? Unit, string? Tolerance, string[] Says)[] Asked =
    [
        (
            AnswerType.Quantity,
            "people",
            null,
            [
                "9",
                "11",
                "40",
                "more than 12",
                "at least 9",
                "up to 11",
                "about 40",
                "hundreds",
                "dozens",
                "1,000",
                "1,010",
                "around 1,000",
                "several",
                "unknown",
            ]),
        (AnswerType.Quantity, "km", "10%", ["7.2", "7.5", "about 8", "more than 7", "12", "under 7"]),
        (AnswerType.Quantity, "people", "5", ["100", "104", "110", "about 100", "fewer than 99"]),
        (AnswerType.Date, null, null, ["3 June 2031", "4 June 2031", "June 2031", "before 4 June 2031", "since 5 June 2031"]),
        (AnswerType.Duration, null, null, ["a week", "seven days", "a fortnight", "about a week", "36 hours", "a day and a half"]),
        (AnswerType.Time, null, null, ["23:20", "11.35 p.m.", "around 23:20", "after 22:00", "3 p.m.", "15:10", "shortly before 23:35"]),
        (AnswerType.Time, "UTC", "10 minutes", ["00:30", "0030 GMT", "02:40 CEST", "by 5 a.m.", "unknown"]),
        (AnswerType.Choice, null, null, ["yes", "no", "partly", "yes or partly", "no or partly", "unknown"]),
        (AnswerType.Term, null, null, ["accident", "attack"]),
    ];

    private static readonly string?[] Chains =
        [
            null,
            null,
            "Fire Service",
            "Dana Mor",
            "a passer-by",
            "Port Authority",
            "Fire Service > Coast Wire",
            "Dana Mor > Coast Wire",
            "a passer-by > Coast Wire",
            "Port Authority > Harbour Wire",
            "Coast Wire",
        ];

    private static readonly (string Id, string Published, string Publisher)[] Sources =
        [
            ("a", "2031-06-03", "Morning Post"),
            ("b", "2031-06-05", "Coast Wire"),
            ("c", "2031-06-06", "Morning Post"),
            ("d", "2031-06~", "unknown"),
        ];

    private static readonly string?[] Times =
        [
            null,
            null,
            "2031-06-01",
            "2031-06-02",
            "2031-06-03",
            "2031-06-04",
            "2031-06-05",
            "2031-06-06",
            "2031-06-02/2031-06-04",
            "2031-06-04/2031-06-06",
            "2031-06",
        ];

    private static readonly string[][] Breaks = [[], [], [], ["2031-06-04"], ["2031-06-02", "2031-06-05"], ["2031-06-03/2031-06-04"]];

    private static readonly (string, string)[]?[] Exclusive = [null, null, [("yes", "no")], [("yes", "no"), ("no", "partly")]];

    private sealed record Line(int Source, int Says, int Chain, int Time, Modality Modality, int Fate, int Frame, bool IsOther);

    private static readonly Gen<Line> AnyLine = Gen.Select(
        Gen.Select(Gen.Int[0, Sources.Length - 1], Gen.Int[0, 99], Gen.Int[0, Chains.Length - 1], Gen.Int[0, Times.Length - 1]),
        Gen.Frequency((5, Gen.Const(Modality.Stated)), (2, Gen.Const(Modality.Denied)), (3, Gen.Enum<Modality>())),
        Gen.Int[0, 14], Gen.Int[0, 8], Gen.Int[0, 19],
        static (where, modality, fate, frame, other) =>
            new Line(where.Item1, where.Item2, where.Item3, where.Item4, modality, fate, frame, other == 0));

    /// <summary>Stories of so many claims, most of them about one question.</summary>
    public static Gen<Story> Of(int claims) => Gen.Select(
        Gen.Int[0, Asked.Length - 1],
        Gen.Enum<OverTime>(),
        Gen.Int[0, Breaks.Length - 1],
        Gen.Int[0, Exclusive.Length - 1],
        AnyLine.Array[claims],
        static (asked, overTime, breaks, exclusive, lines) => Build(Asked[asked], overTime, Breaks[breaks], Exclusive[exclusive], lines));

    /// <summary>What a story says, for a message.</summary>
    public static string Tell(Story story)
    {
        var dataSet = story.Build();
        var question = dataSet.Questions[0];
        return $"{question.Answer} {question.OverTime} tolerance {question.Tolerance} breaks "
            + $"{string.Join(' ', question.Breaks.Select(each => each.On))}\n"
            + string.Join(
                '\n',
                story
                    .Claims()
                    .Select(
                        claim =>
                            $"{claim.Id} ({claim.Question}) {claim.Modality} “{claim.Value.Text}” as of {claim.AsOf} by "
                                + $"{string.Join(" > ", claim.Speakers)} version {claim.Version} "
                                + $"corrects {string.Join(' ', claim.Corrects)} withdrawn {claim.Withdrawn?.On} frames "
                                + $"{string.Join(' ', claim.Frames.Select(frame => frame.Term))}"))
            + $"\n{string.Join('\n', story.Told())}";
    }

    private static Story Build(
        (AnswerType Answer, string? Unit, string? Tolerance, string[] Says) asked,
        OverTime overTime,
        string[] breaks,
        (string, string)[]? exclusive,
        Line[] lines)
    {
        var story = new Story()
            .Facet("label", "accident", "attack")
            .Speaker("a passer-by", SpeakerKind.Anonymous)
            .Speaker("Fire Service")
            .Speaker("Dana Mor", SpeakerKind.Person, "Fire Service");
        foreach (var (id, published, publisher) in Sources)
            story.Source(id, published, publisher).Versions(id, "2031-06-06", "2031-06-07");
        var isChoice = asked.Answer == AnswerType.Choice;
        foreach (var id in (string[])["q", "other"])
        {
            story.Question(
                id, asked.Answer, overTime, asked.Unit, options: isChoice ? ["yes", "no", "partly", "unknown"] : null, @event: "fire",
                    facet: asked.Answer == AnswerType.Term ? "label" : null,
                    breaks: breaks,
                    exclusive: isChoice ? exclusive : null,
                    tolerance: asked.Tolerance);
        }
        story.Constraint("q <= other");
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            var corrected = line.Fate == 0 ? Array.Find(lines[..index], other => other.IsOther == line.IsOther) : null;
            story.Claim(
                Sources[line.Source].Id,
                line.IsOther ? "other" : "q",
                asked.Says[line.Says % asked.Says.Length],
                Chains[line.Chain],
                Times[line.Time],
                line.Modality,
                id: $"{index}",
                frame: asked.Answer == AnswerType.Term || line.Frame > 1 ? null : ("label", line.Frame == 0 ? "accident" : "attack"),
                version: line.Fate is 1 or 2 ? line.Fate : null,
                corrects: corrected is null ? null : $"{Sources[corrected.Source].Id}/{Array.IndexOf(lines, corrected)}",
                withdrawn: line.Fate == 3 ? "2031-06-04" : null);
        }
        return story;
    }
}
