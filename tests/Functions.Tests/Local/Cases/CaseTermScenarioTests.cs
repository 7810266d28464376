using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>调查期限: extended once, suspended across the Spring Festival, and overdue.</summary>
public sealed class CaseTermScenarioTests
{
    [Fact]
    public async Task Investigation_ExtendedAndSuspended_EndsLaterByBothAndIsThenOverdue()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        var begun = Until(await walk.ReadAsync());
        Assert.Contains("调查期限", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        Assert.Empty(await walk.ReadMailsAsync("head"));

        await walk.DecideTermAsync("Extend");
        var extended = Until(await walk.ReadAsync());
        Assert.InRange((extended - begun).TotalDays, 170, 200);

        // The Spring Festival of 2027 begins on 6 February.
        await app.PassAsync(new DateTimeOffset(2027, 1, 20, 10, 0, 0, TimeSpan.FromHours(8)) - app.Now);
        await walk.DecideTermAsync("Suspend");
        var suspended = await walk.ReadAsync();
        Assert.Equal(("Suspended", "ResumeInvestigation"), (suspended["state"]!.GetValue<string>(), suspended["next"]!.GetValue<string>()));
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => walk.PostAsync("chief", "proposal", CaseWalk.Proposal()));
        Assert.Contains("case-move-is-not-legal", refusal.Message, StringComparison.Ordinal);
        await app.WaitForAsync("the task", async () => (await walk.ReadTasksAsync("head")) is [_, ..] tasks ? tasks : null);
        await app.PassAsync(TimeSpan.FromDays(40));
        await walk.DecideTermAsync("Resume");
        var resumed = await walk.ReadAsync();
        Assert.Equal("Propose", resumed["next"]!.GetValue<string>());
        Assert.InRange((Until(resumed) - extended).TotalDays, 37, 50);

        await app.PassAsync(Until(resumed) - app.Now - TimeSpan.FromDays(25));
        await app.WaitForAsync(
            "the reminder",
            async () =>
                (await walk.ReadMailsAsync("clerk")).Any(subject => subject.Contains("催办", StringComparison.Ordinal)) ? walk : null
        );
        await app.PassAsync(Until(resumed) - app.Now);
        await app.WaitForAsync(
            "the escalation",
            async () => (await walk.ReadMailsAsync("head")).Any(subject => subject.Contains("逾期", StringComparison.Ordinal)) ? walk : null
        );
        Assert.Contains("逾期", await walk.ReadDeskPageAsync($"desk/cases/{walk.Id}"), StringComparison.Ordinal);
        await walk.ProposeAsync();
        Assert.Equal("AwaitingDefence", (await walk.ReadAsync())["state"]!.GetValue<string>());
    }

    private static DateTimeOffset Until(JsonNode view) => view["investigationUntil"]!.GetValue<DateTimeOffset>();
}
