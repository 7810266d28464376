using System.Text.Json.Nodes;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A winner that is listed by the bureau during its notice: on hold, decided by two officers, and awarded or not.</summary>
public sealed class AwardCaseTests
{
    [Theory]
    [InlineData("dismiss", ApplicationState.Awarded)]
    [InlineData("ineligible", ApplicationState.Ineligible)]
    [InlineData("uphold", ApplicationState.OnPublicNotice)]
    public async Task Award_WinnerWasListedMeanwhile_IsWhatTwoOfficersMakeOfIt(string choice, ApplicationState end)
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None);
        await app.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)) { PublicNoticeLength = "01:00:00" };
        foreach (var step in walk.Steps.TakeWhile(step => step.Name != "enter the award document"))
        {
            await step.DoAsync();
        }

        await ReachAsync(walk, ApplicationState.OnPublicNotice);
        await SeededListings.SeedRecordAsync(app.Services, CreditSubjectId.OfUnit(walk.UnitCode), "某单位", "提供虚假材料");
        foreach (var officer in (string[])["integrity", "leader"])
        {
            await walk.DecideAsync(officer, "失信线索核查", BatchWalk.Decision(("choice", choice), ("reason", "已核实")));
        }

        if (end == ApplicationState.Awarded)
        {
            await walk.Steps.Single(step => step.Name == "enter the award document").DoAsync();
        }

        if (choice == "uphold")
        {
            // On hold with reserved money; neither awarded nor disqualified until officers lift the hold.
            await app.WaitForAsync(
                "the hold",
                async () =>
                    (await walk.GetApplicationAsync())["holdReasons"]!
                        .AsArray()
                        .Any(reason => reason!.GetValue<string>().Contains("进一步核实", StringComparison.Ordinal))
                        ? walk
                        : null
            );
            Assert.Equal($"{end}", (await walk.GetApplicationAsync())["state"]!.GetValue<string>());
            return;
        }

        await ReachAsync(walk, end);
    }

    private static Task<JsonNode> ReachAsync(BatchWalk walk, ApplicationState state) =>
        walk.App.WaitForAsync(
            $"{state}",
            async () =>
                await walk.GetApplicationAsync() is var application
                && application["state"]!.GetValue<string>() == $"{state}"
                && !application["isOnHold"]!.GetValue<bool>()
                    ? application
                    : null
        );
}
