using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Writing;

/// <summary>Puts a data set back into the keys of the format: the inverse of reading it.</summary>
internal static class DraftWriter
{
    public static DataSetDraft Draft(DataSet dataSet)
    {
        var facets = dataSet.Facets;
        var questions = dataSet.Questions.ToDictionary(question => question.Id);
        return new DataSetDraft
        {
            Ledger = Ledger(dataSet),
            Speakers = [.. dataSet.Speakers.Select(Speaker)],
            Facets = [.. facets.Select(Facet)],
            Questions = [.. dataSet.Questions.Select(Question)],
            Constraints = [.. dataSet.Constraints.Select(Constraint)],
            Sources = [
                .. dataSet.Sources.Select(
                    source => new SourceDraft(
                        Source(source),
                        [
                            .. source.Claims.Select(claim => Claim(claim, questions.GetValueOrDefault(claim.Question), facets)),
                            .. source.Proposals.Select(proposal => Proposal(proposal, facets)),
                        ])),
            ],
            Rulings = [.. dataSet.Rulings.Select(Ruling)],
            Expectations = [.. dataSet.Expectations.Select(expectation => new Map().Add(expectation.Subject, expectation.Text).Node)],
            Baseline = dataSet.HasBaseline ? [.. dataSet.Baseline.Select(conflict => Node.Of(conflict.ToString()))] : default,
        };
    }

    private static Node Ledger(DataSet dataSet) => new Map()
        .Add("title", dataSet.Title)
        .Add("about", dataSet.About)
        // The ledger's language would become that of a source without one.
        .Add("language", dataSet.Language == "en" && dataSet.Sources.Any(source => source.Language is null) ? null : dataSet.Language)
        .Add(
            "readings",
            [
                .. dataSet.Readings.Select(
                    reading => new Entry(Node.Of(reading.Row), new Map().Add("literal", reading.Literal).Add("usual", reading.Usual).Node)),
            ])
        .Node;

    /// <summary>A speaker as an item of <c>speakers.yaml</c>.</summary>
    public static Node Speaker(Speaker speaker) => new Map()
        .Add("name", speaker.Name.ToString())
        .Add("kind", TermNames<SpeakerKind>.Of(speaker.Kind))
        .List("also", speaker.Also)
        .Add("speaks-for", speaker.SpeaksFor?.ToString())
        .Add("note", speaker.Note)
        .Node;

    private static Node Facet(Facet facet) => new Map()
        .Add("id", facet.Id)
        .Add("asks", facet.Asks)
        .List("terms", facet.Terms.Select(term => new Map().Add("id", term.Id).List("shown-by", term.ShownBy).Add("note", term.Note).Node))
        .Add("note", facet.Note)
        .Node;

    /// <summary>A question that a proposed claim brings with it, without its id.</summary>
    public static Node NewQuestion(Question question) =>
        Node.Map(((Node.Mapping)Question(question)).Entries.Where(entry => entry.Key.Text != "id"));

    /// <summary>A proposed claim.</summary>
    public static Node Proposal(Proposal proposal, ImmutableArray<Facet> facets) =>
        Node.Map(((Node.Mapping)Claim(proposal.Claim, proposal.Question, facets)).Entries.SelectMany(entry => entry.Key.Text switch
        {
            "id" => [entry, new Entry(Node.Of("proposed"), Node.Of("true"))],
            "question" when proposal.IsNewQuestion => [entry, new Entry(Node.Of("new-question"), NewQuestion(proposal.Question))],
            _ => (IEnumerable<Entry>)[entry],
        }));

    /// <summary>A question as an item of <c>questions.yaml</c>.</summary>
    public static Node Question(Question question)
    {
        var isChoice = question.Answer is AnswerType.Choice;
        var map = new Map()
            .Add("id", question.Id.ToString())
            .Add("subject", question.Subject)
            .Add("asks", question.Asks)
            .Add("answer", TermNames<AnswerType>.Of(question.Answer))
            .Add("unit", question.Unit)
            .Add("over-time", question.OverTime is OverTime.Fixed ? null : TermNames<OverTime>.Of(question.OverTime))
            .List("options", isChoice ? question.Options : [])
            .Add("exclusive", isChoice ? Exclusive(question) : null)
            .Add("facet", question.Facet)
            .Add("event", question.Event)
            .List("includes", question.Includes);
        foreach (var (label, text) in question.Qualifiers)
            map.Add(label, text);
        return map
            .List(
                "breaks",
                question.Breaks.Select(each => new Map().Add("on", Edtf(each.On)).Add("why", each.Why.Length == 0 ? null : each.Why).Node))
            .Add("tolerance", question.Tolerance)
            .Add("note", question.Note)
            .Node;
    }

    private static Node? Exclusive(Question question)
    {
        if (question.Exclusions.All(excluded => excluded.IsEmpty))
            return null;
        if (question.Exclusions.SequenceEqual(Exclusions.All(question.Options)))
            return Node.Of("all");
        return Node.List(question.ExclusivePairs.Select(pair => Node.List([Node.Of(pair.First), Node.Of(pair.Second)])));
    }

    /// <summary>An EDTF text that covers the same days and is as sure of them.</summary>
    private static string Edtf(DaySpan span)
    {
        var text = span.ToString();
        return span.IsUncertain && !text.EndsWith('~') ? text + "~" : text;
    }

