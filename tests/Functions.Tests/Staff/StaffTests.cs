using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Functions.Tests.Staff;

/// <summary>The directory, leave and transfers over the endpoints.</summary>
[Collection(StorageTests.Name)]
public sealed class StaffTests(TestStorage storage)
{
    [Fact]
    public async Task Officers_AddedChangedAndEnded_AreOnRecord()
    {
        await using var rig = new DeskRig(storage);

        Assert.Equal(
            303,
            (
                await rig.PostAsync<AddOfficerEndpoint>(
                    "wu",
                    new()
                    {
                        ["id"] = "xin",
                        ["name"] = "新人",
                        ["email"] = "xin@keji.example",
                        ["roles[CaseOfficer]"] = "true",
                    }
                )
            ).Status
        );
        await ConfirmAsync(rig, "li");
        Assert.Equal(
            202,
            (
                await rig.JsonAsync<ChangeOfficerEndpoint>(
                    "PUT",
                    "wu",
                    """{"name":"新人甲","email":"xin@keji.example","roles":["Leader"]}""",
                    "xin"
                )
            ).Status
        );
        await ConfirmAsync(rig, "chen");
        Assert.Equal(303, (await rig.PostAsync<EndOfficerEndpoint>("wu", new() { ["reason"] = "调离" }, "xin")).Status);
        await ConfirmAsync(rig, "li");

        var stored = await rig.App.Get<StaffRecords>().GetAsync(default);
        var officer = stored.State.Find("xin")!;
        Assert.Equal(
            ("新人甲", DeskRole.Leader, "调离", false),
            (officer.Name, officer.Roles.Single(), officer.EndedBecause, officer.IsActive)
        );
        Assert.Equal(["chen", "li", "wu"], officer.ChangedBy.Order());
        Assert.Equal(7, stored.AuditHead.Sequence);
    }

    [Theory]
    [InlineData("""{"id":"li","name":"重名","email":"new@keji.example","roles":["Leader"]}""", "id")]
    [InlineData("""{"id":"xin","name":"新人","email":"LI@keji.example","roles":["Leader"]}""", "email")]
    [InlineData("""{"id":"xin","name":"新人","email":"xin@keji.example","roles":[]}""", "roles")]
    [InlineData("""{"id":"xin","name":"新人","email":"xin@keji.example","roles":["King"]}""", "roles")]
    [InlineData("""{"id":"xin","name":"新人","email":"xin@keji.example","roles":["Leader"],"salary":1}""", "salary")]
    public async Task Add_OfSomethingWrong_IsRefusedAtItsField(string json, string field)
    {
        await using var rig = new DeskRig(storage);

        var answer = await rig.JsonAsync<AddOfficerEndpoint>("POST", "wu", json);

        Assert.InRange(answer.Status, 400, 422);
        Assert.Contains($"\"field\":\"{field}\"", answer.Body, StringComparison.Ordinal);
        Assert.Equal(13, (await rig.App.Get<StaffRecords>().ReadAsync(default)).Officers.Length);
    }

    [Fact]
    public async Task Change_ByWhoeverKeepsNoStaff_IsRefused()
    {
        await using var rig = new DeskRig(storage);

        Assert.Equal(403, (await rig.PostAsync<AddOfficerEndpoint>("li", [])).Status);
        Assert.Equal(409, (await rig.PostAsync<EndOfficerEndpoint>("wu", new() { ["reason"] = "自己走" }, "wu")).Status);
    }

    [Fact]
    public async Task Leave_Today_SendsNewTasksToTheDelegate()
    {
        await using var rig = new DeskRig(storage);
        var guide = GuideOf(rig);
        Assert.Equal(
            303,
            (
                await rig.PostAsync<TakeLeaveEndpoint>(
                    "wu",
                    new()
                    {
                        ["from"] = "2026-03-10",
                        ["lastDay"] = "2026-03-12",
                        ["delegateId"] = "he",
                        ["reason"] = "年休假",
                    },
                    "li"
                )
            ).Status
        );

        var standIns = rig.App.Get<Delegates>();
        var during = await standIns.ResolveAsync(guide.Staff[0], guide, guide.Id.Value, Samples.Now, default);
        var after = await standIns.ResolveAsync(guide.Staff[0], guide, guide.Id.Value, Samples.Now.AddDays(3), default);

        Assert.Equal(("he", "he@keji.example", StaffRole.CaseOfficer), (during.Id, during.Email, during.Role));
        Assert.Equal(guide.Staff[0], after);
    }

