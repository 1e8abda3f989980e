using System.Collections.Frozen;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// Reads the figures of several articles, each with what it measures, of which event and place, by whose word and as of when.
/// </summary>
internal sealed class StoryReader
{
    private static readonly FrozenSet<string> Holders = WordClasses.Of("measure-of-holder");

    private readonly IReadOnlyList<StoryArticle> _articles;
    private readonly Readings _readings;

    public StoryReader(IReadOnlyList<StoryArticle> articles, Readings readings) => (_articles, _readings) = (articles, readings);

    /// <summary>What the articles that were read last are about, as place and kind of event; null where they share none.</summary>
    public string? Subject { get; private set; }

    /// <summary>
    /// The figures of all articles, in order of article and place. Articles that have no event in common are read story by story.
    /// </summary>
    public IReadOnlyList<StoryFigure> Read(CancellationToken cancellation = default)
    {
        var readers = _articles.Select(article => new NewsReader(article.Text, [], article.Published.Days, _readings)).ToList();
        var opened = _articles.Zip(readers, (article, reader) => (article.Title, reader.Text)).ToList();
        var topic = About(readers);
        if (StoriesOf(opened, topic) is not { Count: > 1 } stories)
            return OfStory([.. Enumerable.Range(0, readers.Count)], readers, topic, cancellation);
        return [.. stories.SelectMany(story => OfStory(story, [.. story.Select(article => readers[article])],
                new Topic([.. story.Select(article => opened[article])]), cancellation)
            .Select(figure => figure with { Key = figure.Key with { Event = $"{story[0]} {figure.Key.Event}".TrimEnd() } }))
            .OrderBy(figure => figure.Article)];
    }

    // Few articles were chosen for one story. An article that shares nothing with another is of the story that most tell, where most tell
    // of one kind of event, and else of its own.
    private static List<IReadOnlyList<int>> StoriesOf(List<(string Title, NewsText Text)> opened, Topic topic)
    {
        if (opened.Count < Topic.FewArticles)
            return [];
        var stories = Topic.Stories(opened).ToList();
        if (topic.MainKind is null || stories.MaxBy(story => story.Count) is not { Count: > 1 } main)
            return stories;
        var alone = stories.FindAll(story => story.Count == 1);
        stories.RemoveAll(story => story.Count == 1);
        stories[stories.IndexOf(main)] = [.. main.Concat(alone.SelectMany(story => story)).Order()];
        return stories;
    }

    private List<StoryFigure> OfStory(
        IReadOnlyList<int> story, List<NewsReader> readers, Topic topic, CancellationToken cancellation)
    {
        var (passes, scenes) = Passes(story, readers, topic, cancellation);
        var figures = new List<StoryFigure>();
        foreach (var pass in passes)
        {
            cancellation.ThrowIfCancellationRequested();
            figures.AddRange(pass.Read());
        }
        var about = topic.MainKind is { } kind && topic.Name == kind && CalledBy(scenes) is { } called
            ? $"{StoryPass.Titled(called)} {kind}" : topic.Name;
        figures = figures.ConvertAll(figure => figure with { About = about });
        // While votes are counted, shares of them change.
        if (figures.Exists(figure => figure.Measure.Id == "counted-share"))
            return figures.ConvertAll(figure => Holders.Contains(figure.Measure.Id)
                ? figure with { Measure = figure.Measure with { OverTime = OverTime.Instant } } : figure);
        return figures;
    }

    // The name that more articles than any other give to their event; null where no two agree.
    private static string? CalledBy(List<SceneReader> scenes)
    {
        var names = scenes.Select(scene => scene.CalledBy).OfType<string>().CountBy(name => name).ToList();
        return names.Count > 0 && names.MaxBy(pair => pair.Value) is { Value: > 1 } most
            && names.Count(pair => pair.Value == most.Value) == 1 ? most.Key : null;
    }

    // What one article tells of the event's day and place, the others are read by.
    private static void Tell(List<SceneReader> scenes)
    {
        // What was over in a moment happened on one day, whichever article names it.
        var days = scenes.Select(scene => scene.StoryDay).OfType<DateOnly>().CountBy(day => day).ToList();
        if (days.Count > 0)
        {
            var day = days.MaxBy(pair => (pair.Value, -pair.Key.DayNumber)).Key;
            scenes.ForEach(scene => scene.TellDay(day));
        }
        var called = CalledBy(scenes);
        if (called is not null)
            scenes.ForEach(scene => scene.TellName(called));
        var places = scenes.SelectMany(scene => scene.OpeningPlaces()).ToHashSet(StringComparer.Ordinal);
        scenes.ForEach(scene => scene.TellPlaces(places));
        var venues = scenes.SelectMany(scene => scene.OpeningVenues()).Distinct(StringComparer.Ordinal).ToList();
        scenes.ForEach(scene => scene.TellVenue(venues is [var only] ? only : null));
    }

    /// <summary>For each article what reads its figures one by one, in order: each tells of what it is, or null.</summary>
    /// <param name="readers">What reads each article's sentences.</param>
    /// <param name="cancellation">Stops it between two articles.</param>
    public IReadOnlyList<Func<Mention, StoryFigure?>> Each(IReadOnlyList<NewsReader> readers, CancellationToken cancellation = default) =>
        [.. Passes([.. Enumerable.Range(0, readers.Count)], readers, About(readers), cancellation).Passes
            .Select(pass => (Func<Mention, StoryFigure?>)pass.Next)];

    private Topic About(IReadOnlyList<NewsReader> readers)
    {
        var topic = new Topic([.. _articles.Zip(readers, (article, reader) => (article.Title, reader.Text))]);
        Subject = topic.Name;
        return topic;
    }

    private (List<StoryPass> Passes, List<SceneReader> Scenes) Passes(
        IReadOnlyList<int> story, IReadOnlyList<NewsReader> readers, Topic topic, CancellationToken cancellation)
    {
        var scenes = new List<SceneReader>();
        var names = new UniqueNames();
        foreach (var (article, reader) in story.Zip(readers, (article, reader) => (_articles[article], reader)))
        {
            cancellation.ThrowIfCancellationRequested();
            scenes.Add(new SceneReader(reader, topic, article.Published.Days, names.Of(Slugs.Of(article.Name))));
        }
        Tell(scenes);
        return ([.. story.Select((article, at) =>
            new StoryPass(article, _articles[article], readers[at], topic, scenes[at], _readings))], scenes);
    }
}
