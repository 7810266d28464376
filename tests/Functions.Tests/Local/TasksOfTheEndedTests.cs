using System.Net.Http.Json;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>An ended application has no open tasks.</summary>
public sealed class TasksOfTheEndedTests
{
    [Fact]
    public async Task Withdrawal_ApplicationLiesWithAnOfficer_HasNoHolderAfterwards()
    {
        await using var app = NewApp();
        var walk = await WalkAsync(app, lastStep: "submit");
        await WaitForTasksAsync(walk, tasks => tasks.Count > 0);

        await walk.Portal.AsApplicantAsync(
            HttpMethod.Post,
            $"applications/{walk.ApplicationId}/withdrawal",
            walk.AccessToken,
            JsonContent.Create(new { reason = "另有安排" })
        );

        await WaitForTasksAsync(walk, tasks => tasks.Count == 0);
    }

    [Fact]
    public async Task Award_LastOfTheRound_LeavesNoTaskAndNoCheckQueue()
    {
        await using var app = NewApp();
        var walk = await WalkAsync(app, lastStep: "read the public page");

        await WaitForTasksAsync(walk, tasks => tasks.Count == 0);
    }

    private static AppInProcess NewApp() =>
        new(new MemoryAccount(), MemoryAccount.ConnectionString, new FaultPlan((_, _) => StorageFault.None));

    private static async Task<BatchWalk> WalkAsync(AppInProcess app, string lastStep)
    {
        await app.StartAsync();
        var walk = new BatchWalk(app, TimeSpan.FromDays(1));
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            if (step.Name == lastStep)
            {
                break;
            }
        }

        return walk;
    }

    private static Task WaitForTasksAsync(BatchWalk walk, Func<IReadOnlyList<QueuedTask>, bool> are) =>
        walk.App.WaitForAsync(
            "tasks to be as expected",
            async () =>
                await ((AppInProcess)walk.App).Services.GetRequiredService<TaskQueue>().ReadOfRoundAsync(walk.RoundId, default) is var tasks
                && are(tasks)
                    ? tasks
                    : null
        );
}
