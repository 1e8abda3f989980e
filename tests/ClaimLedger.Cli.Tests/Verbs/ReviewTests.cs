using ClaimLedger.Cli.Review;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>Going through the proposals of two articles on an invented ferry.</summary>
internal sealed class ReviewTests : CliTests
{
    private const string One = "sources/2031-06-05-ferry-sinks-off-corvo.yaml";
    private const string Two = "sources/2031-06-05-twenty-dead-as-ferry-goes-down-off-corvo.yaml";
    private const string Killed = "ferry-sinks-corvo.killed";
    private const string Rescued = "ferry-sinks-corvo.rescued";

    [SetUp]
    public void Propose()
    {
        Fire.Write(
            "a.txt",
            "Ferry sinks off Corvo\n\nA ferry sank off Corvo on Wednesday, killing 31 people, the coastguard said.\n\nDivers pulled more "
                + "than 40 survivors from the water, and nine people were still missing on Thursday.\n");
        Fire.Write(
            "b.txt",
            "Twenty dead as ferry goes down off Corvo\n\nThe ferry that sank off Corvo on Wednesday killed 20 people, its owner, Lind "
                + "Lines, said on Thursday.\n\nRescuers have saved 44 people.\n");
        Cli.Done("extract", "a.txt", "b.txt", "--published", "2031-06-05", "--publisher", "Ebb Radio", "--into", ".");
    }

    [Test]
    public void What_disagrees_comes_first_with_both_sides_together_and_the_rest_by_question()
    {
        var run = Review("s", "s", "s", "s", "s", "s", "q");
        var shown = run.Out.Split('\n').Where(line => line.Contains(" of 7  ", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('/', StringComparison.Ordinal) + 1)..]);

