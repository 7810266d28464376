using System.Collections.Concurrent;
using CreditFunctions.EndToEnd.Tests.Walk;
using Microsoft.Playwright;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>A user with a browser. Browser warnings and content that overflows a page are recorded and fail the test.</summary>
/// <remarks>If <c>CREDITFUNCTIONS_PICTURES</c> names a folder, every visited page is saved there as a picture.</remarks>
internal sealed class Visitor : IAsyncDisposable
{
    // Clipped content is for screen readers only, and inputs scroll.
    private const string FindOverflow = """
        () => [document.documentElement, ...document.querySelectorAll('body *')]
            .filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && !e.matches('input, textarea'))
            .filter(e => { for (; e; e = e.parentElement) if (getComputedStyle(e).clipPath !== 'none') return false; return true; })
            .map(e => `${e.tagName}.${e.className} is ${e.clientWidth} wide and holds ${e.scrollWidth}`)
        """;

    private static readonly int[] Widths = [390, 1280];
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("CREDITFUNCTIONS_PICTURES");

    private readonly Uri _baseAddress;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];
    private IPage? _page;

    public Visitor(Uri baseAddress, IBrowserContext context)
    {
        (_baseAddress, _context) = (baseAddress, context);
        context.SetDefaultTimeout(20_000);
        context.Console += (_, message) => Hear(message);
        context.WebError += (_, error) => _complaints.Enqueue($"A script failed: {error.Error}");
        context.RequestFailed += (_, request) => HearOfFailure(request);
        context.Request += (_, request) => CheckOrigin(request);
        context.Response += (_, response) => CheckPart(response);
    }

    public IPage Page => _page ?? throw new InvalidOperationException("No page is open.");

    /// <summary>Returns the HTTP status.</summary>
    public async Task<int> OpenAsync(string address)
    {
        _page ??= await _context.NewPageAsync();
        return (await _page.GotoAsync(address))!.Status;
    }

    /// <summary>Submits a form and returns the HTTP status.</summary>
    public async Task<int> PressAsync(ILocator button)
    {
        var answer = await Page.RunAndWaitForResponseAsync(
            () => button.ClickAsync(),
            response => response.Request.IsNavigationRequest && response.Status != 303
        );
        await answer.FinishedAsync();
        await SettleAsync();
        return answer.Status;
    }

    /// <summary>Checks the open page at both widths.</summary>
    public async Task LookAsync(string name)
    {
        foreach (var width in Widths)
        {
            await Page.SetViewportSizeAsync(width, 900);
            foreach (var overflow in await Page.EvaluateAsync<string[]>(FindOverflow))
            {
                _complaints.Enqueue($"{name} at {width}: {overflow}");
            }

            if (Pictures is not null)
            {
                await Page.ScreenshotAsync(
                    new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}.{width}.png"), FullPage = true }
                );
            }
        }
    }

    /// <summary>Checks the page at both widths, then in the other language, and returns.</summary>
    public async Task LookInBothLanguagesAsync(string name)
    {
        var language = await LanguageAsync();
        await LookAsync($"{name}.{language}");
        await SwitchLanguageAsync();
        Assert.NotEqual(language, await LanguageAsync());
        await LookAsync($"{name}.{await LanguageAsync()}");
        await SwitchLanguageAsync();
        Assert.Equal(language, await LanguageAsync());
    }

    public async Task SwitchLanguageAsync()
    {
        var language = await LanguageAsync();
        await Page.Locator(".language").ClickAsync();
        await Page.Locator($"html:not([lang='{language}'])")
            .WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await SettleAsync();
    }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public async Task<string> LanguageAsync() => (await Page.Locator("html").GetAttributeAsync("lang"))!;

    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Fails with all recorded warnings, one per line.</summary>
    public void AssertNoComplaints() => Assert.True(_complaints.IsEmpty, string.Join('\n', _complaints.Distinct()));

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    // Queries the page itself: its events may have occurred before a listener was attached.
    private Task SettleAsync() =>
        Waiting.ForAsync(
            "the page to be loaded",
            async () => await Page.EvaluateAsync<string>("document.readyState") == "complete" ? Page : null
        );

    private void Hear(IConsoleMessage message)
    {
        // The browser logs a refused form as a failed page load; the test checks the page.
        var isRefusal =
            message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && message.Page is { } page
            && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !isRefusal)
        {
            _complaints.Enqueue($"The console of {message.Page?.Url}: {message.Text}");
        }
    }

    private void HearOfFailure(IRequest request)
    {
        // A link to a document ends as a download, which the browser reports as aborted.
        if (!request.IsNavigationRequest || request.Failure != "net::ERR_ABORTED")
        {
            Complain(request, request.Failure ?? "it failed");
        }
    }

    private void CheckOrigin(IRequest request)
    {
        if (!request.Url.StartsWith(_baseAddress.AbsoluteUri, StringComparison.Ordinal))
        {
            Complain(request, "it is another site's");
        }
    }

    private void CheckPart(IResponse response)
    {
        if (response.Status >= 400 && !response.Request.IsNavigationRequest)
        {
            Complain(response.Request, $"it answered {response.Status}");
        }
    }

    private void Complain(IRequest request, string why) => _complaints.Enqueue($"{request.Method} {request.Url}: {why}");
}
