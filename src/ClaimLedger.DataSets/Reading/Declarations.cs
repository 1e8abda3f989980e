using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>What <c>ledger.yaml</c> holds.</summary>
internal sealed record LedgerHead
{
    public string Title { get; init; } = "";
    public string? About { get; init; }
    public string? Language { get; init; }
    public OverTime OverTime { get; init; } = OverTime.Fixed;
    public Modality Modality { get; init; } = Modality.Stated;
    public string? SourceLanguage { get; init; }
    public string? Tolerance { get; init; }
    public Readings Readings { get; init; } = Readings.Default;
    public ImmutableArray<ReadingOverride> Overrides { get; init; } = [];
}

/// <summary>Reads the files that declare what sources may refer to.</summary>
internal static class Declarations
{
    public static LedgerHead ReadLedger(YamlDocument document, MistakeBag mistakes)
    {
        if (document.Root is null || Fields.Of(document.Root, Shape.Ledger, mistakes) is not { } fields)
            return new LedgerHead();
        if (fields.Has("about") && fields.Has("description"))
            mistakes.Add(fields.PlaceOf("description"), MistakeWording.TwoDescriptions);

        var head = new LedgerHead
        {
            Title = fields.Text("title")?.Text ?? "",
            About = fields.Text("about")?.Text ?? fields.Text("description")?.Text,
            Language = Language(fields, mistakes),
        };
        if (fields.Value("readings") is { } and not Node.Scalar { IsNothing: true } and var readings)
        {
            var (all, overrides) = ReadReadings(readings, mistakes);
            head = head with { Readings = all, Overrides = overrides };
        }
        if (fields.Value("defaults") is { } and not Node.Scalar { IsNothing: true } and var defaults
            && Fields.Of(defaults, Shape.Defaults, mistakes) is { } own)
        {
            head = head with
            {
                OverTime = own.Word<OverTime>("over-time") ?? OverTime.Fixed,
                Modality = own.Word<Modality>("modality") ?? Modality.Stated,
                SourceLanguage = Language(own, mistakes),
                Tolerance = ReadTolerance(own.Text("tolerance"), mistakes),
            };
        }
        return head;
    }

    public static Catalogue<Facet> ReadFraming(YamlDocument document, MistakeBag mistakes)
    {
        var facets = new Catalogue<Facet>("facet", FileNames.Framing) { IsWhole = document.IsWhole };
        if (document.Root is null)
            return facets;
        facets.IsWhole = false;
        if (Fields.Of(document.Root, Shape.Framing, mistakes) is not { } file)
            return facets;
        facets.IsWhole = document.IsWhole && file.IsList("facets");
        foreach (var item in file.Items("facets"))
        {
            if (Fields.Of(item, Shape.Facet, mistakes) is not { } fields)
                continue;
            var id = fields.Id("id", "the id of a facet");
            var asks = fields.Text("asks");
            var terms = ReadTerms(fields, document.IsWhole, mistakes);
            var note = fields.Text("note")?.Text;
            if (id is null)
                continue;
            var isUsable = asks is not null && !terms.IsEmpty && terms.Length <= OptionSet.Capacity;
            facets.Declare(
                id,
                isUsable ? new Facet { Id = id.Text, Asks = asks!.Text, Terms = terms, Note = note, Place = id.Place } : null,
                mistakes);
        }
        return facets;
    }

    private static ImmutableArray<FacetTerm> ReadTerms(Fields facet, bool isWhole, MistakeBag mistakes)
    {
        var catalogue = new Catalogue<FacetTerm>("term", FileNames.Framing);
        var termByPhrase = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var items = facet.Items("terms");
        // Nothing at all may be the part of the file that could not be read.
        if (items.Count == 0 && isWhole && facet.IsList("terms"))
            mistakes.Add(facet.PlaceOf("terms"), MistakeWording.NoTerms);
        if (items.Count > OptionSet.Capacity)
            mistakes.Add(facet.PlaceOf("terms"), MistakeWording.TooManyOptions("terms", items.Count, OptionSet.Capacity));
        foreach (var item in items)
        {
            if (Fields.Of(item, Shape.Term, mistakes) is not { } fields)
                continue;
            var id = fields.Text("id");
            var phrases = fields.Texts("shown-by");
            if (id is null)
                continue;
            foreach (var phrase in phrases)
            {
                if (!termByPhrase.TryAdd(phrase.Text, id.Text))
                    mistakes.Add(phrase.Place, MistakeWording.DuplicatePhrase(phrase.Text, termByPhrase[phrase.Text]));
            }
            catalogue.Declare(
                id,
                new FacetTerm { Id = id.Text, ShownBy = [.. phrases.Select(phrase => phrase.Text)], Note = fields.Text("note")?.Text },
                mistakes);
        }
        return catalogue.Things;
    }

