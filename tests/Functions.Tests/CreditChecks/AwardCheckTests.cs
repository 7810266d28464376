using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Listings;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>The bureau's own list is queried again before an award, however recent the last query is.</summary>
[Collection(StorageTests.Name)]
public sealed class AwardCheckTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(storage);
    private Application _winner = null!;
    private ListingId? _listed;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _winner = await _rig.AddApplicationAsync(application =>
            application with
            {
                State = ApplicationState.OnPublicNotice,
                CreditChecks = [.. _rig.App.Get<CreditRules>().Plan(application).Select(Clear)],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (_listed is { } id)
        {
            await SeededListings.EndAsync(_rig.App.Get<IServiceProvider>(), id);
        }

        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task Advance_NothingNew_IsClearAndLookedUpOnRecordOnceADay()
    {
        Assert.Equal((CreditState.Clear, 0), await AdvanceAsync(awardGroup: null));
        Assert.Equal((CreditState.Clear, 2), await AdvanceAsync(awardGroup: 1));
        Assert.Equal((CreditState.Clear, 2), await AdvanceAsync(awardGroup: 1));
    }

    [Fact]
    public async Task Advance_ListedSinceTheCheck_IsSuspectedBeforeTheAward()
    {
        await ListAsync(CreditSubjectId.OfUnit(Samples.UnitCode), "某");

        Assert.Equal(CreditState.Clear, (await AdvanceAsync(awardGroup: null)).State);
        Assert.Equal(CreditState.Suspected, (await AdvanceAsync(awardGroup: 1)).State);
    }

    [Fact]
    public async Task Advance_NamesakeListedSince_IsLookedIntoByAnOfficer()
    {
        var name = _winner.PrincipalInvestigator.Name;
        await ListAsync(CreditSubjectId.OfName(name), name);

        var position = await _rig
            .App.Function<AdvanceCreditActivity>()
            .RunAsync(new CreditStep(_winner.Id.Value, _rig.RoundId, 1), default);

        Assert.Equal((CreditState.Waiting, true), (position.State, position.RemindAt is not null));
    }

    /// <summary>The others of the same document must not wait for one that has ended.</summary>
    [Fact]
    public async Task Advance_WinnerHasRenounced_HoldsNobodyUp()
    {
        var recording = await _rig.App.Applications.RecordAsync(
            _winner.Id.Value,
            "renounce",
            application => ApplicationPolicy.Move(application, ApplicationMove.Renounce, "放弃", Samples.Now).Select<Fact>(moved => moved),
            TestApp.Signature,
            [],
            default
        );
        Assert.IsType<ApplicationMoved>(recording.EnsureStored());

        Assert.Equal(CreditState.Clear, (await AdvanceAsync(awardGroup: 1)).State);
    }

    private static CreditCheck Clear(PlannedCreditQuery creditQuery) =>
        new(
            creditQuery.Party.Id,
            creditQuery.Source,
            CreditOutcome.Clear,
            "标识和名称均不在本局名单上。",
            null,
            creditQuery.Source == Sources.BureauLists ? "none" : null,
            Samples.Now.AddDays(-2),
            Samples.Now.AddDays(28)
        );

    private async Task<(CreditState State, int Recorded)> AdvanceAsync(int? awardGroup)
    {
        var position = await _rig
            .App.Function<AdvanceCreditActivity>()
            .RunAsync(new CreditStep(_winner.Id.Value, _rig.RoundId, awardGroup), default);
        var now = (await _rig.App.Applications.FindAsync(_winner.Id.Value, default))!.State;
        return (position.State, now.CreditChecks.Length - _winner.CreditChecks.Length);
    }

    private async Task ListAsync(CreditSubjectId subject, string name) =>
        _listed = await SeededListings.SeedRecordAsync(_rig.App.Get<IServiceProvider>(), subject, name, "学术不端");
}