    [Fact]
    public async Task HandOver_ToAnotherOfficer_ClosesTheOldLinkAndOpensANewOne()
    {
        await using var rig = new DeskRig(storage);
        var linkId = await OpenAsync(rig, ReviewStep.Of<ConcurrenceStep>(), "qian-caizheng");

        var answer = await rig.PostAsync<HandOverTaskEndpoint>("wu", new() { ["toOfficerId"] = "gao", ["reason"] = "出差" }, linkId);

        Assert.Equal(303, answer.Status);
        Assert.False((await TaskAsync(rig, linkId)).IsSuccess);
        var queued = Assert.Single(
            await rig.App.Get<TaskQueue>().ReadOfOfficerAsync("gao@finance.example", default),
            task => task.Record.Id == rig.App.Guide.Id.Value
        );
        Assert.Equal("gao@finance.example", (await TaskAsync(rig, queued.LinkId)).Value.Link.OfficerEmail);
        Assert.DoesNotContain(
            await rig.App.Get<TaskQueue>().ReadOfOfficerAsync("qian@finance.example", default),
            task => task.Record.Id == rig.App.Guide.Id.Value
        );
    }

    [Theory]
    [InlineData("zhao", "the secretary of the meeting cannot agree for the finance bureau")]
    [InlineData("wang", "an outside expert does not decide for the finance bureau")]
    [InlineData("li", "a case officer does not decide for the finance bureau")]
    [InlineData("nobody", "there is no such officer")]
    public async Task HandOver_ToSomebodyWhoMustStayApart_IsRefused(string to, string because)
    {
        await using var rig = new DeskRig(storage);
        var linkId = await OpenAsync(rig, ReviewStep.Of<ConcurrenceStep>(), "qian-caizheng");

        var answer = await rig.JsonAsync<HandOverTaskEndpoint>("POST", "wu", $$"""{"toOfficerId":"{{to}}","reason":"出差"}""", linkId);

        Assert.True(answer.Status is 404 or 422, because);
        Assert.True((await TaskAsync(rig, linkId)).IsSuccess);
    }

