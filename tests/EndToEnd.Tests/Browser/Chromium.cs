using CreditFunctions.EndToEnd.Tests.Fixtures;
using Microsoft.Playwright;

namespace CreditFunctions.EndToEnd.Tests.Browser;

/// <summary>The system's Chromium, headless.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = FindExecutable(),
                // Its sandbox does not run as root, as in a container.
                Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
            }
        );
    }

    /// <summary>A browser without cookies, in one language, with or without scripts.</summary>
    internal async Task<Visitor> InviteAsync(AppUnderTest app, string locale, bool scripts) =>
        new(
            app.BaseAddress,
            await _browser!.NewContextAsync(
                new BrowserNewContextOptions
                {
                    BaseURL = app.BaseAddress.AbsoluteUri,
                    Locale = locale,
                    JavaScriptEnabled = scripts,
                    ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
                }
            )
        );

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string FindExecutable() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Prepend("/usr/bin")
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("Chromium is missing. Install it: apt-get install chromium.");
}
