using System.Collections.Concurrent;
using System.Net;
using Azure.Data.Tables;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>
/// The app in a process of its own, whose way to storage may be cut off, and which may die at a write. People make a call again that was
/// not answered, and somebody starts the app again when it is dead.
/// </summary>
/// <remarks>
/// Writes are those of the app and its orchestrations; the host's own do not count: its lease, its timers' status, new tables.
/// </remarks>
internal sealed class DisturbedApp : IWalkedApp, IAsyncDisposable
{
    // OrchestrationRuntimeStatus.Completed, as every runtime counts.
    private const int Completed = 1;

    // What is noted as undone is its writer's for so long.
    private static readonly TimeSpan LeftAloneFor = TimeSpan.FromSeconds(5);

    private readonly Azurite _azurite;
    private readonly ConcurrentDictionary<string, int> _repeats = [];
    private readonly ConcurrentQueue<DateTimeOffset> _sweeps = [];
    private int _writesToLive = int.MaxValue;
    private int _callsToCome;
    private int _writesOfCall;

    // Of the call whose writes count; empty: all writes do.
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

    /// <summary>How often the app died as <see cref="DieInCall"/> had it.</summary>
    public int DeathsInCalls => Volatile.Read(ref _deathsInCalls);

    /// <summary>How often the app died as <see cref="DieAtWrite"/> had it.</summary>
    public int OtherDeaths => Volatile.Read(ref _otherDeaths);

    /// <summary>How often calls that change something had to be made again, of those whose path has these words.</summary>
    public int RepeatsOf(string words) =>
        _repeats.Where(each => each.Key.Contains(words, StringComparison.Ordinal)).Sum(each => each.Value);

    /// <summary>The app dies when its n-th write from now on was sent to storage.</summary>
    public void DieAtWrite(int number)
    {
        _traceId = "";
        Volatile.Write(ref _writesToLive, number);
    }

    /// <summary>
    /// The app dies when the n-th write of a call was sent to storage: the m-th call from now on that is to change something. The app tells
    /// storage by a trace id for whom it writes.
    /// </summary>
    public void DieInCall(int call, int write) => (_callsToCome, _writesOfCall) = (call, write);

    /// <summary>Waits until the app has swept twice: what was noted before has been settled, and what that woke had its time.</summary>
    public async Task SweptTwiceAsync()
    {
        // One sweep runs at a time: as the third begins, the second is through.
        var after = DateTimeOffset.UtcNow + LeftAloneFor;
        await Waiting.ForAsync("two sweeps", () => Task.FromResult(_sweeps.Count(begun => begun > after) >= 3 ? _sweeps : null));
    }

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

    /// <summary>Waits for a sweep that was due after an instant, and is over. Responses when it was due.</summary>
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
                    // An answer that breaks off, because the app dies meanwhile, is asked for again.
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
