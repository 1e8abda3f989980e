using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads <c>queries.yaml</c>: a list of queries, each with a name, a title and what narrows it.</summary>
internal static class SavedQueries
{
    // Those of which a listing takes several values; the words that each knows.
    private static readonly ImmutableArray<(string Filter, ImmutableArray<string> Words)> OfWords =
    [
        ("kind", [.. Conflicts.Kinds.Select(kind => kind.Name)]),
        ("severity", TermNames<Severity>.All),
        ("status", [.. TermNames<ConflictStatus>.All, .. TermNames<Verdict>.All]),
        ("scope", TermNames<Scope>.All),
    ];

    private static readonly ImmutableArray<string> OfDays = ["since", "until"];

    public static ImmutableArray<SavedQuery> Read(YamlDocument document, MistakeBag mistakes)
    {
        var queries = new Dictionary<string, SavedQuery>(StringComparer.Ordinal);
        if (document.Root is null || Fields.Of(document.Root, Shape.Queries, mistakes) is not { } file)
            return [];
        foreach (var item in file.Items("queries"))
        {
            if (Fields.Of(item, Shape.SavedQuery, mistakes) is not { } fields)
                continue;
            var (name, title) = (fields.Id("name", "a query's name"), fields.Text("title"));
            var shown = fields.Value("show") is { } node ? Fields.Of(node, Shape.Show, mistakes) : null;
            var filters = shown is null ? [] : Filters(shown, mistakes);
            if (name is null)
                continue;
            var query = new SavedQuery(name.Text, title?.Text ?? name.Text, filters, name.Place);
            if (!queries.TryAdd(name.Text, query))
                mistakes.Add(name.Place, MistakeWording.DuplicateId("query", name.Text, queries[name.Text].Place));
        }
        return [.. queries.Values];
    }

    private static ImmutableArray<SavedFilter> Filters(Fields fields, MistakeBag mistakes)
    {
        var filters = ImmutableArray.CreateBuilder<SavedFilter>();
        foreach (var name in Shape.Show.Keys.Where(fields.Has))
        {
            var words = OfWords.FirstOrDefault(each => each.Filter == name).Words;
            var values = words.IsDefault ? fields.Text(name) is { } one ? [one] : [] : fields.Texts(name);
            foreach (var value in values)
                Check(name, value, words, mistakes);
            if (values.Count > 0)
                filters.Add(new SavedFilter(name, [.. values.Select(value => value.Text)]));
        }
        return filters.ToImmutable();
    }

    private static void Check(string filter, Node.Scalar value, ImmutableArray<string> words, MistakeBag mistakes)
    {
        if (filter == "sort")
            words = ListFilter.SortNames;
        var word = filter == "sort" && value.Text.StartsWith('-') ? value.Text[1..] : value.Text;
        if (!words.IsDefault && !words.Contains(word))
            mistakes.Add(value.Place, MistakeWording.UnknownWord(filter, word, Nearest.Find(word, words), words));
        if (OfDays.Contains(filter) && Edtf.Parse(value.Text) is { Success: false } wrong)
            mistakes.Add(value.Place, new MistakeWords($"{ShownText.Quoted(value.Text)}: {wrong.Wrong}", wrong.Cure));
    }
}
