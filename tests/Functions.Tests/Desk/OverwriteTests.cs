using System.Net;
using System.Text.Json;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>Whoever overwrites something leaves on record what each field was before; pages and JSON show it.</summary>
[Collection(StorageTests.Name)]
public sealed class OverwriteTests(TestStorage storage)
{
    [Fact]
    public async Task GuideDraft_WrittenTwice_ShowsWhatEachChanged()
    {
        await using var rig = new DeskRig(storage);
        var (guide, id) = (rig.App.Guide, rig.App.Guide.Id.Value);
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "原来的标题" }, []);
        await rig.PostAsync<SaveGuideDraftEndpoint>("li", new(GuideDraftValues.Of(guide, "")) { ["act"] = "save" }, id);
        var second = guide with { Title = "后来的标题", HidesInvestigator = !guide.HidesInvestigator };
        await rig.PostAsync<SaveGuideDraftEndpoint>("chen", new(GuideDraftValues.Of(second, "")) { ["act"] = "save" }, id);

        var page = WebUtility.HtmlDecode((await rig.GetAsync<GetGuideDraftEndpoint>("li", id)).Body);
        var json = (await rig.JsonAsync<GetGuideDraftEndpoint>("GET", "li", "", id)).Body;

        Assert.Contains("原来的标题</span>", page, StringComparison.Ordinal);
        Assert.Contains("后来的标题</span>", page, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);
        var events = document.RootElement.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(
            ["GuideDraftWritten", "GuideDraftWritten", "GuideDraftBegun"],
            events.Select(each => each.GetProperty("fact").GetString())
        );
        Assert.Equal(["title", "hidesInvestigator"], FieldsOf(events[0]));
        Assert.Contains("categories[0].id", FieldsOf(events[1]));
        Assert.Empty(FieldsOf(events[2]));
    }

    [Fact]
    public async Task Officer_ChangedByTwo_ShowsWhatWasThereOnTheirPageAlone()
    {
        await using var rig = new DeskRig(storage);
        var form = new Dictionary<string, string>
        {
            ["name"] = "何新名",
            ["email"] = "he.new@keji.example",
            ["roles[CaseOfficer]"] = "true",
        };
        await rig.PostAsync<ChangeOfficerEndpoint>("wu", form, "he");
        var waiting = (await rig.GetAsync<ListStaffEndpoint>("li")).Body;
        await rig.PostAsync<ConfirmStaffChangeEndpoint>("li", [], "1");

        Assert.Contains("<span class=\"as-entered\">he@keji.example</span>", waiting, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("he"));
        Assert.Equal(0, await CountAsync("fang"));

        // Proposed and confirmed.
        async Task<int> CountAsync(string officer) =>
            (await rig.GetAsync<GetOfficerEndpoint>("wu", officer)).Body.Split("<span class=\"as-entered\">he@keji.example</span>").Length
            - 1;
    }

    private static IEnumerable<string?> FieldsOf(JsonElement recorded) =>
        recorded.GetProperty("differences").EnumerateArray().Select(difference => difference.GetProperty("field").GetString());
}
