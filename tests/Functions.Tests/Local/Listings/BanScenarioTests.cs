using System.Text.Json.Nodes;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using CreditFunctions.SampleRound;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Listings;

/// <summary>A ban at every gate of the running app.</summary>
public sealed class BanScenarioTests : IAsyncLifetime
{
    private readonly AppInProcess _app;
    private int _requests;

    public BanScenarioTests() =>
        _app = new AppInProcess(
            new MemoryAccount(),
            MemoryAccount.ConnectionString,
            new FaultPlan(
                (_, _) =>
                {
                    Interlocked.Increment(ref _requests);
                    return StorageFault.None;
                }
            )
        );

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task OpenApplication_OfAPartyThatIsBanned_IsHeldAndGoesOnWhenTheBanEnds()
    {
        var walk = await SubmittedAsync();
        Assert.False((await walk.GetApplicationAsync())["isOnHold"]!.GetValue<bool>());

        var listing = await BanAsync(walk.UnitCode);
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        var held = await walk.GetApplicationAsync();
        Assert.True(held["isOnHold"]!.GetValue<bool>());
        Assert.Contains("相应资金额度予以保留", held["holdReasons"]![0]!.GetValue<string>(), StringComparison.Ordinal);

        await RevokeAsync(listing);
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        Assert.False((await walk.GetApplicationAsync())["isOnHold"]!.GetValue<bool>());
    }

    [Fact]
    public async Task OpenApplication_BanEndsByItself_GoesOnWithoutAnybodysAct()
    {
        var walk = await SubmittedAsync();
        var id = await BanAsync(walk.UnitCode);
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        var last = (await Listings.GetAsync(id.Value, default)).State.LastDay!.Value;

        await _app.PassAsync(Core.Calendar.BeijingTime.StartOf(last) - _app.Now);
        Assert.True(await IsOnHoldAsync(walk));
        await _app.PassAsync(TimeSpan.FromDays(1));

        Assert.False(await IsOnHoldAsync(walk));
        Assert.Equal(ListingState.Expired, (await Listings.GetAsync(id.Value, default)).State.State);
    }

    /// <summary>What is real stops no drill: it is neither held nor refused.</summary>
    [Fact]
    public async Task Drill_OfAPartyThatIsBannedForReal_GoesOn()
    {
        var walk = await SubmittedAsync();
        await BanAsync(walk.UnitCode, isDrill: false);
        await _app.PassAsync(TimeSpan.FromSeconds(10));

        Assert.False(await IsOnHoldAsync(walk));
        await ToAsync(walk, ApplicationState.OnPublicNotice);
        var moved = await Function<MoveApplicationActivity>()
            .RunAsync(new ApplicationStep(walk.ApplicationId, ApplicationMove.Award), default);
        Assert.True(moved.IsMade);
        var next = new BatchWalk(_app, TimeSpan.FromDays(30)) { UnitCode = walk.UnitCode };
        await WalkAsync(next, "submit");
    }

    /// <summary>Nobody learns by typing a number whether it is banned, or in use.</summary>
    [Fact]
    public async Task BeginApplication_UnknownBannedOrUsedNumber_AnswersTheSameByTheSameRequests()
    {
        var (used, banned, unknown) = (await SubmittedAsync(), SampleIdentifiers.Unit(7_001), SampleIdentifiers.Unit(7_002));
        await BanAsync(banned);
        await _app.PassAsync(TimeSpan.FromSeconds(10));

        // What the first of all reads, others have in memory.
        await CountAsync(used, SampleIdentifiers.Unit(7_004));
        var (ofUnknown, ofBanned, ofUsed) = (
            await CountAsync(used, unknown),
            await CountAsync(used, banned),
            await CountAsync(used, used.UnitCode)
        );

        Assert.Equal(ofUnknown, ofBanned);
        Assert.Equal(ofUnknown, ofUsed);
    }

