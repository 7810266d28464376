using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Imports;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Imports;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Imports;

/// <summary>An import in the running app: read, confirmed by a second officer, used or taken back.</summary>
public sealed class ImportScenarioTests : IAsyncLifetime
{
    private const string Issued = "91350203M0001FUE2P";

    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    private readonly string _unit = SampleIdentifiers.Unit(7_401);
    private ProgramTour _tour = null!;
    private ImportWalk _walk = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _tour = await ProgramTour.SignInAsync(_app);
        _walk = new ImportWalk(_app, _tour);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Import_ConfirmedBySecondOfficer_IsListedOnlyThen()
    {
        var id = await _walk.SendAsync(ImportKind.Listings, Old(_unit), Honour(SampleIdentifiers.Unit(7_402)));
        Assert.Equal(("Checked", 2, 0), await _walk.StandAsync(id));
        Assert.Equal(CreditOutcome.Clear, await LookUpAsync(_unit));

        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");

        Assert.Equal(CreditOutcome.Hit, await LookUpAsync(_unit));
        var listed = (await _tour.GetAsync("desk/listings?kind=Dishonesty", _tour.AsChief))!["listings"]!.AsArray().Single()!;
        Assert.Equal(("Effective", true), (listed["state"]!.GetValue<string>(), listed["isHistorical"]!.GetValue<bool>()));
        var listing = (await _tour.GetAsync($"desk/listings/{listed["id"]}", _tour.AsChief))!;
        Assert.Equal((false, "clerk"), (listing["isBanning"]!.GetValue<bool>(), listing["enteredBy"]!.GetValue<string>()));
        Assert.Single((await _tour.GetAsync("desk/listings?kind=Honour", _tour.AsChief))!["listings"]!.AsArray());
    }

    [Fact]
    public async Task Import_RowsWithErrors_AreNamedByRowAndColumnAndTheOthersImported()
    {
        var id = await _walk.SendAsync(
            ImportKind.Listings,
            Old(_unit),
            new Dictionary<string, string>(Old(_unit)) { ["facts"] = "同一条", ["name"] = "又一名称" },
            new Dictionary<string, string>(Old(SampleIdentifiers.Unit(7_403))) { ["decidedOn"] = "去年" },
            new Dictionary<string, string>(Old(SampleIdentifiers.Unit(7_404))) { ["historicalUntil"] = "" },
            new Dictionary<string, string>(Honour(SampleIdentifiers.Unit(7_405))) { ["honourLevel"] = "县级" },
            new Dictionary<string, string>(Honour("")) { ["identityNumber"] = "#1.10105194912310E17" },
            new Dictionary<string, string>(Honour(SampleIdentifiers.Unit(7_406))) { ["facts"] = "=1+1" }
        );

        var report = (await _walk.ReadAsync(id))["report"]!;

        Assert.Equal((1, 6), (report["rows"]!.GetValue<int>(), report["rejected"]!.GetValue<int>()));
        var faults = report["errors"]!.AsArray().Select(fault => $"{fault!["row"]} {fault["field"]} {fault["code"]}").ToList();
        Assert.Contains("4 name import-row-is-double", faults);
        Assert.Contains("5 decidedOn import-day-is-malformed", faults);
        Assert.Contains("6 historicalUntil listing-entry-is-incomplete", faults);
        Assert.Contains("7 honourLevel import-choice-is-unknown", faults);
        Assert.Contains("8 identityNumber import-number-lost-digits", faults);
        Assert.Contains("9 facts import-cell-is-formula", faults);
        Assert.Equal(faults.Count, faults.Select(fault => fault[..fault.LastIndexOf(' ')]).Distinct().Count());
        var page = await _tour.ReadPageAsync($"desk/imports/{id}", _tour.AsChief);
        Assert.Contains("日期不能识别", page, StringComparison.Ordinal);
        Assert.Contains("文书日期", page, StringComparison.Ordinal);
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");
        Assert.Single((await _tour.GetAsync("desk/listings?kind=Dishonesty", _tour.AsChief))!["listings"]!.AsArray());
    }

