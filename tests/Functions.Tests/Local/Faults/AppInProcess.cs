using System.Diagnostics;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tests.Rehearsal;
using CreditFunctions.LocalHost;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>
/// The whole app as its host runs it, in this process: every function, the middleware, the engine. Its storage fails as planned, it may
/// die and be restarted on the same storage, and its clock moves only during waits.
/// </summary>
internal sealed class AppInProcess : IWalkedApp, IAsyncDisposable
{
    private const int MostRestarts = 5;
    private const int MostLooks = 40;
    private const int LooksBeforeTimers = 3;

    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(10);

    private readonly HttpMessageHandler _account;
    private readonly string _connectionString;
    private readonly FaultPlan _plan;
    private readonly FakeTimeProvider _clock = new(Samples.Now);
    private readonly FailureLog _log = new();
    private TimeSpan _passed;
    private Life? _life;

    /// <param name="watch">Receives every request and its response.</param>
    public AppInProcess(HttpMessageHandler account, string connectionString, FaultPlan plan, DelegatingHandler? watch = null)
    {
        (_account, _connectionString, _plan) = (account, connectionString, plan);
        HttpMessageHandler client = new PatientClient(this);
        if (watch is not null)
        {
            watch.InnerHandler = client;
            client = watch;
        }

        Client = new HttpClient(client) { BaseAddress = new Uri("http://app.example") };
    }

    /// <summary>In addition to the required settings.</summary>
    public IReadOnlyDictionary<string, string?> MoreSettings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Replace the default services.</summary>
    public Action<IServiceCollection> OtherServices { get; init; } = _ => { };

    /// <summary>Whether time can be moved over HTTP, as in a rehearsal.</summary>
    public bool IsRehearsed { get; init; }

    public HttpClient Client { get; }

    public string FunctionKey => "the-key-of-the-bureau";

    public DateTimeOffset Now => _clock.GetUtcNow();

    public string HubName { get; } = $"F{Guid.NewGuid():N}"[..20];

    /// <summary>Number of repeated calls.</summary>
    public int RepeatedCalls { get; private set; }

    /// <summary>Warnings and errors in the log.</summary>
    public IEnumerable<string> Log => _log.Lines;

    /// <summary>Called for each response and its duration, before background work is awaited.</summary>
    public Action<HttpRequestMessage, TimeSpan> OnAnswer { get; init; } = (_, _) => { };

    public IServiceProvider Services => Current.Host.WorkerServices;

    public DurableTaskClient Durable => Current.Host.Engine.Client;

    /// <summary>Address without retries; <see cref="Client"/> retries.</summary>
    public Uri Address => Current.Host.Address;

    private Life Current => _life ?? throw new InvalidOperationException("The app was not started.");

    public Task StartAsync() => RestartAsync();

    public async Task<T> WaitForAsync<T>(string what, Func<Task<T?>> find)
        where T : class
    {
        for (var look = 1; ; look++)
        {
            // Time passes only when no background work is left: independent of the speed of the machine.
            await SettleAsync();
            if (await find() is { } found)
            {
                return found;
            }

            Assert.True(look < MostLooks, $"Waited in vain for {what}.");
            await (look <= LooksBeforeTimers ? PassAsync(AWhile) : PassToNextTimerAsync());
        }
    }

