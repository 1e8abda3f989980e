using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>A declared relation is as long and as deep as whoever reads it can follow.</summary>
internal sealed class ConstraintTermsTests
{
    [TestCase(500, true)]
    [TestCase(501, false)]
    [TestCase(40_000, false)]
    public void A_sum_has_a_bounded_number_of_terms(int terms, bool isRead)
    {
        foreach (var sign in (string[])[" + ", " * "])
        {
            // One of them is the other side's.
            var read = ConstraintExpression.Parse("all = " + string.Join(sign, Enumerable.Repeat("part", terms - 1)));
            Assert.That(read.Success, Is.EqualTo(isRead));
            if (!isRead)
                Assert.That(
                    (read.Wrong, read.Cure),
                    Is.EqualTo(("the relation has more than 500 terms", "sum up the parts in questions of their own")));
        }
    }
}
