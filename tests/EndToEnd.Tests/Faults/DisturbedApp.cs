using System.Collections.Concurrent;
using System.Net;
using Azure.Data.Tables;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// The app in a separate process, whose storage connection can be cut and which can be killed at a write. Unanswered calls are repeated,
/// and a dead app is restarted.
/// </summary>
/// <remarks>Counts writes of the app and its orchestrations, not those of the host: lease, status of timers, new tables.</remarks>
internal sealed class DisturbedApp : IWalkedApp, IAsyncDisposable
{
    // OrchestrationRuntimeStatus.Completed, as numbered by every runtime.
    private const int Completed = 1;

    // During this time a pending marker belongs to its writer.
    private static readonly TimeSpan LeftAloneFor = TimeSpan.FromSeconds(5);

    private readonly Azurite _azurite;
    private readonly ConcurrentDictionary<string, int> _repeats = [];
    private readonly ConcurrentQueue<DateTimeOffset> _sweeps = [];
    private int _writesToLive = int.MaxValue;
    private int _callsToCome;
    private int _writesOfCall;

    // Trace id of the call whose writes count; empty: all writes.
    private string _traceId = "";
    private int _deathsInCalls;
    private int _otherDeaths;

    private DisturbedApp(Azurite azurite, StorageProxy storage, LocalApp app)
    {
        (_azurite, Storage, Process) = (azurite, storage, app);
        Client = new HttpClient(new PatientClient(this)) { BaseAddress = app.BaseAddress, Timeout = TimeSpan.FromMinutes(5) };
        storage.Forwarded += request =>
        {
            if (request.Line.Contains("/Pending()", StringComparison.Ordinal))
            {
                _sweeps.Enqueue(DateTimeOffset.UtcNow);
            }

            var traceId = _traceId;
            if (
                request.IsWriteOfData
                && (traceId.Length == 0 || traceId == request.TraceId)
                && Interlocked.Decrement(ref _writesToLive) == 0
            )
            {
                Interlocked.Increment(ref traceId.Length > 0 ? ref _deathsInCalls : ref _otherDeaths);
                app.Kill();
            }
        };
    }

    public StorageProxy Storage { get; }

    public LocalApp Process { get; }

    public HttpClient Client { get; }

    /// <summary>Direct connection, independent of the app's own one.</summary>
    public string StorageConnection => _azurite.ConnectionString;

    public string FunctionKey => Process.FunctionKey;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public int Restarts { get; private set; }

    public static async Task<DisturbedApp> StartAsync()
    {
        var azurite = await Azurite.StartAsync();
        var storage = StorageProxy.Start(azurite.ConnectionString);
        var app = await LocalApp.StartAsync(
            new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = storage.ConnectionString,
                [StartupHook.Variable] = StartupHook.AssemblyPath,
            },
            []
        );
        return new DisturbedApp(azurite, storage, app);
    }

    public Task<T> WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class => Waiting.ForAsync(what, find);

    public int DeathsInCalls => Volatile.Read(ref _deathsInCalls);

    public int OtherDeaths => Volatile.Read(ref _otherDeaths);

    /// <summary>Number of repeated calls with side effects whose path contains a text.</summary>
    public int RepeatsOf(string words) =>
        _repeats.Where(each => each.Key.Contains(words, StringComparison.Ordinal)).Sum(each => each.Value);

    /// <summary>Kills the app when its n-th write from now on was sent to storage.</summary>
    public void DieAtWrite(int number)
    {
        _traceId = "";
        Volatile.Write(ref _writesToLive, number);
    }

    /// <summary>
    /// Kills the app when the n-th write of a call was sent to storage: the m-th call with side effects from now on. The app passes a
    /// trace id to storage that identifies the call.
    /// </summary>
    public void DieInCall(int call, int write) => (_callsToCome, _writesOfCall) = (call, write);

    /// <summary>Waits for two runs of the recovery timer: earlier markers are then processed, and the woken work has had time.</summary>
    public async Task SweptTwiceAsync()
    {
        // One run at a time: when the third begins, the second is complete.
        var after = DateTimeOffset.UtcNow + LeftAloneFor;
        await Waiting.ForAsync("two sweeps", () => Task.FromResult(_sweeps.Count(begun => begun > after) >= 3 ? _sweeps : null));
    }

    public async Task ReviveAsync()
    {
        if (Process.Obituary is not null)
        {
            DieAtWrite(int.MaxValue);
            Restarts++;
            await Process.RestartAsync();
        }
    }

    public Task KillAsync()
    {
        DieAtWrite(int.MaxValue);
        Restarts++;
        return Process.RestartAsync();
    }

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

    /// <summary>Waits for a completed run of the recovery timer that was due after an instant; returns its due time.</summary>
    private void Arm(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Get && --_callsToCome == 0)
        {
            var traceId = $"{Guid.NewGuid():N}";
            request.Headers.Add("traceparent", $"00-{traceId}-{traceId[..16]}-01");
            Volatile.Write(ref _writesToLive, int.MaxValue);
            _traceId = traceId;
            Volatile.Write(ref _writesToLive, _writesOfCall);
        }
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
            app.Arm(request);
            while (true)
            {
                try
                {
                    var answer = await base.SendAsync(request, limit.Token);
                    // A response that breaks off because the app dies is requested again.
                    await answer.Content.LoadIntoBufferAsync(limit.Token);
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

                if (request.Method != HttpMethod.Get)
                {
                    app._repeats.AddOrUpdate(request.RequestUri!.AbsolutePath, 1, (_, count) => count + 1);
                }

                await Task.Delay(Pause, limit.Token);
            }
        }
    }
}
