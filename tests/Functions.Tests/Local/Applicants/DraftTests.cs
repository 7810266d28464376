using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

[Collection(StorageTests.Name)]
public sealed class DraftTests(TestStorage storage) : IAsyncLifetime
{
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() => _fixture = await ApplicantFixture.StartAsync(storage);

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Form_Filled_BeginsADraftAndLetsTheBrowserIn()
    {
        var reply = await PostNewAsync(await EnterAsync());

        Assert.Equal(303, reply.Status);
        var id = IdOf(reply);
        Assert.StartsWith($"{Fixture.App.Get<ApplicantAccess>().CookieName(id)}=", reply.Cookie, StringComparison.Ordinal);
        Assert.Equal("盐碱地水稻", (await Fixture.ReadAsync(id)).Title);
    }

    [Fact]
    public async Task Form_PressedTwice_BeginsOneDraft()
    {
        var fields = await EnterAsync();

        var replies = await Task.WhenAll(PostNewAsync(fields), PostNewAsync(fields));

        Assert.All(replies, reply => Assert.Equal(303, reply.Status));
        Assert.Single(replies.Select(reply => reply.Location).Distinct());
    }

    [Fact]
    public async Task R34_FormPressedFourTimesAtOnceAndAgainAfterBack_BeginsOneDraftAndKeepsTheText()
    {
        var fields = await EnterAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostNewAsync(fields)));
        var afterBack = await PostNewAsync(fields);
        var changed = await PostNewAsync(new(fields) { ["title"] = "另一个项目" });

        Assert.All(replies.Append(afterBack), reply => Assert.Equal(303, reply.Status));
        Assert.Single(replies.Append(afterBack).Select(reply => reply.Location).Distinct());
        Assert.Equal(409, changed.Status);
        Assert.Contains("value=\"另一个项目\"", changed.Body, StringComparison.Ordinal);
        Assert.Equal("盐碱地水稻", (await Fixture.ReadAsync(IdOf(afterBack))).Title);
    }

    [Fact]
    public async Task Form_UsedAgainWithOtherContents_IsRefusedAndBeginsNothing()
    {
        var fields = await EnterAsync();
        await PostNewAsync(fields);

        var reply = await PostNewAsync(new(fields) { ["title"] = "另一个项目" });

        Assert.Equal(409, reply.Status);
        Assert.Contains("这份表单已经用过", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithErrors_ComesBackWithWhatWasEnteredAndAllErrors()
    {
        var reply = await PostNewAsync(
            new(await EnterAsync())
            {
                ["title"] = "",
                ["amountYuan"] = "很多",
                ["parties[0].unifiedSocialCreditCode"] = "91220800MA0EX4MP5X",
            }
        );

        Assert.Equal(422, reply.Status);
        Assert.Contains("很多", reply.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-title\"", reply.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-amountYuan\"", reply.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-parties-0-unifiedSocialCreditCode\"", reply.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_WithoutAKeyOfThisSite_IsRefused() =>
        Assert.Equal(422, (await PostNewAsync(new(await EnterAsync()) { ["applicationKey"] = "k1.abc.def" })).Status);

    [Fact]
    public async Task Form_RowsAddedAndTakenOut_KeepWhatWasEnteredAndStoreNothing()
    {
        var fields = await EnterAsync();
        Fixture.App.Traffic.Forget();

        var added = await PostNewAsync(new(fields) { ["action"] = "add-partner" });
        Assert.Equal(200, added.Status);
        Assert.Contains("value=\"盐碱地水稻\"", added.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"张示例\"", added.Body, StringComparison.Ordinal);
        Assert.Equal(["u1", "u2", "p1"], PartiesOf(added));

        var member = await PostNewAsync(
            Merge(fields, added.Hidden, ("action", "add-member"), ("parties[1].name", "合作单位甲"), ("parties[2].name", "张示例"))
        );
        Assert.Equal(["u1", "u2", "p1", "p2"], PartiesOf(member));
        Assert.Contains("value=\"合作单位甲\"", member.Body, StringComparison.Ordinal);

        var removed = await PostNewAsync(Merge(fields, member.Hidden, ("action", "remove-1"), ("parties[2].name", "张示例")));
        Assert.Equal(["u1", "p1", "p2"], PartiesOf(removed));
        Assert.DoesNotContain(Fixture.App.Traffic.Requests, request => !request.StartsWith("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Put_Draft_IsWrittenAgainAndItsUnitFindsIt()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.AcceptAsync(id);
        await Fixture.CompleteAsync(id);
        var form = Samples.Form() with
        {
            RoundId = Fixture.App.Guide.Id.Value,
            Title = "新题目",
            Abstract = "摘要",
            Parties = [Samples.LeadUnitForm with { Name = "改名的单位" }, Samples.InvestigatorForm with { CitizenId = null }],
        };

        var reply = await ChangeAsync(id, form);

        Assert.Equal(200, reply.Status);
        var draft = await Fixture.ReadAsync(id);
        Assert.Equal(("新题目", "摘要", "改名的单位"), (draft.Title, draft.Abstract, draft.LeadUnit.Name));
        Assert.Equal(["p1"], draft.Commitments.Select(signed => signed.PartyId));
        Assert.Contains(
            await Fixture.App.Get<UnitIndex>().ReadAsync(ClerkOf(Samples.UnitCode), default),
            entry => entry.ApplicationId == id && entry.Fingerprint.Title == "新题目"
        );
    }

    [Fact]
    public async Task Put_AnotherUnit_MovesItFromOnePageToTheOther()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.AcceptAsync(id);

        await ChangeAsync(
            id,
            Samples.Form() with
            {
                RoundId = Fixture.App.Guide.Id.Value,
                Parties = [Samples.LeadUnitForm with { UnifiedSocialCreditCode = Samples.OtherUnitCode }, Samples.InvestigatorForm],
            }
        );

        Assert.DoesNotContain(
            await Fixture.App.Get<UnitIndex>().ReadAsync(ClerkOf(Samples.UnitCode), default),
            entry => entry.ApplicationId == id
        );
        Assert.Contains(
            await Fixture.App.Get<UnitIndex>().ReadAsync(ClerkOf(Samples.OtherUnitCode), default),
            entry => entry.ApplicationId == id
        );
    }

    [Fact]
    public async Task Put_AnotherContact_IsRefusedAndLeadsToTheHandover()
    {
        var id = await Fixture.BeginAsync();

        var reply = await ChangeAsync(
            id,
            Samples.Form() with
            {
                RoundId = Fixture.App.Guide.Id.Value,
                ContactEmail = "next@unit.example",
                Parties = [Samples.LeadUnitForm, Samples.InvestigatorForm with { CitizenId = null }],
            }
        );

        var fault = Assert.Single(reply.Read<Problem>().Errors);
        Assert.Equal((422, "contact-is-handed-over", "contactEmail"), (reply.Status, fault.Code, fault.Field));
        Assert.Equal("clerk@unit.example", (await Fixture.ReadAsync(id)).ContactEmail);
    }

    [Fact]
    public async Task Form_OfADraft_ShowsItsContactAndTheWayToTheHandover()
    {
        var id = await Fixture.BeginAsync();

        var page = await PartAsync(id, "form");
        Assert.Contains("clerk@unit.example", page.Body, StringComparison.Ordinal);
        Assert.Contains($"applications/{id}/contact", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"contactEmail\"", page.Body, StringComparison.Ordinal);

        // A form from before a handover still contains the former address.
        var stale = await Fixture.SendAsync(
            Fixture
                .Form(Merge(await EnterAsync(), page.Hidden, ("parties[1].citizenId", ""), ("contactEmail", "former@unit.example")))
                .ByCookie(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );
        Assert.Equal(422, stale.Status);
        Assert.Contains("href=\"#f-contactEmail\"", stale.Body, StringComparison.Ordinal);
        Assert.Contains("联系邮箱不在此处修改", stale.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_Submitted_IsRefused()
    {
        var id = await Fixture.BeginAsync();
        await Fixture.CompleteAsync(id);
        await Fixture.SubmitAsync(id);

        var reply = await ChangeAsync(id, Samples.Form() with { RoundId = Fixture.App.Guide.Id.Value });

        Assert.Equal((409, "application-is-not-a-draft"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Post_ChangeByAForeignForm_IsRefusedAndChangesNothing()
    {
        var id = await Fixture.BeginAsync();

        var reply = await Fixture.SendAsync(
            Fixture.Form(new Dictionary<string, string> { ["title"] = "外来" }).ByCookie(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal(422, reply.Status);
        Assert.NotEqual("外来", (await Fixture.ReadAsync(id)).Title);
    }

    [Fact]
    public async Task Post_ChangeByItsForm_IsStored()
    {
        var id = await Fixture.BeginAsync();
        var page = await PartAsync(id, "form");
        Assert.DoesNotContain(Samples.CitizenNumber, page.Body, StringComparison.Ordinal);

        var reply = await Fixture.SendAsync(
            Fixture.Form(Merge(await EnterAsync(), page.Hidden, ("parties[1].citizenId", ""))).ByCookie(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

        Assert.Equal(303, reply.Status);
        Assert.Equal("盐碱地水稻", (await Fixture.ReadAsync(id)).Title);
    }

    [Fact]
    public async Task Post_IdentifierWithAnOverride_IsTakenIn()
    {
        // New in each run: an override is permanent.
        var start = $"91220800MA{Random.Shared.Next(10_000_000):D7}";
        var doubtful = Core.Identifiers.UnifiedSocialCreditCode.Parse($"{start}0").IsSuccess ? $"{start}1" : $"{start}0";
        var form = Samples.Form() with
        {
            RoundId = Fixture.App.Guide.Id.Value,
            Parties = [Samples.LeadUnitForm with { UnifiedSocialCreditCode = doubtful }, Samples.InvestigatorForm],
        };
        Assert.EndsWith("check-is-wrong", (await BeginAsync(form)).Code, StringComparison.Ordinal);

        var word = Core.Identifiers.IdentifierOverride.Create("li-jingban", Samples.Now, "核对执照原件", "d1").Value;
        Assert.True(
            (await Fixture.App.Get<IdentifierOverrideRegister>().AddAsync("unit", doubtful, word, Samples.Today, default)).IsSuccess
        );

        Assert.Equal(201, (await BeginAsync(form)).Status);
    }

    private Task<Reply> BeginAsync(ApplicationForm form) =>
        Fixture.SendAsync(
            Fixture.Json("POST", form),
            request => Fixture.App.Function<CreateApplicationEndpoint>().RunAsync(request, Fixture.Client, default)
        );

    private Task<Reply> ChangeAsync(ApplicationId id, ApplicationForm form) =>
        Fixture.SendAsync(
            Fixture.Json("PUT", form).By(id, Fixture),
            request => Fixture.App.Function<ChangeApplicationEndpoint>().RunAsync(request, id.Value, default)
        );

    private Task<Reply> PartAsync(ApplicationId id, string part) =>
        Fixture.SendAsync(
            Fixture.Browse().ByCookie(id, Fixture),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, part, default)
        );

    private Task<Reply> PostNewAsync(Dictionary<string, string> fields) =>
        Fixture.SendAsync(
            Fixture.Form(fields),
            request => Fixture.App.Function<CreateApplicationEndpoint>().RunAsync(request, Fixture.Client, default)
        );

    /// <summary>Opens the form of the round and fills it in.</summary>
    private async Task<Dictionary<string, string>> EnterAsync()
    {
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetNewApplicationEndpoint>().RunAsync(request, Fixture.App.Guide.Id.Value, default)
        );
        Assert.Equal(200, page.Status);
        return Merge(
            page.Hidden,
            [],
            ("action", "save"),
            ("title", "盐碱地水稻"),
            ("categoryId", "agriculture"),
            ("amountYuan", "200,000.50"),
            ("contactEmail", "clerk@unit.example"),
            ("parties[0].name", "白城市示例农业科技有限公司"),
            ("parties[0].unifiedSocialCreditCode", Samples.UnitCode),
            ("parties[1].name", "张示例"),
            ("parties[1].citizenId", Samples.CitizenNumber)
        );
    }

    private static Dictionary<string, string> Merge(
        Dictionary<string, string> fields,
        Dictionary<string, string> over,
        params (string Name, string Value)[] more
    )
    {
        var merged = new Dictionary<string, string>(fields, StringComparer.Ordinal);
        foreach (var (name, value) in over.Select(field => (field.Key, field.Value)).Concat(more))
        {
            merged[name] = value;
        }

        return merged;
    }

    private static IEnumerable<string> PartiesOf(Reply reply) =>
        reply
            .Hidden.Where(field => field.Key.EndsWith(".id", StringComparison.Ordinal))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => field.Value);

    private static ApplicationId IdOf(Reply reply) => ApplicationId.Parse(reply.Location!.Split('/')[^1]).Value;

    private UnitClerk ClerkOf(string unitCode) => Fixture.App.Get<UnitAccess>().ClerkOf(unitCode, "clerk@unit.example");
}
