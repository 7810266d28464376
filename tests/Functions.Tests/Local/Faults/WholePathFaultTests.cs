using System.Collections.Concurrent;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>With any failure and any crash the path reaches its end, and no data is lost or duplicated.</summary>
public sealed class WholePathFaultTests
{
    private const int WalksAtATime = 4;
    private const int FailuresShown = 3;
    private const int LongOutage = 20;

    // Longer than most steps and any recovery; three times as long is longer than any.
    private const int FarApart = 40;

    private static readonly StorageFault[] Faults = [.. Enum.GetValues<StorageFault>().Where(fault => fault != StorageFault.None)];

    [Fact]
    public async Task Path_Undisturbed_LeavesNothingOver() => Assert.InRange(await WalkAsync(FaultPlan.None), 50, 1000);

    [Fact]
    public async Task Path_AppKilledAfterEveryStep_LeavesNothingOver() =>
        await WholePath.WalkAsync(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, killAfterEveryStep: true);

    /// <summary>
    /// The n-th request of every step fails, for every n, so each request of the path fails in one walk, and each step recovers by itself.
    /// Few steps are long, so that two requests far apart share a walk there. Every tenth n unless the run is exhaustive.
    /// </summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(StorageFault.Busy))]
    [InlineData(nameof(StorageFault.TimedOut))]
    [InlineData(nameof(StorageFault.DoneButTimedOut))]
    [InlineData(nameof(StorageFault.Overtaken))]
    [InlineData(nameof(StorageFault.SentTwice))]
    [InlineData(nameof(StorageFault.DeathBefore))]
    [InlineData(nameof(StorageFault.DeathAfter))]
    public async Task Path_FaultAtEveryRequest_LeavesNothingOver(string kind)
    {
        var fault = Enum.Parse<StorageFault>(kind);

        var isExhaustive = Environment.GetEnvironmentVariable("EXHAUSTIVE") is not null;
        await WalkAllAsync(
            Enumerable.Range(1, 2 * FarApart).Where(number => isExhaustive || number % 10 == 3),
            number => new FaultPlan(
                (_, request) => request == number || (number > FarApart && request == number + FarApart) ? fault : StorageFault.None
            )
        );
    }

    [Fact]
    [Trait("Category", "Slow")]
    public Task Path_EveryTwentiethRequestFailsSomehow_LeavesNothingOver() =>
        WalkAllAsync(
            Enumerable.Range(1, 10),
            seed =>
            {
                var random = new Random(seed);
                return new FaultPlan(
                    (_, _) =>
                    {
                        lock (random)
                        {
                            return random.Next(20) == 0 ? Faults[random.Next(Faults.Length)] : StorageFault.None;
                        }
                    }
                );
            }
        );

    /// <summary>From its n-th request on, every step has more consecutive failures than any retry limit.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(StorageFault.Busy))]
    [InlineData(nameof(StorageFault.DoneButTimedOut))]
    public Task Path_OutageInEveryStep_LeavesNothingOver(string kind)
    {
        var fault = Enum.Parse<StorageFault>(kind);
        return WalkAllAsync(
            [1, 2, 4, 7, 11, 16, 22, 30],
            first => new FaultPlan(
                (step, request) => step > 0 && request >= first && request < first + LongOutage ? fault : StorageFault.None
            )
        );
    }

    private static async Task WalkAllAsync(IEnumerable<int> numbers, Func<int, FaultPlan> planOf)
    {
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            numbers,
            new ParallelOptions { MaxDegreeOfParallelism = WalksAtATime },
            async (number, _) =>
            {
                try
                {
                    await WalkAsync(planOf(number));
                }
                catch (PathFailedException failure)
                {
                    failures.Enqueue($"Walk {number}: {failure.Message}");
                }
            }
        );

        Assert.True(failures.IsEmpty, $"{failures.Count} walks failed, among them\n{string.Join("\n\n", failures.Take(FailuresShown))}");
    }

    private static Task<int> WalkAsync(FaultPlan plan) => WholePath.WalkAsync(new MemoryAccount(), MemoryAccount.ConnectionString, plan);
}
