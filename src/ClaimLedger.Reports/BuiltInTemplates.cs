using ClaimLedger.Reports.Templates;

namespace ClaimLedger.Reports;

/// <summary>The templates that come with the product, for whoever wants to change a copy.</summary>
public static class BuiltInTemplates
{
    /// <summary>
    /// Pages, partials, stylesheets and what documents them: name with forward slashes, and text. The pages of the workspace are no
    /// templates of a report, and not among them.
    /// </summary>
    public static IEnumerable<(string Name, string Text)> Files =>
        TemplateStore.BuiltInFiles
            .Where(file => !file.Key.StartsWith(TemplateStore.WorkspaceFolder, StringComparison.Ordinal))
            .Select(file => (file.Key, file.Value)).OrderBy(file => file.Key, StringComparer.Ordinal);
}
