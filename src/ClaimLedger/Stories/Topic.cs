using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>What several articles are about: the names and kinds of event of their headlines and first paragraphs.</summary>
internal sealed class Topic
{
    private static readonly FrozenSet<string> BeforeMonths = WordClasses.Of("before-month");
    private static readonly FrozenSet<string> Ordinal = WordClasses.Of("ordinal-ending");
    private static readonly FrozenSet<string> Kinds = WordClasses.Of("event");

    private static readonly FrozenDictionary<string, string> KindOf = Kinds
        .SelectMany(kind => WordClasses.Of("event-" + kind), (kind, word) => (kind, word))
        .ToFrozenDictionary(pair => pair.word, pair => pair.kind, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Lasting = WordClasses.Of("lasting-event");
    private static readonly FrozenSet<string> NoEvent = WordClasses.Of("not-an-event");
    private static readonly FrozenSet<string> NamedFires = WordClasses.Of("named-fire");
    private static readonly FrozenSet<string> OfShots = WordClasses.Of("before-no-event");

    private static readonly FrozenSet<string> Diseases = WordClasses.Of("disease");
    private static readonly FrozenSet<string> HappenedAt = WordClasses.Of("happened-at");
    private static readonly FrozenSet<string> Striking = WordClasses.Of("striking");
    private static readonly FrozenSet<string> PlaceOpeners = WordClasses.Of("place-opener");
    private static readonly FrozenSet<string> OfDays = WordClasses.Of("event-of-days");

    private static readonly FrozenSet<string> Marching = WordClasses.Of("marcher", "marching");

    private const string Fire = "fire";
    private const string Protest = "protest";
    private const int LongestOpening = 400;
    private const int OpeningSentences = 4;
    private const int NearKind = 2;
    /// <summary>So many articles are of one story, if nobody says otherwise: they were chosen for it.</summary>
    public const int FewArticles = 8;


    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _diseases;
    private readonly HashSet<string> _opening;
    private readonly string? _place;
    private readonly HashSet<string> _wholePlace;

    public Topic(IReadOnlyList<(string Title, NewsText Text)> articles)
    {
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        var named = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var diseases = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (title, text) in articles)
        {
            var (names, kinds, ill) = Opening(title, text);
            foreach (var name in names)
                named[name] = named.GetValueOrDefault(name) + 1;
            _kinds.UnionWith(kinds);
            foreach (var disease in ill)
                diseases[disease] = diseases.GetValueOrDefault(disease) + 1;
            foreach (var kind in kinds)
                shared[kind] = shared.GetValueOrDefault(kind) + 1;
        }
        _diseases = [.. diseases.Where(pair => 2 * pair.Value >= articles.Count).Select(pair => pair.Key)];
        _opening = [.. articles.SelectMany(article => StemsOf(article.Title, article.Text)).CountBy(stem => stem)
            .Where(pair => 2 * pair.Value >= articles.Count).Select(pair => pair.Key)];
        var main = shared.Where(pair => 2 * pair.Value >= articles.Count).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)
            .FirstOrDefault();
        var common = shared.Where(pair => 2 * pair.Value >= articles.Count).Select(pair => pair.Key).ToList();
        IsOfMoment = common.Count > 0 && !common.Exists(OfDays.Contains);
        HasEvent = shared.Any(
            pair => (!Lasting.Contains(pair.Key) || pair.Key == "attack" && !_kinds.Contains("war")) && 2 * pair.Value >= articles.Count);
        // Where the story is: of the names that headlines and first paragraphs share, the one that most figures could be "in".
        var (counts, places) = Occurrences(articles, named);
        _place = named.Where(pair => places.Contains(pair.Key)).OrderByDescending(pair => pair.Value)
            .ThenByDescending(pair => counts.GetValueOrDefault(pair.Key)).Select(pair => pair.Key).FirstOrDefault();
        HasSubject = articles.Count > 1 && named.Any(pair => pair.Value > 1 && 2 * pair.Value >= articles.Count);
        MainKind = main;
        IsUnnamed = articles.Count is > 1 and <= FewArticles && main is null
            && named.Any(pair => pair.Value > 1 && 2 * pair.Value >= articles.Count);
        Name = main is null ? null : _place is null || !IsWhereItHappened(articles, _place, main) ? main
            : $"{WholeName(articles, _place)} {main}";
        _wholePlace = _place is null ? [] : [.. CanonicalText.Folded(WholeName(articles, _place).ToLowerInvariant()).Split(' ')];
        _names.UnionWith(named.Where(pair => 2 * pair.Value >= articles.Count).Select(pair => pair.Key));
    }

    /// <summary>The kind of event that a token names; null where it names none.</summary>
    public static string? Kind(NewsText text, int token) => NamedFires.Contains(text.Tokens[token].Text) && IsInName(text, token) ? Fire
        : KindAt(text.Tokens, token) is { } kind
        && !(token + 1 < text.Tokens.Count && NoEvent.Contains(text.Tokens[token + 1].Text))
        && !(token > 0 && text.Tokens[token].Is(Fire) && OfShots.Contains(text.Tokens[token - 1].Text)) ? kind : null;

    private static string? KindAt(IReadOnlyList<Token> tokens, int at) =>
        KindOf.TryGetValue(tokens[at].Text, out var kind) && !IsMonth(tokens, at) ? kind : null;

    private static IEnumerable<string> KindsIn(IReadOnlyList<Token> tokens) =>
        Enumerable.Range(0, tokens.Count).Select(at => KindAt(tokens, at)).OfType<string>();

    // "14 March", "in March": the month, and nobody marches.
    private static bool IsMonth(IReadOnlyList<Token> tokens, int at)
    {
        return char.IsUpper(tokens[at].Word.Written[0]) && WordClasses.Months.Contains(tokens[at].Text)
            && (IsNumber(at - 1) || IsNumber(at + 1) || at > 0 && BeforeMonths.Contains(tokens[at - 1].Text));

        bool IsNumber(int near) => near >= 0 && near < tokens.Count
            && (tokens[near].Kind == TokenKind.Number || Ordinal.Contains(tokens[near].Text));
    }

    // "The Marrow Lightning Complex".
    private static bool IsInName(NewsText text, int token) => token > 1 && text.IsCapital(token) && text.IsCapital(token - 1)
        && text.IsWord(token - 1) && !WordClasses.IsFunctionWord(text.Tokens[token - 1].Text);

    /// <summary>Whether a word is the plural of such a name: "fires", "crashes".</summary>
    public static bool IsPlural(string word) => KindOf.TryGetValue(word, out var kind) && word.EndsWith('s')
        && (KindOf.GetValueOrDefault(word[..^1]) == kind || word.EndsWith("es", StringComparison.Ordinal)
            && KindOf.GetValueOrDefault(word[..^2]) == kind);

    /// <summary>Whether a word is the name of a kind of event.</summary>
    public static bool IsKind(string word) => Kinds.Contains(word);

    /// <summary>What the articles are about, as place and kind of event; null where they share none.</summary>
    public string? Name { get; }

    /// <summary>The kind of event that at least half of the articles open with; null where there is none.</summary>
    public string? MainKind { get; }

    /// <summary>Whether the articles share an event that one can count the victims of: a war is many.</summary>
    public bool HasEvent { get; }

    /// <summary>Whether the articles have something in common, if no event: a name that at least half of them open with.</summary>
    public bool HasSubject { get; }

    /// <summary>
    /// Whether several articles share names and no kind of event: what happened has no word of the table, a bus that plunged off a bridge.
    /// </summary>
    public bool IsUnnamed { get; }

    /// <summary>Whether what the articles share was over in a moment: a quake, a crash, no flood.</summary>
    public bool IsOfMoment { get; }

    /// <summary>Whether a kind of event is one that the articles are about.</summary>
    public bool IsAbout(string kind) => _kinds.Contains(kind);

    /// <summary>Whether half of the articles open with a word: of a farmers' protest the farmers.</summary>
    public bool OpensWith(string word) => _opening.Contains(Stem.Of(word));

    /// <summary>Whether a word names a disease that few articles open with, where most open with another.</summary>
    public bool IsOtherDisease(string word) => Diseases.Contains(word) && !_diseases.Contains(word) && _diseases.Count > 0;

    /// <summary>Whether the articles are about a war or attacks: each may tell of several.</summary>
    public bool IsOfWar => _kinds.Contains("war") || _kinds.Contains("attack");

    /// <summary>Whether every word of a name belongs to what the articles are about.</summary>
    public bool Names(string name) =>
        name.Split(' ').All(word => _names.Contains(word) || _names.Any(known => IsOfPeople(word, known)));

    /// <summary>Whether a word is a name of what the articles are about, and not only that of its people.</summary>
    public bool IsNamed(string word) => _names.Contains(word) && IsOwn(word) || IsAllOfPlace(word);

    // Tourists of another nation in a headline: of a place that the story is not about.
    private static bool IsOwn(string word) => !Demonyms.Is(WordClasses.Capital(word));

    /// <summary>Whether a place is all that the story is about, by its name or that of its people.</summary>
    public bool IsAllOfPlace(string name) => _place is not null && (
        _wholePlace.SetEquals(CanonicalText.Folded(name.ToLowerInvariant()).Split(' '))
        || name.Split(' ').All(word => IsPlaceOrItsPeople(word, _place)));

    private static bool IsPlaceOrItsPeople(string word, string place) =>
        string.Equals(CanonicalText.Folded(word), CanonicalText.Folded(place), StringComparison.OrdinalIgnoreCase)
            || IsOfPeople(word, place);

    // "Ecuadorean" of Ecuador, however they are written.
    private static bool IsOfPeople(string word, string place) =>
        Demonyms.IsOneOf(WordClasses.Capital(word), WordClasses.Capital(place));

    /// <summary>
    /// Which articles tell one story, by number: those whose openings share a place and their first kind of event, or several names; and
    /// those that others lead to.
    /// </summary>
    /// <param name="articles">The articles.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Stories(IReadOnlyList<(string Title, NewsText Text)> articles)
    {
        var openings = articles.Select(article => OpeningNames.Of(article.Title, article.Text)).ToList();
        var stories = new List<List<int>>();
        for (var index = 0; index < openings.Count; index++)
        {
            var opening = openings[index];
            var of = stories.FindAll(story => story.Exists(other => openings[other].TellsTheStoryOf(opening)));
            stories.RemoveAll(of.Contains);
            stories.Add([.. of.SelectMany(story => story).Append(index).Order()]);
        }
        return [.. stories.OrderBy(story => story[0])];
    }

    /// <summary>What the headline and the first paragraphs of an article name.</summary>
    private sealed record OpeningNames(HashSet<string> Names, HashSet<string> Kinds, HashSet<string> Places, string? First)
    {
        private const int OfOtherKinds = 2;
        private const int WithoutKind = 4;

        public static OpeningNames Of(string title, NewsText text)
        {
            var (names, kinds, _) = Opening(title, text);
            var own = WithoutWords(names, text);
            var places = Enumerable.Range(1, Math.Max(0, text.Tokens.Count - 1))
                .Where(token => text.IsCapital(token) && PlaceOpeners.Contains(text.Tokens[token - 1].Text))
                .Select(token => text.Tokens[token].Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var first = KindsIn(Tokenizer.Read(title)).Concat(KindsIn(text.Tokens)).FirstOrDefault();
            return new OpeningNames(own, kinds, places, first);
        }

        public bool TellsTheStoryOf(OpeningNames other)
        {
            var shared = Names.Where(other.Names.Contains).ToList();
            var hasPlace = shared.Exists(name => Places.Contains(name) || other.Places.Contains(name));
            return shared.Count >= (hasPlace ? WithoutKind - 1 : WithoutKind)
                || hasPlace
                    && (First is not null && First == other.First || shared.Count >= OfOtherKinds && Kinds.Overlaps(other.Kinds));
        }
    }

    // In a headline every word may be capital: what the text writes small elsewhere, and what names a kind of event, is no name.
    private static HashSet<string> WithoutWords(HashSet<string> names, NewsText text)
    {
        var small = text.Tokens.Where(token => token.Kind == TokenKind.Word && char.IsLower(token.Word.Written[0]))
            .Select(token => token.Text)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new HashSet<string>(
            names.Where(name => name.Length > 1 && !small.Contains(name) && !KindOf.ContainsKey(name.ToLowerInvariant())),
            StringComparer.OrdinalIgnoreCase);
    }

    private static HashSet<string> StemsOf(string title, NewsText text)
    {
        var (_, last) = text.Paragraph(text.Lead);
        return [.. Tokenizer.Read(title).Concat(last > 0 ? text.Tokens[..Math.Min(LongestOpening, text.Last(last - 1))] : [])
            .Where(token => token.Kind == TokenKind.Word)
            .Select(token => Stem.Of(WordClasses.WithoutPossessive(token.Text))).OfType<string>()];
    }

    // The names and kinds of event of a headline and the first two paragraphs.
    private static (HashSet<string> Names, HashSet<string> Kinds, HashSet<string> Diseases) Opening(string title, NewsText text)
    {
        var (_, last) = text.Paragraph(text.Lead);
        var (_, second) = text.Paragraph(text.Lead + 1);
        var lead = Tokenizer.Read(title);
        var names = new HashSet<string>(Capitals(lead), StringComparer.OrdinalIgnoreCase);
        var end = Math.Max(last, second);
        var opening = end > 0 ? text.Tokens[..Math.Min(LongestOpening, text.Last(end - 1))] : [];
        names.UnionWith(Capitals(opening));
        var words = lead.Concat(opening).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var kinds = KindsIn(lead).Concat(KindsIn(opening)).ToHashSet(StringComparer.Ordinal);
        // "Teachers marched through Ebb": no event is named, and it is one.
        if (kinds.Count == 0 && words.Overlaps(Marching))
            kinds.Add(Protest);
        words.IntersectWith(Diseases);
        return (names, kinds, words);
    }

    // "A quake in Ebb", "a quake hits Ebb", "Ebb's quake": in a third of the articles at least, so that the name is no nearby town's.
    private static bool IsWhereItHappened(IReadOnlyList<(string Title, NewsText Text)> articles, string place, string kind)
    {
        const int Part = 3;
        return Part * articles.Count(article => Sentences(article).Any(IsSaid)) >= articles.Count;

        static IEnumerable<IReadOnlyList<Token>> Sentences((string Title, NewsText Text) article) =>
            Enumerable.Range(0, Math.Min(OpeningSentences, article.Text.Sentences.Count))
                .Select(sentence => article.Text.Tokens[article.Text.First(sentence)..article.Text.Last(sentence)])
                .Prepend(Tokenizer.Read(article.Title));

        bool IsSaid(IReadOnlyList<Token> tokens)
        {
            if (!KindsIn(tokens).Contains(kind))
                return false;
            for (var token = 0; token < tokens.Count; token++)
            {
                if (!string.Equals(WordClasses.WithoutPossessive(tokens[token].Text), place, StringComparison.OrdinalIgnoreCase))
                    continue;
                var before = token - 1;
                while (before >= 0 && tokens[before].Kind == TokenKind.Word && char.IsUpper(tokens[before].Word.Written[0])
                    && !Striking.Contains(tokens[before].Text))
                    before--;
                if (before >= 0 && (HappenedAt.Contains(tokens[before].Text) || Striking.Contains(tokens[before].Text))
                    || Enumerable.Range(token + 1, NearKind).Any(near => near < tokens.Count
                        && KindAt(tokens, near) == kind))
                    return true;
            }
            return false;
        }
    }

    // "Port Ebb" for "Ebb", where it mostly stands so.
    private static string WholeName(IReadOnlyList<(string Title, NewsText Text)> articles, string place)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, text) in articles)
        {
            for (var token = 0; token < text.Tokens.Count; token++)
            {
                if (!string.Equals(text.Tokens[token].Text, place, StringComparison.OrdinalIgnoreCase) || !text.IsCapital(token)
                    || text.IsInitials(token))
                    continue;
                var (first, last) = (token, token + 1);
                while (first > 0 && IsPart(text, first - 1))
                    first--;
                while (last < text.Tokens.Count && IsPart(text, last))
                    last++;
                var name = text.Words(first, last);
                names[name] = names.GetValueOrDefault(name) + 1;
            }
        }
        return names.Count == 0 ? WordClasses.Capital(place)
            : names.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Length).First().Key;

        static bool IsPart(NewsText text, int token) => text.IsWord(token) && text.IsCapital(token) && !text.IsInitials(token)
            && !WordClasses.IsFunctionWord(text.Tokens[token].Text) && !KindOf.ContainsKey(text.Tokens[token].Text)
            && token > text.First(text.SentenceAt(token));
    }

    // How often each name stands in the articles, and which of them stand behind "in".
    private static (Dictionary<string, int> Counts, HashSet<string> Places) Occurrences(
        IReadOnlyList<(string Title, NewsText Text)> articles, Dictionary<string, int> named)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var places = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (_, text) in articles)
        {
            for (var token = 0; token < text.Tokens.Count; token++)
            {
                var word = text.Tokens[token].Text;
                if (!named.ContainsKey(word))
                    continue;
                counts[word] = counts.GetValueOrDefault(word) + 1;
                if (token > 0 && text.Tokens[token - 1].Is("in"))
                    places.Add(word);
            }
        }
        return (counts, places);
    }

    private static IEnumerable<string> Capitals(IEnumerable<Token> tokens) => tokens
        .Where(token => token.Kind == TokenKind.Word && char.IsUpper(token.Word.Written[0]) && !WordClasses.IsFunctionWord(token.Text)
            && !WordClasses.Months.Contains(token.Text) && !WordClasses.Weekdays.Contains(token.Text))
        .Select(token => WordClasses.WithoutPossessive(token.Text));
}