    public static (ImmutableArray<Speaker> Speakers, SpeakerNames Names) ReadSpeakers(YamlDocument document, MistakeBag mistakes)
    {
        var names = new SpeakerNames { IsWhole = document.IsWhole };
        if (document.Root is null)
            return ([], names);
        names.IsWhole = false;
        if (Fields.Of(document.Root, Shape.Speakers, mistakes) is not { } file)
            return ([], names);
        names.IsWhole = document.IsWhole && file.IsList("speakers");

        var read = new List<(Fields Fields, Node.Scalar Name)>();
        foreach (var item in file.Items("speakers"))
        {
            if (Fields.Of(item, Shape.Speaker, mistakes) is not { } fields)
                continue;
            if (fields.Text("name") is { } name)
            {
                names.Add(name, new SpeakerName(name.Text), isAlias: false, mistakes);
                read.Add((fields, name));
            }
        }

        var speakers = ImmutableArray.CreateBuilder<Speaker>();
        var speaksFor = new Dictionary<SpeakerName, (SpeakerName Other, Place Place)>();
        var aliases = read.ConvertAll(entry => entry.Fields.Texts("also"));
        for (var index = 0; index < read.Count; index++)
        {
            foreach (var alias in aliases[index])
                names.Add(alias, new SpeakerName(read[index].Name.Text), isAlias: true, mistakes);
        }
        for (var index = 0; index < read.Count; index++)
        {
            var (fields, name) = read[index];
            var kind = fields.Word<SpeakerKind>("kind");
            var speaker = new SpeakerName(name.Text);
            var inNameOf = fields.Text("speaks-for") is { } text ? names.Resolve(text, mistakes) : null;
            if (inNameOf is { } other && speaksFor.TryAdd(speaker, (other, fields.Value("speaks-for")!.Place)))
                names.SpeaksFor(speaker, other);
            speakers.Add(new Speaker
            {
                Name = speaker,
                Kind = kind ?? SpeakerKind.Anonymous,
                Also = [.. aliases[index].Select(alias => alias.Text)],
                SpeaksFor = inNameOf,
                Note = fields.Text("note")?.Text,
                Place = name.Place,
            });
        }
        ReportCircles(speaksFor, mistakes);
        return (speakers.ToImmutable(), names);
    }

    /// <summary>Reports each circle once, where its first speaker in the file stands.</summary>
    private static void ReportCircles(Dictionary<SpeakerName, (SpeakerName Other, Place Place)> speaksFor, MistakeBag mistakes)
    {
        var done = new HashSet<SpeakerName>();
        foreach (var start in speaksFor.Keys)
        {
            var path = new List<SpeakerName>();
            var onPath = new HashSet<SpeakerName>();
            var at = start;
            while (speaksFor.TryGetValue(at, out var next) && done.Add(at))
            {
                path.Add(at);
                onPath.Add(at);
                at = next.Other;
            }
            if (!onPath.Contains(at))
                continue;
            var circle = path.SkipWhile(name => name != at).ToList();
            mistakes.Add(speaksFor[circle[0]].Place, MistakeWording.SpeaksInCircle([.. circle.Append(at).Select(name => name.ToString())]));
        }
    }

    public static ImmutableArray<Ruling> ReadRulings(YamlDocument document, MistakeBag mistakes)
    {
        var rulings = new Dictionary<string, Ruling>(StringComparer.Ordinal);
        if (document.Root is null || Fields.Of(document.Root, Shape.Rulings, mistakes) is not { } file)
            return [];
        foreach (var item in file.Items("rulings"))
        {
            if (Fields.Of(item, Shape.Ruling, mistakes) is not { } fields)
                continue;
            var conflict = fields.Text("conflict");
            if (conflict is not null && !Ids.IsConflictId(conflict.Text))
            {
                mistakes.Add(conflict.Place, MistakeWording.BadConflictId(conflict.Text));
                conflict = null;
            }
            var verdict = fields.Word<Verdict>("verdict");
            var position = fields.Text("position");
            if (verdict == Verdict.Prefer && !fields.Has("position"))
                mistakes.Add(fields.PlaceOf("verdict"), MistakeWording.NoPosition);
            var ruling = new Ruling
            {
                Conflict = new ConflictId(conflict?.Text ?? ""),
                Verdict = verdict ?? Verdict.Pending,
                Kind = fields.Word<ConflictKind>("kind"),
                Question = fields.Text("question")?.Text is { } questionId ? new QuestionId(questionId) : null,
                Says = [.. fields.Texts("says").Select(text => text.Text)],
                Position = position?.Text,
                Reason = fields.Text("reason")?.Text ?? "",
                By = fields.Text("by")?.Text ?? "",
                On = ReadDay(fields, mistakes),
                Note = fields.Text("note")?.Text,
                Place = conflict?.Place ?? fields.Place,
            };
            if (conflict is not null && !rulings.TryAdd(conflict.Text, ruling))
                mistakes.Add(conflict.Place, MistakeWording.SecondRuling(conflict.Text, rulings[conflict.Text].Place));
        }
        return [.. rulings.Values.OrderBy(ruling => ruling.Conflict)];
    }

