using System.Net;
using System.Text.RegularExpressions;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>An officer's input is never lost and overwrites no unseen change.</summary>
[Collection(StorageTests.Name)]
public sealed partial class KeptTextTests(TestStorage storage)
{
    [Fact]
    public async Task R01_GuideOfTwentyThousandCharacters_IsTakenIn()
    {
        await using var rig = new DeskRig(storage);
        var id = await BeginAsync(rig);

        var values = Values(rig.App.Guide with { Guide = new string('甲', 20_000) });
        Assert.Equal(303, (await rig.PostAsync<SaveGuideDraftEndpoint>("li", values, id)).Status);

        Assert.Equal(20_000, (await DraftAsync(rig, id)).Guide.Guide.Length);
    }

    [Fact]
    public async Task R35_TwoFormsOfOneGuide_TheSecondIsReportedAndSeesBothTexts()
    {
        await using var rig = new DeskRig(storage);
        var id = await BeginAsync(rig);
        await rig.PostAsync<SaveGuideDraftEndpoint>("li", Values(rig.App.Guide), id);
        var version = Hidden(await rig.GetAsync<GetGuideDraftEndpoint>("li", id))["version"];
        var first = Values(rig.App.Guide with { Title = "先保存的标题" }, version);
        var more = rig.App.Guide.Categories.Add(new RoundCategory("new", "后加的类别", 1000));
        var second = Values(rig.App.Guide with { Guide = "后写的正文", Categories = more }, version);
        Assert.Equal(303, (await rig.PostAsync<SaveGuideDraftEndpoint>("chen", first, id)).Status);

        var told = await rig.PostAsync<SaveGuideDraftEndpoint>("li", second, id);

        Assert.Equal(409, told.Status);
        Assert.Equal("先保存的标题", (await DraftAsync(rig, id)).Guide.Title);
        var body = WebUtility.HtmlDecode(told.Body);
        Assert.Contains("先保存的标题</span>", body, StringComparison.Ordinal);
        Assert.Contains("后写的正文</textarea>", body, StringComparison.Ordinal);
        Assert.Contains("value=\"后加的类别\"", body, StringComparison.Ordinal);
        second["version"] = Hidden(told)["version"];
        Assert.Equal(303, (await rig.PostAsync<SaveGuideDraftEndpoint>("li", second, id)).Status);
        Assert.Equal("后写的正文", (await DraftAsync(rig, id)).Guide.Guide);
    }

    [Fact]
    public async Task R35_OfficerChangedMeanwhile_TheSecondIsReportedAndSeesBothTexts()
    {
        await using var rig = new DeskRig(storage);
        var version = Hidden(await rig.GetAsync<GetOfficerEndpoint>("wu", "he"))["version"];
        await rig.PostAsync<ChangeOfficerEndpoint>("wu", Officer("何新名", version), "he");
        await rig.PostAsync<ConfirmStaffChangeEndpoint>("li", [], "1");

        var told = await rig.PostAsync<ChangeOfficerEndpoint>("wu", Officer("何旧名", version), "he");

        Assert.Equal(409, told.Status);
        var body = WebUtility.HtmlDecode(told.Body);
        Assert.Contains("何新名</span>", body, StringComparison.Ordinal);
        Assert.Contains("value=\"何旧名\"", body, StringComparison.Ordinal);
        Assert.Equal(303, (await rig.PostAsync<ChangeOfficerEndpoint>("wu", Officer("何旧名", Hidden(told)["version"]), "he")).Status);
    }

    [Fact]
    public async Task R37_FormPostedAfterItsSessionEnded_KeepsTheTextThroughSigningIn()
    {
        await using var rig = new DeskRig(storage);
        var id = await BeginAsync(rig);
        var values = Values(rig.App.Guide with { Guide = "写了一小时的正文" });
        var token = Hidden(await rig.GetAsync<GetGuideDraftEndpoint>("li", id))["antiForgeryToken"];
        rig.Machine.Advance(TimeSpan.FromDays(2));

        var refused = await rig.PostWithTokenAsync<SaveGuideDraftEndpoint>(null, values, token, id);

        Assert.Equal(401, refused.Status);
        Assert.Contains("写了一小时的正文", WebUtility.HtmlDecode(refused.Body), StringComparison.Ordinal);
        var kept = Hidden(refused);
        var again = await rig.PostWithTokenAsync<SaveGuideDraftEndpoint>("li", kept, kept["antiForgeryToken"], id);
        Assert.Equal(422, again.Status);
        kept = Hidden(again);
        Assert.Equal(303, (await rig.PostWithTokenAsync<SaveGuideDraftEndpoint>("li", kept, kept["antiForgeryToken"], id)).Status);
        Assert.Equal("写了一小时的正文", (await DraftAsync(rig, id)).Guide.Guide);
    }

    private static async Task<string> BeginAsync(DeskRig rig)
    {
        var id = rig.App.Guide.Id.Value;
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });
        return id;
    }

    private static async Task<GuideDraft> DraftAsync(DeskRig rig, string id) =>
        (await rig.App.Get<GuideDraftRecords>().FindAsync(id, default))!.State;

    private static Dictionary<string, string> Values(RoundGuide guide, string version = "") =>
        new(GuideDraftValues.Of(guide, "")) { ["act"] = "save", ["version"] = version };

    private static Dictionary<string, string> Officer(string name, string version) =>
        new()
        {
            ["name"] = name,
            ["email"] = "he@keji.example",
            ["roles[CaseOfficer]"] = "true",
            ["version"] = version,
        };

    /// <summary>Hidden fields of the last form of a name on the page.</summary>
    private static Dictionary<string, string> Hidden(DeskResponse answer)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match match in HiddenField().Matches(answer.Body))
        {
            fields[WebUtility.HtmlDecode(match.Groups["name"].Value)] = WebUtility.HtmlDecode(match.Groups["value"].Value);
        }

        return fields;
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();
}