    /// <summary>Advances time: timers of orchestrations fire, and the timer functions run.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await SettleAsync();
        _clock.Advance(time);
        await SettleAsync();
        _passed += time;
        await RunAsync(life => TimerFunctions.RunAllAsync(life.Host.WorkerServices, life.Host.Engine.Client));
    }

    /// <summary>Kills the process as a power failure does, and restarts it.</summary>
    public Task KillAsync()
    {
        Current.Storage.Die();
        return RestartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_life is { } life)
        {
            await life.Host.DisposeAsync();
        }
    }

    private Task PassToNextTimerAsync() =>
        RunAsync(async life =>
        {
            await life.Host.Engine.AdvanceToNextTimerAsync(_clock.Advance);
            await TimerFunctions.RunAllAsync(life.Host.WorkerServices, life.Host.Engine.Client);
        });

    /// <summary>Waits for background work; restarts an app that has died meanwhile.</summary>
    public Task SettleAsync() => RunAsync(_ => Task.CompletedTask);

    private async Task RunAsync(Func<Life, Task> work)
    {
        var life = Current;
        var done = Task.Run(async () =>
        {
            await work(life);
            await life.Host.Engine.RunUntilIdleAsync();
        });
        if (await Task.WhenAny(done, life.Storage.Dead) == done && !life.Storage.Dead.IsCompleted)
        {
            await done;
            return;
        }

        await RestartAsync();
        await SettleAsync();
    }

    private async Task RestartAsync()
    {
        if (_life is { } last)
        {
            last.Storage.Die();
            await last.Host.DisposeAsync();
        }

        for (var attempt = 1; ; attempt++)
        {
            var storage = new FaultyStorage(_account, _connectionString, _plan, () => _passed);
            var host = Build(storage);
            try
            {
                await host.StartAsync();
                _life = new Life(host, storage);
                return;
            }
            catch (HostStartException) when (attempt < MostRestarts)
            {
                // The caller restarts it.
                await host.DisposeAsync();
            }
        }
    }

    private FunctionsHost Build(FaultyStorage storage)
    {
        var (tables, blobs) = (FaultyStorage.Tables(_connectionString, storage), FaultyStorage.Blobs(_connectionString, storage));
        var app = WorkerApp.InProcess(
            typeof(CreateApplicationEndpoint).Assembly,
            services => Replace(services, tables, blobs),
            Settings().Concat(MoreSettings).GroupBy(setting => setting.Key, (key, all) => KeyValuePair.Create(key, all.Last().Value))
        );
        string[] timers =
        [
            $"--LocalHost:Keys:default={FunctionKey}",
            .. TimerFunctions.NeverByThemselves.Select(setting => $"--{setting.Key}={setting.Value}"),
        ];
        return FunctionsHost.Create(
            app,
            timers,
            options =>
            {
                (options.InMemory, options.Port) = (true, 0);
                (options.Clock, options.SystemClock) = (_clock, new HastyClock());
                options.Store = new TableOrchestrationStore(tables, blobs, HubName);
                options.ConfigureLogging = logging => logging.ClearProviders().AddProvider(_log);
            }
        );
    }

    private void Replace(IServiceCollection services, TableServiceClient tables, BlobServiceClient blobs)
    {
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
        services.Replace(ServiceDescriptor.Singleton(tables)).Replace(ServiceDescriptor.Singleton(blobs));
        services.Replace(ServiceDescriptor.Singleton(CacheOfClock.Create(_clock)));
        if (IsRehearsed)
        {
            services.AddSingleton<IRehearsal>(new FakeRehearsal(_clock));
        }

        OtherServices(services);
    }

    private Dictionary<string, string?> Settings() =>
        new()
        {
            ["AzureWebJobsStorage"] = _connectionString,
            ["Site:BaseAddress"] = "https://keji.example",
            ["Site:Environment"] = "test",
            ["Site:AllowedHosts"] = "localhost,127.0.0.1",
            ["Mail:Transport"] = "Mailbox",
            // All people use one address; tests of limits set their own.
            ["Limits:DraftsPerSourceAndHour"] = "1000000",
            ["Limits:UnaskedMailsPerConfirmedAddressAndDay"] = "1000000",
            ["Limits:InvitationsPerSourceAndHour"] = "1000000",
            ["Limits:MailsPerUnconfirmedAddressAndDay"] = "1000000",
            ["Limits:MailsPerConfirmedAddressAndDay"] = "1000000",
            ["Limits:AnonymousReadsPerMinute"] = "1000000",
            ["Limits:AnonymousWritesPerMinute"] = "1000000",
            ["Limits:LinkRequestsPerMinute"] = "1000000",
            ["Limits:OfficerRequestsPerMinute"] = "1000000",
            ["Tokens:Keys:0:Id"] = "t1",
            ["Tokens:Keys:0:Secret"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]),
            ["Identifiers:Keys:0:Id"] = "i1",
            ["Identifiers:Keys:0:Secret"] = Convert.ToBase64String([.. Enumerable.Repeat((byte)2, 32)]),
        };

    /// <summary>A process of the app from start to end.</summary>
    private sealed record Life(FunctionsHost Host, FaultyStorage Storage);

    /// <summary>Repeats a call without response, or with a request to retry, as people do.</summary>
    private sealed class PatientClient(AppInProcess app) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private const int MostAttempts = 20;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await (request.Content?.LoadIntoBufferAsync(cancellationToken) ?? Task.CompletedTask);
            var path = request.RequestUri!.PathAndQuery;
            for (var attempt = 1; ; attempt++)
            {
                Assert.True(attempt <= MostAttempts, $"{request.Method} {path} was not answered at any of {MostAttempts} attempts.");
                var life = app.Current;
                request.RequestUri = new Uri(life.Host.Address, path);
                var started = Stopwatch.GetTimestamp();
                HttpResponseMessage answer;
                try
                {
                    answer = await base.SendAsync(request, cancellationToken);
                    await answer.Content.LoadIntoBufferAsync(cancellationToken);
                }
                catch (HttpRequestException) when (life.Storage.Dead.IsCompleted)
                {
                    // The process died before it had received the whole request or responded.
                    app.RepeatedCalls++;
                    await app.RestartAsync();
                    continue;
                }
                catch (HttpRequestException broken) when (request.Method == HttpMethod.Get && broken.InnerException is IOException)
                {
                    // A response that breaks off is requested again, as by a browser's user.
                    continue;
                }

                app.OnAnswer(request, Stopwatch.GetElapsedTime(started));
                if (!life.Storage.Dead.IsCompleted && (int)answer.StatusCode != 503)
                {
                    await app.SettleAsync();
                    return answer;
                }

                app.RepeatedCalls++;
                if (life.Storage.Dead.IsCompleted)
                {
                    await app.RestartAsync();
                    continue;
                }

                Assert.True(answer.Headers.RetryAfter is not null, $"{request.Method} {path} was answered 503 without Retry-After.");
                await app.PassAsync(AWhile);
            }
        }
    }
}
