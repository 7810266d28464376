using System.Diagnostics.CodeAnalysis;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Fixtures;

/// <summary>The running app: named by the environment, else started here with its own storage.</summary>
/// <remarks>
/// <c>CREDITFUNCTIONS_BASE_ADDRESS</c>, <c>CREDITFUNCTIONS_STORAGE</c> (a connection string) and <c>CREDITFUNCTIONS_KEY</c> (a function
/// key) name an app that runs elsewhere; all three or none.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync of IAsyncLifetime.")]
public class AppUnderTest : IAsyncLifetime, IWalkedApp
{
    private LocalApp? _local;
    private HttpClient? _client;

    public Uri BaseAddress { get; private set; } = new("about:blank");

    public string StorageConnection { get; private set; } = string.Empty;

    public string FunctionKey { get; private set; } = string.Empty;

    /// <summary>Follows no redirect: tests check the target.</summary>
    public HttpClient Client => _client ?? throw new InvalidOperationException("The app has not been started.");

    DateTimeOffset IWalkedApp.Now => DateTimeOffset.UtcNow;

    /// <summary>Whether the app was started here and can be killed.</summary>
    public bool CanRestart => _local is not null;

    /// <summary>Last output lines, for messages of failed waits; empty where it runs elsewhere.</summary>
    public string Said => _local?.Said() ?? "";

    /// <summary>Replace those of local.settings.sample.json in an app that is started here.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Command line of an app that is started here.</summary>
    protected virtual IReadOnlyList<string> Arguments => [];

    /// <summary>Receives every output line of an app that is started here, from several threads; null for none.</summary>
    protected virtual Action<string>? OutputReceived => null;

    /// <summary>Whether an app named by the environment cannot be used.</summary>
    protected virtual bool IsAlwaysLocal => false;

    public virtual async Task InitializeAsync()
    {
        string?[] given = IsAlwaysLocal ? [null, null, null] : [Read("BASE_ADDRESS"), Read("STORAGE"), Read("KEY")];
        if (given is [{ } address, { } storage, { } key])
        {
            (BaseAddress, StorageConnection, FunctionKey) = (new Uri(address), storage, key);
        }
        else if (given.Any(value => value is not null))
        {
            throw new InvalidOperationException(
                "Give all of CREDITFUNCTIONS_BASE_ADDRESS, CREDITFUNCTIONS_STORAGE and CREDITFUNCTIONS_KEY, or none of them."
            );
        }
        else
        {
            _local = await LocalApp.StartAsync(Settings, Arguments, outputReceived: OutputReceived);
            (BaseAddress, StorageConnection, FunctionKey) = (_local.BaseAddress, _local.StorageConnection, _local.FunctionKey);
        }

        _client = new HttpClient(new ObituaryHandler(() => _local?.Obituary)) { BaseAddress = BaseAddress };
    }

    /// <summary>SIGKILL, like a power failure.</summary>
    public Task KillAsync() => Local().KillAsync();

    /// <summary>SIGKILL to the host alone, without its child processes.</summary>
    internal Task KillHostAsync() => Local().KillHostAsync();

    /// <summary>Restarts with the same address, settings and storage, and waits until it is ready.</summary>
    public Task RestartAsync() => Local().RestartAsync();

    public virtual async Task DisposeAsync()
    {
        _client?.Dispose();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }

    Task<T> IWalkedApp.WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class => Waiting.ForAsync(what, find);

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable($"CREDITFUNCTIONS_{name}") is { Length: > 0 } value ? value : null;

    private LocalApp Local() =>
        _local
        ?? throw new InvalidOperationException($"The app at {BaseAddress} runs elsewhere; only one that is started here can be killed.");

    /// <summary>Where the app has died, reports its last output.</summary>
    private sealed class ObituaryHandler(Func<string?> obituary) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception) when (obituary() is { } text)
            {
                throw new InvalidOperationException($"The app does not answer {request.RequestUri}. {text}", exception);
            }
        }
    }
}
