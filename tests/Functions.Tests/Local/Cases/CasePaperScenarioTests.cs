using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <summary>Paper in the running app: entered by one officer with its scan, confirmed by another.</summary>
public sealed class CasePaperScenarioTests
{
    [Fact]
    public async Task Defence_OnPaper_CountsOnceASecondOfficerConfirmsIt()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var walk = new CaseWalk(app, await ProgramTour.SignInAsync(app));
        await walk.OpenAsync();
        await walk.ProposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => walk.ServeAsync("白科告〔2026〕9号"));
        Assert.Equal("ServeNotice", (await walk.ReadAsync())["next"]!.GetValue<string>());
        await walk.ServeAsync();

        await walk.EnterDefenceAsync();
        var entered = await walk.ReadAsync();
        Assert.Equal("ConfirmDefence", entered["next"]!.GetValue<string>());
        Assert.Null(entered["notice"]!["defence"]);
        var tasks = await app.WaitForAsync(
            "the task of a second officer",
            async () => (await walk.ReadTasksAsync("chief")) is [_, ..] asked ? asked : null
        );
        Assert.Equal("ConfirmDefence", tasks.Single()!["act"]!.GetValue<string>());
        Assert.Empty(await walk.ReadTasksAsync("clerk"));
        var link = await walk.LinkAsync();
        Assert.DoesNotContain("defenceFile", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);

        // Long after the term: no defence is waived while an entry waits.
        await app.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal("AwaitingDefence", (await walk.ReadAsync())["state"]!.GetValue<string>());

        // As where the procedure had looked before the entry came in.
        await ActivatorUtilities.CreateInstance<CloseDefenceActivity>(app.Services).RunAsync(new CaseBegun(walk.Id), default);
        var store = app.Services.GetRequiredService<IRecordStore<IntegrityCase>>();
        var before = await store.GetAsync(walk.Id, default);
        await walk.PostAsync("chief", "defence-confirmation", new JsonObject { ["choice"] = "agree" });
        await walk.WaitForAsync("LegalReview");

        await RejectAsync(app, before);
        var confirmed = await walk.ReadAsync();
        Assert.True(confirmed["notice"]!["defence"]!["admitsFacts"]!.GetValue<bool>());
        Assert.Contains("经办人疏忽", await walk.ReadPartyPageAsync(link), StringComparison.Ordinal);
    }

    // Another officer decided at the same moment, on the case as it stood before: that is not passed off as done.
    private static async Task RejectAsync(AppInProcess app, Stored<IntegrityCase> before)
    {
        var directory = await app.Services.GetRequiredService<StaffRecords>().ReadAsync(default);
        var other = CaseActPolicy.EligibleFor(before.State, CaseAct.ConfirmDefence, directory).First(officer => officer.Id != "chief");
        var command = new CaseCommand(
            CaseAct.ConfirmDefence,
            [],
            (current, submission) =>
                PaperDefencePolicy
                    .Reject(current, EnteringOfficer.Of(other), "与原件不符", submission.Context.Now)
                    .Select<Fact>(rejected => rejected)
        );
        var client = new Mock<DurableTaskClient>("test");

        var done = await app
            .Services.GetRequiredService<CaseDesk>()
            .RecordAsync(
                before,
                new DeskPost(other, IsForm: true, ImmutableDictionary<string, string>.Empty),
                command,
                DeskAct.ServeLetters,
                client.Object,
                default
            );

        Assert.Equal("record-has-changed", Assert.Single(done.Errors).Code);
    }
}