    private static DateOnly ReadDay(Fields fields, MistakeBag mistakes)
    {
        if (fields.Text("on") is not { } text || ReadDate(text, mistakes) is not { Days: var span })
            return default;
        if (!span.IsDay || span.IsUncertain)
            mistakes.Add(text.Place, MistakeWording.NotADay);
        return span.First;
    }

    /// <summary>Reads an EDTF date; null where there is none, or it is none.</summary>
    public static WrittenDate? ReadDate(Node.Scalar? text, MistakeBag mistakes)
    {
        if (text is null)
            return null;
        var result = WrittenDate.Parse(text.Text);
        if (result.Success)
            return result.Value;
        mistakes.Add(text.PlaceAt(result.Offset), new MistakeWords(result.Wrong!, result.Cure!));
        return null;
    }

    /// <summary>Reads a language tag; null where there is none, or it is none.</summary>
    public static string? Language(Fields fields, MistakeBag mistakes)
    {
        if (fields.Text("language") is not { } tag)
            return null;
        if (Ids.IsLanguageTag(tag.Text))
            return tag.Text;
        mistakes.Add(tag.Place, MistakeWording.BadLanguage(tag.Text));
        return null;
    }

    /// <summary>Checks a tolerance and keeps it as written; null where there is none, or it is none.</summary>
    public static string? ReadTolerance(Node.Scalar? text, MistakeBag mistakes, ValueContext? context = null)
    {
        if (text is null)
            return null;
        var result = context is null ? Tolerance.Parse(text.Text) : Tolerance.Parse(text.Text, context);
        if (result.Success)
            return text.Text;
        mistakes.Add(text.PlaceAt(result.Offset), new MistakeWords(result.Wrong!, result.Cure!));
        return null;
    }

    private static (Readings Readings, ImmutableArray<ReadingOverride> Overrides) ReadReadings(Node node, MistakeBag mistakes)
    {
        var readings = Readings.Default;
        var overrides = ImmutableArray.CreateBuilder<ReadingOverride>();
        if (node is not Node.Mapping map)
        {
            mistakes.Add(node.Place, MistakeWording.WrongShape("readings", "`row: {literal: …, usual: …}` lines", "no map"));
            return (readings, []);
        }
        foreach (var (row, sets) in map.Entries)
        {
            if (readings.Find(row.Text) is null)
            {
                mistakes.Add(
                    row.Place,
                    MistakeWording.NoSuch(
                        "reading", row.Text, Nearest.Find(row.Text, readings.Rows.Select(known => known.Id)), "the table of readings"));
                continue;
            }
            if (Fields.Of(sets, Shape.Reading, mistakes) is not { } fields)
                continue;
            var (literal, usual) = (fields.Text("literal"), fields.Text("usual"));
            readings = Override(readings, literal, (all, set) => all.With(row.Text, set, null), mistakes);
            readings = Override(readings, usual, (all, set) => all.With(row.Text, null, set), mistakes);
            if (literal is not null || usual is not null)
                overrides.Add(new ReadingOverride(row.Text, literal?.Text, usual?.Text));
        }
        return (readings, overrides.ToImmutable());
    }

    private static Readings Override(
        Readings readings, Node.Scalar? set, Func<Readings, string, ParseResult<Readings>> with, MistakeBag mistakes)
    {
        if (set is null)
            return readings;
        var result = with(readings, set.Text);
        if (result.Success)
            return result.Value;
        mistakes.Add(set.PlaceAt(result.Offset), new MistakeWords(result.Wrong, result.Cure));
        return readings;
    }
}