        Assert.That(
            shown,
            Is.EqualTo(new[]
            {
                "twenty-dead", "31-people", "wednesday", "20-people", "more-than-40-survivors", "44-people", "nine-people",
            }));
        Assert.That(
            Words(run.Out),
            Does.Contain("disagrees with: \"A ferry sank off Corvo on Wednesday, killing 31 people\" (Ebb Radio, 5 June 2031; proposed): "
                + "warning, contradiction").And
                .Contain("disagrees with: \"Twenty dead as ferry goes down off Corvo\" (Ebb Radio, 5 June 2031; proposed)"));
    }

    [Test]
    public void A_claim_that_was_accepted_is_disagreed_with_all_the_same()
    {
        var run = Review("a", "q");

        Assert.That(
            Words(run.Out), Does.Contain("disagrees with: \"Twenty dead as ferry goes down off Corvo\" (Ebb Radio, 5 June 2031): warning"));
    }

    [Test]
    public void An_answer_that_settles_the_disagreement_is_seen_at_once()
    {
        var run = Review("r", "q");

        Assert.That(run.Out[run.Out.IndexOf("31-people", StringComparison.Ordinal)..], Does.Not.Contain("disagrees"));
    }

    [Test]
    public void What_was_skipped_comes_again_at_the_end_and_the_next_time()
    {
        var run = Review("s", "r", "r", "r", "r", "r", "r", "s");

        Assert.That(run.Out, Does.Contain("the one that is left comes again").And.Contain("1 of 1  "));
        Assert.That(run.Error, Does.Contain("6 rejected; 1 proposed claim left"));
        Assert.That(Review("q").Out, Does.Contain("1 of 1  ").And.Contain("/twenty-dead"));
    }

    [Test]
    public void Answers_are_on_the_disk_at_once_so_that_a_later_review_goes_on()
    {
        Review("a");
        var run = Review("q");

        Assert.That(run.Out, Does.Contain("1 of 6  ").And.Contain("/31-people"));
        Assert.That(Fire.Read("questions.yaml"), Does.Contain($"id: {Killed}"));
    }

    [Test]
    public void All_that_are_sure_are_accepted_at_once_after_their_number_and_kinds_are_told_and_undone_at_once()
    {
        var before = Files();
        var run = Review("all", "no", "all", "perhaps", "all", "yes", "q");

        Assert.That(
            run.Out,
            Does.Contain("4 of 7 are sure: their reader had no doubt which question they answer, and they would disagree with nothing. "
                + "0 for questions of the data set; 4 for 3 new questions; with 1 new speaker").And
                .Contain("none was accepted").And.Contain("'perhaps' is neither yes nor no"));
        Assert.That(run.Error, Does.Contain("4 accepted, 0 edited, 0 rejected; 3 proposed claims left"));
        Assert.That(Fire.Read(One), Does.Contain("id: wednesday\n    proposed: true").And.Not.Contain("id: nine-people\n    proposed"));
        Cli.Done("build", "-o", "ledger.db");
        Assert.That(Review("all", "q").Out, Does.Contain("none is sure"));

        Restore(before);
        Assert.That(Review("all", "yes", "u", "q").Error, Does.Contain("0 accepted"));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public void What_is_sure_of_a_declared_question_is_told_apart()
    {
        Review("question " + Killed, "a");

        Assert.That(Review("s", "s", "all", "no").Out, Does.Contain("1 for questions of the data set; 3 for 2 new questions"));
    }

    [TestCase("f|2|q", Rescued, TestName = "A_question_that_fits_is_chosen_by_its_number")]
    [TestCase("f|casualties killed|1|q", "fire.casualties", TestName = "A_search_finds_a_question_by_its_words")]
    [TestCase("f fire.killed|q", "fire.killed", TestName = "An_id_names_a_question_at_once")]
    [TestCase("question|99|fire.killed|q", "fire.killed", TestName = "A_number_that_is_not_listed_is_told_and_asked_again")]
    [TestCase("f zeppelins|fire.injured|q", "fire.injured", TestName = "A_search_that_finds_nothing_is_told_and_asked_again")]
    [TestCase("e|question|fire.killed|q", "fire.killed", TestName = "To_edit_the_question_is_to_choose_one")]
    [TestCase("f||q", Killed, TestName = "Nothing_leaves_the_question_as_it_is")]
    public void The_question_is_chosen(string answers, string question)
    {
        Review(answers.Split('|'));

        Assert.That(ClaimOf(Two, "twenty-dead"), Does.Contain($"question: {question}\n"));
        Assert.That(
            ClaimOf(Two, "twenty-dead"),
            question.StartsWith("fire.", StringComparison.Ordinal) ? Does.Not.Contain("new-question") : Does.Contain("new-question"));
        Assert.That(ClaimOf(One, "31-people"), Does.Contain($"question: {Killed}\n"), "one claim alone goes");
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void A_claim_gets_a_new_question_of_its_own()
    {
        var run = Review($"f new {Rescued}", "f new ferry.dead", "q");

        Assert.That(run.Out, Does.Contain($"a question is called {Rescued} already"));
        Assert.That(ClaimOf(Two, "twenty-dead"), Does.Contain("question: ferry.dead\n").And.Contain("asks: How many people were killed?"));
        Assert.That(ClaimOf(One, "31-people"), Does.Contain($"question: {Killed}\n"));
        Assert.That(run.Out[run.Out.LastIndexOf("1 of 7", StringComparison.Ordinal)..], Does.Not.Contain("disagrees"));
    }

    [Test]
    public void The_questions_that_fit_are_shown_with_what_they_ask_their_unit_and_how_many_answer()
    {
        Assert.That(
            Words(Review("f", "", "q").Out),
            Does.Contain($"2 {Rescued} (new): Ferry sinks off Corvo: How many people were rescued? (unit people; cumulative; 2 claims)"));
    }

    [Test]
    public void Merging_takes_every_proposal_of_a_new_question_to_another()
    {
        var before = Files();
        var run = Review("merge fire.killed", "q");

        Assert.That(run.Out, Does.Contain($"3 proposals of {Killed} now answer fire.killed"));
        Assert.That(Fire.Read(One) + Fire.Read(Two), Does.Not.Contain(Killed));
        Assert.That(ClaimOf(Two, "20-people"), Does.Contain("question: fire.killed\n").And.Not.Contain("new-question"));
        Restore(before);
        Review("m fire.killed", "u", "q");
        Assert.That(Files(), Is.EqualTo(before));
    }

    [TestCase("m fire.started", "so that nothing is changed", TestName = "A_question_that_the_answers_do_not_fit_is_refused")]
    [TestCase("n fire.killed", "a question is called fire.killed already; `merge fire.killed`", TestName = "A_taken_id_is_refused")]
    [TestCase("n two words", "so that nothing is changed", TestName = "A_name_that_is_no_id_is_refused")]
    [TestCase("k king", "there is no kind 'king'; it is one of person, office, group, outlet, anonymous", TestName = "No_such_kind")]
    [TestCase("e colour", "there is no field 'colour'", TestName = "No_such_field")]
    [TestCase("e over-time|ever", "ever", TestName = "A_word_that_the_format_does_not_know_is_refused")]
    [TestCase("e unit|km", "so that nothing is changed", TestName = "A_unit_in_which_another_proposal_cannot_be_read_is_refused")]
    [TestCase("accept this", "'accept this' is no answer", TestName = "What_takes_nothing_is_not_guessed")]
    [TestCase("", "write a, l, r, s, e, f, m, n, k, w, u, h or q", TestName = "An_empty_line_is_no_answer")]
    public void What_cannot_be_done_is_said_in_a_line_and_changes_nothing(string answers, string says)
    {
        Fire.Write(One, Fire.Read(One).Replace("says: '31'", "says: 31 people", StringComparison.Ordinal));
        var before = Files();

        Assert.That(Review(["s", .. answers.Split('|'), "q"]).Out, Does.Contain(says));
        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public void Renaming_gives_a_new_question_another_id_in_all_proposals_and_changes_nothing_else()
    {
        var before = Files();
        Review("rename ferry.dead", "q");

        Assert.That(Files(), Is.EqualTo(before.Select(text => text.Replace($"question: {Killed}\n", "question: ferry.dead\n",
            StringComparison.Ordinal))));
    }

    [TestCase("n ferry.dead|e over-time|fixed|m fire.killed|l|y|a|u|u|u|u|u|q")]
    [TestCase("k office|a|r|f fire.casualties|e says|forty|s|u|u|u|u|u|u|q")]
    public void Any_number_of_answers_is_taken_back_to_the_byte_whatever_the_ends_of_lines(string answers)
    {
        foreach (var file in (string[])[One, Two, "questions.yaml", "speakers.yaml"])
        {
            var text = Fire.Read(file).Replace("\n", "\r\n", StringComparison.Ordinal);
            Fire.WriteBytes(file, [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(text)]);
        }
        var before = Bytes();
        var run = Review(answers.Split('|'));

        Assert.That(run.Error, Does.Contain("0 accepted, 0 edited, 0 rejected; 7 proposed claims left"));
        Assert.That(Bytes(), Is.EqualTo(before));

        byte[][] Bytes() =>
            [.. new[] { One, Two, "questions.yaml", "speakers.yaml" }.Select(file => File.ReadAllBytes(Fire.FullName(file)))];
    }

    [Test]
    public void A_file_without_lines_of_its_own_for_each_claim_is_told_and_left_alone()
    {
        var claims = Fire.Read(Two);
        Fire.Write(Two, claims[..claims.IndexOf("claims:", StringComparison.Ordinal)]
            + "claims: [{id: flow, proposed: true, question: fire.killed, says: '12'}]\n");
        var before = Fire.Read(Two);
        var run = Cli.Answer("a\nn x\ne says\n13\nr\n", "extract", "--review", Two).Done();

        Assert.That(run.Out, Does.Contain($"{Two} is laid out in a way that this cannot be written into"));
        Assert.That(Fire.Read(Two), Is.EqualTo(before));
    }

    [Test]
    public void What_the_data_set_says_is_shown_and_not_obeyed()
    {
        Fire.Write(Two, Fire.Read(Two).Replace("says: Twenty\n", "says: Twenty\n    note: \"[bold]red\\u202E[/]\"\n",
            StringComparison.Ordinal));
        var run = Review("w", "f", "", "q");

        Assert.That(run.Out, Does.Contain("[bold]").And.Not.Contain("\u001b").And.Not.Contain("\u202E"));
    }

    [Test]
    public void What_others_wrote_between_two_reviews_stays()
    {
        var source = Cli.Answer("a\nq\n", "extract", "--review").Done();
        Assert.That(source.Error, Does.Contain("1 accepted"));
        Fire.Write("questions.yaml", Fire.Read("questions.yaml") + "# mine\n");

        Assert.That(Review("a", "u", "q").Error, Does.Contain("0 accepted"), "what was there before the review is no change of it");
        Assert.That(Fire.Read("questions.yaml"), Does.EndWith("# mine\n"));
    }

    [Test]
    public void A_declared_question_is_neither_merged_nor_renamed()
    {
        var run = Review("a", "m", "n", "q");

        Assert.That(run.Out, Does.Contain($"{Killed} is declared, and only a new question is merged").And
            .Contain($"{Killed} is declared, and only a new question is renamed here"));
    }

    [TestCase("over-time", "fixed", "      over-time: fixed\n")]
    [TestCase("counts", "souls; sailors", "      counts: [souls, sailors]\n")]
    [TestCase("subject", "Ferry off Corvo, June 2031", "      subject: Ferry off Corvo, June 2031\n")]
    [TestCase("asks", "How many died?", "      asks: How many died?\n")]
    [TestCase("event", "corvo-ferry", "      event: corvo-ferry\n")]
    [TestCase("place", "Corvo", "      place: Corvo\n")]
    [TestCase("question-note", "As both say.", "      note: As both say.\n")]
    public void What_a_new_question_has_is_edited_in_all_proposals_that_bring_it(string field, string value, string written)
    {
        var run = Review($"edit {field}", value, "q");

        Assert.That(run.Error, Does.Contain("1 edited"));
        foreach (var claim in (string[])[ClaimOf(One, "31-people"), ClaimOf(Two, "twenty-dead"), ClaimOf(Two, "20-people")])
            Assert.That(claim, Does.Contain(written));
        Assert.That(ClaimOf(Two, "44-people"), Does.Not.Contain(written));
    }

    [Test]
    public void A_declared_question_is_edited_where_it_is_declared()
    {
        var run = Review("a", "e counts", "souls", "q");

        Assert.That(run.Out, Does.Contain($"{Killed} is declared: this is written into questions.yaml, for all its claims"));
        Assert.That(Fire.Read("questions.yaml"), Does.Contain("counts: [souls]\n"));
        Assert.That(Words(run.Out), Does.Contain("counts souls"));
    }

    [Test]
    public void The_kind_of_a_new_speaker_is_guessed_shown_and_set()
    {
        var run = Review("s", "k", "anonymous", "k group", "a", "q");

        Assert.That(Words(run.Out), Does.Contain("kind anonymous").And.Contain("kind office").And.Contain("kind group"));
        Assert.That(Fire.Read("speakers.yaml"), Does.Contain("  - name: the coastguard\n    kind: group\n"));
        Assert.That(run.Error, Does.Contain("1 accepted, 2 edited"));
    }

    [Test]
    public void Show_tells_all_that_a_question_has_and_what_answers_it()
    {
        var run = Words(Review("w", "q").Out);

        Assert.That(run, Does.Contain($"id {Killed} (new)").And.Contain("over-time cumulative").And.Contain("3 claims:").And
            .Contain("- \"The ferry that sank off Corvo on Wednesday killed 20 people\" (Ebb Radio, 5 June 2031; proposed)"));
    }

    [TestCase("h")]
    [TestCase("?")]
    [TestCase("HELP")]
    public void Help_tells_every_answer_with_its_letter(string answer)
    {
        var help = Words(Review(answer, "q").Out);

        foreach (var row in ReviewCommands.Rows)
            Assert.That(help, Does.Contain($"{row.Letter} {row.Word} {row.Takes}".TrimEnd() + " " + row.Does));
    }

    [Test]
    public void No_two_answers_share_a_letter_or_word()
    {
        Assert.That(ReviewCommands.Rows.SelectMany(row => new[] { row.Letter, row.Word }), Is.Unique);
        Assert.That(ReviewCommands.Rows.Select(row => row.Command), Is.EqualTo(Enum.GetValues<ReviewCommand>()));
    }

    [Test]
    public void A_proposal_of_somebodys_plan_declares_whose_it_is()
    {
        Fire.Write(Two, Fire.Read(Two).Replace("    says: Twenty\n", "    says: Twenty\n    modality: forecast\n    whose: Ada Lind\n",
            StringComparison.Ordinal));
        Review("a", "a", "a", "a", "a", "a", "a");

        Assert.That(Fire.Read("speakers.yaml"), Does.Contain("name: Ada Lind\n"));
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void One_file_is_reviewed_alone()
    {
        var run = Cli.Answer("l\ny\nq\n", "extract", "--review", One).Done();

        Assert.That(run.Out, Does.Contain("1 of 4  ").And.Contain("2 of 4 are sure"));
        Assert.That(run.Error, Does.Contain("2 proposed claims left"));
    }

    [Test]
    public void From_articles_to_a_report_no_more_is_needed_than_these_answers()
    {
        Review("a", "a", "all", "yes", "a", "r", "q");
        var conflicts = Cli.Done("conflicts", "--question", Killed, "--format", "json");

        Assert.That(conflicts.Out, Does.Contain("killing 31 people").And.Contain("Twenty dead"));
        Cli.Done("report", "-o", "report.html");
        Assert.That(Fire.Read("report.html"), Does.Contain("Twenty dead"));
    }

    [TestCase("e says\n\u001b[31m", "U+001B")]
    [TestCase("e note\n\u2028x", "U+2028")]
    [TestCase("e quote\n\u0007", "U+0007")]
    public void An_answer_that_no_file_could_hold_is_refused(string answer, string named) =>
        Assert.That(Review(answer, "q").Out, Does.Contain($"the answer holds {named}"));

    [TestCase("claims")]
    [TestCase("conflicts")]
    [TestCase("conflicts", "--search", "nothing-of-this-kind")]
    public void A_table_for_a_person_tells_how_many_proposals_wait_and_what_opens_them(params string[] verb)
    {
        const string Wait = "7 proposed claims of the data set wait for review: `claimledger extract --review` goes through them.\n";
        Assert.That(Cli.Done(verb).Error, Does.EndWith(Wait));
        Assert.That(
            Cli.Done([.. verb, "--dataset", Fire.Path]).Error,
            Does.EndWith($"`claimledger extract --review {Fire.Path}` goes through them.\n"));
        foreach (var format in (string[])["json", "csv", "markdown"])
            Assert.That(Cli.Done([.. verb, "--format", format]).Error, Does.Not.Contain("review"));

        Cli.Done("build", "-o", "ledger.db");
        Assert.That(Cli.Done([.. verb, "ledger.db"]).Error, Does.Not.Contain("review"), "a ledger holds none");

        Review([.. Enumerable.Repeat("r", 6), "q"]);
        Assert.That(Cli.Done(verb).Error, Does.Contain("1 proposed claim of the data set waits for review: ").And.Contain("through it."));
        Review("a");
        Assert.That(Cli.Done(verb).Error, Does.Not.Contain("review"));
    }

    [Test]
    public void An_answer_that_has_no_end_is_read_to_a_limit_and_the_next_line_is_the_next_answer()
    {
        var run = Review(new string('a', 1_000_000), "x", "a", "q");

        Assert.That(run.Out, Does.Contain("an answer has 10,000 characters at most").And.Contain("'x' is no answer"));
        Assert.That(run.Error, Does.Contain("1 accepted"));
    }

    [TestCase("a", "q")]
    [TestCase("r", "q")]
    [TestCase("e says", "thirty", "q")]
    [TestCase("f fire.killed", "q")]
    [TestCase("n ferry.dead", "q")]
    [TestCase("m fire.killed", "q")]
    [TestCase("l", "y", "q")]
    public void What_somebody_else_has_accepted_meanwhile_is_told_and_left_alone(params string[] answers)
    {
        string[]? theirs = null;
        var run = ReviewWhile(() => theirs ??= Accepted(), answers);

        Assert.That(run.Out, Does.Contain("was changed by somebody else meanwhile, so that nothing is written"));
        Assert.That(run.Error, Does.Contain("0 accepted, 0 edited, 0 rejected; 6 proposed claims left"));
        Assert.That(Files(), Is.EqualTo(theirs));

        string[] Accepted()
        {
            Assert.That(Review("a", "q").Error, Does.Contain("1 accepted"));
            return Files();
        }
    }

    [Test]
    public void Two_reviews_at_once_lose_no_answer_of_either()
    {
        var isFirst = true;
        var run = ReviewWhile(
            () =>
            {
                if (isFirst)
                    Review("a", "q");
                isFirst = false;
            },
            "r", "r", "q");

        Assert.That(run.Error, Does.Contain("0 accepted, 0 edited, 1 rejected; 5 proposed claims left"));
        Assert.That(Fire.Read(Two), Does.Contain("- id: twenty-dead\n    question: ").And.Not.Contain("- id: twenty-dead\n    proposed"));
        Assert.That(run.Out, Does.Contain("the data set was read again; what it proposes now comes next"));
    }

    [Test]
    public void A_question_that_somebody_else_edits_is_shown_anew_before_a_claim_is_accepted_for_it()
    {
        Cli.Answer("f fire.killed\nq\n", "extract", "--review").Done();
        var questions = Fire.Read("questions.yaml");
        var isFirst = true;

        var run = ReviewWhile(
            () =>
            {
                if (isFirst)
                    Fire.Write("questions.yaml", questions + "# mine\n");
                isFirst = false;
            },
            "a", "a", "q");

        Assert.That(run.Out, Does.Contain("questions.yaml was changed by somebody else meanwhile"));
        Assert.That(run.Error, Does.Contain("1 accepted"), "the second answer is to what stands there now");
    }

    [Test]
    public void Mistakes_that_somebody_else_makes_are_told_and_nothing_is_written_before_they_are_mended()
    {
        var one = Fire.Read(Two);
        var steps = new Queue<Action>(
            [() => Fire.Write(Two, one + "nonsense: yes\n"), () => Fire.Write(Two, one + "# mended\n"), () => { }]);

        var run = ReviewWhile(() => (steps.TryDequeue(out var step) ? step : () => { })(), "a", "a", "a", "q");

        Assert.That(run.Out, Does.Contain("nonsense").And.Contain("the data set has mistakes now; mend them, and answer again"));
        Assert.That(run.Error, Does.Contain("1 accepted"));
        Assert.That(Fire.Read(Two), Does.EndWith("# mended\n"));
    }

    // Something happens whenever an answer is asked for, before it is given.
    private Run ReviewWhile(Action happens, params string[] answers) => InProcess.Run(
        (output, error) => new Host
        {
            Version = App.Version,
            Out = output,
            Error = error,
            In = new Answers(happens, answers),
            CurrentDirectory = Fire.Path,
            Environment = variable => variable == "XDG_CACHE_HOME" ? Cli.Cache : null,
        },
        "extract", "--review").Done();

    private sealed class Answers(Action happens, string[] answers) : TextReader
    {
        private readonly Queue<string> _left = new(answers.Select(answer => answer + "\n"));
        private StringReader _answer = new("");

        public override int Read()
        {
            if (_answer.Peek() < 0)
            {
                happens();
                _answer = new StringReader(_left.TryDequeue(out var next) ? next : "");
            }
            return _answer.Read();
        }
    }

    private Run Review(params string[] answers) => Cli.Answer(string.Join('\n', answers) + "\n", "extract", "--review").Done();

    private string[] Files() =>
        [Fire.Read(One), Fire.Read(Two), Fire.Read("questions.yaml"), Fire.Read("speakers.yaml")];

    private void Restore(string[] files) =>
        Fire.Write(One, files[0]).Write(Two, files[1]).Write("questions.yaml", files[2]).Write("speakers.yaml", files[3]);

    private string ClaimOf(string file, string claim) =>
        Fire.Read(file).Split("\n  - id: ").Single(item => item.StartsWith(claim + "\n", StringComparison.Ordinal)) + "\n";

    // As a person reads it: lines that a narrow terminal breaks are one.
    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
