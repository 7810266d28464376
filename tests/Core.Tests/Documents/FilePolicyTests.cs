using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class FilePolicyTests
{
    private static readonly FileStored Stored = new(
        "0123456789abcdef",
        "a1",
        DocumentType.Pdf,
        1,
        "",
        IsInspected: true,
        IsToBeScanned: true,
        Now
    );

    [Theory]
    [InlineData(true, false, null, FileStatus.NotScanned, null)]
    [InlineData(true, true, null, FileStatus.WaitingForScan, null)]
    [InlineData(true, true, false, FileStatus.Clean, null)]
    [InlineData(true, true, true, FileStatus.Infected, "document-is-infected")]
    [InlineData(false, false, null, FileStatus.NotInspected, "document-is-not-released")]
    [InlineData(false, true, false, FileStatus.NotInspected, "document-is-not-released")]
    [InlineData(false, true, true, FileStatus.Infected, "document-is-infected")]
    public void R49_StatusOfAFile_DecidesWhetherItOpens(
        bool isInspected,
        bool isToBeScanned,
        bool? isInfected,
        FileStatus status,
        string? refusal
    )
    {
        var file = StoredFile.From(Stored with { IsInspected = isInspected, IsToBeScanned = isToBeScanned });
        file = isInfected is { } infected ? file.Apply(new FileScanned("clamd", infected, infected ? "Threat" : null, Now)) : file;

        Assert.Equal(status, file.Status);
        Assert.Equal(refusal, FilePolicy.CheckOpen(file).Errors.SingleOrDefault()?.Code);
    }

    [Fact]
    public void CheckOpen_RemovedFile_IsNotFound() =>
        Assert.Equal("document-not-found", FilePolicy.CheckOpen(StoredFile.From(Stored).Apply(new FileRemoved(Now))).Errors[0].Code);

    [Fact]
    public void Release_NotInspectedFile_OpensIt()
    {
        var file = StoredFile.From(Stored with { IsInspected = false, IsToBeScanned = false });

        var released = FilePolicy.Release(file, "li", " 已另行核对 ", Now).Value;

        Assert.Equal(new FileReleased("li", "已另行核对", Now), released);
        Assert.Equal(FileStatus.NotScanned, file.Apply(released).Status);
    }

    [Theory]
    [InlineData(false, false, "", "release-needs-a-reason")]
    [InlineData(false, false, null, "release-needs-a-reason")]
    [InlineData(true, false, "因为", "document-needs-no-release")]
    [InlineData(false, true, "因为", "document-is-infected")]
    public void Release_OtherFiles_IsRefused(bool isInspected, bool isInfected, string? reason, string code)
    {
        var file = StoredFile.From(Stored with { IsInspected = isInspected });
        file = isInfected ? file.Apply(new FileScanned("clamd", IsInfected: true, "Threat", Now)) : file;

        Assert.Equal([code], FilePolicy.Release(file, "li", reason, Now).Errors.Select(error => error.Code));
    }
}
