using System.Text.RegularExpressions;
using CreditFunctions.EndToEnd.Tests.Walk;
using CreditFunctions.Functions.Tests.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>What the app takes and answers is what its document says, from the guide of a round to the public page.</summary>
public sealed partial class ApiContractTests
{
    // They need time that is rehearsed, a seal that is switched on, a form of a page, or an application that fares otherwise than this one.
    private static readonly string[] NotDoneHere =
    [
        "AdvanceClock", "AnswerQuestion", "CallPanel", "FileObjection", "GetBatchDocument", "GetClock", "GetVouchEvidence", "HandInCorrection", "HandOverTask", "MoveClock",
        "RemoveDocument", "RenounceAward", "SealApplication", "VouchIdentifier",
    ];

    [Fact]
    public async Task Everything_SentAndAnswered_IsAsDescribed()
    {
        var contract = new ApiContract();
        using var watch = new ContractWatch(contract);
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, watch) { MoreSettings = ProgramTour.Officers };
        await app.StartAsync();
        var walk = new BatchWalk(app, untilClosing: TimeSpan.FromDays(1));
        var tour = new ProgramTour(app, walk);
        await tour.SignInAsync();
        foreach (var step in walk.Steps)
        {
            await step.DoAsync();
            await (step.Name switch
            {
                "begin the application" => tour.DraftAsync(),
                "hand in" => AfterSubmissionAsync(tour),
                _ => Task.CompletedTask,
            });
        }

        await tour.LookAroundAsync();
        await tour.DeskAsync();
        await tour.StaffAsync();
        await tour.GuideAsync();

        Assert.True(watch.Faults.Count == 0, string.Join('\n', watch.Faults));
        // Where an operation has two methods, a program needs one.
        var operations = contract.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>().Split("By")[0]).Distinct();
        Assert.Equal(NotDoneHere, operations.Except(watch.Seen.Select(name => name.Split("By")[0])).Order(StringComparer.Ordinal));
    }

    /// <summary>The desk reads field by field; what it reads is told to whoever sends another one.</summary>
    [Fact]
    public async Task Fields_ThatTheDeskReads_AreThoseDescribed()
    {
        var contract = new ApiContract();
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None) { MoreSettings = ProgramTour.Officers };
        await app.StartAsync();
        var tour = new ProgramTour(app, new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)));
        await tour.SignInAsync();
        var read = 0;
        foreach (var (path, method, operation) in contract.Operations.Where(each => each.Path.StartsWith("/desk/", StringComparison.Ordinal)))
        {
            var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>().Split('/')[^1];
            if (schema is null or "DraftForm" || path == "/desk/clock")
            {
                continue;
            }

            var refusal = await tour.RefuseAsync(new HttpMethod(method), Placeholder().Replace(path[1..], "x"), """{"noSuchField":1}""");
            var told = refusal["detail"]!.GetValue<string>().Split("use ") is [_, var list] ? list.TrimEnd('.').Split(", ") : [];
            Assert.Equal(contract.Schemas[schema]!["properties"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
            read++;
        }

        Assert.True(read >= 14, $"Only {read} were sent.");
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    private static async Task AfterSubmissionAsync(ProgramTour tour)
    {
        await tour.ApplicantAsync();
        await tour.UnitAsync();
        await tour.ReissueAsync();
    }
}