    /// <summary>
    /// Before its own signature nothing tells of a ban; afterwards the party and the submitter learn that it cannot take part.
    /// </summary>
    [Fact]
    public async Task Signing_BannedParty_IsReportedOnlyOnceItHasSigned()
    {
        var unit = SampleIdentifiers.Unit(7_003);
        var walk = new BatchWalk(_app, TimeSpan.FromDays(30)) { UnitCode = unit };
        await WalkAsync(walk, "ask the principal investigator to sign");
        await BanAsync(unit);
        var path = await SigningPathAsync(walk);

        Assert.False((await ReadAsync(path))["cannotTakePart"]!.GetValue<bool>());
        await WalkAsync(walk, "upload the proposal", after: "ask the principal investigator to sign");
        Assert.True((await ReadAsync(path))["cannotTakePart"]!.GetValue<bool>());
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await _app.Client.SendAsync(request);
        Assert.Contains("您目前不能参加申报", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => WalkAsync(walk, "submit", after: "upload the proposal"));
        Assert.Contains("party-cannot-take-part", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Award_PartyBannedAtThatMoment_IsNotMadeAndHeld(bool isBanned)
    {
        var walk = await SubmittedAsync();
        await ToAsync(walk, ApplicationState.OnPublicNotice);
        if (isBanned)
        {
            await BanAsync(walk.UnitCode);
        }

        var moved = await Function<MoveApplicationActivity>()
            .RunAsync(new ApplicationStep(walk.ApplicationId, ApplicationMove.Award), default);

        var application = (await Applications.GetAsync(walk.ApplicationId, default)).State;
        Assert.Equal((!isBanned, isBanned), (moved.IsMade, application.IsOnHold));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Promotion_PartyBannedAtThatMoment_IsNotMadeAndHeld(bool isBanned)
    {
        var walk = await SubmittedAsync();
        if (isBanned)
        {
            await BanAsync(walk.UnitCode);
        }

        var step = new PlannedStep(
            PlannedKind.Promote,
            Number: 0,
            [walk.ApplicationId],
            [ApplicationId.FromBytes(new byte[16]).Value],
            Until: null
        );
        var promoted = await Function<PromoteReserveActivity>().RunAsync(new RoundRecord(walk.RoundId, step), default);

        var application = (await Applications.GetAsync(walk.ApplicationId, default)).State;
        Assert.Equal((!isBanned, isBanned), (promoted.IsPromoted, application.IsOnHold));
    }

    /// <summary>A person whom the listing of a unit names is reached where the rules say so, and then at every gate.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OpenApplication_OfAPersonResponsibleForABannedUnit_IsHeldWhereTheRulesReachThem(bool isReached)
    {
        var walk = await SubmittedAsync();
        var person = (await Applications.GetAsync(walk.ApplicationId, default)).State.Parties.First(party => party is Party.Person);
        var listing = await SeededListings.SeedAsync(
            _app.Services,
            CreditSubjectId.OfUnit(SampleIdentifiers.Unit(7_005)),
            (rules, day) => SeededListings.Ban(rules, day) with { BansResponsiblePersons = isReached },
            isDrill: true,
            new ResponsiblePerson(Responsibility.LegalRepresentative, person.Name, CreditSubjectId.Of(person), "220802************")
        );
        var gate = _app.Services.GetRequiredService<BanGate>();

        await _app.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(isReached, await IsOnHoldAsync(walk));
        Assert.Equal(isReached ? [listing] : [], (await gate.FindBanningAsync([person], default)).Select(found => found.Id));
        Assert.Empty(await _app.Services.GetRequiredService<PartyListings>().ReadAsync(CreditSubjectId.Of(person), default));

        await RevokeAsync(listing);
        await _app.PassAsync(TimeSpan.FromSeconds(10));
        Assert.False(await IsOnHoldAsync(walk));
        Assert.Empty(await gate.FindBanningAsync([person], default));
    }

    private async Task<bool> IsOnHoldAsync(BatchWalk walk) => (await Applications.GetAsync(walk.ApplicationId, default)).State.IsOnHold;

    private IRecordStore<Listing> Listings => _app.Services.GetRequiredService<IRecordStore<Listing>>();

    private IRecordStore<Application> Applications => _app.Services.GetRequiredService<IRecordStore<Application>>();

    private T Function<T>() => ActivatorUtilities.CreateInstance<T>(_app.Services);

    // The round of a walk is a drill.
    private Task<ListingId> BanAsync(string unitCode, bool isDrill = true) =>
        SeededListings.SeedAsync(
            _app.Services,
            CreditSubjectId.TryParse($"u-{unitCode.ToLowerInvariant()}", out var subject) ? subject : default,
            SeededListings.Ban,
            isDrill
        );

    private async Task RevokeAsync(ListingId id)
    {
        var recording = await Listings.RecordAsync(
            id.Value,
            "revoked",
            listing => ListingPolicy.Revoke(listing, "复查撤销", _app.Now).Select<Fact>(moved => moved),
            Signature.Procedure(_app.Now, "Test"),
            [],
            default
        );
        recording.EnsureStored();
        await _app.Services.GetRequiredService<ListingDue>().PutAsync(id, _app.Now, default);
    }

    private async Task<BatchWalk> SubmittedAsync()
    {
        var walk = new BatchWalk(_app, TimeSpan.FromDays(30));
        await WalkAsync(walk, "submit");
        return walk;
    }

    private async Task ToAsync(BatchWalk walk, ApplicationState state)
    {
        var moved = new ApplicationMoved(ApplicationMove.PublishNotice, ApplicationState.Proposed, state, "", _app.Now);
        (
            await Applications.RecordAsync(walk.ApplicationId, "test", _ => moved, Signature.Procedure(_app.Now, "Test"), [], default)
        ).EnsureStored();
    }

    private static async Task WalkAsync(BatchWalk walk, string to, string? after = null)
    {
        var skipped = after is null ? 0 : walk.CountThrough(after);
        foreach (var step in walk.Steps.Take(walk.CountThrough(to)).Skip(skipped))
        {
            await step.DoAsync();
        }
    }

    private async Task<string> SigningPathAsync(BatchWalk walk)
    {
        var mail = await _app.WaitForAsync(
            "the link to sign by",
            async () =>
                (await walk.Portal.ReadMailboxAsync($"u1@{walk.Domain}")).FirstOrDefault(mail =>
                    mail.Text.Contains("/commitments/", StringComparison.Ordinal)
                )
        );
        return $"commitments/{mail.Text.Split("/commitments/")[1].Split('\n', '\r', ' ', '?')[0]}";
    }

    private async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await _app.Client.GetStringAsync(path))!;

    private async Task<(string Fields, int Requests)> CountAsync(BatchWalk round, string unitCode)
    {
        var form = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("examples/application.json")))!.AsObject();
        (form["roundId"], form["contactEmail"]) = (round.RoundId, $"somebody-{unitCode}@{round.Domain}");
        form["parties"]![0]!["unifiedSocialCreditCode"] = unitCode;
        var before = _requests;
        var begun = await round.Portal.BeginApplicationAsync(form, $"{round.RoundId}-{unitCode}");
        return (string.Join(' ', begun.AsObject().Select(field => field.Key)), _requests - before);
    }
}
