using System.Text.Json;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Rounds.Drafts;

/// <summary>A guide from first draft to its publication by a second officer, and its correction.</summary>
[Collection(StorageTests.Name)]
public sealed class DraftTests(TestStorage storage)
{
    [Fact]
    public void Values_OfAGuide_ReadBackToTheSameGuide()
    {
        var guide = Samples.Guide() with
        {
            RecommendingBodies = [new RecommendingBody("county", "县科技局", "county@keji.example")],
            HidesInvestigator = true,
            Review = new ReviewRules
            {
                MinSheets = 2,
                HasFieldVisit = true,
                Criteria = [new ReviewCriterion("value", "价值", 60.5m) { Hint = "看用处" }, new ReviewCriterion("team", "团队", 39.5m)],
            },
            EligibleUnits = [Core.Applications.UnitType.University],
            RequiresSignedScan = true,
        };

        var read = GuideDraftReader.Read(GuideDraftValues.Of(guide, "理由"), guide with { Title = "", Categories = [], Staff = [] });

        Assert.Equal(JsonSerializer.Serialize(guide, RequestJson.Options), JsonSerializer.Serialize(read.Value, RequestJson.Options));
    }

    [Theory]
    [InlineData("year", "next")]
    [InlineData("closesAt", "tomorrow")]
    [InlineData("categories[0].budgetYuan", "1e9")]
    [InlineData("staff[0].role", "King")]
    [InlineData("requiredDocuments[0].types", "exe")]
    [InlineData("notice.length", "long")]
    [InlineData("notice.length", "10675199.02:48:05")]
    [InlineData("year", "3000000000")]
    [InlineData("year", "2026.5")]
    [InlineData("review.minSheets", "3000000000")]
    [InlineData("notice.workingDays", "3000000000")]
    [InlineData("closesAt", "0001-01-01T00:00")]
    [InlineData("opensAt", "9999-12-31T23:59")]
    public void Values_ThatCannotBeRead_AreErrorsAtTheirFields(string field, string value)
    {
        var values = GuideDraftValues.Of(Samples.Guide(), "").SetItem(field, value);

        Assert.Equal(field, Assert.Single(GuideDraftReader.Read(values, Samples.Guide()).Errors).Field);
    }

    [Fact]
    public async Task Guide_WrittenByOne_IsPublishedByAnotherOnly()
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        Assert.Equal(303, (await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" })).Status);
        await SaveAsync(rig, "li", id, rig.App.Guide, "");

        Assert.Equal(403, (await rig.PostAsync<PublishGuideDraftEndpoint>("li", [], id)).Status);
        Assert.Equal(403, (await rig.PostAsync<PublishGuideDraftEndpoint>("he", [], id)).Status);
        Assert.Null(await rig.App.Rounds.FindAsync(id, default));

        Assert.Equal(303, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", await ReadVersionAsync(rig, id), id)).Status);
        Assert.Equal(rig.App.Guide.Title, (await rig.App.Rounds.FindAsync(id, default))!.State.Guide.Title);
        Assert.Contains("ScheduleNewOrchestrationInstanceAsync", rig.Client);
        Assert.Equal(409, (await rig.PostAsync<SaveGuideDraftEndpoint>("li", Values(rig.App.Guide, ""), id)).Status);
    }

    [Fact]
    public async Task Guide_WrittenOnAfterItWasRead_IsNotPublishedUnread()
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });
        await SaveAsync(rig, "li", id, rig.App.Guide, "");
        var read = await ReadVersionAsync(rig, id);
        await SaveAsync(rig, "li", id, rig.App.Guide with { Title = "改过的批次" }, "");

