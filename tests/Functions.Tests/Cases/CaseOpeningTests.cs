using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Cases;

/// <summary>A suspicion upheld by two officers becomes one case, which is in the list.</summary>
[Collection(StorageTests.Name)]
public sealed class CaseOpeningTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly Finding Upheld = new(
        "u1",
        Sources.CreditChina,
        Samples.Now,
        FindingRuling.Uphold,
        "承诺无失信记录，查询发现一条。",
        Samples.Now
    );

    private readonly DeskRig _rig = new(storage);

    private IRecordStore<IntegrityCase> Cases => _rig.App.Get<IRecordStore<IntegrityCase>>();

    private Application Application => _rig.App.Draft with { State = ApplicationState.CreditChecking, Findings = [Upheld] };

    public Task InitializeAsync() => _rig.App.PublishRoundAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Open_Twice_OpensOneCaseWithTwoInvestigators()
    {
        var opener = _rig.App.Get<CaseOpener>();

        await opener.OpenAsync(Application, Upheld, _rig.DurableClient, default);
        await opener.OpenAsync(Application, Upheld, _rig.DurableClient, default);

        var stored = (await Cases.FindAsync(opener.IdOf(Application.Id, Upheld).Value, default))!;
        Assert.Equal(1, stored.AuditHead.Sequence);
        Assert.Equal((CaseState.Investigation, "u1"), (stored.State.State, stored.State.Party.Id));
        Assert.Matches(@"\A白科案〔\d{4}〕\d+号\z", stored.State.Number.Value);
        Assert.Equal(["zhou", "li"], stored.State.Seats.Select(seat => seat.OfficerId));
    }

    [Fact]
    public async Task Open_AnotherSuspicionOfTheSameParty_IsACaseOfItsOwn()
    {
        var opener = _rig.App.Get<CaseOpener>();
        var later = Upheld with { CheckedAt = Samples.Now.AddDays(1) };

        await opener.OpenAsync(Application, Upheld, _rig.DurableClient, default);
        await opener.OpenAsync(Application with { Findings = [Upheld, later] }, later, _rig.DurableClient, default);

        var numbers = new List<string>();
        foreach (var finding in (Finding[])[Upheld, later])
        {
            numbers.Add((await Cases.FindAsync(opener.IdOf(Application.Id, finding).Value, default))!.State.Number.Value);
        }

        Assert.Distinct(numbers);
    }

    [Fact]
    public async Task Case_Opened_IsInTheListAndOnItsPage()
    {
        var opener = _rig.App.Get<CaseOpener>();
        await opener.OpenAsync(Application, Upheld, _rig.DurableClient, default);
        var id = opener.IdOf(Application.Id, Upheld).Value;

        var list = await _rig.GetAsync<ListCasesEndpoint>("zhou");
        Assert.Contains($"/desk/cases/{id}", list.Body, StringComparison.Ordinal);
        var page = await _rig.GetAsync<GetCaseEndpoint>("zhou", id);
        Assert.Equal(200, page.Status);
        Assert.All(["姓名zhou", "姓名li", "承诺无失信记录", "调查中"], text => Assert.Contains(text, page.Body, StringComparison.Ordinal));

        var json = JsonDocument.Parse((await _rig.JsonAsync<GetCaseEndpoint>("GET", "zhou", "", id)).Body).RootElement;
        Assert.Equal("Investigation", json.GetProperty("state").GetString());
        Assert.Equal(404, (await _rig.GetAsync<GetCaseEndpoint>("zhou", "none")).Status);
    }

    [Theory]
    [InlineData("qian")]
    [InlineData("wang")]
    [InlineData("chen")]
    public async Task Case_ByWhoeverHasNoPartInCases_IsNotShown(string officer)
    {
        Assert.Equal(403, (await _rig.GetAsync<ListCasesEndpoint>(officer)).Status);
        Assert.Equal(403, (await _rig.GetAsync<GetCaseEndpoint>(officer, "none")).Status);
    }
}