    [Fact]
    public async Task HandOver_OfBothSeatsOfAFinding_ToOnePerson_IsRefused()
    {
        await using var rig = new DeskRig(storage);
        var first = await OpenAsync(rig, ReviewStep.Of<FindingStep>(), "zhou-chengxin");
        var second = await OpenAsync(rig, ReviewStep.Of<FindingStep>(), "wu-juzhang");

        Assert.Equal(
            303,
            (await rig.PostAsync<HandOverTaskEndpoint>("wu", new() { ["toOfficerId"] = "lu", ["reason"] = "出差" }, first)).Status
        );
        var again = await rig.JsonAsync<HandOverTaskEndpoint>("POST", "chen", """{"toOfficerId":"lu","reason":"出差"}""", second);

        Assert.Equal(422, again.Status);
        Assert.Contains("officers-must-stay-apart", again.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_OfAnOfficer_ClosesTheirLinksAndLeavesTheTaskToBeHandedOver()
    {
        await using var rig = new DeskRig(storage);
        var linkId = await HandedToAsync(rig, ReviewStep.Of<RankingFreezeStep>(), "li-jingban", "he");
        Assert.True((await TaskAsync(rig, linkId)).IsSuccess);

        Assert.Equal(303, (await rig.PostAsync<EndOfficerEndpoint>("wu", new() { ["reason"] = "调离" }, "he")).Status);
        Assert.True((await TaskAsync(rig, linkId)).IsSuccess);
        await ConfirmAsync(rig, "li");

        Assert.Equal("officer-has-left", (await TaskAsync(rig, linkId)).Errors.Single().Code);
        var token = rig.App.Get<TokenSigner>().Sign(TokenPurpose.TaskLink, linkId);
        Assert.Equal(410, (await rig.GetAsync<GetTaskEndpoint>(null, token)).Status);
        Assert.Equal(
            303,
            (await rig.PostAsync<HandOverTaskEndpoint>("wu", new() { ["toOfficerId"] = "fang", ["reason"] = "调离" }, linkId)).Status
        );
    }

    [Fact]
    public async Task Successor_WithTheAddressOfOneWhoLeft_IsNotSignedInAsThem()
    {
        await using var rig = new DeskRig(storage);
        var linkId = await HandedToAsync(rig, ReviewStep.Of<RankingFreezeStep>(), "li-jingban", "he");
        var link = (await TaskAsync(rig, linkId)).Value.Link;
        var access = rig.App.Get<DeskAccess>();
        Assert.True(await access.IsSignedInAsync(rig.Request("GET", "he", "text/html"), link, default));
        await rig.PostAsync<EndOfficerEndpoint>("wu", new() { ["reason"] = "调离" }, "he");
        await ConfirmAsync(rig, "li");
        await rig.PostAsync<AddOfficerEndpoint>(
            "wu",
            new()
            {
                ["id"] = "xin",
                ["name"] = "新人",
                ["email"] = "he@keji.example",
                ["roles[CaseOfficer]"] = "true",
            }
        );
        await ConfirmAsync(rig, "li");

        var request = rig.Request("GET", "xin", "text/html");

        Assert.False(await access.IsSignedInAsync(request, link, default));
        Assert.Null(await access.FormTokenForAsync(request, link, default));
        Assert.True(await access.IsAnotherSignedInAsync(request, link, default));
    }

    [Theory]
    [InlineData("Finding", true)]
    [InlineData("ObjectionRuling", true)]
    [InlineData("MeetingResolution", true)]
    [InlineData("AwardDocument", true)]
    [InlineData("RankingFreeze", false)]
    [InlineData("Concurrence", false)]
    public async Task Code_WhileAnotherOfficerIsSignedIn_TakesNoWeightyStep(string step, bool isRefused)
    {
        await using var rig = new DeskRig(storage);
        var linkId = await OpenAsync(rig, StepOf(step), rig.App.Guide.Staff[0].Id);
        var tokens = rig.App.Get<TokenSigner>();
        var task = (await TaskAsync(rig, linkId)).Value;
        var isAnother = await rig
            .App.Get<DeskAccess>()
            .IsAnotherSignedInAsync(rig.Request("POST", "qian", "text/html"), task.Link, default);

        var refusal = await rig
            .App.Get<TaskCodes>()
            .CheckAsync(new DefaultHttpContext().Request, task with { IsAnotherSignedIn = isAnother }, tokens.Code(linkId), default);

        Assert.True(isAnother);
        Assert.Equal(isRefused ? "another-officer-is-signed-in" : null, refusal?.Code);
        Assert.Null(await rig.App.Get<TaskCodes>().CheckAsync(new DefaultHttpContext().Request, task, tokens.Code(linkId), default));
        if (isRefused)
        {
            var json = $$"""{"code":"{{tokens.Code(linkId)}}","reason":"…"}""";
            var answer = await rig.JsonAsync<DecideTaskEndpoint>("POST", "qian", json, tokens.Sign(TokenPurpose.TaskLink, linkId));
            Assert.Equal(403, answer.Status);
            Assert.Contains("another-officer-is-signed-in", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reissue_OfALink_ClosesItAndKeepsTheOfficer()
    {
        await using var rig = new DeskRig(storage);
        var linkId = await OpenAsync(rig, ReviewStep.Of<ConcurrenceStep>(), "qian-caizheng");

        Assert.Equal(422, (await rig.PostAsync<ReissueLinkEndpoint>("wu", [], linkId)).Status);
        Assert.Equal(303, (await rig.PostAsync<ReissueLinkEndpoint>("wu", new() { ["reason"] = "链接外泄" }, linkId)).Status);

        Assert.False((await TaskAsync(rig, linkId)).IsSuccess);
        var queued = Assert.Single(
            await rig.App.Get<TaskQueue>().ReadOfOfficerAsync("qian@finance.example", default),
            task => task.Record.Id == rig.App.Guide.Id.Value
        );
        Assert.NotEqual(linkId, queued.LinkId);
    }

    private static async Task ConfirmAsync(DeskRig rig, string officer)
    {
        var number = Assert.Single((await rig.App.Get<StaffRecords>().ReadAsync(default)).Proposed).Number;
        Assert.Equal(303, (await rig.PostAsync<ConfirmStaffChangeEndpoint>(officer, [], $"{number}")).Status);
    }

    private static async Task<string> HandedToAsync(DeskRig rig, ReviewStep step, string from, string to)
    {
        var first = await OpenAsync(rig, step, from);
        Assert.Equal(
            303,
            (await rig.PostAsync<HandOverTaskEndpoint>("wu", new() { ["toOfficerId"] = to, ["reason"] = "休假" }, first)).Status
        );
        return (await rig.App.Get<TaskQueue>().ReadOfRoundAsync(rig.App.Guide.Id.Value, default))
            .Single(task => task.OfficerEmail == $"{to}@keji.example")
            .LinkId;
    }

    private static RoundGuide GuideOf(DeskRig rig) => rig.App.Guide;

    private static async Task<string> OpenAsync(DeskRig rig, ReviewStep step, string officerId)
    {
        if (await rig.App.Rounds.FindAsync(rig.App.Guide.Id.Value, default) is null)
        {
            await rig.App.PublishRoundAsync();
        }

        var officer = rig.App.Guide.Staff.Single(member => member.Id == officerId);
        var key = new TaskKey(step, "1", 1, officerId);
        await rig
            .App.Get<TaskService>()
            .OpenAsync(
                RecordRef.OfRound(rig.App.Guide.Id.Value),
                rig.App.Guide.Id.Value,
                key,
                officer,
                TaskRig.About,
                Samples.Now.AddDays(7),
                default
            );
        return ((TaskOpened)(await rig.App.Rounds.FindFactAsync(rig.App.Guide.Id.Value, TaskService.OpenedKey(key), default))!).LinkId;
    }

    private static Task<Result<OpenedTask>> TaskAsync(DeskRig rig, string linkId) =>
        rig.App.Get<TaskAccess>().OpenAsync(rig.App.Get<TokenSigner>().Sign(TokenPurpose.TaskLink, linkId), default);
}
