using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Keys;
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

    /// <summary>A saved query as an item of <c>queries.yaml</c>.</summary>
    public static Node Query(SavedQuery query) => new Map()
        .Add("name", query.Name)
        .Add("title", query.Title)
        .Add("show", query.Show.Aggregate(new Map(), (shown, filter) => shown.OneOrMore(filter.Name, filter.Values)).Node)
        .Node;

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
    public static Node Speaker(Speaker speaker) => Write(FormatFields.OfSpeaker, speaker);

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
    public static Node Question(Question question) => Write(FormatFields.OfQuestion, question);

    private static Node Constraint(Constraint constraint) => Write(FormatFields.OfConstraint, constraint);

    private static Node Source(Source source) => Write(FormatFields.OfSource, source);

    private static Node Write<T>(ImmutableArray<Field<T>> fields, T thing)
    {
        var map = new Map();
        foreach (var field in fields.Where(field => !field.GoesWithoutSaying(thing)))
            map.Add(field.Name, field.Tells(thing) is { } told ? Written(told) : null);
        return map.Node;
    }

    private static Node? Written(Told told) => told switch
    {
        Told.Text text => Node.Of(text.Words),
        Told.List { Items.IsEmpty: true } => null,
        Told.List list => Node.List(list.Items.Select(Written).OfType<Node>()),
        Told.Map map => map.Entries.Aggregate(
            new Map(), (all, entry) => all.Add(entry.Key, entry.Value is { Words: not "" and var words } ? words : null)).Node,
        _ => throw new ArgumentOutOfRangeException(nameof(told)),
    };

    private static Node Claim(Claim claim, Question? question, ImmutableArray<Facet> facets) => new Map()
        .Add("id", claim.Id.Local)
        .Add("question", claim.Question.ToString())
        .Add("says", claim.Value.Text)
        .Add("as-of", claim.AsOf.Text)
        .OneOrMore("speaker", [.. claim.Speakers.Select(name => name.ToString())])
        .Add("modality", claim.Modality is Modality.Stated ? null : TermNames<Modality>.Of(claim.Modality))
        .Add("whose", claim.Whose?.Text)
        .Add("if", claim.If)
        .Add("counted", claim.IsCounted ? "true" : null)
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
        .Add("because", claim.Because)
        .Add("note", claim.Note)
        .Node;

    /// <summary>The word choices that the data set has to state, because the loader would not find them by itself.</summary>
    private static IEnumerable<(string Facet, string Term)> Frames(Claim claim, Question? question, ImmutableArray<Facet> facets)
    {
        var found = FoundFrames.Of(claim.Quote, question, claim.Value, claim.Modality, facets);
        return facets
            .Select(facet => (facet, own: Of(claim.Frames, facet), found: Of(found, facet)))
            .Where(pair => !pair.own.SequenceEqual(pair.found))
            .SelectMany(pair => pair.own.Any()
                ? pair.own.Select(frame => (frame.Facet, frame.Term))
                : [(pair.facet.Id, FrameWords.None)]);

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
