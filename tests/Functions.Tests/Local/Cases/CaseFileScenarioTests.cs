using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Cases;

public sealed class CaseFileScenarioTests
{
    private const string FileId = "0123456789abcdef";
    private const string Release = $"desk/files/{FileId}/release";

    [Fact]
    public async Task File_NotInspected_IsReleasedOnThePageOfItsCase()
    {
        await using var app = new AppInProcess(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
        {
            MoreSettings = ProgramTour.Settings,
        };
        await app.StartAsync();
        var tour = await ProgramTour.SignInAsync(app);
        var walk = new CaseWalk(app, tour);
        await walk.NoteAsync(CaseWalk.NoteByOffice());
        var page = $"desk/cases/{walk.Id}";
        var stored = new FileStored(
            FileId,
            $"Case-{walk.Id}",
            DocumentType.Pdf,
            1,
            "",
            IsInspected: false,
            IsToBeScanned: false,
            Samples.Now
        );
        Fact registered = new DocumentRegistered(
            new Document(FileId, "evidence", "检测报告.pdf", DocumentType.Pdf, 1, new string('a', 64), Samples.Now)
        );
        await app.Services.GetRequiredService<IRecordStore<StoredFile>>().CreateAsync(FileId, stored, TestApp.Signature, [], default);
        await app
            .Services.GetRequiredService<IRecordStore<IntegrityCase>>()
            .RecordAsync(walk.Id, $"document|{FileId}", _ => registered, TestApp.Signature, [], default);

        Assert.DoesNotContain(Release, await walk.ReadDeskPageAsync(page, "jurist"), StringComparison.Ordinal);
        Assert.Contains(Release, await walk.ReadDeskPageAsync(page), StringComparison.Ordinal);
        await tour.ReleaseAsync(FileId);

        Assert.DoesNotContain(Release, await walk.ReadDeskPageAsync(page), StringComparison.Ordinal);
    }
}
