using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClaimLedger.Application.Targets;
using ClaimLedger.Keys;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Output;

/// <summary>The JSON of conflicts, claims, sources and questions. Other people's programs depend on these names.</summary>
internal static class Json
{
    private static readonly JsonEncodedText Literal = JsonEncodedText.Encode("literal");
    private static readonly JsonEncodedText Usual = JsonEncodedText.Encode("usual");

    /// <summary>One conflict.</summary>
    public static void Conflict(Utf8JsonWriter json, ListedConflict row, Catalogue catalogue) => Conflict(json, row, catalogue, more: null);

    /// <summary>One conflict, and more of it and of each of its claims.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="row">The conflict.</param>
    /// <param name="catalogue">What its claims are of.</param>
    /// <param name="more">Writes further members of a claim's object.</param>
    /// <param name="behind">Writes further members of the conflict's.</param>
    public static void Conflict(
        Utf8JsonWriter json,
        ListedConflict row,
        Catalogue catalogue,
        Action<Claim, Utf8JsonWriter>? more,
        Action<Utf8JsonWriter>? behind = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(row);
        var conflict = row.Conflict;
        json.WriteStartObject();
        json.WriteString("id", conflict.Id.ToString());
        json.WriteString("kind", Conflicts.Info(conflict.Kind).Name);
        json.WriteString("severity", TermNames<Severity>.Of(conflict.Severity));
        json.WriteString("scope", TermNames<Scope>.Of(conflict.Scope));
        json.WriteString("status", TermNames<ConflictStatus>.Of(row.Status));
        json.WriteString("question", conflict.Question.ToString());
        json.WriteString("subject", conflict.Subject);
        json.WriteString("asks", conflict.Asks);
        json.WriteString("explanation", conflict.WithHint);
        json.Optional("hint", conflict.Hint);
        json.Optional("constraint", conflict.Constraint);
        json.Optional("event", conflict.Event);
        Ruling(json, row.Ruling);
        json.WriteStartArray("positions");
        foreach (var position in conflict.Positions)
            Position(json, conflict, position, catalogue, more);
        json.WriteEndArray();
        behind?.Invoke(json);
        json.WriteEndObject();
    }

    /// <summary>One claim.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="catalogue">What it is of.</param>
    /// <param name="behind">Writes further members.</param>
    public static void Claim(Utf8JsonWriter json, Claim claim, Catalogue catalogue, Action? behind = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(catalogue);
        var source = catalogue.Source(claim.Source);
        var question = catalogue.Question(claim.Question);
        var range = claim.Value as Value.Range;
        json.WriteStartObject();
        json.WriteString("id", claim.Id.ToString());
        json.WriteString("question", claim.Question.ToString());
        json.WriteString("source", claim.Source.ToString());
        json.WriteString("publisher", source.Publisher);
        json.WriteString("published", source.Published.ToString());
        json.WriteString("as_of", AsOf(claim));
        json.WriteString("says", claim.Value.Text);
        // Always there, so that a program need not know the answer's type: an empty object bounds nothing.
        Interval(json, Literal, range?.Literal ?? ClaimLedger.Interval.Everything, question.Answer);
        Interval(json, Usual, range?.Usual ?? ClaimLedger.Interval.Everything, question.Answer);
        json.WriteString("unit", UnitOf(question));
        if (claim.Value is Value.Options options)
            json.Texts("options", Allowed(options, question));
        json.Texts("speakers", claim.Speakers.Select(name => name.ToString()));
        json.WriteString("modality", TermNames<Modality>.Of(claim.Modality));
        json.Optional("whose", claim.Whose?.Text);
        json.Optional("if", claim.If);
        if (claim.IsCounted)
            json.WriteBoolean("counted", true);
        json.WriteStartObject("frames");
        foreach (var facet in claim.Frames.GroupBy(frame => frame.Facet, frame => frame.Term))
        {
            var terms = facet.Distinct().ToList();
            if (terms is [var term])
                json.WriteString(facet.Key, term);
            else
                json.Texts(facet.Key, terms);
        }
        json.WriteEndObject();
        json.WriteString("quote", claim.Quote);
        Lineage(json, claim, source, catalogue);
        behind?.Invoke();
        json.WriteEndObject();
    }

    // What became of a claim and where its quote stands; nothing where there is nothing to say.
    private static void Lineage(Utf8JsonWriter json, Claim claim, Source source, Catalogue catalogue)
    {
        if (claim.Version is { } version)
            json.WriteNumber("version", version);
        json.Optional("retrieved", source.VersionOf(claim)?.Retrieved.ToString());
        if (!claim.Corrects.IsEmpty)
            json.Texts("corrects", claim.Corrects.Select(id => id.ToString()));
        if (catalogue.CorrectionsOf(claim) is { Count: > 0 } corrections)
            json.Texts("corrected_by", corrections.Select(id => id.ToString()));
        if (claim.Withdrawn is { } withdrawal)
        {
            json.WriteStartObject("withdrawn");
            json.WriteString("on", withdrawal.On.ToString());
            json.Optional("why", withdrawal.Why);
            json.WriteEndObject();
        }
        if (catalogue.AsideFor(claim) is { } origin)
        {
            json.WriteStartObject("stands_aside");
            json.WriteString("for", origin.Text);
            json.WriteString("why", StandsAside.Because(origin.Text));
            json.WriteEndObject();
        }
        if (claim.Anchor is { } anchor)
        {
            json.WriteStartObject("anchor");
            Selectors(json, claim.Quote ?? "", anchor);
            json.WriteEndObject();
        }
    }

