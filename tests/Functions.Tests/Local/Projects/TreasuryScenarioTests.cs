using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Local.Imports;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>Payments in the running app: by the finance bureau's file, reconciled by month, reversed by two officers.</summary>
public sealed class TreasuryScenarioTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    [Trait("Category", "Slow")]
    public async Task File_ConfirmedBySecondOfficer_PaysWhatIsDueAndReconcilesTheRest()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        var imports = new ImportWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.WaitForAsync("Implementing");
        var amount = await walk.AmountAsync();
        var due = RowOf(walk, amount, "国库凭1");

        // Before the finance bureau agreed, nothing is due.
        var early = await imports.SendAsync(ImportKind.TreasuryPayments, due);
        Assert.Equal(["treasury-payment-is-not-due"], await FlagsAsync(imports, early));
        await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        await app.WaitForAsync("the check", async () => await walk.BalanceAsync("Due") == amount ? walk : null);

        var id = await imports.SendAsync(
            ImportKind.TreasuryPayments,
            due,
            RowOf(walk, amount + 1, "国库凭2"),
            new Dictionary<string, string>(due) { ["number"] = "2020KJ9999", ["voucherNumber"] = "国库凭3" },
            new Dictionary<string, string>(due) { ["budgetNumber"] = "=HYPERLINK(\"http://x\")", ["voucherNumber"] = "国库凭4" },
            due
        );
        var report = (await imports.ReadAsync(id))["report"]!;
        Assert.Equal(
            (3, 2, 1),
            (report["rows"]!.GetValue<int>(), report["rejected"]!.GetValue<int>(), report["matching"]!.GetValue<int>())
        );
        Assert.Equal(["treasury-amount-differs", "treasury-project-is-unknown"], await FlagsAsync(imports, id));
        Assert.Equal(amount, await walk.BalanceAsync("Due"));
        await imports.DecideAsync(id, "head", "confirm");
        await imports.UntilAsync(id, "Done");

        Assert.Equal((amount, 0), (await walk.BalanceAsync("Paid"), await walk.BalanceAsync("Due")));
        var entry = (await walk.ReadAsync())["entries"]!.AsArray()[^1]!;
        Assert.Equal(("clerk", "head"), (entry["enteredBy"]!.GetValue<string>(), entry["confirmedBy"]!.GetValue<string>()));
        Assert.Equal("import-is-used", await imports.RefuseAsync($"{id}/undo", "head", """{"reason":"导入有误"}"""));

        // The same file again: nothing is left to take over.
        var again = await imports.SendAsync(ImportKind.TreasuryPayments, due, RowOf(walk, amount + 1, "国库凭2"));
        Assert.Equal(("Checked", 0, 2), await imports.StandAsync(again));

        await ReconcileAsync(app, tour, walk, amount);
    }

    /// <summary>Two vouchers of one file pay one instalment.</summary>
    [Fact]
    public async Task File_WithTwoPartsOfAnInstalment_EntersBoth()
    {
        await using var app = await StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new ProjectWalk(app, tour);
        var imports = new ImportWalk(app, tour);
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        var amount = await walk.AmountAsync();
        await app.WaitForAsync("the check", async () => await walk.BalanceAsync("Due") == amount ? walk : null);

        var id = await imports.SendAsync(ImportKind.TreasuryPayments, RowOf(walk, amount - 100, "国库凭1"), RowOf(walk, 100, "国库凭2"));
        Assert.Equal(["treasury-payment-is-part", "treasury-payment-is-part"], await FlagsAsync(imports, id));
        await imports.DecideAsync(id, "head", "confirm");
        await imports.UntilAsync(id, "Done");

        Assert.Equal((amount, 0), (await walk.BalanceAsync("Paid"), await walk.BalanceAsync("Due")));
    }

    /// <summary>A payment that was entered wrongly is reversed by two officers, and entered anew.</summary>
    [Fact]
    public async Task Payment_EnteredWrongly_IsReversedByTwoOfficersAndDueAgain()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.PayAsync();
        await app.WaitForAsync("the payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        var amount = await walk.AmountAsync();

        await walk.EnterPaperAsync("clerk", "PaymentReversal|5|1", ("reason", "凭证号录入有误。"));
        Assert.Equal(amount, await walk.BalanceAsync("Paid"));
        await walk.DecidePaperAsync("chief", "confirm");
        Assert.Equal((0, amount), (await walk.BalanceAsync("Paid"), await walk.BalanceAsync("Due")));
        await walk.ConfirmAsync(amount);

        await app.WaitForAsync("the second payment", async () => await walk.BalanceAsync("Paid") > 0 ? walk : null);
        var entries = (await walk.ReadAsync())["entries"]!.AsArray();
        Assert.Equal(["Pay", "Reverse", "Pay"], entries.TakeLast(3).Select(entry => entry!["kind"]!.GetValue<string>()));
        Assert.Equal(
            (5, "clerk", "chief"),
            (
                entries[5]!["reverses"]!.GetValue<int>(),
                entries[5]!["enteredBy"]!.GetValue<string>(),
                entries[5]!["confirmedBy"]!.GetValue<string>()
            )
        );
        await walk.ReportAsync(amount);
        await walk.AcceptAsync("pass");
        await walk.WaitForAsync("Closed");
    }

    /// <summary>A voucher that comes after the archive: two officers enter it, it is marked, and the money is demanded back.</summary>
    [Fact]
    public async Task Voucher_OnceArchived_IsEnteredMarkedAndRecovered()
    {
        await using var app = await StartAsync();
        var walk = new ProjectWalk(app, await ProgramTour.SignInAsync(app));
        await walk.AwardAsync();
        await walk.SignAsync();
        await walk.SignForBureauAsync();
        await walk.DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        var amount = await walk.AmountAsync();
        await app.WaitForAsync("the check", async () => await walk.BalanceAsync("Due") == amount ? walk : null);
        await walk.ReportAsync(0);
        await walk.AcceptAsync("fail");
        await walk.WaitForAsync("Closed");

        await walk.EnterVoucherAsync("国库凭9", amount);

        var entry = (await walk.ReadAsync())["entries"]!.AsArray()[^1]!;
        Assert.Equal(("Pay", true), (entry["kind"]!.GetValue<string>(), entry["isAfterEnd"]!.GetValue<bool>()));
        await walk.OrderRecoveryAsync(amount);
        await walk.ServeAsync();
        await walk.ReturnAsync(amount, ordinal: 1);
        await app.WaitForAsync("the return", async () => await walk.BalanceAsync("Recovered") == amount ? walk : null);
        Assert.Equal("Closed", (await walk.ReadAsync())["state"]!.GetValue<string>());
    }

    private static async Task ReconcileAsync(AppInProcess app, ProgramTour tour, ProjectWalk walk, decimal amount)
    {
        var query = $"month={walk.Day(0)[..7]}&drills=1";
        var row = (await tour.GetAsync($"desk/reconciliation?{query}", tour.AsChief))!["rows"]!.AsArray().Single()!;
        Assert.Equal(
            (amount, amount, (2 * amount) + 1, -1 - amount),
            (Yuan(row, "dueYuan"), Yuan(row, "ledgerYuan"), Yuan(row, "treasuryYuan"), Yuan(row, "differenceYuan"))
        );
        Assert.Equal("国库凭2", row["unmatched"]!.AsArray().Single()!["voucher"]!.GetValue<string>());
        var unknown = (await tour.GetAsync($"desk/reconciliation?month={walk.Day(0)[..7]}", tour.AsChief))!["rows"]!.AsArray().Single()!;
        Assert.Equal("2020KJ9999", unknown["number"]!.GetValue<string>());
        Assert.Contains("国库凭2", await tour.ReadPageAsync($"desk/reconciliation?{query}", tour.AsChief), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"desk/reconciliation-export/xlsx?{query}");
        tour.AsChief(request);
        using var answer = await app.Client.SendAsync(request);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var content = zip.Entries.Single(each => each.FullName.Contains("worksheets/", StringComparison.Ordinal)).Open();
        var cells = XDocument.Load(content).Descendants(Sheet + "row").Last().Elements(Sheet + "c").Select(cell => cell.Value).ToList();
        Assert.Equal($"{amount * 100:0}", cells[4]);
        Assert.Equal($"{(-1 - amount) * 100:0}", cells[6]);
    }

    private static decimal Yuan(JsonNode row, string field) => row[field]!.GetValue<decimal>();

    private static async Task<IEnumerable<string>> FlagsAsync(ImportWalk imports, string id) =>
        (await imports.ReadAsync(id))["report"]!["flags"]!.AsArray().Select(flag => flag!["code"]!.GetValue<string>());

    private static Dictionary<string, string> RowOf(ProjectWalk walk, decimal amount, string voucher) =>
        new()
        {
            ["number"] = walk.Serial,
            ["budgetNumber"] = "白财教指〔2026〕8号",
            ["amountYuan"] = $"#{amount:0.##}",
            ["voucherNumber"] = voucher,
            ["paidOn"] = walk.Day(0),
        };

    private static async Task<AppInProcess> StartAsync()
    {
        var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        return app;
    }
}
