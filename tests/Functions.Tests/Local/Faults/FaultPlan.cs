using System.Collections.Concurrent;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>Counts the storage requests of each step and injects faults.</summary>
/// <param name="faultOf">Receives the numbers of the step and of its request, both from 1.</param>
internal sealed class FaultPlan(Func<int, int, StorageFault> faultOf)
{
    private readonly ConcurrentQueue<string> _happened = new();
    private volatile int _step;
    private volatile bool _isOver;
    private int _requests;

    /// <summary>A new plan without faults.</summary>
    public static FaultPlan None => new((_, _) => StorageFault.None);

    /// <summary>Maximum number of requests of a step.</summary>
    public int LongestStep { get; private set; }

    /// <summary>Called for every request: step, method and address.</summary>
    public Action<int, string>? Told { get; init; }

    /// <summary>Faults so far, for the message of a failed test.</summary>
    public IReadOnlyCollection<string> Happened => _happened;

    public void BeginStep()
    {
        LongestStep = Math.Max(LongestStep, Volatile.Read(ref _requests));
        Volatile.Write(ref _requests, 0);
        _step++;
    }

    /// <summary>Stops the faults.</summary>
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

    // Only tests read it, often, and they retry.
    private static bool IsLookIntoMailbox(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.Contains("/mailbox", StringComparison.Ordinal);
}
