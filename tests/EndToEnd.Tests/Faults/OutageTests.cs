using System.Net;
using CreditFunctions.EndToEnd.Tests.Fixtures;

namespace CreditFunctions.EndToEnd.Tests.Faults;

/// <summary>Storage is unavailable for a period at any step: the app reports it, loses nothing, and recovers.</summary>
public sealed class OutageTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HalfOfLong = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [LocalTheory]
    [Trait("Category", "Exhaustive")]
    [InlineData(20260311)]
    public async Task Path_StorageAwayInEveryThirdStep_GoesOnWithoutARestart(int seed)
    {
        var random = new Random(seed);
        await using var app = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(60));
        foreach (var step in walk.Steps)
        {
            var outage = random.Next(3) == 0 ? OutageAsync(app.Storage, random.Next(2) == 0, Short) : Task.CompletedTask;
            await step.DoAsync();
            await outage;
        }

        await AssertUnharmedAsync(app, walk);
    }

    [LocalTheory]
    [Trait("Category", "Exhaustive")]
    [InlineData("admit")]
    public async Task Path_StorageAwayForAMinute_AnswersTryAgainAndGoesOnWithoutARestart(string after)
    {
        await using var app = await DisturbedApp.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(60));
        var before = walk.CountThrough(after);
        foreach (var step in walk.Steps.Take(before))
        {
            await step.DoAsync();
        }

        var outage = LongOutageAsync(app.Storage);
        var answers = await AnswersDuringAsync(outage, app.Process.BaseAddress);
        Assert.NotEmpty(answers);
        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.ServiceUnavailable, true), answer));

        foreach (var step in walk.Steps.Skip(before))
        {
            await step.DoAsync();
        }

        await AssertUnharmedAsync(app, walk);
    }

    private static async Task LongOutageAsync(StorageProxy storage)
    {
        await OutageAsync(storage, stalls: true, HalfOfLong);
        await OutageAsync(storage, stalls: false, HalfOfLong);
    }

    private static async Task OutageAsync(StorageProxy storage, bool stalls, TimeSpan length)
    {
        if (stalls)
        {
            storage.Stall();
        }
        else
        {
            storage.CutOff();
        }

        await Task.Delay(length);
        storage.Restore();
    }

    /// <summary>Responses during the outage: the status, and whether they contain Retry-After.</summary>
    private static async Task<List<(HttpStatusCode Status, bool SaysWhen)>> AnswersDuringAsync(Task outage, Uri baseAddress)
    {
        using var client = new HttpClient { BaseAddress = baseAddress, Timeout = Patience };
        var answers = new List<(HttpStatusCode, bool)>();
        while (true)
        {
            using var answer = await client.GetAsync(new Uri("mailbox", UriKind.Relative));
            if (outage.IsCompleted)
            {
                return answers;
            }

            answers.Add((answer.StatusCode, answer.Headers.RetryAfter is not null));
            await Task.WhenAny(outage, Task.Delay(TimeSpan.FromSeconds(1)));
        }
    }

    private static async Task AssertUnharmedAsync(DisturbedApp app, BatchWalk walk)
    {
        await WalkChecks.AwardedOnceAsync(walk, app.RepeatsOf);
        await app.SweptTwiceAsync();
        await WalkChecks.AwardedOnceAsync(walk, app.RepeatsOf);
        await app.AssertAllCompletedAsync();
        Assert.Equal(0, app.Restarts);
        Assert.Null(app.Process.Obituary);
    }
}
