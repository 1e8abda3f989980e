using System.Collections.Immutable;
using ClaimLedger.Extraction;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Extraction;

internal sealed class ClaimReaderTests
{
    private static readonly ImmutableArray<Question> Questions =
    [
        new()
        {
            Id = new("fire.killed"),
            Subject = "Harbour fire, 3 June 2031",
            Asks = "How many people were killed?",
            Answer = AnswerType.Quantity,
            Unit = "people",
            OverTime = OverTime.Cumulative,
        },
        new() { Id = new("fire.started"), Subject = "Harbour fire, 3 June 2031", Asks = "When did it start?", Answer = AnswerType.Date },
        new() { Id = new("fire.lasted"), Subject = "Harbour fire, 3 June 2031", Asks = "How long did it last?",
            Answer = AnswerType.Duration },
        new()
        {
            Id = new("tram.length"),
            Subject = "Tram to Marrow Hill",
            Asks = "How long is the line?",
            Answer = AnswerType.Quantity,
            Unit = "km",
        },
    ];

    [TestCase("The mayor wants 500 boats.", Modality.Demanded)]
    [TestCase("The operator denied that 30 people were hurt.", Modality.Denied)]
    [TestCase("The proposed plan would close 12 schools.", Modality.Proposed)]
    [TestCase("The firm offered 40 seats.", Modality.Proposed)]
    [TestCase("The work will take 14 months.", Modality.Forecast)]
    [TestCase("Some 900 guests are expected to come.", Modality.Forecast)]
    [TestCase("The plan was made after 12 schools were closed.", Modality.Stated)]
    [TestCase("They closed 12 schools.", Modality.Stated)]
    [TestCase("The mayor said that they had closed 12 schools.", Modality.Stated)]
    public void How_a_figure_is_put_forward_is_read_from_its_verb_and_clause(string text, Modality expected) =>
        Assert.That(Read(text).Single().Modality, Is.EqualTo(expected));

    [TestCase("The mayor said on Monday that it rained.")]
    [TestCase("On Monday, officials said that it rained.")]
    [TestCase("It rained, said the mayor on Monday.")]
    [TestCase("Ms. Finch, 51, laughed.")]
    [TestCase("The two leaders met.")]
    [TestCase("One of the boats sank.")]
    [TestCase("On the one hand, it rained.")]
    [TestCase("Both sides met.")]
    [TestCase("There was no sign of it.")]
    [TestCase("The second phase went on.")]
    [TestCase("It may rain, and they march.")]
    [TestCase("Several reasons were given.")]
    [TestCase("In recent days it rained.")]
    [TestCase("14.20")]
    [TestCase("Call 555-0142 now.")]
    public void What_is_no_claim_is_not_proposed(string text) => Assert.That(Read(text).Select(claim => claim.Says), Is.Empty);

    [TestCase("The harbour fire killed 11 people.", "fire.killed", "11")]
    [TestCase("The fire at the harbour started on 3 June 2031.", "fire.started", "3 June 2031")]
    [TestCase("The line to Marrow Hill, a tram, is 14.5 km long.", "tram.length", "14.5 km")]
    [TestCase("Bees killed 11 crows in Fenwick.", null, "11")]
    public void A_figure_answers_the_question_whose_words_stand_around_it(string text, string? question, string says)
    {
        var claim = Read(text).Single();

        Assert.That(claim.Says, Is.EqualTo(says));
        Assert.That(claim.IsNewQuestion ? null : claim.Question.Id.ToString(), Is.EqualTo(question), claim.Why);
    }

    [TestCase("They released 33 goats.", "How many goats were released?", "goats")]
    [TestCase("Some 40 houses were destroyed.", "How many houses were destroyed?", "houses")]
    [TestCase("Still 59 sailors remain.", "How many sailors remain?", "sailors")]
    public void A_new_question_asks_for_what_is_counted_and_done(string text, string asks, string unit)
    {
        var question = Read(text).Single().Question;

        Assert.That((question.Asks, question.Unit), Is.EqualTo((asks, unit)));
    }

