using System.Text;

namespace ClaimLedger.Web.Tests;

/// <summary>Invented articles for the desk.</summary>
internal static class DeskArticles
{
    public const string Ferry =
        "Ferry sinks off Corvo\n\nA ferry sank off Corvo on Wednesday, killing 31 people, the coastguard said.\n\nDivers pulled more "
            + "than 40 survivors from the water, and nine people were still missing on Thursday.\n";

    public const string Twenty =
        "Twenty dead as ferry goes down off Corvo\n\nThe ferry that sank off Corvo on Wednesday killed 20 people, its owner, Lind "
            + "Lines, said on Thursday.\n\nRescuers have saved 44 people.\n";

    public const string FerryFile = "sources/2031-06-05-ferry-sinks-off-corvo.yaml";
    public const string TwentyFile = "sources/2031-06-05-twenty-dead-as-ferry-goes-down-off-corvo.yaml";
    public const string FerrySource = "2031-06-05-ferry-sinks-off-corvo";

    /// <summary>What is filled in beside a pasted text.</summary>
    public static (string Name, string Value)[] Paste(string text) =>
        [("text", text), ("published", "2031-06-05"), ("publisher", "Ebb Radio")];

    /// <summary>What is filled in beside files.</summary>
    public static (string Name, string Value)[] Known { get; } = [("published", "2031-06-05"), ("publisher", "Ebb Radio")];

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
