using System.Diagnostics;
using System.Net;
using CreditFunctions.EndToEnd.Tests.Fixtures;
using CreditFunctions.EndToEnd.Tests.Walk;

namespace CreditFunctions.EndToEnd.Tests.WorkerProcess;

/// <summary>The published files in a separate process: a whole round, a killed worker and a killed host.</summary>
[Trait("Category", "Slow")]
public sealed class WorkerProcessTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    private static readonly Uri Live = new("health/live", UriKind.Relative);

    [LocalFact]
    [Trait("Category", "Exhaustive")]
    public async Task Path_WorkerKilledAfterSubmission_Answers503AndEndsOnThePublicPage()
    {
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromSeconds(60));
        foreach (var step in walk.Steps.Take(walk.CountThrough("submit")))
        {
            await step.DoAsync();
        }

        var killed = await FindWorkerAsync();
        Kill(killed.Id);
        var unavailable = await Waiting.ForAsync(
            "a 503",
            () => AnswerAsync(HttpStatusCode.ServiceUnavailable),
            TimeSpan.FromMilliseconds(10)
        );
        Assert.NotNull(unavailable.Headers.RetryAfter);
        await Waiting.ForAsync("the next worker", () => AnswerAsync(HttpStatusCode.OK));
        Assert.NotEqual(killed.Id, (await FindWorkerAsync()).Id);

        foreach (var step in walk.Steps.Skip(walk.CountThrough("submit")))
        {
            await step.DoAsync();
        }

        await WalkChecks.AwardedOnceAsync(walk);
        await app.Emitted.AssertNoSecretAsync(walk);
    }

    [LocalFact]
    public async Task Kill_Host_LeavesNoWorker()
    {
        await FindWorkerAsync();

        await app.KillHostAsync();

        await Waiting.ForAsync("the worker to end", () => Task.FromResult(app.FindWorker() is null ? app : null));
        await app.RestartAsync();
        await FindWorkerAsync();
    }

    [LocalFact]
    public void Publish_Folder_HasNoLocalSettings()
    {
        Assert.Contains("host.json", app.PublishedFiles());
        Assert.DoesNotContain("local.settings.json", app.PublishedFiles());
    }

    private Task<RunningProcess> FindWorkerAsync() => Waiting.ForAsync("the worker", () => Task.FromResult(app.FindWorker()));

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private async Task<HttpResponseMessage?> AnswerAsync(HttpStatusCode expected) =>
        await app.Client.GetAsync(Live) is var answer && answer.StatusCode == expected ? answer : null;
}
