using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Tests.Local.Faults;

namespace CreditFunctions.Benchmarks.Stages;

/// <summary>The app in this process, as in the tests, with counted storage requests and timed responses.</summary>
internal sealed partial class MeasuredApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<KeyValuePair<string, double>> _calls = new();
    private int _requests;

    private MeasuredApp(HttpMessageHandler account, string connectionString)
    {
        var plan = new FaultPlan(
            (_, _) =>
            {
                Interlocked.Increment(ref _requests);
                return StorageFault.None;
            }
        );
        App = new AppInProcess(account, connectionString, plan) { OnAnswer = Note };
    }

    public AppInProcess App { get; }

    /// <summary>Storage requests so far, without those that read the mailbox.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Response times of calls in milliseconds, by method and address.</summary>
    public IEnumerable<KeyValuePair<string, double>> Calls => _calls;

    public static async Task<MeasuredApp> StartAsync(HttpMessageHandler account, string connectionString)
    {
        var measured = new MeasuredApp(account, connectionString);
        await measured.App.StartAsync();
        return measured;
    }

    /// <summary>Returns the number of storage requests.</summary>
    public async Task<int> CountAsync(Func<Task> doAsync)
    {
        var before = Requests;
        await doAsync();
        return Requests - before;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private void Note(HttpRequestMessage request, TimeSpan elapsed)
    {
        var path = Variable().Replace(request.RequestUri!.AbsolutePath, "/…");
        _calls.Enqueue(KeyValuePair.Create($"{request.Method} {path}", elapsed.TotalMilliseconds));
    }

    // Parts that differ between calls: ids, tokens, and names of rounds and parties.
    [GeneratedRegex(@"(?<=/(rounds|applications|tasks|commitments|queries|units|publications))/[^/]+")]
    private static partial Regex Variable();
}
