using System.Text.Json;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.SampleRound;
using OverrideFields = CreditFunctions.Pages.Desk.OverrideFields;

namespace CreditFunctions.Functions.Tests.Identifiers;

/// <summary>Codes and numbers that were issued although they fail their check, accepted by an officer.</summary>
[Collection(StorageTests.Name)]
public sealed class IdentifierOverrideTests(TestStorage storage) : IAsyncLifetime
{
    private readonly DeskRig _rig = new(storage);
    private readonly string _unit = Broken(SampleIdentifiers.Unit(Random.Shared.Next(1_000, 100_000)));
    private readonly string _person = Broken(SyntheticPerson.Next());

    public Task InitializeAsync() => _rig.App.PublishRoundAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Identifiers_Overridden_AreTakenInWithAnApplication()
    {
        Assert.Equal(422, await BeginAsync());
        Assert.Equal(303, (await OverrideAsync("he", "unit", _unit)).Status);
        Assert.Equal(422, await BeginAsync());
        Assert.Equal(303, (await OverrideAsync("zhou", "person", _person)).Status);

        Assert.Equal(201, await BeginAsync());
    }

    [Fact]
    public async Task Identifiers_Overridden_AreListedWithTheirEvidenceAndWithoutNumbers()
    {
        await OverrideAsync("he", "unit", _unit, "执照原件已核对");
        await OverrideAsync("he", "person", _person, "身份证原件已核对");

        var page = (await _rig.GetAsync<ListIdentifierOverridesEndpoint>("li")).Body;

        Assert.Contains(_unit, page, StringComparison.Ordinal);
        Assert.Contains("执照原件已核对", page, StringComparison.Ordinal);
        Assert.Contains("姓名he", page, StringComparison.Ordinal);
        Assert.Contains("身份证原件已核对", page, StringComparison.Ordinal);
        Assert.DoesNotContain(_person, page, StringComparison.Ordinal);
        var word = (await WordOnUnitAsync())!;
        Assert.Contains($"/desk/identifiers/{word.EvidenceId}", page, StringComparison.Ordinal);
        Assert.Equal(200, (await _rig.GetAsync<GetOverrideEvidenceEndpoint>("li", word.EvidenceId)).Status);
    }

    [Fact]
    public async Task Evidence_ForWhoeverMayNotOverride_IsNeitherOfferedNorShown()
    {
        await OverrideAsync("he", "unit", _unit);
        var evidenceId = (await WordOnUnitAsync())!.EvidenceId;

        Assert.DoesNotContain(evidenceId, (await _rig.GetAsync<ListIdentifierOverridesEndpoint>("wu")).Body, StringComparison.Ordinal);
        Assert.Equal(403, (await _rig.GetAsync<GetOverrideEvidenceEndpoint>("wu", evidenceId)).Status);
        Assert.Equal(404, (await _rig.GetAsync<GetOverrideEvidenceEndpoint>("li", "0123456789abcdef")).Status);
    }

    [Fact]
    public async Task Override_Again_TheFirstWordStandsAndNoFileIsLeft()
    {
        await OverrideAsync("he", "unit", _unit, "第一次");
        var files = await FilesAsync();

        Assert.Equal(303, (await OverrideAsync("zhou", "unit", _unit, "第二次")).Status);

        Assert.Equal(("he", "第一次"), ((await WordOnUnitAsync())!.OfficerId, (await WordOnUnitAsync())!.Reason));
        Assert.Equal(files, await FilesAsync());
    }