    private static Node Constraint(Constraint constraint) => new Map()
        .Add("id", constraint.Id)
        .Add("holds", constraint.Holds)
        .Add("why", constraint.Why)
        .Add("note", constraint.Note)
        .Node;

    private static Node Source(Source source) => new Map()
        .Add("id", source.Id.ToString())
        .Add("title", source.Title)
        .Add("publisher", source.Publisher)
        .Add("url", source.Url)
        .Add("published", source.Published.ToString())
        .Add("dated-by", source.DatedBy)
        .Add("language", source.Language)
        // The newest version's hash is the source's.
        .Add("sha256", source.Versions is [.., { Sha256: not null }] ? null : source.Sha256)
        .List(
            "versions",
            source.Versions.Select(
                version => new Map().Add("retrieved", version.Retrieved.ToString()).Add("sha256", version.Sha256).Add("note",
                    version.Note).Node))
        .Add("note", source.Note)
        .Node;

    private static Node Claim(Claim claim, Question? question, ImmutableArray<Facet> facets) => new Map()
        .Add("id", claim.Id.Local)
        .Add("question", claim.Question.ToString())
        .Add("says", claim.Value.Text)
        .Add("as-of", claim.AsOf.Text)
        .OneOrMore("speaker", [.. claim.Speakers.Select(name => name.ToString())])
        .Add("modality", claim.Modality is Modality.Stated ? null : TermNames<Modality>.Of(claim.Modality))
        .Add("quote", claim.Quote)
        .Add("frames", [.. Frames(claim, question, facets).Select(frame => new Entry(Node.Of(frame.Facet), Node.Of(frame.Term)))])
        .Add("version", claim.Version?.ToString(CultureInfo.InvariantCulture))
        .OneOrMore(
            "corrects",
            [
                .. claim.Corrects.Select(
                    id => id.Source == claim.Source ? id.Local : id.ToString()),
            ])
        .Add("withdrawn", Withdrawn(claim.Withdrawn))
        .Add("anchor", Anchor(claim.Anchor))
        .Add("note", claim.Note)
        .Node;

    /// <summary>The word choices that the data set has to state, because the loader would not find them by itself.</summary>
    private static IEnumerable<Frame> Frames(Claim claim, Question? question, ImmutableArray<Facet> facets)
    {
        var found = FoundFrames.Of(claim.Quote, question, claim.Value, claim.Modality, facets);
        return facets
            .Select(facet => (own: Of(claim.Frames, facet), found: Of(found, facet)))
            .Where(pair => !pair.own.SequenceEqual(pair.found))
            .SelectMany(pair => pair.own);

        static IEnumerable<Frame> Of(ImmutableArray<Frame> frames, Facet facet) => frames.Where(frame => frame.Facet == facet.Id);
    }

    private static Node? Withdrawn(Withdrawal? withdrawal) => withdrawal switch
    {
        null => null,
        { Why: null } => Node.Of(withdrawal.On.ToString()),
        _ => new Map().Add("on", withdrawal.On.ToString()).Add("why", withdrawal.Why).Node,
    };

    private static Node? Anchor(Anchor? anchor) => anchor is null ? null : new Map()
        .Add("prefix", anchor.Prefix.Length == 0 ? null : anchor.Prefix)
        .Add("suffix", anchor.Suffix.Length == 0 ? null : anchor.Suffix)
        .Add("start", anchor.Start.ToString(CultureInfo.InvariantCulture))
        .Add("end", anchor.End.ToString(CultureInfo.InvariantCulture))
        .Node;

    private static Node Ruling(Ruling ruling) => new Map()
        .Add("conflict", ruling.Conflict.ToString())
        .Add("kind", ruling.Kind is { } kind ? Conflicts.Info(kind).Name : null)
        .Add("question", ruling.Question?.ToString())
        .List("says", ruling.Says)
        .Add("verdict", TermNames<Verdict>.Of(ruling.Verdict))
        .Add("position", ruling.Position)
        .Add("reason", ruling.Reason)
        .Add("by", ruling.By)
        .Add("on", ruling.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        .Add("note", ruling.Note)
        .Node;

    /// <summary>A map that leaves out what there is nothing to say of.</summary>
    private sealed class Map
    {
        private readonly List<Entry> _entries = [];

        public Node Node => Node.Map(_entries);

        public Map Add(string key, string? text) => Add(key, text is null ? null : Yaml.Node.Of(text));

        public Map Add(string key, Node? value)
        {
            if (value is not null)
                _entries.Add(new Entry(Yaml.Node.Of(key), value));
            return this;
        }

        public Map Add(string key, ImmutableArray<Entry> entries) => Add(key, entries.IsEmpty ? null : Node.Map(entries));

        public Map List(string key, IEnumerable<string> texts) => List(key, texts.Select(text => Yaml.Node.Of(text)));

        public Map List(string key, IEnumerable<Node> items) =>
            items.ToImmutableArray() is { IsEmpty: false } list ? Add(key, Yaml.Node.List(list)) : this;

        public Map OneOrMore(string key, ImmutableArray<string> texts) => texts is [var one] ? Add(key, one) : List(key, texts);
    }
}
