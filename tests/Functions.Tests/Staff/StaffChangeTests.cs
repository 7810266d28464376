using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Staff;

/// <summary>
/// Changes of the directory over the endpoints: proposed by one officer, confirmed by another, mailed to the recorded address.
/// </summary>
[Collection(StorageTests.Name)]
public sealed class StaffChangeTests(TestStorage storage)
{
    private const string NewAddress = """{"name":"姓名he","email":"he.private@mail.example","roles":["CaseOfficer"]}""";

    [Fact]
    public async Task Change_Proposed_ChangesNothingAndIsShownToTheSecondOfficer()
    {
        await using var rig = new DeskRig(storage);

        var proposed = await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");

        Assert.Equal(202, proposed.Status);
        Assert.Equal("he@keji.example", (await DirectoryAsync(rig)).Find("he")!.Email);
        var page = (await rig.GetAsync<ListStaffEndpoint>("li")).Body;
        Assert.Contains("he.private@mail.example", page, StringComparison.Ordinal);
        Assert.Contains("desk/changes/1/confirmation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("desk/changes/1/confirmation", (await rig.GetAsync<ListStaffEndpoint>("wu")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("desk/changes/1/confirmation", (await rig.GetAsync<ListStaffEndpoint>("he")).Body, StringComparison.Ordinal);
        Assert.Contains("1项人员变更待确认", (await rig.GetAsync<GetDeskEndpoint>("li")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_ProposedAndConfirmed_ReportsTheOldAddressBothTimes()
    {
        await using var rig = new DeskRig(storage);
        var before = (await MailsAsync(rig)).Count;

        await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");
        Assert.Equal(before + 1, (await MailsAsync(rig)).Count);
        Assert.Equal(200, (await rig.JsonAsync<ConfirmStaffChangeEndpoint>("POST", "li", "{}", "1")).Status);

        var mails = await MailsAsync(rig);
        Assert.Equal(before + 2, mails.Count);
        Assert.Contains(
            mails,
            mail =>
                mail.Subject.Contains("人员信息已变更", StringComparison.Ordinal) && mail.Text.Contains("姓名li", StringComparison.Ordinal)
        );
        Assert.Equal("he.private@mail.example", (await DirectoryAsync(rig)).Find("he")!.Email);
    }

    [Theory]
    [InlineData("wu")]
    [InlineData("he")]
    public async Task Confirm_ByTheProposerOrWhomItTouches_IsRefused(string officer)
    {
        await using var rig = new DeskRig(storage);
        await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");

        var answer = await rig.JsonAsync<ConfirmStaffChangeEndpoint>("POST", officer, "{}", "1");

        Assert.Equal(403, answer.Status);
        Assert.Contains("second-officer-is-needed-for-staff", answer.Body, StringComparison.Ordinal);
        Assert.Equal("he@keji.example", (await DirectoryAsync(rig)).Find("he")!.Email);
    }

    [Theory]
    [InlineData("wang")]
    [InlineData("qian")]
    public async Task Confirm_ByWhoeverIsNotOfTheBureau_IsRefused(string officer)
    {
        await using var rig = new DeskRig(storage);
        await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");

        Assert.Equal(403, (await rig.JsonAsync<ConfirmStaffChangeEndpoint>("POST", officer, "{}", "1")).Status);
    }

    [Fact]
    public async Task Confirm_AfterTheProposalExpired_IsRefused()
    {
        await using var rig = new DeskRig(storage);
        await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");
        rig.App.Clock.Advance(StaffChangePolicy.ProposalLasts);

        Assert.Equal(404, (await rig.JsonAsync<ConfirmStaffChangeEndpoint>("POST", "li", "{}", "1")).Status);
        Assert.DoesNotContain("he.private@mail.example", (await rig.GetAsync<ListStaffEndpoint>("li")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reject_WithItsReason_IsOnRecordAndChangesNothing()
    {
        await using var rig = new DeskRig(storage);
        await rig.JsonAsync<ChangeOfficerEndpoint>("PUT", "wu", NewAddress, "he");

        Assert.Equal(422, (await rig.JsonAsync<RejectStaffChangeEndpoint>("POST", "li", "{}", "1")).Status);
        Assert.Equal(303, (await rig.PostAsync<RejectStaffChangeEndpoint>("li", new() { ["reason"] = "私人邮箱" }, "1")).Status);

        var stored = await rig.App.Get<StaffRecords>().GetAsync(default);
        Assert.Empty(stored.State.Proposed);
        Assert.Equal("he@keji.example", stored.State.Find("he")!.Email);
        Assert.Equal(3, stored.AuditHead.Sequence);
    }

    /// <summary>Nobody fills both seats by an officer they added: another officer must transfer the tasks.</summary>
    [Fact]
    public async Task Leave_WithADelegateWhomTheSenderAdded_IsRefused()
    {
        await using var rig = new DeskRig(storage);
        await rig.JsonAsync<AddOfficerEndpoint>(
            "POST",
            "wu",
            """{"id":"xin","name":"新人","email":"xin@mail.example","roles":["CaseOfficer"]}"""
        );
        await rig.JsonAsync<ConfirmStaffChangeEndpoint>("POST", "li", "{}", "1");

        var leave = await rig.JsonAsync<TakeLeaveEndpoint>(
            "POST",
            "wu",
            """{"from":"2026-03-10","lastDay":"2026-03-12","delegateId":"xin","reason":"年休假"}""",
            "li"
        );

        Assert.Equal(422, leave.Status);
        Assert.Contains("\"field\":\"delegateId\"", leave.Body, StringComparison.Ordinal);
    }

    private static async Task<StaffDirectory> DirectoryAsync(DeskRig rig) => (await rig.App.Get<StaffRecords>().GetAsync(default)).State;

    private static Task<IReadOnlyList<MailMessage>> MailsAsync(DeskRig rig) =>
        rig.App.Get<BlobMailbox>().ReadNewestAsync("he@keji.example", default);
}
