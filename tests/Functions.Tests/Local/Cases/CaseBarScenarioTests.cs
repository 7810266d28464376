using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseBarScenarioTests
{
    /// <summary>A ban of years need not hold it for years: a leader ends it, and its contact is notified.</summary>
    [Fact]
    public async Task OpenApplication_HeldByABan_IsEndedByALeader()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await walk.ServeAsync();
        await walk.DefendAsync();
        await walk.ReviewAsync();
        await walk.DecideAsync();
        var other = await walk.ApplyAgainAsync();
        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => walk.PostBarAsync(other));
        Assert.Contains("application-is-not-barred", refusal.Message, StringComparison.Ordinal);

        await walk.ServeAsync();
        await walk.EndBarredAsync(other);

        var ended = (await tour.GetAsync($"desk/applications/{other}", tour.AsChief))!;
        Assert.Equal("Disqualified", ended["state"]!.GetValue<string>());
        Assert.Contains("限制申报的期限长于", await walk.ReadDeskPageAsync($"desk/applications/{other}"), StringComparison.Ordinal);
        await app.WaitForAsync(
            "the mail",
            async () =>
                (await walk.Walk.Portal.ReadMailboxAsync()).Any(mail => mail.Text.Contains("限制申报的期限长于", StringComparison.Ordinal))
                    ? walk
                    : null
        );
    }
}
