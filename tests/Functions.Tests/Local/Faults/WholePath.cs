namespace CreditFunctions.Functions.Tests.Local.Faults;

/// <summary>One application on the whole path of the app, with faults.</summary>
internal static class WholePath
{
    private const int MaxBatches = 5;

    // Longer than any pending marker is kept and any retry delay.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    /// <summary>Takes every step and checks the result. Returns the request count of the longest step.</summary>
    public static async Task<int> WalkAsync(
        HttpMessageHandler account,
        string connectionString,
        FaultPlan plan,
        bool killAfterEveryStep = false
    )
    {
        await using var app = new AppInProcess(account, connectionString, plan);
        try
        {
            await app.StartAsync();
            var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1));
            foreach (var step in walk.Steps)
            {
                plan.BeginStep();
                await step.DoAsync();
                if (killAfterEveryStep)
                {
                    await app.KillAsync();
                }
            }

            plan.BeginStep();
            await WalkChecks.AwardedOnceAsync(walk, _ => app.RepeatedCalls);
            plan.BeginStep();
            await app.PassAsync(LongEnough);
            plan.End();
            var leftOvers = new LeftOvers(FaultyStorage.Tables(connectionString, account), app.HubName, walk);
            for (var batches = 0; batches < MaxBatches && await leftOvers.DescribeAsync() is not null; batches++)
            {
                await app.PassAsync(LongEnough);
            }

            var left = await leftOvers.DescribeAsync();
            Assert.True(left is null, left);
            await leftOvers.AssertAllCompletedAsync();
            return plan.LongestStep;
        }
        catch (Exception exception)
        {
            throw new PathFailedException(
                $"{exception.Message}\nWhat happened:\n{string.Join('\n', plan.Happened)}\nWhat was logged:\n{string.Join('\n', app.Log)}",
                exception
            );
        }
    }
}

/// <summary>A walk ended wrongly: expected and actual result, faults, and the app's log.</summary>
internal sealed class PathFailedException(string message, Exception innerException) : Exception(message, innerException);
