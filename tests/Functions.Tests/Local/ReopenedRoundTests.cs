using System.Net.Http.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;
using SentMail = CreditFunctions.TestSupport.Walk.Mail;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A correction after the closing reopens the round, and every procedure continues.</summary>
public sealed class ReopenedRoundTests
{
    [Fact]
    public async Task Reopen_RoundThatNobodySubmittedIn_TakesTheDraftUntilTheNextClosing()
    {
        await using var app = NewApp();
        var walk = await WalkAsync(app, lastStep: "upload the proposal");
        await app.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(ApplicationState.NotSubmitted, (await ReadAsync(app, walk)).State);
        Assert.NotNull((await RoundAsync(app, walk)).EndedBecause);

        await ReopenAsync(app, walk);
        Assert.Equal(ApplicationState.Draft, (await ReadAsync(app, walk)).State);
        Assert.Null((await RoundAsync(app, walk)).EndedBecause);
        Assert.Contains(
            await walk.Portal.ReadMailboxAsync($"clerk@{walk.Domain}"),
            mail => mail.Text.Contains("已恢复为填报中", StringComparison.Ordinal)
        );

        await app.PassAsync(TimeSpan.FromDays(9));
        await app.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(ApplicationState.NotSubmitted, (await ReadAsync(app, walk)).State);
        Assert.Equal(2, (await ReadAsync(app, walk)).History.Count(reached => reached.Move == ApplicationMove.MissClosing));
        Assert.NotNull((await RoundAsync(app, walk)).EndedBecause);
    }

    [Fact]
    public async Task Reopen_RoundWithASubmissionInTheFormatCheck_IsCheckedAgainAfterTheNextClosing()
    {
        await using var app = NewApp();
        var walk = await WalkAsync(app, lastStep: "submit");
        await WaitForTasksAsync(app, walk, count: 1);

        await ReopenAsync(app, walk);
        Assert.Equal(ApplicationState.Returned, (await ReadAsync(app, walk)).State);
        await WaitForTasksAsync(app, walk, count: 0);

        await walk.Portal.AsApplicantAsync(
            HttpMethod.Put,
            $"applications/{walk.ApplicationId}/documents/ethics?fileName=ethics.pdf",
            walk.AccessToken,
            new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PathOf("examples/application.pdf")))
        );
        await walk.Portal.AsApplicantAsync(HttpMethod.Post, $"applications/{walk.ApplicationId}/submission", walk.AccessToken);
        Assert.Equal(ApplicationState.Submitted, (await ReadAsync(app, walk)).State);

        var mails = (await walk.Portal.ReadMailboxAsync($"officer@{walk.Domain}"))
            .Where(mail => mail.Subject.Contains("形式审查", StringComparison.Ordinal))
            .ToList();
        await app.PassAsync(TimeSpan.FromDays(11));
        await WaitForTasksAsync(app, walk, count: 1);
        await AssertBygoneAsync(app, mails);

        foreach (var step in walk.Steps.SkipWhile(step => step.Name != "admit").Skip(1).Prepend(AdmitByTheNewTask(app, walk, mails)))
        {
            await step.DoAsync();
        }
    }

    // A link from before has no effect on the decision.
    private static async Task AssertBygoneAsync(AppInProcess app, IEnumerable<SentMail> mails)
    {
        foreach (var mail in mails)
        {
            var (token, code) = BatchWalk.ReadLink(mail);
            using var answer = await app.Client.PostAsJsonAsync(
                new Uri($"tasks/{token}", UriKind.Relative),
                new
                {
                    code,
                    choice = "admit",
                    reason = "齐全",
                }
            );
            Assert.Contains("application-was-returned", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static WalkStep AdmitByTheNewTask(AppInProcess app, BatchWalk walk, IReadOnlyList<SentMail> before) =>
        new(
            "admit",
            async () =>
            {
                var mail = await app.WaitForAsync(
                    "the new task",
                    async () =>
                        (await walk.Portal.ReadMailboxAsync($"officer@{walk.Domain}")).FirstOrDefault(each =>
                            each.Subject.Contains("形式审查", StringComparison.Ordinal)
                            && before.All(old => old.MessageId != each.MessageId)
                        )
                );
                var (token, code) = BatchWalk.ReadLink(mail);
                await walk.Portal.DecideAsync(token, BatchWalk.Decision(("code", code), ("choice", "admit"), ("reason", "材料齐全")));
            }
        );

    private static AppInProcess NewApp() => new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None);

    private static async Task<BatchWalk> WalkAsync(AppInProcess app, string lastStep)
    {
        await app.StartAsync();
        var walk = new BatchWalk(app, TimeSpan.FromDays(1));
        foreach (var step in walk.Steps.Take(walk.CountThrough(lastStep)))
        {
            await step.DoAsync();
        }

        return walk;
    }

    private static async Task ReopenAsync(AppInProcess app, BatchWalk walk)
    {
        var recording = await app
            .Services.GetRequiredService<RoundPublisher>()
            .CorrectAsync(
                walk.RoundId,
                "correction|1",
                round =>
                    RoundPolicy.Correct(
                        round,
                        round.Guide with
                        {
                            ClosesAt = app.Now.AddDays(10),
                            RequiredDocuments = round.Guide.RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查意见")),
                        },
                        "更正",
                        new DayRange(5, 7),
                        app.Now
                    ),
                TestApp.Signature,
                app.Durable,
                default
            );
        Assert.IsType<Recording<RoundState>.Done>(recording);
        await app.PassAsync(TimeSpan.FromSeconds(1));
    }

    private static async Task<Application> ReadAsync(AppInProcess app, BatchWalk walk) =>
        (await app.Services.GetRequiredService<IRecordStore<Application>>().GetAsync(walk.ApplicationId, default)).State;

    private static async Task<RoundState> RoundAsync(AppInProcess app, BatchWalk walk) =>
        (await app.Services.GetRequiredService<IRecordStore<RoundState>>().GetAsync(walk.RoundId, default)).State;

    private static Task WaitForTasksAsync(AppInProcess app, BatchWalk walk, int count) =>
        app.WaitForAsync(
            "tasks to be as expected",
            async () =>
                await app.Services.GetRequiredService<TaskQueue>().ReadOfRoundAsync(walk.RoundId, default) is var tasks
                && tasks.Count == count
                    ? tasks
                    : null
        );
}
