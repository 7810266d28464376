using CreditFunctions.Pages.Problems;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests;

public sealed class PageRendererTests
{
    [Fact]
    public async Task RenderAsync_ManyAtOnce_KeepsLanguagesAndModelsApart()
    {
        using var renderer = new PageRenderer(NullLoggerFactory.Instance);
        var pages = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    Task.Run(() =>
                        renderer.RenderAsync(
                            new ProblemModel(404, $"code-{number}"),
                            new PageContext(number % 2 == 0 ? Sample.Chinese : Sample.English, Sample.Site)
                        )
                    )
                )
        );

        Assert.All(
            pages.Index(),
            page =>
            {
                Assert.Contains($"<code>code-{page.Index}</code>", page.Item, StringComparison.Ordinal);
                Assert.Contains(page.Index % 2 == 0 ? "没有找到页面" : "Page not found", page.Item, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task RenderAsync_ChineseText_StaysReadableInTheSource()
    {
        var html = await Samples.Named("notice").HtmlAsync(Sample.Chinese);

        Assert.Contains("盐碱地水稻耐盐品种选育与示范", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("&#x[2-9A-F][0-9A-F]{3};", html);
    }
}
