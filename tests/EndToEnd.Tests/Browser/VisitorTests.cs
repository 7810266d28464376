using CreditFunctions.EndToEnd.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>A visitor detects what the other tests rely on.</summary>
[Trait("Category", "Slow")]
public sealed class VisitorTests(AppUnderTest app, Chromium chromium) : IClassFixture<AppUnderTest>, IClassFixture<Chromium>
{
    [Theory]
    [InlineData("<p style='color:red'>inline</p>", "Content Security Policy", true)]
    [InlineData("<p style='color:red'>inline</p>", "Content Security Policy", false)]
    [InlineData("<img src='/no-such-picture.png' alt=''>", "answered 404", true)]
    [InlineData("<img src='/no-such-picture.png' alt=''>", "answered 404", false)]
    [InlineData("<img src='https://example.com/a.png' alt=''>", "another site's", true)]
    [InlineData("<div><img src='/seal.svg' alt='' width='2000'></div>", "and holds 20", false)]
    public async Task AssertNoComplaints_OnAPageWithAnError_NamesIt(string body, string complaint, bool scripts)
    {
        await using var visitor = await chromium.InviteAsync(app, "zh-CN", scripts);
        await visitor.OpenAsync("/");
        visitor.AssertNoComplaints();
        await visitor.Page.RouteAsync(
            "**/faulty",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "text/html",
                        Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'none'; img-src *" },
                        Body = $"<!DOCTYPE html><html lang='en'><body><main>{body}</main></body></html>",
                    }
                )
        );

        await visitor.OpenAsync("/faulty");
        await visitor.LookAsync("faulty");

        Assert.Contains(complaint, Assert.Throws<TrueException>(visitor.AssertNoComplaints).Message, StringComparison.Ordinal);
    }
}
