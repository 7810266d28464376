using System.Text.RegularExpressions;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Api;

/// <summary>What the app takes and answers is what its document says, from the guide of a round to the public page.</summary>
public sealed partial class ApiContractTests
{
    [Fact]
    public async Task Everything_SentAndAnswered_IsAsDescribed()
    {
        var contract = new ApiContract();
        using var watch = new ContractWatch(contract);
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, watch) { MoreSettings = ProgramTour.Settings, IsRehearsed = true };
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

        await TimerFunctions.AnchorAsync(app.Services);
        await tour.LookAroundAsync();
        await tour.DeskAsync();
        await tour.ReleaseAsync(await StoreUninspectedAsync(app));
        await tour.StaffAsync();
        await tour.VouchAsync();
        await new EventfulRound(app, tour).PlayAsync();
        await tour.GuideAsync();
        await tour.ClockAsync();
        await tour.SignOutAsync();

        Assert.True(watch.Faults.Count == 0, string.Join('\n', watch.Faults));
        // Where an operation has two methods, a program needs one.
        var operations = contract.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>().Split("By")[0]).Distinct();
        Assert.Empty(operations.Except(watch.Seen.Select(name => name.Split("By")[0])));
    }

    // No file of the walk is too complex to be inspected.
    private static async Task<string> StoreUninspectedAsync(AppInProcess app)
    {
        const string id = "0123456789abcdef";
        var stored = new FileStored(id, "none", DocumentType.Pdf, 1, "", IsInspected: false, IsToBeScanned: false, Samples.Now);
        await app.Services.GetRequiredService<IRecordStore<StoredFile>>().CreateAsync(id, stored, TestApp.Signature, [], default);
        return id;
    }

    /// <summary>The desk reads field by field; what it reads is told to whoever sends another one.</summary>
    [Fact]
    public async Task Fields_ThatTheDeskReads_AreThoseDescribed()
    {
        var contract = new ApiContract();
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None) { MoreSettings = ProgramTour.Settings, IsRehearsed = true };
        await app.StartAsync();
        var tour = new ProgramTour(app, new BatchWalk(app, untilClosing: TimeSpan.FromDays(1)));
        await tour.SignInAsync();
        var read = 0;
        foreach (var (path, method, operation) in contract.Operations.Where(each => each.Path.StartsWith("/desk/", StringComparison.Ordinal)))
        {
            var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"]?.GetValue<string>().Split('/')[^1];
            if (schema is null or "DraftForm")
            {
                continue;
            }

            var refusal = await tour.RefuseAsync(new HttpMethod(method), Placeholder().Replace(path[1..], "x"), """{"noSuchField":1}""");
            var told = refusal["detail"]!.GetValue<string>().Split("use ") is [_, var list] ? list.TrimEnd('.').Split(", ") : [];
            Assert.Equal(contract.Schemas[schema]!["properties"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
            read++;
        }

        Assert.True(read >= 15, $"Only {read} were sent.");
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
