namespace ClaimLedger.Web.Requests;

/// <summary>Where things stand.</summary>
internal static class Addresses
{
    public const string Start = "/";
    public const string Conflicts = "/conflicts";
    public const string Questions = "/questions";
    public const string Sources = "/sources";
    public const string Claims = "/claims";
    public const string Speakers = "/speakers";
    public const string Publishers = "/publishers";
    public const string Events = "/events";
    public const string Queries = "/queries";
    public const string Sql = "/sql";
    public const string Vet = "/vet";
    public const string Compare = "/compare";
    public const string Desk = "/desk";
    public const string Changes = "/changes";
    public const string Seen = "/seen";
    public const string Enter = "/enter";
    public const string Mcp = "/mcp";

    /// <summary>A conflict's page.</summary>
    public static string Of(ConflictId conflict) => Below(Conflicts, conflict.ToString());

    /// <summary>A source's page.</summary>
    public static string Of(SourceId source) => Below(Sources, source.ToString());

    /// <summary>Where a claim stands on its source's page.</summary>
    public static string Of(ClaimId claim) => $"{Of(claim.Source)}#{Uri.EscapeDataString(claim.ToString())}";

    /// <summary>A question's page.</summary>
    public static string Of(QuestionId question) => Below(Questions, question.ToString());

    /// <summary>A thing below a list, whatever it is called.</summary>
    public static string Below(string list, string name) => $"{list}/{Uri.EscapeDataString(name)}";
}
