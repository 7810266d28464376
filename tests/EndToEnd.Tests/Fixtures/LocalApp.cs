using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>The built app on LocalHost in a separate process, with its own Azurite unless its settings name a storage.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Azurite? _azurite;
    private readonly DirectoryInfo _workingDirectory;
    private readonly ProcessStartInfo _command;
    private readonly HttpClient _client;
    private ChildProcess? _process;

    private LocalApp(Azurite? azurite, DirectoryInfo workingDirectory, ProcessStartInfo command, Uri baseAddress, string functionKey)
    {
        (_azurite, _workingDirectory, _command, BaseAddress, FunctionKey) = (azurite, workingDirectory, command, baseAddress, functionKey);
        _client = new HttpClient { BaseAddress = baseAddress };
    }

    public Uri BaseAddress { get; }

    public string StorageConnection => _command.Environment["AzureWebJobsStorage"]!;

    public string FunctionKey { get; }

    /// <summary>Settings with which another process is the same app at another address.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>How the app ended if it was not killed; null while it runs, and after <see cref="KillAsync"/>.</summary>
    public string? Obituary => _process?.Obituary;

    /// <summary>Receives every line of output; null for none.</summary>
    public Action<string>? OutputReceived { get; init; }

    /// <param name="settings">Replace those of local.settings.sample.json. Names outside it become environment variables too.</param>
    /// <param name="standsBy">Whether another host is active on the same storage, so that this one responds but is not ready.</param>
    public static async Task<LocalApp> StartAsync(
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyList<string> arguments,
        bool standsBy = false,
        Action<string>? outputReceived = null
    )
    {
        var azurite = settings.ContainsKey("AzureWebJobsStorage") ? null : await Azurite.StartAsync();
        var port = FreePorts.Take(1)[0];
        var baseAddress = new Uri($"http://localhost:{port}");
        var values = SampleSettings();
        values["AzureWebJobsStorage"] = azurite?.ConnectionString ?? "";
        values["Site__BaseAddress"] = baseAddress.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        // The developer's local.settings.json was copied next to the app; the one in the working directory has precedence.
        var workingDirectory = Directory.CreateTempSubdirectory("app-");
        await File.WriteAllTextAsync(Path.Combine(workingDirectory.FullName, "local.settings.json"), """{ "Values": {} }""");
        var command = new ProcessStartInfo("dotnet", [Repository.BuiltApp(), "--port", $"{port}", .. arguments])
        {
            WorkingDirectory = workingDirectory.FullName,
        };
        foreach (var (name, value) in values)
        {
            command.Environment[name] = value;
        }

        var app = new LocalApp(azurite, workingDirectory, command, baseAddress, values["LocalHost__Keys__default"])
        {
            Settings = values,
            OutputReceived = outputReceived,
        };
        try
        {
            await app.RestartAsync(standsBy);
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

    /// <summary>SIGKILL, without waiting for the end.</summary>
    public void Kill() => _process?.Kill();

    /// <summary>SIGKILL to the process alone, and waits for its end; its children continue.</summary>
    public async Task KillHostAsync()
    {
        Kill();
        await _process!.WaitForEndAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM, with a time limit.</summary>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> TerminateAsync(TimeSpan patience)
    {
        var exitCode = await (_process ?? throw new InvalidOperationException("The app does not run.")).TerminateAsync(patience);
        _process = null;
        return exitCode;
    }

    /// <summary>Last output lines; empty while it does not run.</summary>
    public string Said() => _process?.Said() ?? "";

    /// <summary>A signal name such as STOP.</summary>
    public Task SignalAsync(string name) => _process!.SignalAsync(name);

    public async Task RestartAsync(bool standsBy = false)
    {
        await KillAsync();
        _process = ChildProcess.Start(_command, OutputReceived);
        var expected = standsBy ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        await _process.WaitUntilAsync(
            cancellation => AnswersAsync(expected, cancellation),
            Patience,
            $"the app to answer {(int)expected} to GET {BaseAddress}health/ready"
        );
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await (_azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
        _client.Dispose();
        _workingDirectory.Delete(recursive: true);
    }

    private static Dictionary<string, string> SampleSettings()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("local.settings.sample.json")));
        return sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .ToDictionary(
                setting => setting.Name,
                setting =>
                    setting.Value.GetString() is { } value && value != "{random}"
                        ? value
                        : Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
            );
    }

    private async Task<bool> AnswersAsync(HttpStatusCode expected, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
            return answer.StatusCode == expected;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
