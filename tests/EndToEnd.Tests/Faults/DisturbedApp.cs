using System.Net;
using Azure.Data.Tables;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// The app in a process of its own, whose way to storage may be cut off, and which may die at a write. People make a call again that was
/// not answered, and somebody starts the app again when it is dead.
/// </summary>
internal sealed class DisturbedApp : IWalkedApp, IAsyncDisposable
{
    // OrchestrationRuntimeStatus.Completed, as every runtime counts.
    private const int Completed = 1;

    private readonly Azurite _azurite;
    private int _writesToLive = int.MaxValue;

    private DisturbedApp(Azurite azurite, StorageProxy storage, LocalApp app)
    {
        (_azurite, Storage, Process) = (azurite, storage, app);
        Client = new HttpClient(new PatientClient(this)) { BaseAddress = app.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
        storage.Forwarded += request =>
        {
            if (StorageProxy.IsWrite(request) && Interlocked.Decrement(ref _writesToLive) == 0)
            {
                app.Kill();
            }
        };
    }

    public StorageProxy Storage { get; }

    public LocalApp Process { get; }

    public HttpClient Client { get; }

    /// <summary>Leads to its storage directly, whatever becomes of its own way there.</summary>
    public string StorageConnection => _azurite.ConnectionString;

    public string FunctionKey => Process.FunctionKey;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>How often the app was started again.</summary>
    public int Restarts { get; private set; }

    public static async Task<DisturbedApp> StartAsync()
    {
        var azurite = await Azurite.StartAsync();
        var storage = StorageProxy.Start(azurite.ConnectionString);
        var app = await LocalApp.StartAsync(new Dictionary<string, string> { ["AzureWebJobsStorage"] = storage.ConnectionString }, []);
        return new DisturbedApp(azurite, storage, app);
    }

    public Task<T> WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class => Waiting.ForAsync(what, find);

    /// <summary>The app dies when its n-th write from now on was sent to storage.</summary>
    public void DieAtWrite(int number) => Volatile.Write(ref _writesToLive, number);

    /// <summary>Starts the app again if it is dead.</summary>
    public async Task ReviveAsync()
    {
        if (Process.Obituary is not null)
        {
            DieAtWrite(int.MaxValue);
            Restarts++;
            await Process.RestartAsync();
        }
    }

    /// <summary>Kills it, unless it is dead already, and starts it again.</summary>
    public Task KillAsync()
    {
        DieAtWrite(int.MaxValue);
        Restarts++;
        return Process.RestartAsync();
    }

    /// <summary>Every orchestration that has ended was completed; none has failed.</summary>
    public async Task AssertAllCompletedAsync()
    {
        var finished = await new TableClient(StorageConnection, "CreditFunctionsDone").QueryAsync<TableEntity>().ToListAsync();
        Assert.NotEmpty(finished);
        Assert.All(finished, row => Assert.Equal(Completed, row.GetInt32("Status")));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
        await Storage.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private sealed class PatientClient(DisturbedApp app) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await (request.Content?.LoadIntoBufferAsync(cancellationToken) ?? Task.CompletedTask);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            while (true)
            {
                try
                {
                    var answer = await base.SendAsync(request, limit.Token);
                    if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    {
                        return answer;
                    }

                    Assert.NotNull(answer.Headers.RetryAfter);
                }
                catch (HttpRequestException)
                {
                    await app.ReviveAsync();
                }

                await Task.Delay(Pause, limit.Token);
            }
        }
    }
}