    [TestCase("An epidemic killed 10,000 people.", "How many people were killed?", "people", OverTime.Cumulative)]
    [
        TestCase(
            "A blaze ran through a market, killing 50 people and injuring 180.",
            "How many people were killed?|How many people were injured?",
            "people",
            OverTime.Cumulative)]
    [
        TestCase(
            "The death count of the blast climbed to 64.\n\nThe toll of the blast stood at 68, officials said.",
            "How many people were killed?",
            "people",
            OverTime.Cumulative)]
    [TestCase("After the quake 31 people were missing.", "How many people were missing?", "people", OverTime.Instant)]
    public void A_figure_that_fits_a_measure_asks_in_its_words(string text, string asks, string unit, OverTime overTime)
    {
        var questions = Read(text).Where(claim => claim.Question.Answer is AnswerType.Quantity).Select(claim => claim.Question)
            .DistinctBy(question => question.Id).ToList();

        Assert.That(questions.Select(question => question.Asks), Is.EqualTo(asks.Split('|')));
        Assert.That(questions.Select(question => question.Unit), Is.All.EqualTo(unit));
        Assert.That(questions.Select(question => question.OverTime), Is.All.EqualTo(overTime));
    }

    [TestCase("The bridge was opened on 4 June 2031.", "When was the bridge opened?")]
    [TestCase("Prosecutors in Nordhaven requested the arrest of the builder on 4 June 2031.",
        "When was it that prosecutors in Nordhaven requested the arrest of the builder?")]
    [TestCase("The prosecutors requested the arrest of the builder on 4 June 2031.",
        "When was it that the prosecutors requested the arrest of the builder?")]
    [TestCase("Repairs would take 14 weeks.", "Repairs would take how many weeks?")]
    [TestCase("Repairs will begin in September 2031.", "Repairs will begin in what month?")]
    [TestCase("On 4 June 2031, builders in Nordhaven opened the bridge.",
        "On what date was it that builders in Nordhaven opened the bridge?")]
    [TestCase("Repairs may go on until 4 June 2031.", "Repairs may go on until what date?")]
    [TestCase("The builders gave Nordhaven a $5 million organ.", "The builders gave Nordhaven an organ of what sum?")]
    [TestCase("A 6.4-magnitude wave struck the pier.", "A wave of what magnitude struck the pier?")]
    [TestCase("The harbour board saw a 3 percent rise.", "The harbour board saw a rise of how many percent?")]
    [TestCase("The ship was carrying 56 pianos, the owners said.", "The ship was carrying how many pianos?")]
    [TestCase("The owners painted their 14 boats.", "The owners painted how many of their boats?")]
    [TestCase("The harbour board was feeding thousands of guests.", "The harbour board was feeding how many guests?")]
    [TestCase("Builders raised a wall of 30 feet.", "Builders raised a wall of how many feet?")]
    [TestCase("Builders raised a 30-foot wall.", "Builders raised a wall of how many feet?")]
    [TestCase("There are 60 flats in that building.", "How many flats are there in that building?")]
    [TestCase("There might be 240 guests staying in that building.", "How many guests might there be staying in that building?")]
    [TestCase("Ten of the boats, including a ferry, were from the harbour.",
        "How many of the boats, including a ferry, were from the harbour?")]
    [TestCase("Hundreds of those boats have also been repainted in the harbour.",
        "How many of those boats have also been repainted in the harbour?")]
    [TestCase("Hundreds of boats have also been repainted in the harbour.", "How many boats have also been repainted in the harbour?")]
    [TestCase("About 40 percent of the harbour's cranes have been taken apart.",
        "What share of the harbour's cranes have been taken apart?")]
    [TestCase("There was no sign that 40 barrels sank.", "How many barrels sank?")]
    [TestCase("Repairs went on; the builders raised a wall of 30 feet; it rained.", "The builders raised a wall of how many feet?")]
    [TestCase("Pollsters put the figure at 800,000.", "Pollsters put the figure at how many?")]
    [TestCase("QUILL (Sound Daily) 5 June 2031 - Builders raised a wall of 30 feet, the coast guard said.",
        "Builders raised a wall of how many feet?")]
    [TestCase("The harbour board said the builders had raised a wall of 30 feet.", "The builders had raised a wall of how many feet?")]
    [TestCase("Meanwhile, builders raised a wall of 30 feet.", "Builders raised a wall of how many feet?")]
    [TestCase("Builders raised a wall of 30 feet (9 metres).", "Builders raised a wall of how many feet?")]
    [TestCase("Builders raised a wall of 30 feet, but the harbour was shut.", "Builders raised a wall of how many feet?")]
    [TestCase("Builders raised a wall of 30 feet and painted the pier.", "Builders raised a wall of how many feet?")]
    [TestCase("Hundreds of boats have been repainted and the pier has been shut.", "How many boats have been repainted?")]
    [TestCase("A tall, 6.4-magnitude wave struck the pier.", "A tall wave of what magnitude struck the pier?")]
    [TestCase("The wave was as strong as magnitude 6.4.", "The wave was as strong as what magnitude?")]
    [TestCase("The harbour board had repaired 56 pianos since it began.", "The harbour board had repaired how many pianos since it began?")]
    [TestCase("Last week builders in Nordhaven opened the bridge.", "In what week was it that builders in Nordhaven opened the bridge?")]
    [TestCase("Losses in the harbour could exceed $9 million.", "Losses in the harbour could exceed what sum?")]
    [TestCase("date 2031-06-05 Builders raised a wall of 30 feet.", "Builders raised a wall of how many feet?")]
    [TestCase("The harbour board was opened on 4 June 2031, largely ending a strike.", "When was the harbour board opened?")]
    [TestCase("The harbour board is landing 12 crates a day.", "The harbour board is landing how many crates a day?")]
    public void Any_other_figure_asks_for_what_is_missing_in_its_clause(string text, string asks) =>
        Assert.That(Read(text).Single().Question.Asks, Is.EqualTo(asks));

