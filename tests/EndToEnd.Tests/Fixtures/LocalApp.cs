using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>The app as built beside these tests, in a process of its own on an Azurite of its own.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Azurite _azurite;
    private readonly ProcessStartInfo _command;
    private readonly HttpClient _client;
    private ChildProcess? _process;

    private LocalApp(Azurite azurite, ProcessStartInfo command, Uri baseAddress, string functionKey)
    {
        (_azurite, _command, BaseAddress, FunctionKey) = (azurite, command, baseAddress, functionKey);
        _client = new HttpClient { BaseAddress = baseAddress };
    }

    public Uri BaseAddress { get; }

    public string StorageConnection => _azurite.ConnectionString;

    public string FunctionKey { get; }

    /// <summary>How the app ended when nobody had killed it; null while it runs, and after <see cref="KillAsync"/>.</summary>
    public string? Obituary => _process?.Obituary;

    public static async Task<LocalApp> StartAsync(IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> arguments)
    {
        var azurite = await Azurite.StartAsync();
        var port = FreePorts.Take(1)[0];
        var baseAddress = new Uri($"http://localhost:{port}");
        var values = SampleSettings();
        values["AzureWebJobsStorage"] = azurite.ConnectionString;
        values["Site__BaseAddress"] = baseAddress.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        // Beside its assembly the app finds host.json, but no local.settings.json of whoever works in this clone.
        var assembly = Repository.BuiltApp();
        var command = new ProcessStartInfo("dotnet", [assembly, "--port", $"{port}", .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
        };
        foreach (var (name, value) in values)
        {
            command.Environment[name] = value;
        }

        var app = new LocalApp(azurite, command, baseAddress, values["LocalRuntime__Keys__default"]);
        try
        {
            await app.RestartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            _process = null;
        }
    }

    public async Task RestartAsync()
    {
        await KillAsync();
        _process = ChildProcess.Start(_command);
        await _process.WaitUntilAsync(IsReadyAsync, Patience, $"the app to answer 200 to GET {BaseAddress}health/ready");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await _azurite.DisposeAsync();
        _client.Dispose();
    }

    private static Dictionary<string, string> SampleSettings()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(
            setting => setting.Name,
            setting => setting.Value.GetString() is { } value && value != "{random}"
                ? value
                : Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