        Assert.Equal(409, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", read, id)).Status);
        Assert.Equal(409, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", [], id)).Status);
        Assert.Contains(
            "draft-has-changed",
            (await rig.JsonAsync<PublishGuideDraftEndpoint>("POST", "wu", """{"version":1}""", id)).Body,
            StringComparison.Ordinal
        );
        Assert.Null(await rig.App.Rounds.FindAsync(id, default));

        Assert.Equal(303, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", await ReadVersionAsync(rig, id), id)).Status);
        Assert.Equal("改过的批次", (await rig.App.Rounds.FindAsync(id, default))!.State.Guide.Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draft_WrittenOnWhileItIsPublished_KeepsWhatWasWritten(bool isCorrection)
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        var guideDraftId = id;
        if (isCorrection)
        {
            await rig.App.PublishRoundAsync();
            await rig.PostAsync<BeginCorrectionEndpoint>("li", [], id);
            guideDraftId = $"{id}--1";
        }
        else
        {
            await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });
        }

        var read = rig.App.Guide with { ClosesAt = rig.App.Guide.ClosesAt.AddDays(2) };
        await SaveAsync(rig, "li", guideDraftId, read, "系统故障");
        var version = await ReadVersionAsync(rig, guideDraftId);
        rig.App.Traffic.BeforeNext(
            request => request.EndsWith("$batch", StringComparison.Ordinal),
            () => SaveAsync(rig, "li", guideDraftId, read with { Title = "晚到的标题" }, "系统故障")
        );

        Assert.Equal(409, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", version, guideDraftId)).Status);

        Assert.Equal(read.Title, (await rig.App.Rounds.FindAsync(id, default))!.State.Guide.Title);
        var draft = await DraftAsync(rig, guideDraftId);
        Assert.Equal((true, "晚到的标题"), (draft.IsOpen, draft.Guide.Title));
        Assert.Equal(
            409,
            (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", await ReadVersionAsync(rig, guideDraftId), guideDraftId)).Status
        );
        Assert.Equal(read.Title, (await rig.App.Rounds.FindAsync(id, default))!.State.Guide.Title);
        Assert.True((await DraftAsync(rig, guideDraftId)).IsOpen);
    }

    [Fact]
    public async Task Guide_ThatLacksSomething_IsNotPublished()
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });

        Assert.Equal(422, (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", await ReadVersionAsync(rig, id), id)).Status);
        Assert.Null(await rig.App.Rounds.FindAsync(id, default));
    }

    [Fact]
    public async Task Rows_OfAList_AreAddedAndTakenOutByButtons()
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });
        await SaveAsync(rig, "li", id, rig.App.Guide, "");

        var added = await rig.PostAsync<SaveGuideDraftEndpoint>("li", With(Values(rig.App.Guide, ""), ("act", "add:categories")), id);
        Assert.Equal((303, $"https://keji.example/desk/guide-drafts/{id}#f-categories"), (added.Status, added.Location));
        Assert.Equal(3, (await DraftAsync(rig, id)).Guide.Categories.Length);
        await rig.PostAsync<SaveGuideDraftEndpoint>(
            "li",
            With(Values((await DraftAsync(rig, id)).Guide, ""), ("act", "remove:categories:0")),
            id
        );
        await rig.PostAsync<SaveGuideDraftEndpoint>(
            "li",
            With(
                Values((await DraftAsync(rig, id)).Guide, ""),
                ("act", "add:staff"),
                ("newOfficerId", "he"),
                ("newOfficerRole", "CaseOfficer")
            ),
            id
        );

