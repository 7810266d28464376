using System.Diagnostics;
using System.Net;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Startup;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Benchmarks.Flood;

/// <summary>
/// Cost of one client address that sends 50 requests a second against its limit of 1 a second, and its effect on another user. The client
/// runs in the same process, so the CPU time of a refused request is an upper bound.
/// </summary>
internal static class FloodBenchmark
{
    private const int FloodPerSecond = 50;
    private const int Refusals = 20_000;
    private const string Flooder = "198.51.100.1";
    private const string User = "203.0.113.7";

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan UserPause = TimeSpan.FromMilliseconds(200);

    public static async Task<int> RunAsync()
    {
        var storageRequests = 0;
        var plan = new FaultPlan(
            (_, _) =>
            {
                Interlocked.Increment(ref storageRequests);
                return StorageFault.None;
            }
        );
        using var account = new MemoryAccount();
        await using var app = new AppInProcess(account, MemoryAccount.ConnectionString, plan)
        {
            MoreSettings = new Dictionary<string, string?> { ["Limits:TrustedProxies"] = "1", ["Limits:AnonymousReadsPerMinute"] = "60" },
        };
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = app.Address };
        await ExhaustAsync(client);

        Table.Begin();
        var quiet = await MeasureUserAsync(client, Lasts);
        Table.Row("GET /health/live of a user, nothing beside it", Percentiles(quiet));

        var (before, cpu) = (Volatile.Read(ref storageRequests), Process.GetCurrentProcess().TotalProcessorTime);
        var (refused, passed) = await FloodAsync(client, Lasts);
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Table.Row($"flood of {FloodPerSecond} requests/s for {Lasts.TotalSeconds:F0} s", $"{refused} refused, {passed} answered");
        Table.Row(
            "storage requests meanwhile",
            $"{Volatile.Read(ref storageRequests) - before}, of which {passed} answers took their share"
        );
        Table.Row(
            "CPU of a refused request: client, LocalHost, worker and app together",
            $"{used.TotalMilliseconds / Math.Max(1, refused):N2} ms"
        );
        Table.Row("CPU of a refusal in the app", $"{await MeasureRefusalAsync(app.Services):N3} ms", "1 ms");

        var flood = FloodAsync(client, Lasts);
        var disturbed = await MeasureUserAsync(client, Lasts);
        await flood;
        Table.Row("GET /health/live of a user during the flood", Percentiles(disturbed));
        return 0;
    }

    private static async Task<double> MeasureRefusalAsync(IServiceProvider services)
    {
        var guard = services.GetRequiredService<RequestGuard>();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var refused = 0;
        for (var i = 0; i < Refusals; i++)
        {
            var http = new DefaultHttpContext { RequestServices = services, Response = { Body = Stream.Null } };
            (http.Request.Method, http.Request.Host, http.Request.Path) = (HttpMethods.Get, new HostString("localhost"), "/rounds");
            http.Request.Headers["X-Forwarded-For"] = Flooder;
            if (guard.Refuse(nameof(ListRoundsEndpoint), http.Request) is { } refusal)
            {
                await refusal.ExecuteAsync(http);
                refused++;
            }
        }

        return (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / Math.Max(1, refused);
    }

    private static async Task ExhaustAsync(HttpClient client)
    {
        while (await SendAsync(client, "rounds", Flooder) != HttpStatusCode.TooManyRequests) { }
    }

    private static async Task<(int Refused, int Passed)> FloodAsync(HttpClient client, TimeSpan lasts)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / FloodPerSecond));
        var answers = new List<Task<HttpStatusCode>>();
        for (var left = (int)(lasts.TotalSeconds * FloodPerSecond); left > 0 && await timer.WaitForNextTickAsync(); left--)
        {
            answers.Add(SendAsync(client, "rounds", Flooder));
        }

        var statuses = await Task.WhenAll(answers);
        var refused = statuses.Count(status => status == HttpStatusCode.TooManyRequests);
        return (refused, statuses.Length - refused);
    }

    private static async Task<List<double>> MeasureUserAsync(HttpClient client, TimeSpan lasts)
    {
        var times = new List<double>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < lasts; await Task.Delay(UserPause))
        {
            var start = Stopwatch.GetTimestamp();
            await SendAsync(client, "health/live", User);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string path, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", address);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static string Percentiles(List<double> times)
    {
        times.Sort();
        return $"p50 {times[times.Count / 2]:N1} ms, p95 {times[times.Count * 95 / 100]:N1} ms of {times.Count}";
    }
}
