using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Tests.Local.Faults;

namespace CreditFunctions.Benchmarks.Stages;

/// <summary>The app within this process, as the tests run it, whose storage requests are counted and whose answers are timed.</summary>
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

    /// <summary>Storage requests so far, without those that look into the mailbox.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many milliseconds each call took until it was answered, by method and address.</summary>
    public IEnumerable<KeyValuePair<string, double>> Calls => _calls;

    public static async Task<MeasuredApp> StartAsync(HttpMessageHandler account, string connectionString)
    {
        var measured = new MeasuredApp(account, connectionString);
        await measured.App.StartAsync();
        return measured;
    }

    /// <summary>Does something, and says how many requests that took.</summary>
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

    // What differs from call to call: ids, tokens, and names of rounds and parties.
    [GeneratedRegex(@"(?<=/(rounds|applications|tasks|commitments|queries|units|publications))/[^/]+")]
    private static partial Regex Variable();
}
