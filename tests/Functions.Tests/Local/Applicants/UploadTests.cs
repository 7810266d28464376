using System.Net;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Documents;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tests.Documents;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.TestSupport.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Documents by stream and by form, and the electronic seal.</summary>
[Collection(StorageTests.Name)]
public sealed class UploadTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Theory]
    [InlineData("a text with macros", 422)]
    [InlineData("another package", 415)]
    [InlineData("R14: a PDF with a password", 422)]
    [InlineData("R16: an HTA that begins as a PDF", 422)]
    [InlineData("nothing", 422)]
    public async Task R16_HostileFile_IsRefusedAndLeavesNothing(string name, int status)
    {
        var id = await Fixture.BeginAsync();
        var (code, make) = HostileFiles.All[name];

        var reply = await Fixture.UploadAsync(id, "proposal", make());

        Assert.Equal((status, code), (reply.Status, reply.Code));
        Assert.Empty((await Fixture.ReadAsync(id)).Documents);
        Assert.Empty(BlobsOf(id));
    }

    [Fact]
    public async Task R16_PictureNamedPdf_IsHandedOutUnderItsOwnExtension()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.UploadAsync(id, "proposal", PdfFile.OnePage().ToArray(), "x.pdf.exe");

        Assert.Equal(201, reply.Status);
        var document = Assert.Single((await Fixture.ReadAsync(id)).Documents);
        Assert.Equal("x.pdf.exe.pdf", document.FileName);
        var file = Fixture.Request("GET").By(id, Fixture);
        await Fixture.SendAsync(
            file,
            request => Fixture.App.Function<GetApplicationFileEndpoint>().RunAsync(request, id.Value, document.Id, default)
        );
        Assert.Equal("application/pdf", file.HttpContext.Response.ContentType);
        Assert.StartsWith(
            "attachment; filename=x.pdf.exe.pdf",
            file.HttpContext.Response.Headers.ContentDisposition.ToString(),
            StringComparison.Ordinal
        );
    }

    /// <summary>The applicant sees at once, on every page, the same file status as officers.</summary>
    [Fact]
    public async Task Put_FileThatCannotBeInspectedCompletely_StatesThatItWaitsForRelease()
    {
        var options = new DocumentOptions { Limits = new() { MaxObjects = 2 } };
        await using var fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.AddSingleton<IOptions<DocumentOptions>>(Options.Create(options))
        );
        var id = await fixture.BeginAsync();

        var uploaded = await fixture.UploadAsync(id, "proposal", PdfFile.OnePage().ToArray());

        var app = fixture.App;
        var view = await fixture.SendAsync(
            fixture.Request("GET").By(id, fixture),
            request => app.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)
        );
        Assert.Equal((201, FileStatus.NotInspected), (uploaded.Status, uploaded.Read<DocumentView>().Status));
        Assert.Equal(FileStatus.NotInspected, Assert.Single(view.Read<ApplicationView>().Documents).Status);
        string[] pages =
        [
            await PageAsync(request => app.Function<GetApplicationEndpoint>().RunAsync(request, id.Value, default)),
            await PageAsync(request => app.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, "receipt", default)),
            await PageAsync(request => app.Function<GetDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)),
        ];
        Assert.All(pages, page => Assert.Contains("未能完整检查，须经工作人员放行后方可打开；不影响提交", page, StringComparison.Ordinal));

        async Task<string> PageAsync(Func<HttpRequest, Task<IResult>> function) =>
            WebUtility.HtmlDecode((await fixture.SendAsync(fixture.Browse().ByCookie(id, fixture), function)).Body);
    }

    /// <summary>The rules allow 20 MiB and the guide any size; the smallest limit is displayed and applied.</summary>
    [Fact]
    public async Task Document_LimitOfTheSiteIsBelowThatOfTheRules_IsTheOneStated()
    {
        var id = await Fixture.BeginAsync();
        var app = Fixture.App;

        var upload = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => app.Function<GetDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)
        );
        var round = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => app.Function<GetRoundEndpoint>().RunAsync(request, app.Guide.Id.Value, default)
        );

        Assert.All([upload.Body, round.Body], page => Assert.Contains("20\u00a0MB", WebUtility.HtmlDecode(page), StringComparison.Ordinal));
        Assert.All(
            [upload.Body, round.Body],
            page => Assert.DoesNotContain("21\u00a0MB", WebUtility.HtmlDecode(page), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Put_AnotherFileOfTheKind_RemovesTheReplacedBlob()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.UploadAsync(id, "proposal", Files.Pdf());

        await Fixture.UploadAsync(id, "proposal", Files.Pdf());

        var document = Assert.Single((await Fixture.ReadAsync(id)).Documents);
        Assert.Equal([$"{id}/{document.Id}"], BlobsOf(id));
    }

    [Theory]
    [InlineData("two files")]
    [InlineData("a part without a name")]
    [InlineData("an oversized field")]
    [InlineData("a form that breaks off")]
    public async Task Post_FormThatIsRefused_LeavesTheDocumentAndStoresNothing(string fault)
    {
        var id = await Fixture.BeginAsync();
        await Fixture.UploadAsync(id, "proposal", Files.Pdf());
        var before = (await Fixture.ReadAsync(id)).Documents.Single();
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)
        );
        using var content = new MultipartFormDataContent("b");
        foreach (var (name, value) in page.Hidden)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Files.Pdf()), "file", "a.pdf");
        switch (fault)
        {
            case "two files":
                content.Add(new ByteArrayContent(Files.Pdf()), "file", "b.pdf");
                break;
            case "a part without a name":
                content.Add(new StringContent("a"));
                break;
            case "an oversized field":
                content.Add(new StringContent(new string('a', 2_000_000)), "extra");
                break;
        }

        var body = await content.ReadAsByteArrayAsync();
        var reply = await PostAsync(
            id,
            ApplicantFixture.AsBrowser(
                Fixture.Request("POST", fault == "a form that breaks off" ? body[..^4] : body, "multipart/form-data; boundary=b")
            )
        );

        Assert.Equal(422, reply.Status);
        Assert.Equal(before, (await Fixture.ReadAsync(id)).Documents.Single());
        Assert.Equal([$"{id}/{before.Id}"], BlobsOf(id));
    }

    [Fact]
    public async Task Post_FormWithTheTokenFirst_IsTakenIn()
    {
        var id = await Fixture.BeginAsync();
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)
        );
        var file = Files.Pdf();

        var reply = await PostAsync(id, await Fixture.FormAsync(page.Hidden, "file", "申报书.pdf", file));

        Assert.Equal(303, reply.Status);
        var document = Assert.Single((await Fixture.ReadAsync(id)).Documents);
        Assert.Equal(
            ("申报书.pdf", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file))),
            (document.FileName, document.Sha256)
        );
    }

    [Fact]
    public async Task Post_FormOfAnotherSite_IsRefusedBeforeTheFileIsKept()
    {
        var id = await Fixture.BeginAsync();

        var reply = await PostAsync(id, await Fixture.FormAsync([], "file", "a.pdf", Files.Pdf()));

        Assert.Equal(422, reply.Status);
        Assert.Empty(Fixture.App.Blobs.GetBlobContainerClient("documents").GetBlobs(default, default, $"{id}/", default));
    }

    [Fact]
    public async Task Post_FormWithoutAFile_AsksForOne()
    {
        var id = await Fixture.BeginAsync();
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)
        );

        var reply = await PostAsync(id, Fixture.Form(page.Hidden));

        Assert.Equal(422, reply.Status);
        Assert.Contains("请选择一个文件", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removal_OfARequiredDocument_IsRefused()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.UploadAsync(id, "proposal", Files.Pdf());

        var reply = await Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<RemoveDocumentEndpoint>().RunAsync(request, id.Value, "proposal", default)
        );

        Assert.Equal((409, "document-is-required"), (reply.Status, reply.Code));
        Assert.Single((await Fixture.ReadAsync(id)).Documents);
    }

    [Fact]
    public async Task Seal_NoService_IsRefused()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture),
            request => Fixture.App.Function<SealApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal((409, "seal-is-not-offered"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Seal_Service_ReplacesTheScanOfThisVersionOnly()
    {
        await using var fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.AddSingleton<IElectronicSeal, StampSeal>(),
            guide => guide with { RequiresSignedScan = true }
        );
        var id = await fixture.BeginAsync();
        await fixture.CompleteAsync(id);
        Assert.Equal("document-is-missing", (await fixture.SubmitAsync(id)).Code);

        var reply = await fixture.SendAsync(
            fixture.Request("POST").By(id, fixture),
            request => fixture.App.Function<SealApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal(201, reply.Status);
        var application = await fixture.ReadAsync(id);
        var scan = Assert.Single(application.Documents, document => document.Kind == DocumentPolicy.SignedScanKind);
        Assert.Equal(VersionCode.Of(application), scan.VersionCode);
        Assert.Equal($"seal-{scan.VersionCode}.pdf", scan.FileName);

        // After a new signature the application has another version, and the seal is no longer valid.
        fixture.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var change = Samples.CommitmentForm() with { SignerName = "李示例" };
        await fixture.SignAsync(id, "u1", change);
        Assert.Equal("signed-scan-is-outdated", (await fixture.SubmitAsync(id)).Code);
    }

    private IEnumerable<string> BlobsOf(ApplicationId id) =>
        Fixture.App.Blobs.GetBlobContainerClient("documents").GetBlobs(default, default, $"{id}/", default).Select(blob => blob.Name);

    private Task<Reply> PostAsync(ApplicationId id, Microsoft.AspNetCore.Http.HttpRequest request) =>
        Fixture.SendAsync(
            request.ByCookie(id, Fixture),
            http => Fixture.App.Function<UploadDocumentEndpoint>().RunAsync(http, id.Value, "proposal", default)
        );
}
