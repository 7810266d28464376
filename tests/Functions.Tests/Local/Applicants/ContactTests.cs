using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Transfer of an application between clerks.</summary>
[Collection(StorageTests.Name)]
public sealed class ContactTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Contact_HandedOver_ReportsBothAndMovesToTheOtherPage()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", new StepForm { ContactEmail = "next@unit.example" }).By(id, Fixture),
            request => Fixture.App.Function<ChangeContactEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal(200, reply.Status);
        Assert.Equal("next@unit.example", (await Fixture.ReadAsync(id)).ContactEmail);
        var mails = (await Fixture.App.Get<BlobMailbox>().ReadNewestAsync(to: null, default)).Where(mail =>
            mail.MessageId.StartsWith($"{id}.contact", StringComparison.Ordinal)
        );
        Assert.Equal(["clerk@unit.example", "next@unit.example"], mails.Select(mail => mail.To).Order(StringComparer.Ordinal));
        var access = Fixture.App.Get<UnitAccess>();
        Assert.DoesNotContain(
            await Fixture.App.Get<UnitIndex>().ReadAsync(access.ClerkOf(Samples.UnitCode, "clerk@unit.example"), default),
            entry => entry.ApplicationId == id
        );
        Assert.Contains(
            (
                await Fixture
                    .App.Get<WaitingDrafts>()
                    .ReadAsync(access.ClerkOf(Samples.UnitCode, "next@unit.example"), isRegistered: false, older: null, default)
            ).Drafts,
            draft => draft.ApplicationId == id
        );
        Assert.Equal(200, (await Fixture.AcceptAsync(id, "next@unit.example")).Status);
        Assert.Contains(
            await Fixture.App.Get<UnitIndex>().ReadAsync(access.ClerkOf(Samples.UnitCode, "next@unit.example"), default),
            entry => entry.ApplicationId == id
        );
    }

    [Fact]
    public async Task Contact_HandedOver_OpensToTheOtherClerkOnlyUntilItIsHandedBack()
    {
        var id = await Fixture.BeginAsync();
        await HandOverAsync(from: "clerk@unit.example", to: "next@unit.example");
        Assert.Equal((410, "access-was-handed-over"), await RefusalAsync("Clerk@unit.example"));
        Assert.Equal(200, (await OpenAsync("next@unit.example")).Status);

        Fixture.App.Clock.Advance(TimeSpan.FromDays(1));
        await HandOverAsync(from: "next@unit.example", to: "clerk@unit.example");
        Assert.Equal(200, (await OpenAsync("clerk@unit.example")).Status);
        Assert.Equal((410, "access-was-handed-over"), await RefusalAsync("next@unit.example"));

        async Task<(int Status, string Code)> RefusalAsync(string clerk)
        {
            var refused = await OpenAsync(clerk);
            return (refused.Status, refused.Code);
        }

        Task HandOverAsync(string from, string to) =>
            Fixture.SendAsync(
                Fixture.Json("POST", new StepForm { ContactEmail = to }).By(id, Fixture, from),
                request => Fixture.App.Function<ChangeContactEndpoint>().RunAsync(request, id.Value, default)
            );

        Task<Reply> OpenAsync(string clerk) =>
            Fixture.SendAsync(
                Fixture.Request("GET").By(id, Fixture, clerk),
                request => Fixture.App.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
            );
    }

    [Fact]
    public async Task Contact_RequestDiesBeforeTheIndexIsRefreshed_RecoveryTimerMovesItToTheOtherPage()
    {
        // A separate account, where the recovery timer finds no work of other tests, and markers seem old enough.
        var way = new FaultyStorage(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, () => PendingWork.LeftAloneFor);
        var (tables, blobs) = (
            FaultyStorage.Tables(MemoryAccount.ConnectionString, way),
            FaultyStorage.Blobs(MemoryAccount.ConnectionString, way)
        );
        await new StorageSetup(tables, blobs).EnsureAsync(default);
        await using var fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.Replace(ServiceDescriptor.Singleton(tables)).Replace(ServiceDescriptor.Singleton(blobs))
        );
        var id = await fixture.BeginAsync();
        await fixture.App.Get<PendingWork>().MarkAsync(RecordRef.OfApplication(id.Value), default);
        await fixture.RecordAsync(id, new ContactChanged("next@unit.example"));

        await fixture.App.Function<RecoverPendingTimer>().RunAsync(new TimerInfo(), fixture.Client, default);

        var next = fixture.App.Get<UnitAccess>().ClerkOf(Samples.UnitCode, "next@unit.example");
        Assert.Contains(
            (await fixture.App.Get<WaitingDrafts>().ReadAsync(next, isRegistered: false, older: null, default)).Drafts,
            draft => draft.ApplicationId == id
        );
    }

    [Fact]
    public async Task Contact_NoAddress_IsRefused()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", new StepForm { ContactEmail = "nobody" }).By(id, Fixture),
            request => Fixture.App.Function<ChangeContactEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal((422, "email-is-malformed"), (reply.Status, reply.Code));
    }
}
