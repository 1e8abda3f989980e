using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ClaimLedger.TestSupport.InBrowser;

/// <summary>
/// What keeps a reader from a page, as far as axe can see: every rule of WCAG 2.2 up to AA, and what is good practice. It is asked in
/// the page itself, once: our pages have no frames, and the package's own way opens a second page for each.
/// </summary>
internal static class Barriers
{
    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>The barriers of a page, each with its rule and the first nodes that break it.</summary>
    public static async Task<string[]> Of(IPage page)
    {
        await page.EvaluateAsync($"{Axe.Value}\n;undefined");
        var found = await page.EvaluateAsync<string[]>("""
            async () => {
              const result = await axe.run(document, {
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
                resultTypes: ['violations'],
                preload: false
              });
              return result.violations
                .map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
                .concat(result.passes.length === 0 ? ['no rule was passed: axe has seen nothing'] : []);
            }
            """);
        return found;
    }
}
