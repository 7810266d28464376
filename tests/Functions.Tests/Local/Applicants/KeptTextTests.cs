using System.Net;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>An applicant's input is never lost.</summary>
[Collection(StorageTests.Name)]
public sealed class KeptTextTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task R01_AbstractWithinWhatThePagePromises_IsTakenIn()
    {
        var (id, fields) = await OpenAsync();

        Assert.Equal(303, (await SaveAsync(id, fields, ("abstract", new string('甲', 1821)))).Status);

        Assert.Equal(1821, (await Fixture.ReadAsync(id)).Abstract.Length);
    }

    [Theory]
    [InlineData(1981, 303)]
    [InlineData(1982, 422)]
    public async Task R03_AbstractWithLineEnds_CountsEachAsOne(int characters, int status)
    {
        var (id, fields) = await OpenAsync();
        var text = string.Concat(Enumerable.Repeat("甲\r\n", 19)) + new string('乙', characters - 19);

        var reply = await SaveAsync(id, fields, ("abstract", text));

        Assert.Equal(status, reply.Status);
        Assert.True(status == 303 || WebUtility.HtmlDecode(reply.Body).Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task R35_TwoFormsOfOneDraft_TheSecondIsReportedAndSeesBothTexts()
    {
        var (id, first) = await OpenAsync();
        var second = new Dictionary<string, string>(first);
        await SaveAsync(id, first, ("title", "先保存的题目"));

        var reply = await SaveAsync(id, second, ("title", "后保存的题目"), ("abstract", "后写的摘要"));

        Assert.Equal(409, reply.Status);
        Assert.Equal("先保存的题目", (await Fixture.ReadAsync(id)).Title);
        var body = WebUtility.HtmlDecode(reply.Body);
        Assert.Contains("先保存的题目</span>", body, StringComparison.Ordinal);
        Assert.Contains("value=\"后保存的题目\"", body, StringComparison.Ordinal);
        Assert.Contains("后写的摘要</textarea>", body, StringComparison.Ordinal);
        Assert.Equal(303, (await SaveAsync(id, reply.Hidden, ("title", "后保存的题目"), ("abstract", "后写的摘要"))).Status);
        Assert.Equal("后保存的题目", (await Fixture.ReadAsync(id)).Title);
    }

    [Fact]
    public async Task R35_SameTextSavedTwice_IsNoConflict()
    {
        var (id, fields) = await OpenAsync();

        Assert.Equal(303, (await SaveAsync(id, fields, ("title", "同一题目"))).Status);
        Assert.Equal(303, (await SaveAsync(id, fields, ("title", "同一题目"))).Status);
    }

    [Fact]
    public async Task R37_FormPostedWithoutAccess_KeepsTheTextAndIsStoredOnceTheLinkIsOpened()
    {
        var (id, fields) = await OpenAsync();

        var refused = await SaveAsync(id, fields, false, ("abstract", "写了一小时的摘要"));

        Assert.Equal(401, refused.Status);
        Assert.Contains("写了一小时的摘要", WebUtility.HtmlDecode(refused.Body), StringComparison.Ordinal);
        Assert.Equal(303, (await SaveAsync(id, refused.Hidden, true)).Status);
        Assert.Equal("写了一小时的摘要", (await Fixture.ReadAsync(id)).Abstract);
    }

    [Fact]
    public async Task R37_FormOfAnotherSite_IsNotOfferedToBeSent()
    {
        var (id, fields) = await OpenAsync();
        var request = Fixture.Form(new Dictionary<string, string>(fields) { ["abstract"] = "外站的文字" }).ByCookie(id, Fixture);
        request.Headers["Sec-Fetch-Site"] = "cross-site";
        request.HttpContext.Request.Headers.Cookie = "";

        var reply = await SendAsync(request, id);

        Assert.Equal(401, reply.Status);
        Assert.DoesNotContain("外站的文字", WebUtility.HtmlDecode(reply.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewForm_WithAKeyThatIsNotOfThisSite_ComesBackFilledWithOneThatIs()
    {
        var roundId = Fixture.App.Guide.Id.Value;
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetNewApplicationEndpoint>().RunAsync(request, roundId, default)
        );
        var fields = new Dictionary<string, string>(page.Hidden) { ["title"] = "盐碱地水稻", ["applicationKey"] = "k1.abc.def" };

        var reply = await Fixture.SendAsync(
            Fixture.Form(fields),
            request => Fixture.App.Function<CreateApplicationEndpoint>().RunAsync(request, Fixture.Client, default)
        );

        Assert.Equal(422, reply.Status);
        Assert.Contains("value=\"盐碱地水稻\"", WebUtility.HtmlDecode(reply.Body), StringComparison.Ordinal);
        Assert.NotEqual("k1.abc.def", reply.Hidden["applicationKey"]);
    }

    private async Task<(ApplicationId Id, Dictionary<string, string> Fields)> OpenAsync()
    {
        var id = await Fixture.BeginAsync();
        var page = await Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, "form", default)
        );
        return (id, page.Hidden);
    }

    private Task<Reply> SaveAsync(ApplicationId id, Dictionary<string, string> fields, params (string Name, string Value)[] more) =>
        SaveAsync(id, fields, true, more);

    private Task<Reply> SendAsync(HttpRequest request, ApplicationId id) =>
        Fixture.SendAsync(request, http => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(http, id.Value, default));

    private Task<Reply> SaveAsync(
        ApplicationId id,
        Dictionary<string, string> fields,
        bool hasAccess,
        params (string Name, string Value)[] more
    )
    {
        var values = new Dictionary<string, string>
        {
            ["action"] = "save",
            ["title"] = "盐碱地水稻",
            ["categoryId"] = "agriculture",
            ["amountYuan"] = "200000",
            ["parties[0].name"] = "白城市示例农业科技有限公司",
            ["parties[0].unifiedSocialCreditCode"] = Samples.UnitCode,
            ["parties[1].name"] = "张示例",
            ["parties[1].identityKind"] = "CitizenId",
        };
        foreach (var (name, value) in fields.Select(field => (field.Key, field.Value)).Concat(more))
        {
            values[name] = value;
        }

        var request = Fixture.Form(values);
        return SendAsync(hasAccess ? request.ByCookie(id, Fixture) : request, id);
    }
}
