using System.Text.Json;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.CreditChecks;

/// <summary>Lists that the bureau keeps: every row that can be read is kept, and a version names one content.</summary>
[Collection(StorageTests.Name)]
public sealed class ImportListTests(TestStorage storage) : IAsyncLifetime
{
    private const string IssuedCode = "91350203M0001FUE2P";

    private readonly DeskRig _rig = new(storage);
    private readonly string _version = $"{Guid.NewGuid():N}";

    private ListSource Source => _rig.App.Get<ListSource>();

    public Task InitializeAsync() => Source.ReplaceAsync(ListName.Bureau, BureauList.Empty, default);

    public async Task DisposeAsync()
    {
        await Source.ReplaceAsync(ListName.Bureau, BureauList.Empty, default);
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task R10_CodeWithAWrongCheckCharacter_IsKeptFlaggedAndFound()
    {
        var imported = await ReadAsync(
            await ImportAsync(_version, $$"""{"name":"示例甲","basis":"令","unifiedSocialCreditCode":"{{IssuedCode}}"}""", Row("示例乙"))
        );

        Assert.Equal((2, 0), (imported.Entries, imported.Rejected.Length));
        Assert.Equal(
            [("entries[0].unifiedSocialCreditCode", true)],
            imported.Flagged.Select(row => (row.Field, row.Code.StartsWith("credit-code-", StringComparison.Ordinal)))
        );
        var list = await Source.ReadAsync(ListName.Bureau, default);
        Assert.True(list.Entries[0].FailsCheck);
        Assert.Equal(
            CreditOutcome.Hit,
            list.LookUp(new Party.Unit("u1", PartyRole.LeadUnit, "另一名称", IssuedCode), Samples.Today).Outcome
        );
        Assert.Equal(
            CreditOutcome.Inconclusive,
            list.LookUp(new Party.Unit("u1", PartyRole.LeadUnit, "示例甲", Samples.UnitCode), Samples.Today).Outcome
        );
    }

    [Fact]
    public async Task R10_CitizenIdThatFailsItsCheck_IsFoundForThePersonWhoHasIt()
    {
        const string Number = "220802188003070199";
        var imported = await ReadAsync(await ImportAsync(_version, $$"""{"name":"示例甲","basis":"令","citizenId":"{{Number}}"}"""));

        Assert.Equal(["citizen-id-check-is-wrong"], imported.Flagged.Select(row => row.Code));
        var vault = _rig.App.Get<IdentifierVault>();
        var sealedNumber = vault.Seal(Core.Identifiers.CitizenId.ParseShape(Number, Samples.Today).Value, "r", "p1");
        Assert.Equal(
            CreditOutcome.Hit,
            (await Source.ReadAsync(ListName.Bureau, default))
                .LookUp(new Party.Person("p1", PartyRole.Member, "另一姓名", sealedNumber), Samples.Today)
                .Outcome
        );
    }

    [Theory]
    [InlineData("null", "entries[1]")]
    [InlineData("5", "entries[1]")]
    [InlineData("""{"basis":"令"}""", "entries[1].name")]
    [InlineData("""{"name":"\u200B","basis":"令"}""", "entries[1].name")]
    [InlineData("""{"name":"示例"}""", "entries[1].basis")]
    [InlineData("""{"name":"示例","basis":"令","until":"soon"}""", "entries[1].until")]
    [InlineData("""{"name":"示例","basis":"令","colour":"red"}""", "entries[1].colour")]
    public async Task R10_RowThatCannotBeRead_IsReportedAndTheOthersAreKept(string row, string field)
    {
        var imported = await ReadAsync(await ImportAsync(_version, Row("示例甲"), row, Row("示例乙")));

        Assert.Equal(2, imported.Entries);
        Assert.Equal([field], imported.Rejected.Select(rejected => rejected.Field));
        Assert.Equal(["示例甲", "示例乙"], (await Source.ReadAsync(ListName.Bureau, default)).Entries.Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("unifiedSocialCreditCode", "9122")]
    [InlineData("citizenId", "1")]
    public async Task R10_IdentifierThatIsNone_LeavesTheNameOnTheList(string field, string value)
    {
        var imported = await ReadAsync(await ImportAsync(_version, $$"""{"name":"示例甲","basis":"令","{{field}}":"{{value}}"}"""));

        Assert.Equal([$"entries[0].{field}"], imported.Flagged.Select(row => row.Field));
        var list = await Source.ReadAsync(ListName.Bureau, default);
        Assert.Equal(
            CreditOutcome.Inconclusive,
            list.LookUp(new Party.Unit("u1", PartyRole.LeadUnit, "示例甲", Samples.UnitCode), Samples.Today).Outcome
        );
    }

    [Fact]
    public async Task R11_VersionWithOtherContents_IsRefusedAndTheListStays()
    {
        await ImportAsync(_version, Row("示例甲"), Row("示例乙"));

        Assert.Equal(200, (await ImportAsync(_version, Row("示例甲"), Row("示例乙"))).Status);
        var other = await ImportAsync(_version, Row("示例甲"), Row("示例丙"));

        Assert.Equal(409, other.Status);
        Assert.Contains("list-version-is-taken", other.Body, StringComparison.Ordinal);
        Assert.Equal(["示例甲", "示例乙"], (await Source.ReadAsync(ListName.Bureau, default)).Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task R11_EarlierVersionAgain_StillNamesWhatItNamed()
    {
        await ImportAsync(_version, Row("示例甲"));
        await ImportAsync($"{_version}2", Row("示例甲"), Row("示例乙"));

        Assert.Equal(409, (await ImportAsync(_version, Row("示例甲"), Row("示例乙"))).Status);
        Assert.Equal(200, (await ImportAsync(_version, Row("示例甲"))).Status);
        Assert.Equal(_version, (await Source.ReadAsync(ListName.Bureau, default)).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"name":"示例"}""")]
    public async Task R11_ListWithoutAnEntry_IsRefused(string row)
    {
        await ImportAsync($"{_version}1", Row("示例甲"));

        var refused = await ImportAsync(_version, row.Length == 0 ? [] : [row]);

        Assert.Equal(422, refused.Status);
        Assert.Equal(["示例甲"], (await Source.ReadAsync(ListName.Bureau, default)).Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task R11_ListThatLosesMostEntries_NeedsConfirmation()
    {
        await ImportAsync($"{_version}1", Row("示例甲"), Row("示例乙"), Row("示例丙"));

        Assert.Equal(200, (await ImportAsync($"{_version}2", Row("示例甲"), Row("示例乙"))).Status);
        await ImportAsync($"{_version}3", Row("示例甲"), Row("示例乙"), Row("示例丙"));
        var refused = await ImportAsync($"{_version}4", Row("示例甲"), Row("示例丁"), Row("示例戊"));

        Assert.Equal(409, refused.Status);
        Assert.Contains("confirmsLoss=true", refused.Body, StringComparison.Ordinal);
        Assert.Equal(3, (await Source.ReadAsync(ListName.Bureau, default)).Entries.Length);
        Assert.Equal(200, (await ImportAsync($"{_version}4", isConfirmed: true, Row("示例甲"), Row("示例丁"), Row("示例戊"))).Status);
    }

    private static string Row(string name) => $$"""{"name":"{{name}}","basis":"令"}""";

    private static async Task<ImportedList> ReadAsync(DeskAnswer answer)
    {
        Assert.Equal(200, answer.Status);
        return await Task.FromResult(JsonSerializer.Deserialize<ImportedList>(answer.Body, RequestJson.Options)!);
    }

    private Task<DeskAnswer> ImportAsync(string version, params string[] rows) => ImportAsync(version, isConfirmed: false, rows);

    private Task<DeskAnswer> ImportAsync(string version, bool isConfirmed, params string[] rows)
    {
        var request = _rig.Request("PUT", officer: null, "application/json");
        request.ContentType = "application/json";
        request.QueryString = isConfirmed ? new QueryString("?confirmsLoss=true") : default;
        request.Body = new MemoryStream(
            System.Text.Encoding.UTF8.GetBytes($$"""{"version":"{{version}}","entries":[{{string.Join(',', rows)}}]}""")
        );
        return _rig.SendAsync<ImportListEndpoint>(request, "bureau");
    }
}
