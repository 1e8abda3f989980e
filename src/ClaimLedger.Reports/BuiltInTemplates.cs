using ClaimLedger.Reports.Templates;

namespace ClaimLedger.Reports;

/// <summary>The templates that come with the product, for whoever wants to change a copy.</summary>
public static class BuiltInTemplates
{
    /// <summary>Pages, partials, stylesheets and what documents them: name with forward slashes, and text.</summary>
    public static IEnumerable<(string Name, string Text)> Files =>
        TemplateStore.BuiltInFiles.Select(file => (file.Key, file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal);
}
