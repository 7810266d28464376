using CreditFunctions.Core;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using CreditFunctions.Functions.Documents.Inspection;
using CreditFunctions.Functions.Settings;
using CreditFunctions.TestSupport.Documents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Documents;

/// <summary>The whole inspection, with its libraries.</summary>
public sealed class DocumentInspectorTests
{
    public static TheoryData<string> Hostile => [.. HostileFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task R16_HostileFile_IsRefusedWithItsReason(string name)
    {
        var (code, make) = HostileFiles.All[name];

        // On a busy machine the file would exceed the time limit of production.
        var result = await InspectAsync(make(), within: TimeSpan.FromMinutes(1));

        Assert.Equal([code], result.Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task R13_PdfAfter121Bytes_IsInspectedCompletely() =>
        await IsCompleteAsync(DocumentType.Pdf, PdfFile.OnePage().ToArray($"{new string('x', 120)}\n%PDF-1.7\n"));

    [Fact]
    public async Task R13_PdfAfterABom_IsInspectedCompletely() =>
        await IsCompleteAsync(DocumentType.Pdf, PdfFile.OnePage().ToArray("\u00EF\u00BB\u00BF%PDF-1.7\n"));

    [Fact]
    public async Task R14_PdfThatOnlyRestrictsPrinting_IsInspectedCompletely() =>
        await IsCompleteAsync(DocumentType.Pdf, PdfFile.Encrypted(userPassword: "").ToArray());

    [Fact]
    public async Task R14_PdfWithAPassword_IsLocked()
    {
        var error = Assert.Single((await InspectAsync(PdfFile.Encrypted("secret").ToArray())).Errors);

        Assert.Equal((ErrorKind.Invalid, "document-is-locked"), (error.Kind, error.Code));
    }

    [Fact]
    public async Task R18_WordOnlineFile_IsADocx() =>
        await IsCompleteAsync(DocumentType.Docx, PackageFile.Docx(main: "word/document2.xml").ToArray());

    [Fact]
    public async Task R20_TrashFirstAndStreamed_IsADocx() =>
        await IsCompleteAsync(DocumentType.Docx, PackageFile.Docx().WithTrashFirst().ToArray(isStreamed: true));

    [Fact]
    public async Task Inspect_GoodFiles_AreComplete()
    {
        await IsCompleteAsync(DocumentType.Pdf, PdfFile.OnePage().ToArray());
        await IsCompleteAsync(DocumentType.Png, ImageFile.Png(60, 40));
        await IsCompleteAsync(DocumentType.Jpeg, ImageFile.Jpeg());
        await IsCompleteAsync(DocumentType.Xlsx, PackageFile.Xlsx().ToArray());
        await IsCompleteAsync(DocumentType.Ofd, PackageFile.Ofd().ToArray());
        await IsCompleteAsync(DocumentType.Pdf, await File.ReadAllBytesAsync(Repository.PathOf("examples/application.pdf")));
        await IsCompleteAsync(DocumentType.Png, await File.ReadAllBytesAsync(Repository.PathOf("examples/evidence.png")));
    }

    [Fact]
    public async Task Inspect_TooComplex_IsNotComplete()
    {
        var result = await InspectAsync(
            Enumerable.Range(0, 200).Aggregate(PdfFile.OnePage(), (pdf, number) => pdf.Add($"<< /A {number} >>")).ToArray(),
            new InspectionLimits { MaxObjects = 100 }
        );

        Assert.Equal(new InspectedFile(DocumentType.Pdf, IsComplete: false), result.Value);
    }

    [Fact]
    public async Task Inspect_PagesInACircle_EndsInTime()
    {
        var circle = new PdfFile()
            .Add("<< /Type /Catalog /Pages 2 0 R >>")
            .Add("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")
            .Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>")
            .AddStream("", "q Q"u8.ToArray());

        await InspectAsync(circle.ToArray()).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Inspect_ManyLevelsOfPages_EndsInTime()
    {
        var levels = new PdfFile().Add("<< /Type /Catalog /Pages 2 0 R >>");
        for (var level = 2; level < 20_000; level++)
        {
            levels.Add($"<< /Type /Pages /Kids [{level + 1} 0 R] /Count 1 >>");
        }

        await InspectAsync(levels.Add("<< /Type /Page /Contents 1 0 R >>").ToArray()).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task IsCompleteAsync(DocumentType type, byte[] file) =>
        Assert.Equal(new InspectedFile(type, IsComplete: true), (await InspectAsync(file)).Value);

    private static async Task<Result<InspectedFile>> InspectAsync(byte[] file, InspectionLimits? limits = null, TimeSpan? within = null)
    {
        var options = new DocumentOptions { Limits = limits ?? new() };
        using var inspector = new DocumentInspector(
            Options.Create(new DocumentOptions { Limits = options.Limits, InspectionTime = within ?? options.InspectionTime }),
            NullLogger<DocumentInspector>.Instance
        );
        return await inspector.InspectAsync(new MemoryStream(file), default);
    }
}
