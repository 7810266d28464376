using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Desk;

[Collection(StorageTests.Name)]
public sealed class RegisterContactTests(TestStorage storage) : IAsyncLifetime
{
    private readonly DeskRig _rig = new(storage);

    private string Id => _rig.App.ApplicationId.Value;

    public async Task InitializeAsync()
    {
        await _rig.App.PublishRoundAsync();
        await _rig.App.CreateDraftAsync();
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Register_ByACaseOfficer_IsOnRecordAndLetsTheAddressAccept()
    {
        Assert.Contains("登记为申报单位邮箱", (await _rig.GetAsync<GetDeskApplicationEndpoint>("he", Id)).Body, StringComparison.Ordinal);

        Assert.Equal(303, (await _rig.PostAsync<RegisterContactEndpoint>("he", [], Id)).Status);

        var application = (await _rig.App.Applications.FindAsync(Id, default))!.State;
        Assert.True(application.IsContactRegistered());
        var clerk = _rig.App.Get<UnitAccess>().ClerkOf(application.LeadUnit.Code, application.ContactEmail);
        Assert.True(await _rig.App.Get<RegisteredAddresses>().ContainsAsync(clerk, default));
        var record = (await _rig.App.Applications.ReadAuditAsync(Id, default))[^1];
        Assert.Equal(("he", "RegisterContact"), (record.Envelope.Actor, record.Envelope.Basis));
        Assert.Contains("已登记为申报单位邮箱", (await _rig.GetAsync<GetDeskApplicationEndpoint>("he", Id)).Body, StringComparison.Ordinal);
        Assert.Equal(409, (await _rig.JsonAsync<RegisterContactEndpoint>("POST", "he", "{}", Id)).Status);
    }

    [Fact]
    public async Task Withdraw_ARegistration_IsOnRecordAndLetsTheAddressAcceptNoMore()
    {
        await _rig.PostAsync<RegisterContactEndpoint>("he", [], Id);
        Assert.Contains("撤销登记", (await _rig.GetAsync<GetDeskApplicationEndpoint>("he", Id)).Body, StringComparison.Ordinal);
        Assert.Equal(422, (await _rig.JsonAsync<WithdrawRegistrationEndpoint>("POST", "he", "{}", Id)).Status);

        Assert.Equal(
            303,
            (await _rig.PostAsync<WithdrawRegistrationEndpoint>("he", new() { ["withdrawalReason"] = "人员离职" }, Id)).Status
        );

        var application = (await _rig.App.Applications.FindAsync(Id, default))!.State;
        Assert.False(application.IsContactRegistered());
        Assert.False(await ContainsAsync(application));
        var record = (await _rig.App.Applications.ReadAuditAsync(Id, default))[^1];
        Assert.Equal(("he", "WithdrawRegistration"), (record.Envelope.Actor, record.Envelope.Basis));
        Assert.Equal(
            409,
            (await _rig.JsonAsync<WithdrawRegistrationEndpoint>("POST", "he", """{"withdrawalReason":"人员离职"}""", Id)).Status
        );

        // The index is derived: rebuilding it gives the same result. Another registration counts again.
        await _rig.App.Get<UnitIndex>().RefreshAsync(application, default);
        Assert.False(await ContainsAsync(application));
        _rig.App.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(303, (await _rig.PostAsync<RegisterContactEndpoint>("he", [], Id)).Status);
        Assert.True(await ContainsAsync(application));
    }

    [Fact]
    public async Task Withdraw_OlderStateIsWrittenLate_RegistersNothingAgain()
    {
        await _rig.PostAsync<RegisterContactEndpoint>("he", [], Id);
        var first = (await _rig.App.Applications.FindAsync(Id, default))!;
        _rig.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.PostAsync<WithdrawRegistrationEndpoint>("he", new() { ["withdrawalReason"] = "人员离职" }, Id);

        // An older state of the record, written late, does not restore the registration.
        await _rig.App.Get<UnitIndex>().PutAsync(first, default);

        Assert.False(await ContainsAsync(first.State));
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("wu")]
    [InlineData("wang")]
    public async Task Withdraw_ByWhoeverMayNot_IsRefused(string officer)
    {
        await _rig.PostAsync<RegisterContactEndpoint>("he", [], Id);

        Assert.Equal(
            403,
            (await _rig.PostAsync<WithdrawRegistrationEndpoint>(officer, new() { ["withdrawalReason"] = "人员离职" }, Id)).Status
        );
        Assert.True((await _rig.App.Applications.FindAsync(Id, default))!.State.IsContactRegistered());
    }

    private Task<bool> ContainsAsync(Application application) =>
        _rig.App.Get<RegisteredAddresses>().ContainsContactAsync(application, default);

    [Theory]
    [InlineData("zhao")]
    [InlineData("wu")]
    [InlineData("wang")]
    public async Task Register_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await _rig.PostAsync<RegisterContactEndpoint>(officer, [], Id)).Status);
        Assert.Null((await _rig.App.Applications.FindAsync(Id, default))!.State.Registered);
    }
}