    // Of one, of somebody whom only a sentence before names, of nobody, and where a name has the figure.
    [TestCase("One crane in the harbour was still standing idle.")]
    [TestCase("He was seen near the bridge on 4 June 2031.")]
    [TestCase("Killed in the harbour were others, and sank 14 boats.")]
    [TestCase("The builders lost the 2031 election.")]
    [TestCase("The builders, many of whose boats sank in a massive 7.8 wave, left.")]
    [TestCase("Speaking in the harbour on 4 June 2031.")]
    [TestCase("A town of about 900 flats by the harbour, the seat of the board.")]
    [TestCase("We raised a wall of 30 feet.")]
    [TestCase("The harbour saw a third set of cranes.")]
    [TestCase("That phase ended in early June.")]
    [TestCase("The strike was triggered by the union-led 7 October, 2030, march along the harbour.")]
    [TestCase("The board agreed on a proposed month-long truce by the harbour.")]
    [TestCase("The chair was elected for a second four-year term by the board.")]
    [TestCase("The recorder sends out pings even under 14,000 of ocean.")]
    [TestCase("Corvo/NORTH EBB A red crane had fallen by the harbour on Thursday.")]
    public void No_question_is_made_that_nobody_could_answer(string text) => Assert.That(Read(text), Is.Empty);

    [Test]
    public void A_figure_whose_words_make_no_question_is_left()
    {
        var read = ReadAll("On the hill (which they call, with some 40 lamps, a shrine it rained.");

        Assert.That(read.Claims, Is.Empty);
        Assert.That(read.Left.Single().Says, Is.EqualTo("some 40"));
    }

    [Test]
    public void Two_questions_never_get_one_id()
    {
        var questions = Read("Officials put the figure for lorries at 800. Officials put the figure, for lorries, at the port at 900.")
            .Select(claim => claim.Question).ToList();

        Assert.That(
            questions.Select(question => question.Id).Distinct().Count(),
            Is.EqualTo(questions.Select(question => question.Asks).Distinct().Count()));
        var taken = ClaimReader.Read("An epidemic killed 10,000 people.", new ReadingContext
        {
            Published = Published,
            Title = "Invented",
            Prefix = "invented",
            TakenIds = [new("invented.killed")],
        }).Claims.Single();
        Assert.That(taken.Question.Id.ToString(), Is.EqualTo("invented.killed-2"));
    }

