using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Desk;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Documents;

/// <summary>A file that was not inspected completely, at the desk.</summary>
[Collection(StorageTests.Name)]
public sealed class ReleaseFileTests(TestStorage storage) : IAsyncLifetime
{
    private const string Reason = "已用其他软件核对";

    private readonly DeskRig _rig = new(storage);
    private readonly string _file = Guid.NewGuid().ToString("N")[..16];

    private string Id => _rig.App.ApplicationId.Value;

    private IRecordStore<StoredFile> Files => _rig.App.Get<IRecordStore<StoredFile>>();

    public async Task InitializeAsync()
    {
        await _rig.App.PublishRoundAsync();
        await _rig.App.CreateDraftAsync();
        var stored = new FileStored(_file, Id, DocumentType.Pdf, 3, "", IsInspected: false, IsToBeScanned: false, Samples.Now);
        await Files.CreateAsync(_file, stored, TestApp.Signature, [], default);
        await _rig
            .App.Blobs.GetBlobContainerClient(StorageNames.DocumentsContainer)
            .GetBlobClient($"{Id}/{_file}")
            .UploadAsync(BinaryData.FromBytes([1, 2, 3]));
        Fact registered = new DocumentRegistered(
            new Document(_file, "proposal", "申报书.pdf", DocumentType.Pdf, 3, new string('a', 64), Samples.Now)
        );
        await _rig.App.Applications.RecordAsync(Id, $"document|{_file}", _ => registered, TestApp.Signature, [], default);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Release_NotInspectedFile_OpensItAndIsOnRecord()
    {
        Assert.Equal(409, (await OpenAsync()).Status);
        Assert.Contains("未能完整检查，待放行", await PageAsync("he"), StringComparison.Ordinal);

        var answer = await _rig.PostAsync<ReleaseFileEndpoint>("he", new() { ["reason"] = Reason }, _file);

        Assert.Equal((303, $"https://keji.example/desk/applications/{Id}"), (answer.Status, answer.Location));
        Assert.Equal(200, (await OpenAsync()).Status);
        Assert.Contains("未经病毒扫描", await PageAsync("he"), StringComparison.Ordinal);
        Assert.Equal(["li-jingban", "he"], (await Files.ReadAuditAsync(_file, default)).Select(record => record.Envelope.Actor));
    }

    [Theory]
    [InlineData("Case-c1", "desk/cases/c1")]
    [InlineData("Listing-l1", "desk/listings/l1")]
    [InlineData("Project-p1", "desk/projects/p1")]
    [InlineData("subject", "desk")]
    public async Task Release_OfAnotherRecord_LeadsBackToItsPage(string owner, string page)
    {
        var id = Guid.NewGuid().ToString("N")[..16];
        var stored = new FileStored(id, owner, DocumentType.Pdf, 3, "", IsInspected: false, IsToBeScanned: false, Samples.Now);
        await Files.CreateAsync(id, stored, TestApp.Signature, [], default);

        var answer = await _rig.PostAsync<ReleaseFileEndpoint>("he", new() { ["reason"] = Reason }, id);

        Assert.Equal((303, $"https://keji.example/{page}"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Release_WithoutAReason_IsRefused()
    {
        Assert.Equal(422, (await _rig.JsonAsync<ReleaseFileEndpoint>("POST", "he", """{"reason":" "}""", _file)).Status);
        Assert.Equal(409, (await OpenAsync()).Status);
    }

    [Theory]
    [InlineData("zhao")]
    [InlineData("chen")]
    [InlineData("wang")]
    public async Task Release_ByWhoeverMayNot_IsRefused(string officer)
    {
        Assert.Equal(403, (await _rig.JsonAsync<ReleaseFileEndpoint>("POST", officer, $$"""{"reason":"{{Reason}}"}""", _file)).Status);
        Assert.Equal(409, (await OpenAsync()).Status);
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("../a")]
    public async Task Release_OfNoFile_IsNotFound(string file) =>
        Assert.Equal(404, (await _rig.JsonAsync<ReleaseFileEndpoint>("POST", "he", $$"""{"reason":"{{Reason}}"}""", file)).Status);

    [Fact]
    public async Task R49_InfectedFile_IsNotReleased()
    {
        await Files.RecordAsync(
            _file,
            "scanned",
            _ => new FileScanned("clamd", IsInfected: true, "Threat", Samples.Now),
            TestApp.Signature,
            [],
            default
        );

        Assert.Equal(403, (await _rig.JsonAsync<ReleaseFileEndpoint>("POST", "he", $$"""{"reason":"{{Reason}}"}""", _file)).Status);
        Assert.Equal(403, (await OpenAsync()).Status);
        Assert.Contains("含有病毒，已隔离", await PageAsync("he"), StringComparison.Ordinal);
    }

    private Task<DeskResponse> OpenAsync() => _rig.JsonAsync<GetDeskDocumentEndpoint>("GET", "he", "", Id, _file);

    private async Task<string> PageAsync(string officer) =>
        System.Net.WebUtility.HtmlDecode((await _rig.GetAsync<GetDeskApplicationEndpoint>(officer, Id)).Body);
}
