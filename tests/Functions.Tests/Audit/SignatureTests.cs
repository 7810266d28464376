using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Audit;

/// <summary>Facts that the procedure records for people are signed by those people, with their basis.</summary>
[Collection(StorageTests.Name)]
public sealed class SignatureTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TaskRig _rig = new(storage);
    private Application _application = null!;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _application = await _rig.AddApplicationAsync(application => application with { State = ApplicationState.CreditChecking });
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task CreditChecked_LooksOfTwoOfficers_AreSignedByEach()
    {
        var looks = _rig.App.Get<CreditRules>().Plan(_application).Where(creditQuery => creditQuery.Source != Sources.BureauLists).ToList();
        foreach (var (creditQuery, officer) in looks.Zip(["li-jingban", "he", "li-jingban"]))
        {
            await LookAsync(creditQuery, officer);
        }

        await _rig.App.Function<AdvanceCreditActivity>().RunAsync(new CreditStep(_application.Id.Value, _rig.RoundId), default);

        var rules = _rig.App.Get<CreditRules>().Sources(_application);
        var signed = (await ReadAsync())
            .Where(envelope => envelope.FactType == nameof(CreditChecked))
            .Select(envelope => (envelope.Actor, envelope.Role, envelope.Basis));
        Assert.Equal(
            [
                ("he", "CaseOfficer", "CreditQueries"),
                ("li-jingban", "CaseOfficer", "CreditQueries"),
                ("procedure", "Procedure", $"creditCheck.sources@{rules.FileVersion}"),
            ],
            signed.OrderBy(each => each.Actor, StringComparer.Ordinal)
        );
        var checks = (await _rig.App.Applications.GetAsync(_application.Id.Value, default)).State.CreditChecks;
        Assert.Equal(
            _rig.App.Get<CreditRules>().Plan(_application).Count(),
            checks.Select(check => (check.PartyId, check.Source)).Distinct().Count()
        );
    }

    [Theory]
    [InlineData(HoldBasis.Objection, "ObjectionRuling")]
    [InlineData(HoldBasis.CreditBeforeAward, "CreditQueries")]
    public async Task Hold_PlacedAndLiftedByTheProcedure_StatesOnWhichBasis(HoldBasis basis, string step)
    {
        await HoldAsync(isLifted: false);
        await HoldAsync(isLifted: true);

        Assert.Equal(
            [(nameof(HoldPlaced), step), (nameof(HoldLifted), step)],
            (await ReadAsync())
                .Where(envelope => envelope.FactType.StartsWith("Hold", StringComparison.Ordinal))
                .Select(envelope => (envelope.FactType, envelope.Basis))
        );

        Task HoldAsync(bool isLifted) =>
            _rig
                .App.Function<HoldApplicationActivity>()
                .RunAsync(new HoldStep(_application.Id.Value, "credit|1", basis, isLifted), default);
    }

    private async Task LookAsync(PlannedCreditQuery creditQuery, string officerId)
    {
        var subjects = _rig.App.Get<IRecordStore<CreditSubject>>();
        var id = CreditSubjectId.Of(creditQuery.Party);
        await subjects.CreateAsync(id.Value, new CreditSubjectOpened(id), TestApp.Signature, [], default);
        var now = _rig.App.Clock.GetUtcNow();
        var made = new CreditQueryRecorded(
            new CreditQuery(1, creditQuery.Source, CreditOutcome.Clear, "无记录", "evidence", officerId, now)
        );
        await subjects.RecordAsync(id.Value, $"look|{creditQuery.Source}|1", _ => made, TestApp.Signature, [], default);
    }

    private async Task<IReadOnlyList<AuditEnvelope>> ReadAsync() =>
        [.. (await _rig.App.Applications.ReadAuditAsync(_application.Id.Value, default)).Select(record => record.Envelope)];
}