        var guide = (await DraftAsync(rig, id)).Guide;
        Assert.Equal(["industry", ""], guide.Categories.Select(category => category.Id));
        Assert.Equal(("he", "he@keji.example", StaffRole.CaseOfficer), (guide.Staff[^1].Id, guide.Staff[^1].Email, guide.Staff[^1].Role));
    }

    [Fact]
    public async Task Correction_OfAPublishedGuide_IsAnnouncedAndWakesTheRound()
    {
        await using var rig = new DeskRig(storage);
        await rig.App.PublishRoundAsync();
        var id = rig.App.Guide.Id.Value;
        var later = rig.App.Guide with { ClosesAt = rig.App.Guide.ClosesAt.AddDays(2) };

        Assert.Equal(303, (await rig.PostAsync<BeginCorrectionEndpoint>("li", [], id)).Status);
        await SaveAsync(rig, "li", $"{id}--1", later, "系统故障");
        Assert.Equal(403, (await rig.PostAsync<PublishGuideDraftEndpoint>("li", [], $"{id}--1")).Status);
        Assert.Equal(
            303,
            (await rig.PostAsync<PublishGuideDraftEndpoint>("wu", await ReadVersionAsync(rig, $"{id}--1"), $"{id}--1")).Status
        );

        var round = (await rig.App.Rounds.FindAsync(id, default))!.State;
        Assert.Equal((later.ClosesAt, "系统故障"), (round.Guide.ClosesAt, Assert.Single(round.Corrections).Reason));
        // No procedure runs here: it is started, where it would otherwise be woken.
        Assert.Equal("GetInstanceAsync ScheduleNewOrchestrationInstanceAsync", string.Join(' ', rig.Client.Take(2)));
        var due = Assert.Single(
            await rig.App.Get<PublicationQueue>().ReadDueAsync(Samples.Now, default),
            entry => entry.Id == $"correction-{id}"
        );
        var announcement = Assert.IsType<RoundAnnouncement>((await rig.App.Get<PublicationQueue>().GetAsync(due, default)).Publication);
        Assert.Equal(
            ("系统故障", later.ClosesAt, rig.App.Guide.ClosesAt),
            (announcement.Reason, announcement.ClosesAt, announcement.ClosedAtBefore)
        );
        var page = (await rig.GetAsync<GetRoundEndpoint>("wu", id)).Body;
        Assert.Contains("系统故障", page, StringComparison.Ordinal);
        Assert.Contains($"/public/publications/correction-{id}.html", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_OfADraft_IsThePublicPage()
    {
        await using var rig = new DeskRig(storage);
        var id = rig.App.Guide.Id.Value;
        await rig.PostAsync<BeginGuideDraftEndpoint>("li", new() { ["id"] = id, ["title"] = "新批次" });
        await SaveAsync(rig, "li", id, rig.App.Guide, "");

        var answer = await rig.GetAsync<PreviewGuideDraftEndpoint>("wu", id);

        Assert.Equal(200, answer.Status);
        Assert.Contains(rig.App.Guide.Title, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("li@keji.example", answer.Body, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(DeskRig rig, string officer, string guideDraftId, RoundGuide guide, string reason) =>
        Assert.Equal(303, (await rig.PostAsync<SaveGuideDraftEndpoint>(officer, Values(guide, reason), guideDraftId)).Status);

    /// <summary>The version in the form of the draft's page, or in its JSON.</summary>
    private static async Task<Dictionary<string, string>> ReadVersionAsync(DeskRig rig, string guideDraftId)
    {
        const string Before = "name=\"version\" value=\"";
        var page = (await rig.GetAsync<GetGuideDraftEndpoint>("wu", guideDraftId)).Body;
        var at = page.IndexOf(Before, StringComparison.Ordinal);
        return new()
        {
            ["version"] = at < 0 ? $"{(await DraftAsync(rig, guideDraftId)).Version}" : page[(at + Before.Length)..].Split('"')[0],
        };
    }

    private static async Task<GuideDraft> DraftAsync(DeskRig rig, string guideDraftId) =>
        (await rig.App.Get<GuideDraftRecords>().FindAsync(guideDraftId, default))!.State;

    /// <summary>As a browser posts it: every field of every row, including empty ones.</summary>
    private static Dictionary<string, string> Values(RoundGuide guide, string reason)
    {
        var values = GuideDraftValues.Of(guide, reason).ToDictionary();
        foreach (var (list, count) in GuideDraftValues.RowsOf(guide))
        {
            foreach (var index in Enumerable.Range(0, count))
            {
                values.TryAdd($"{list}[{index}].name", "");
            }
        }

        return values;
    }

    private static Dictionary<string, string> With(Dictionary<string, string> values, params (string Field, string Value)[] more)
    {
        foreach (var (field, value) in more)
        {
            values[field] = value;
        }

        return values;
    }
}