    /// <summary>
    /// Where a quote stands, as the W3C Web Annotation Data Model has it: exact, prefix, suffix, and positions in code points.
    /// </summary>
    public static void Selectors(Utf8JsonWriter json, string quote, Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(anchor);
        json.WriteString("exact", quote);
        json.WriteString("prefix", anchor.Prefix);
        json.WriteString("suffix", anchor.Suffix);
        json.WriteNumber("start", anchor.Start);
        json.WriteNumber("end", anchor.End);
    }

    /// <summary>What a thing's YAML holds, under its keys, without the closing brace.</summary>
    public static void Keys<T>(Utf8JsonWriter json, ImmutableArray<Field<T>> fields, T thing)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        foreach (var field in fields)
        {
            if (field.Tells(thing) is not { } told)
                continue;
            json.WritePropertyName(field.Name);
            Write(json, told);
        }
    }

    private static void Write(Utf8JsonWriter json, Told told)
    {
        switch (told)
        {
            case Told.Text text:
                json.WriteStringValue(text.Words);
                break;
            case Told.List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case Told.Map map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                    json.Optional(key, value?.Words);
                json.WriteEndObject();
                break;
        }
    }

    /// <summary>The day of a number, kept within the calendar.</summary>
    public static DateOnly DayOf(decimal number) => DateOnly.FromDayNumber((int)decimal.Clamp(number, 0, DateOnly.MaxValue.DayNumber));

    /// <summary>The options or terms that a choice allows.</summary>
    public static IEnumerable<string> Allowed(Value.Options value, Question question) =>
        value.Allowed.Names(question.Options);

    /// <summary>
    /// What the ends of a claim's intervals are counted in: a length of time in days, whatever the question counts it in.
    /// </summary>
    public static string? UnitOf(Question question) => question.Answer is AnswerType.Duration ? "days" : question.Unit;

    /// <summary>When a claim held, as written, or the publication date that stands in.</summary>
    public static string AsOf(Claim claim) => claim.AsOf.ToString();

    /// <summary>A ruling; nothing where there is none.</summary>
    public static void Ruling(Utf8JsonWriter json, Ruling? ruling, string name = "ruling")
    {
        ArgumentNullException.ThrowIfNull(json);
        if (ruling is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("conflict", ruling.Conflict.ToString());
        json.WriteString("verdict", TermNames<Verdict>.Of(ruling.Verdict));
        json.Optional("position", ruling.Position);
        json.WriteString("reason", ruling.Reason);
        json.WriteString("by", ruling.By);
        json.WriteString("on", Iso(ruling.On));
        json.WriteEndObject();
    }

    private static void Position(
        Utf8JsonWriter json, Conflict conflict, Position position, Catalogue catalogue, Action<Claim, Utf8JsonWriter>? more)
    {
        var question = catalogue.Question(position.Question ?? conflict.Question);
        json.WriteStartObject();
        json.WriteString("says", position.Says);
        if (question.Id != conflict.Question)
            json.WriteString("question", question.Id.ToString());
        if (position.Term is not null)
        {
            json.Optional("facet", conflict.Facet);
            json.WriteString("term", position.Term);
        }
        if (!position.Options.IsEmpty)
            json.Texts("options", position.Options);
        if (position.Literal is { } literal)
            Interval(json, Literal, literal, question.Answer);
        if (position.Usual is { } usual)
            Interval(json, Usual, usual, question.Answer);
        json.WriteNumber("origins", position.Origins);
        json.WriteStartArray("claims");
        foreach (var id in position.Claims)
        {
            var claim = catalogue.Claim(id);
            var source = catalogue.Source(claim.Source);
            json.WriteStartObject();
            json.WriteString("id", claim.Id.ToString());
            json.WriteString("source", claim.Source.ToString());
            json.WriteString("publisher", source.Publisher);
            json.WriteString("published", source.Published.ToString());
            json.WriteString("as_of", AsOf(claim));
            json.Texts("speakers", claim.Speakers.Select(name => name.ToString()));
            json.WriteString("modality", TermNames<Modality>.Of(claim.Modality));
            json.WriteString("quote", claim.Quote);
            more?.Invoke(claim, json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Interval(Utf8JsonWriter json, JsonEncodedText name, Interval interval, AnswerType answer) =>
        IntervalJson.Write(json, name, interval, answer);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
