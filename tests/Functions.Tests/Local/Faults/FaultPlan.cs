using System.Collections.Concurrent;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Counts the storage requests of each step, and says what befalls which.</summary>
/// <param name="faultOf">Gets the number of the step and that of the request within it, both from 1.</param>
internal sealed class FaultPlan(Func<int, int, StorageFault> faultOf)
{
    private readonly ConcurrentQueue<string> _happened = new();
    private volatile int _step;
    private volatile bool _isOver;
    private int _requests;

    /// <summary>A new plan, which counts for itself, in which nothing fails.</summary>
    public static FaultPlan None => new((_, _) => StorageFault.None);

    /// <summary>The most requests that a step had.</summary>
    public int LongestStep { get; private set; }

    /// <summary>Is told of every request: its step, method and address.</summary>
    public Action<int, string>? Told { get; init; }

    /// <summary>What has happened so far, to be told when a test fails.</summary>
    public IReadOnlyCollection<string> Happened => _happened;

    public void BeginStep()
    {
        LongestStep = Math.Max(LongestStep, Volatile.Read(ref _requests));
        Volatile.Write(ref _requests, 0);
        _step++;
    }

    /// <summary>From now on nothing fails.</summary>
    public void End() => _isOver = true;

    public StorageFault Next(HttpRequestMessage request)
    {
        if (_isOver || IsLookIntoMailbox(request))
        {
            return StorageFault.None;
        }

        var number = Interlocked.Increment(ref _requests);
        var fault = faultOf(_step, number);
        var address = $"{request.Method} {Uri.UnescapeDataString(request.RequestUri!.PathAndQuery)}";
        Told?.Invoke(_step, address);
        if (fault != StorageFault.None)
        {
            _happened.Enqueue($"step {_step}, request {number}: {fault} at {address}");
        }

        return fault;
    }

    // Only the tests look there, often, and a mail that is not found is looked for again.
    private static bool IsLookIntoMailbox(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/mailbox", StringComparison.Ordinal);
}
