using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;
using static CreditFunctions.Functions.Tests.Local.Imports.ImportScenarioTests;

namespace CreditFunctions.Functions.Tests.Local.Imports;

/// <summary>What the page of an import shows before it is confirmed.</summary>
public sealed class ImportPageTests : IAsyncLifetime
{
    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    private ProgramTour _tour = null!;
    private ImportWalk _walk = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _tour = await ProgramTour.SignInAsync(_app);
        _walk = new ImportWalk(_app, _tour);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>The second officer reads what takes effect, page by page; of a person's number the mask.</summary>
    [Fact]
    public async Task Import_ToBeConfirmed_ShowsItsRows()
    {
        var number = SampleIdentifiers.Person(7_407);
        var person = new Dictionary<string, string>(Old("")) { ["name"] = "张示例", ["identityNumber"] = number };
        var others = Enumerable.Range(0, 20).Select(each => Old(SampleIdentifiers.Unit(7_700 + each)));
        var id = await _walk.SendAsync(ImportKind.Listings, [person, .. others]);

        var first = await _tour.ReadPageAsync($"desk/imports/{id}", _tour.AsChief);
        var last = await _tour.ReadPageAsync($"desk/imports/{id}?page=2", _tour.AsChief);

        Assert.Contains("名称：张示例", first, StringComparison.Ordinal);
        Assert.Contains($"证件号码：{number[..6]}", first, StringComparison.Ordinal);
        Assert.DoesNotContain(number, first, StringComparison.Ordinal);
        Assert.Contains("截止日期：2030-01-01", first, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleIdentifiers.Unit(7_719), first, StringComparison.Ordinal);
        Assert.Contains($"统一社会信用代码：{SampleIdentifiers.Unit(7_719)}", last, StringComparison.Ordinal);
        Assert.Equal(20, (await _walk.ReadAsync(id))["content"]!.AsArray().Count);
    }

    [Fact]
    public async Task Import_PaymentOfTomorrow_IsSaidToLieInTheFuture()
    {
        var id = await _walk.SendAsync(
            ImportKind.TreasuryPayments,
            new Dictionary<string, string>
            {
                ["number"] = "2026KJ0001",
                ["budgetNumber"] = "白财科〔2026〕1号",
                ["amountYuan"] = "#1000",
                ["voucherNumber"] = "V-1",
                ["paidOn"] = "2099-12-31",
            }
        );

        var fault = Assert.Single((await _walk.ReadAsync(id))["report"]!["errors"]!.AsArray())!;
        Assert.Equal(("paidOn", "import-day-is-in-future"), (fault["field"]!.GetValue<string>(), fault["code"]!.GetValue<string>()));
    }
}
