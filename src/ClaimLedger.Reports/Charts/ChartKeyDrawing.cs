using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>How the charts are read, as a small drawing beside each sentence.</summary>
internal static class ChartKeyDrawing
{
    /// <summary>The key.</summary>
    public static RawText Whole { get; } = RawText.Trusted(
        "<ul class=\"key\">"
        + Item(
            "<line x1=\"2\" y1=\"10\" x2=\"46\" y2=\"10\" class=\"literal p0\"/><path d=\"M2 4v12M46 4v12\" class=\"literal p0\"/>",
            "Thin line: what the words commit the speaker to")
        + Item(
            "<rect x=\"8\" y=\"4\" width=\"32\" height=\"12\" class=\"band p0\" fill=\"url(#pat1)\"/>",
            "Thick band: what a reader usually takes them to mean")
        + Item(
            "<g transform=\"translate(24 10)\"><g class=\"pm p0\"><circle r=\"8\"/><text dy=\".35em\" "
                + "text-anchor=\"middle\">A</text></g></g>",
            "Mark: one exact answer, with the letter of its position")
        + Item(
            "<g transform=\"translate(24 10)\"><g class=\"pm p0 loose\"><circle r=\"8\"/><text dy=\".35em\" "
                + "text-anchor=\"middle\">A</text></g></g>",
            "Hollow mark: an answer that is not exact, at the end that its words name")
        + Item("<path d=\"M2 10H46M38 5l8 5-8 5\" class=\"literal arrow p0\"/>", "Arrow: no upper or lower end")
        + Item(
            "<path d=\"M6 10H46\" class=\"literal p0\"/><circle cx=\"6\" cy=\"10\" r=\"4\" class=\"ring p0\"/>",
            "Ring: up to this end, but not the end itself")
        + "</ul>");

    private static string Item(string drawing, string words) =>
        $"<li><svg viewBox=\"0 0 48 20\" width=\"48\" height=\"20\" aria-hidden=\"true\" "
            + $"focusable=\"false\">{drawing}</svg><span>{words}</span></li>";
}
