using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class DemonymsTests
{
    [TestCase("a Qatari mediator", "Qatar", true)]
    [TestCase("an Egyptian source", "Egypt", true)]
    [TestCase("Russian officials", "Russia", true)]
    [TestCase("the Ukrainian army", "Ukraine", true)]
    [TestCase("Japanese police", "Japan", true)]
    [TestCase("a French minister", "France", true)]
    [TestCase("the German chancellor", "Germany", true)]
    [TestCase("Iran's foreign minister", "Iran", true)]
    [TestCase("an Iranian official", "Iran", true)]
    [TestCase("an Irish official", "Iran", false)]
    [TestCase("Malian troops", "Malta", false)]
    [TestCase("a Norwegian official", "Norton", false)]
    [TestCase("Israel", "Israel", false, Description = "a side is not one of itself")]
    [TestCase("a Quill official", "the mayor", false)]
    public void A_description_tells_of_which_side_somebody_is(string description, string name, bool isOne) =>
        Assert.That(Demonyms.IsOneOf(description, name), Is.EqualTo(isOne));
}
