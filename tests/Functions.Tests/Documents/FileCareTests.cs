using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Documents.Scanning;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Applicants;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Documents;

/// <summary>Files after storage: scans, quarantine, and removal of orphans.</summary>
[Collection(StorageTests.Name)]
public sealed class FileCareTests(TestStorage storage) : IAsyncLifetime
{
    private readonly SampleScanner _scanner = new();
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() =>
        _fixture = await ApplicantFixture.StartAsync(
            storage,
            services =>
                services.AddSingleton(Options.Create(new ScannerOptions { Kind = ScannerKind.Clamd })).AddSingleton<IFileScanner>(_scanner)
        );

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task R49_UploadedFile_WaitsAndOpensAsADownloadOnly()
    {
        var (id, file) = await UploadAsync();

        Assert.Equal(FileStatus.WaitingForScan, await StatusAsync(file.Id));
        var request = await OpenAsync(id, file.Id);
        Assert.StartsWith("attachment;", request.ContentDisposition, StringComparison.Ordinal);
        Assert.Equal(0, _scanner.Asked);
    }

    [Fact]
    public async Task R49_InfectedFile_IsInQuarantineOnRecordAndCannotBeOpened()
    {
        var (id, file) = await UploadAsync();
        _scanner.Verdict = new ScanVerdict("Sample-Threat");

        await CareAsync(file.Id, TimeSpan.FromSeconds(10));

        Assert.Equal(FileStatus.Infected, await StatusAsync(file.Id));
        Assert.Equal(403, (await OpenAsync(id, file.Id)).Status);
        var trail = await Files.ReadAuditAsync(file.Id, default);
        Assert.Equal([nameof(FileStored), nameof(FileScanned)], trail.Select(record => record.Envelope.FactType));
        Assert.Empty(await NotesAsync(file.Id));
    }

    [Fact]
    public async Task R49_ScannerIsAway_ScansWithTheNextRun()
    {
        var (_, file) = await UploadAsync();
        _scanner.IsAway = true;
        await CareAsync(file.Id, TimeSpan.FromHours(1));
        Assert.Equal(FileStatus.WaitingForScan, await StatusAsync(file.Id));
        Assert.Single(await NotesAsync(file.Id));

        _scanner.IsAway = false;
        _scanner.Verdict = new ScanVerdict(Threat: null);
        await CareAsync(file.Id, TimeSpan.FromHours(1));

        Assert.Equal(FileStatus.Clean, await StatusAsync(file.Id));
        Assert.Empty(await NotesAsync(file.Id));
    }

    [Fact]
    public async Task Run_FileThatBelongsToNothing_IsRemovedOnceItsRequestIsOver()
    {
        var (id, file) = await UploadAsync();
        await Fixture.RecordAsync(id, new DocumentRemoved(file.Id));

        await CareAsync(file.Id, TimeSpan.FromMinutes(1));
        Assert.True(await ExistsAsync(id, file.Id));
        await CareAsync(file.Id, PendingWork.KeptFor);

        Assert.False(await ExistsAsync(id, file.Id));
        Assert.Empty(await NotesAsync(file.Id));
    }

    private IRecordStore<StoredFile> Files => Fixture.App.Get<IRecordStore<StoredFile>>();

    private async Task<(ApplicationId Id, Document File)> UploadAsync()
    {
        var id = await Fixture.BeginAsync();
        Assert.Equal(201, (await Fixture.UploadAsync(id, "proposal", Local.Applicants.Files.Pdf())).Status);
        return (id, (await Fixture.ReadAsync(id)).Documents.Single());
    }

    private async Task CareAsync(string fileId, TimeSpan age) =>
        await Fixture.App.Get<FileCare>().RunAsync((await NotesAsync(fileId)).Select(note => note with { Age = age }), default);

    private async Task<List<PendingItem>> NotesAsync(string fileId) =>
        await Fixture
            .App.Get<PendingWork>()
            .ReadAsync(default)
            .Where(note => note.Record == new RecordRef(RecordType.File, fileId))
            .ToListAsync();

    private async Task<FileStatus> StatusAsync(string fileId) => (await Files.GetAsync(fileId, default)).State.Status;

    private async Task<bool> ExistsAsync(ApplicationId id, string fileId) =>
        await Fixture.App.Blobs.GetBlobContainerClient(StorageNames.DocumentsContainer).GetBlobClient($"{id}/{fileId}").ExistsAsync();

    private async Task<(int Status, string ContentDisposition)> OpenAsync(ApplicationId id, string fileId)
    {
        var request = Fixture.Request("GET").By(id, Fixture);
        var reply = await Fixture.SendAsync(
            request,
            http => Fixture.App.Function<GetApplicationFileEndpoint>().RunAsync(http, id.Value, fileId, default)
        );
        return (reply.Status, request.HttpContext.Response.Headers.ContentDisposition.ToString());
    }

    private sealed class SampleScanner : IFileScanner
    {
        public string Name => "sample";

        public bool IsOffered => true;

        public bool IsAway { get; set; }

        public int Asked { get; private set; }

        public ScanVerdict? Verdict { get; set; }

        public Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken)
        {
            Asked++;
            return IsAway ? throw new ScannerUnavailableException("away") : Task.FromResult(Verdict);
        }
    }
}