    /// <summary>What is on record is not imported again.</summary>
    [Fact]
    public async Task Import_SameFileAgain_HasNothingToImport()
    {
        var first = await _walk.SendAsync(ImportKind.Listings, Old(_unit));
        await _walk.DecideAsync(first, "head", "confirm");
        await _walk.UntilAsync(first, "Done");

        var again = await _walk.SendAsync(ImportKind.Listings, Old(_unit));

        Assert.Equal(("Checked", 0, 1), await _walk.StandAsync(again));
        Assert.Equal("import-is-empty", await _walk.RefuseAsync($"{again}/confirmation", "head", """{"choice":"confirm"}"""));
    }

    /// <summary>Sent twice before either was confirmed: each row is imported once, and the undo of one leaves the other's.</summary>
    [Fact]
    public async Task Import_SameFileSentTwiceAndConfirmedTwice_IsTakenOverOnce()
    {
        var project = new Dictionary<string, string>
        {
            ["number"] = "2024KJ0009",
            ["title"] = "盐碱地水稻栽培示范",
            ["unitName"] = "示例科技有限公司",
            ["investigator"] = "张示例",
            ["year"] = "#2024",
            ["endsOn"] = "2027年6月30日",
        };
        var past = new PastProject("", true, "2024KJ0009", "", "", null, "", null, 2024, null, null, null, "", "");
        string[] sent =
        [
            await _walk.SendAsync(ImportKind.Listings, Old(_unit)),
            await _walk.SendAsync(ImportKind.RunningProjects, project),
            await _walk.SendAsync(ImportKind.Listings, Old(_unit)),
            await _walk.SendAsync(ImportKind.RunningProjects, project),
        ];
        foreach (var id in sent)
        {
            await _walk.DecideAsync(id, "head", "confirm");
            await _walk.UntilAsync(id, "Done");
        }

        Assert.Single((await _tour.GetAsync("desk/listings?kind=Dishonesty", _tour.AsChief))!["listings"]!.AsArray());
        var leftOut = await Task.WhenAll(sent.Select(async id => (await _walk.ReadAsync(id))["leftOut"]!.GetValue<int>()));
        Assert.Equal([0, 0, 1, 1], leftOut);
        Assert.Contains("没有重复导入", await _tour.ReadPageAsync($"desk/imports/{sent[2]}", _tour.AsChief), StringComparison.Ordinal);
        await _walk.UndoAsync(sent[3]);
        await _walk.UntilAsync(sent[3], "Undone");
        var projects = _app.Services.GetRequiredService<PastProjects>();
        Assert.True(await projects.ExistsAsync(past, default));
        await _walk.UndoAsync(sent[1]);
        await _walk.UntilAsync(sent[1], "Undone");
        Assert.False(await projects.ExistsAsync(past, default));
    }

    [Fact]
    public async Task Import_BySenderAlone_IsRefused()
    {
        var id = await _walk.SendAsAsync("chief", ImportKind.Listings, Old(_unit));

        Assert.Equal("import-needs-second-officer", await _walk.RefuseAsync($"{id}/confirmation", "chief", """{"choice":"confirm"}"""));
    }

