namespace CreditFunctions.Benchmarks.Soak;

/// <summary>Lets something happen to the hosts now and then: deaths, orderly ends, pauses, and outages of storage.</summary>
internal sealed class SoakFaults(IReadOnlyList<SoakProcess> hosts, Random random, TimeSpan longest)
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>What has happened, and how often.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await WaitAsync(TimeSpan.FromSeconds(1 + (random.NextDouble() * 4)), cancellationToken);
            if (!cancellationToken.IsCancellationRequested)
            {
                await HappenAsync(cancellationToken);
            }
        }
    }

    private Task HappenAsync(CancellationToken cancellationToken)
    {
        var one = hosts[random.Next(hosts.Count)];
        IReadOnlyList<SoakProcess> some = random.Next(2) == 0 ? [one] : hosts;
        switch (random.Next(6))
        {
            case 0 or 1:
                Count("kills", some.Count);
                return ForAll(some, host => host.Kill());
            case 2:
                Count("terminations", 1);
                return ForAll([one], host => host.Signal("TERM"));
            case 3:
                Count("pauses", 1);
                return ForAWhileAsync([one], host => host.Signal("STOP"), host => host.Signal("CONT"), cancellationToken);
            case 4:
                Count("storage cut off", some.Count);
                return ForAWhileAsync(some, host => host.Storage.CutOff(), host => host.Storage.Restore(), cancellationToken);
            default:
                Count("storage stalled", some.Count);
                return ForAWhileAsync(some, host => host.Storage.Stall(), host => host.Storage.Restore(), cancellationToken);
        }
    }

    private void Count(string what, int times) => _counts[what] = _counts.GetValueOrDefault(what) + times;

    private static Task ForAll(IEnumerable<SoakProcess> some, Action<SoakProcess> act)
    {
        foreach (var host in some)
        {
            act(host);
        }

        return Task.CompletedTask;
    }

    private async Task ForAWhileAsync(
        IReadOnlyList<SoakProcess> some, Action<SoakProcess> begin, Action<SoakProcess> end, CancellationToken cancellationToken)
    {
        await ForAll(some, begin);
        await WaitAsync(longest * random.NextDouble(), cancellationToken);
        await ForAll(some, end);
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        await Task.Delay(time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