    [Theory]
    [InlineData("wu")]
    [InlineData("chen")]
    [InlineData("zhao")]
    [InlineData("qian")]
    [InlineData("wang")]
    public async Task Override_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await OverrideAsync(officer, "unit", _unit)).Status);
        Assert.Null(await WordOnUnitAsync());
    }

    [Theory]
    [InlineData("", "{unit}", "原件已核对", true, "kind")]
    [InlineData("unit", "{person}", "原件已核对", true, "identifier")]
    [InlineData("unit", Samples.CitizenNumber, "原件已核对", true, "identifier")]
    [InlineData("unit", Samples.UnitCode, "原件已核对", true, "identifier")]
    [InlineData("person", Samples.CitizenNumber, "原件已核对", true, "identifier")]
    [InlineData("person", "220802190002290011", "原件已核对", true, "identifier")]
    [InlineData("unit", "{unit}", "", true, "reason")]
    [InlineData("unit", "{unit}", "原件已核对", false, "evidenceId")]
    public async Task Override_WithSomethingWrong_ComesBackWithoutTheNumberAndLeavesNoFile(
        string kind,
        string identifier,
        string reason,
        bool hasFile,
        string field
    )
    {
        var files = await FilesAsync();
        identifier = identifier.Replace("{unit}", _unit, StringComparison.Ordinal).Replace("{person}", _person, StringComparison.Ordinal);

        var answer = await OverrideAsync("he", kind, identifier, reason, hasFile ? TaskRig.Screenshot : null);

        Assert.Equal(422, answer.Status);
        Assert.Contains($"href=\"#f-{field}\"", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{identifier}\"", answer.Body, StringComparison.Ordinal);
        Assert.Null(await WordOnUnitAsync());
        Assert.Equal(files, await FilesAsync());
    }

    [Fact]
    public async Task Override_WithAFileThatIsNoPicture_IsRefused()
    {
        Assert.InRange((await OverrideAsync("he", "unit", _unit, "原件已核对", "GIF89a"u8.ToArray())).Status, 415, 422);
        Assert.Null(await WordOnUnitAsync());
    }

    [Fact]
    public async Task Override_ByAFormServedToAnother_IsRefusedAndLeavesNoFile()
    {
        var files = await FilesAsync();
        var form = new Dictionary<string, string>
        {
            [OverrideFields.Kind] = "unit",
            [OverrideFields.Identifier] = _unit,
            [OverrideFields.Reason] = "原件已核对",
        };

        Assert.Equal(
            422,
            (
                await _rig.PostWithTokenAsync<OverrideIdentifierEndpoint>(
                    "he",
                    form,
                    _rig.App.Get<Functions.SignIn.DeskSessions>().FormToken("li")
                )
            ).Status
        );

        Assert.Null(await WordOnUnitAsync());
        Assert.Equal(files, await FilesAsync());
    }

    [Fact]
    public async Task Override_OfAProgram_IsReportedToSendAForm()
    {
        var answer = await _rig.JsonAsync<OverrideIdentifierEndpoint>("POST", "he", """{"kind":"unit"}""");

        Assert.Equal(422, answer.Status);
        Assert.Contains("form-is-malformed", answer.Body, StringComparison.Ordinal);
    }

    // A valid number except for its last character.
    private static string Broken(string identifier) => $"{identifier[..^1]}{(identifier[^1] == '1' ? '2' : '1')}";

    private Task<DeskResponse> OverrideAsync(string officer, string kind, string identifier, string reason = "原件已核对") =>
        OverrideAsync(officer, kind, identifier, reason, TaskRig.Screenshot);

    private Task<DeskResponse> OverrideAsync(string officer, string kind, string identifier, string reason, byte[]? file) =>
        _rig.PostFileAsync<OverrideIdentifierEndpoint>(
            officer,
            new()
            {
                [OverrideFields.Kind] = kind,
                [OverrideFields.Identifier] = identifier,
                [OverrideFields.Reason] = reason,
            },
            OverrideFields.Evidence,
            file
        );

    private async Task<int> BeginAsync()
    {
        var form = Samples.Form() with
        {
            RoundId = _rig.App.Guide.Id.Value,
            Parties =
            [
                Samples.LeadUnitForm with
                {
                    UnifiedSocialCreditCode = _unit,
                },
                Samples.InvestigatorForm with
                {
                    CitizenId = _person,
                },
            ],
        };
        return (await _rig.JsonAsync<CreateApplicationEndpoint>("POST", null, JsonSerializer.Serialize(form, RequestJson.Options))).Status;
    }

    private Task<IdentifierOverride?> WordOnUnitAsync() => _rig.App.Get<IdentifierOverrides>().FindAsync(_unit, default);

    private async Task<int> FilesAsync()
    {
        var files = 0;
        await foreach (
            var _ in _rig
                .App.Blobs.GetBlobContainerClient(StorageNames.DocumentsContainer)
                .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{IdentifierOverrideRegister.EvidenceRecord}/", default)
        )
        {
            files++;
        }

        return files;
    }
}
