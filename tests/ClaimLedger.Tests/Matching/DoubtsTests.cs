using ClaimLedger.Matching;

namespace ClaimLedger.Tests.Matching;

/// <summary>Each doubt, in a sentence that raises it and in one that does not.</summary>
internal sealed class DoubtsTests
{
    private static readonly (string Doubt, string Question, string Text, string Says, bool Holds)[] Cases =
    [
        ("added", "killed", "At the Kellow dam 12 more people were killed.", "12", true),
        ("added", "killed", "At the Kellow dam another 12 people were killed.", "12", true),
        ("added", "killed", "At the Kellow dam 12 people were killed.", "12", false),
        ("part", "killed", "Among the dead were 12 children.", "12", true),
        ("part", "killed", "People were killed, including 12 children.", "12", true),
        ("part", "killed", "Of them 12 people were killed.", "12", true),
        ("part", "killed", "The dam broke and 12 of them were killed.", "12", true),
        ("part", "killed", "The dam broke and not 12 people were killed.", "12", true),
        ("part", "killed", "Among other things, 12 people were killed.", "12", false),
        ("given-up", "killed", "Initially 12 people were said to be killed.", "12", true),
        ("given-up", "killed", "Officials say 12 people were killed.", "12", false),
        ("elsewhere", "killed", "It rained.\n\nIn Kellow it rained.\n\nAt Lower Marsh 12 people were killed.", "12", true),
        ("elsewhere", "killed", "Lower Marsh\n\nAt Lower Marsh 12 people were killed.", "12", false),
        ("elsewhere", "killed", "It rained.\n\nIt blew.\n\nAt the Kellow dam 12 people were killed.", "12", false),
        ("other-unit", "height", "The wall is 48 kilograms high.", "48 kilograms", true),
        ("other-unit", "height", "The wall is 48 feet high.", "48 feet", false),
        ("other-unit", "killed", "The dam killed 12 km of fish.", "12 km", true),
        ("other-noun", "killed", "At the Kellow dam 12 cows were killed.", "12", true),
        ("other-noun", "killed", "At the Kellow dam 12 Orrin people were killed.", "12", true),
        ("other-noun", "killed", "At the Kellow dam 12 people were killed.", "12", false),
        ("other-noun", "strike", "At the Orrin mill 12 workers walked out.", "12", false),
        ("other-time", "killed", "In 1997 a breach killed 12 people.", "12", true),
        ("other-time", "killed", "On 2 June 2031 the breach killed 12 people.", "12", false),
        ("other-period", "sick", "Since moving upstream last month the mill has made 12 people ill.", "12", true),
        ("other-period", "sick", "Since January 2029 the mill has made 12 people ill.", "12", false),
        ("other-period", "sick", "Since the strike began the Orrin mill has made 12 people ill.", "12", true),
        ("other-period", "sick", "Since the Orrin mill started, 12 people have fallen ill.", "12", false),
        ("other-period", "sick", "On 3 June 2031 the Orrin mill made 12 people ill.", "12", true),
        ("other-period", "sick", "By 3 June 2031 the Orrin mill had made 12 people ill.", "12", false),
        ("other-period", "killed", "Since 2 June 2031 12 people have been killed.", "12", true),
        ("no-total", "sick", "In Kellow 12 people fell ill.", "12", true),
        ("no-total", "sick", "The Orrin mill has made 12 people ill.", "12", false),
        ("no-total", "sick", "Since January 2029 12 people have fallen ill.", "12", false),
        ("unnamed", "spill", "In Kellow 12 litres leaked.", "12 litres", true),
        ("unnamed", "spill", "In a spill 12 litres leaked.", "12 litres", false),
        ("unnamed", "injured", "In Marsh 12 people were injured.", "12", false),
        ("other-figure", "injured", "The breach killed nine people and injured 25.", "nine", true),
        ("other-figure", "injured", "The breach killed nine people and injured 25.", "25", false),
        ("other-subject", "breached", "The strike, which was broken on 3 June 2031, goes on.", "3 June 2031", true),
        ("other-subject", "breached", "Orrin broke the dam on 3 June 2031.", "3 June 2031", false),
        ("other-subject", "breached", "The dam broke on 3 June 2031.", "3 June 2031", false),
        ("other-object", "breached", "The dam broke records on 3 June 2031.", "3 June 2031", true),
        ("other-object", "breached", "The dam broke on 3 June 2031.", "3 June 2031", false),
        ("other-ordinal", "drill", "The first drill, which began on 3 June 2031, went well.", "3 June 2031", true),
        ("other-ordinal", "drill", "The second drill began on 3 June 2031.", "3 June 2031", false),
        ("other-ordinal", "breached", "The first wall of the dam broke on 3 June 2031.", "3 June 2031", false),
        ("another-one", "killed", "A second dam killed 12 people.", "12", true),
        ("another-one", "killed", "In 2019 a similar dam in the north, far from all towns, killed 12 people.", "12", true),
        ("another-one", "killed", "The Kellow dam killed 12 people.", "12", false),
        ("other-deed", "homes", "Some 12 were damaged.", "Some 12", true),
        ("other-deed", "homes", "Some 12 homes were destroyed.", "Some 12", false),
        ("other-name", "killed", "The strike in Orrin killed 12 people.", "12", true),
        ("other-name", "killed", "The breach at Kellow killed 12 people.", "12", false),
        ("rate", "killed", "On average 12 people were killed each year.", "12", true),
        ("rate", "killed", "That year, 12 people were killed.", "12", false),
        ("other-measure", "height", "The wall is 48 metres long.", "48 metres", true),
        ("other-measure", "height", "The wall is 48 metres high.", "48 metres", false),
        ("other-verb", "breached", "The dam was repaired on 3 June 2031.", "3 June 2031", true),
        ("other-verb", "breached", "The law on breaks dates from 2029.", "2029", true),
        ("other-verb", "breached", "The dam broke on 3 June 2031.", "3 June 2031", false),
        ("before-a-change", "killed", "The count of killed people starts from 12 people, the mayor said.", "12", true),
        ("before-a-change", "killed", "The toll of killed people rose to 12 people, the mayor said.", "12", false),
    ];

    private static IEnumerable<TestCaseData> AllCases() =>
        Cases.Select(each => new TestCaseData(each.Doubt, each.Question, each.Text, each.Says, each.Holds));

    [TestCaseSource(nameof(AllCases))]
    public void A_doubt_holds_where_its_words_stand(string doubt, string question, string text, string says, bool holds)
    {
        var candidate = MatchStory.Candidate(text, says, question);

        Assert.That(Doubts.All.Single(each => each.Name == doubt).Holds(candidate), Is.EqualTo(holds));
    }

    [Test]
    public void Each_row_has_cases_of_both_sorts_and_says_why() => Assert.Multiple(() =>
    {
        foreach (var doubt in Doubts.All)
        {
            Assert.That(Cases.Where(each => each.Doubt == doubt.Name).Select(each => each.Holds), Is.SupersetOf(new[] { true, false }),
                doubt.Name);
            Assert.That(doubt.Why, Is.Not.Empty);
        }
    });
}