    [Fact]
    public async Task Undo_UntilFirstUse_EndsEveryRow()
    {
        var id = await _walk.SendAsync(ImportKind.Listings, Old(_unit));
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");

        await _walk.UndoAsync(id);
        await _walk.UntilAsync(id, "Undone");

        Assert.Equal(CreditOutcome.Clear, await LookUpAsync(_unit));
        var listed = (await _tour.GetAsync("desk/listings?kind=Dishonesty", _tour.AsChief))!["listings"]!.AsArray().Single()!;
        Assert.Equal("Revoked", listed["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Undo_AfterACheckFoundARow_IsRefused()
    {
        var id = await _walk.SendAsync(ImportKind.Listings, Old(_unit));
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");
        Assert.Equal(CreditOutcome.Hit, await LookUpAsync(_unit));

        Assert.Equal("import-is-used", await _walk.RefuseAsync($"{id}/undo", "head", """{"reason":"导入有误"}"""));
        Assert.True((await _walk.ReadAsync(id))["isUsed"]!.GetValue<bool>());
    }

    /// <summary>Nothing rests on an import any more once its undo is kept; the timer finishes one whose process died.</summary>
    [Fact]
    public async Task Undo_KeptAndNotRecorded_IsUsedByNothingAndFinished()
    {
        var id = await _walk.SendAsync(ImportKind.Listings, Old(_unit));
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");
        Assert.True(ImportId.TryParse(id, out var importId));
        var undone = new ImportUndone("导入有误", new Signature("head", "Leader", _app.Now));

        await _app.Services.GetRequiredService<ImportDue>().ExpectAsync(importId, _app.Now, default);
        await _app.Services.GetRequiredService<ListingUses>().TryUndoAsync(id, StoredJson.Write(undone), default);

        Assert.Equal(CreditOutcome.Clear, await LookUpAsync(_unit));
        await _app.PassAsync(TimeSpan.FromMinutes(3));
        await _walk.UntilAsync(id, "Undone");
        Assert.False((await _walk.ReadAsync(id))["isUsed"]!.GetValue<bool>());
    }

    /// <summary>An issued code that fails its check is kept and flagged; one that is none leaves the name.</summary>
    [Fact]
    public async Task R10_IdentifiersThatFail_AreKeptFlaggedAndFound()
    {
        var id = await _walk.SendAsync(
            ImportKind.Listings,
            new Dictionary<string, string>(Old(Issued)) { ["name"] = "示例甲" },
            new Dictionary<string, string>(Old("9122")) { ["name"] = "示例乙" }
        );
        var flags = (await _walk.ReadAsync(id))["report"]!["flags"]!.AsArray().Select(flag => flag!["code"]!.GetValue<string>());
        Assert.Equal(["import-identifier-fails-check", "import-identifier-left-out"], flags);
        await _walk.DecideAsync(id, "head", "confirm");
        await _walk.UntilAsync(id, "Done");

        Assert.Equal(CreditOutcome.Hit, await LookUpAsync(Issued, "另一名称"));
        Assert.Equal(CreditOutcome.Inconclusive, await LookUpAsync(_unit, "示例甲"));
        Assert.Equal(CreditOutcome.Inconclusive, await LookUpAsync(_unit, "示例乙"));
        Assert.Equal(CreditOutcome.Clear, await LookUpAsync(_unit, "示例丙"));
    }

    /// <summary>More rows than are taken over at once.</summary>
    [Fact]
    public async Task Import_ManyRows_AreTakenOverAFewAtATime()
    {
        var rows = Enumerable.Range(0, 120).Select(number => Old(SampleIdentifiers.Unit(7_500 + number))).ToArray();
        var id = await _walk.SendAsync(ImportKind.Listings, rows);
        await _walk.DecideAsync(id, "head", "confirm");

        await _walk.UntilAsync(id, "Done");

        Assert.Equal(CreditOutcome.Hit, await LookUpAsync(SampleIdentifiers.Unit(7_619)));
    }

    internal static Dictionary<string, string> Old(string unitCode) =>
        new()
        {
            ["kind"] = "失信记录",
            ["name"] = "示例科技有限公司",
            ["unitCode"] = unitCode,
            ["isHistorical"] = "是",
            ["decidedOn"] = "2024年3月1日",
            ["facts"] = "提供虚假材料",
            ["historicalUntil"] = "#47484",
        };

    private static Dictionary<string, string> Honour(string unitCode) =>
        new()
        {
            ["kind"] = "红名单",
            ["name"] = "示例农业有限公司",
            ["unitCode"] = unitCode,
            ["decisionNumber"] = "白科奖〔2025〕1号",
            ["decidedOn"] = "2025/12/1",
            ["authority"] = "白城市人民政府",
            ["facts"] = "市科学技术进步奖一等奖",
            ["proof"] = "证书",
            ["honourLevel"] = "市级",
        };

    private async Task<CreditOutcome> LookUpAsync(string code, string name = "某单位") =>
        (
            await ActivatorUtilities
                .CreateInstance<BureauLists>(_app.Services)
                .SearchAsync(new Party.Unit("u1", PartyRole.LeadUnit, name, code), Core.Calendar.BeijingTime.DateOf(_app.Now), default)
        ).Outcome;
}