    [Test]
    public void The_day_on_which_words_were_said_is_their_as_of()
    {
        Assert.That(Read("The mayor said on Monday that 42 boats sank.").Single().AsOf, Is.EqualTo("2031-06-09"));
        Assert.That(Read("As of 5 June 2031, 42 boats had sunk.").Single().AsOf, Is.EqualTo("2031-06-05"));
        Assert.That(Read("Some 42 boats sank.").Single().AsOf, Is.Null);
    }

    [Test]
    public void What_is_said_twice_is_proposed_once_and_what_differs_twice()
    {
        Assert.That(
            Read(
                "Fire kills 11\n\nThe harbour fire killed 11 people, the mayor said. The harbour fire killed 11 people, the mayor said. "
                    + "The harbour fire killed 12 people, the mayor said.")
                .Count(claim => claim.Question.Id == new QuestionId("fire.killed") && claim.Speakers.Length == 1), Is.EqualTo(2));
    }

    [Test]
    public void Every_quote_stands_in_the_text_and_holds_its_value()
    {
        const string Text =
            "Some 42 boats sank, and 42 boats sank again. “42 boats,” she said.\n\nThe pier is 1,200 m long, cost $3 million and the "
                + "repair took six weeks; 12 per cent of it burned on 3 June 2031.";
        var claims = Read(Text);

        Assert.That(claims, Has.Count.GreaterThan(4));
        foreach (var claim in claims)
        {
            Assert.That(Text.Substring(claim.Span.Start, claim.Span.Length), Is.EqualTo(claim.Quote));
            Assert.That(
                QuoteReader.DecidingWords(claim.Quote, claim.Value, ValueContext.For(claim.Question, Published, claim.Modality)),
                Is.Not.Empty,
                claim.Quote);
            Assert.That(
                claim.Anchor is not null || Text.IndexOf(claim.Quote, claim.Span.Start + 1, StringComparison.Ordinal) < 0, claim.Quote);
            Assert.That(claim.Why, Does.Contain(" read as "));
        }
        Assert.That(claims.Select(claim => claim.Id), Is.Unique);
    }

    [Test]
    public void A_sentence_that_stands_twice_is_told_apart_by_an_anchor()
    {
        var claim = Read("Some 42 boats sank.\n\nIt rained.\n\nSome 42 boats sank.\n").Single();

        Assert.That(
            claim.Anchor, Is.EqualTo(new Anchor("", ".\n\nIt rained.\n\nSome 42 boats sank", 0, 18)).Or.Property("Start").EqualTo(0));
    }

    [TestCase("")]
    [TestCase("\"\"\"“””“ said said said, according to according to")]
    [TestCase("said 5, said 6, , , said told told 7 told")]
    [TestCase("5 5 5 5 5 5 5 , 5 , 5 \n 5 \n\n 5 – 5 — 5")]
    [TestCase("\uD800 42 \uDC00 said \uFFFF 7 boats")]
    [TestCase("99999999999999999999999999999999999999999 boats and 1e400 and 10^999 people were killed")]
    public void Odd_text_breaks_nothing(string text) => Assert.That(() => Read(text), Throws.Nothing);

    [Test]
    public void Reading_is_the_same_each_time()
    {
        const string Text = "The mayor said 42 boats sank on 3 June 2031. Some 11 people were killed in the fire.";

        var first = Read(Text).Select(claim => claim.Why).ToArray();
        Assert.That(Read(Text).Select(claim => claim.Why), Is.EqualTo(first));
    }

    // A Tuesday.
    private static readonly DaySpan Published = DaySpan.Day(new DateOnly(2031, 6, 10));

    private static IReadOnlyList<ReadClaim> Read(string text) => ReadAll(text).Claims;

    private static ReadArticle ReadAll(string text) =>
        ClaimReader.Read(
            text, new ReadingContext { Published = Published, Title = "Invented", Prefix = "invented", Questions = Questions });
}
