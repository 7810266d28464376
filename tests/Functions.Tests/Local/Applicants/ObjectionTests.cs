using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

[Collection(StorageTests.Name)]
public sealed class ObjectionTests(TestStorage storage) : IAsyncLifetime
{
    private const string Number = "2026-science-001";
    private static readonly DateTimeOffset Until = Samples.Now.AddDays(7);

    // One address per test: mails to an address are counted, and tests share one storage.
    private readonly string _contact = $"wang-{Guid.NewGuid():N}@citizen.example";

    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    private string NoticeId => PublicNotice.IdOf(Fixture.App.Guide.Id, 1);

    public async Task InitializeAsync()
    {
        _fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.PostConfigure<LimitOptions>(limits => limits.ObjectionsPerSourceAndAddress = 100)
        );
        var ranked = new RankedApplication(Samples.Reviewed(1, 90).Application, Number, 1, 90, ProposalOutcome.Propose, "");
        await RecordAsync(new ReviewBatchOpened(1, [Samples.IdOf(1)], [], [], Samples.Now));
        await RecordAsync(new RankingFrozen(1, [ranked], []));
        await RecordAsync(
            new ResolutionAdopted(
                1,
                new MeetingResolutionDecision(Samples.Today, "纪要1号", []),
                [new Proposal(ranked, ProposalOutcome.Propose, "")]
            )
        );
        await RecordAsync(new PublicNoticeOpened(1, [Samples.IdOf(1)], Samples.Now, Until));
    }

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Fact]
    public async Task Post_Objection_IsKeptSealedAndGetsANumber()
    {
        var reply = await FileAsync(Form());

        Assert.Equal(202, reply.Status);
        var filed = reply.Read<FiledObjection>();
        Assert.Equal((Number, Samples.Now, false), (filed.ProjectNumber, filed.ReceivedAt, filed.IsConfirmed));
        Assert.Empty((await RoundAsync()).Objections);

        Assert.True((await ConfirmAsync(filed.Number)).Read<FiledObjection>().IsConfirmed);

        var standing = Assert.Single((await RoundAsync()).Objections);
        Assert.Equal(
            (filed.Number, Samples.IdOf(1), Number, Samples.Now),
            (standing.Id, standing.ApplicationId, standing.ProjectNumber, standing.FiledAt)
        );
        var objection = (
            await FiledObjections.FindAsync(Fixture.App.Rounds, Fixture.App.Guide.Id.Value, filed.Number.Value, default)
        )!.Objection;
        Assert.Equal("项目内容与已结题项目相同。", objection.Facts);
        var vault = Fixture.App.Get<IdentifierVault>();
        Assert.Equal("王示例", vault.RevealText(objection.Name, filed.Number.Value, "name"));
        Assert.Equal(_contact, vault.RevealText(objection.Contact, filed.Number.Value, "contact"));
        var rows = await Fixture.App.RowsAsync(StorageNames.Rounds, Fixture.App.Guide.Id.Value);
        Assert.DoesNotContain(
            rows,
            row =>
                row.Any(column =>
                    column.Value is string text
                    && (text.Contains("王示例", StringComparison.Ordinal) || text.Contains("citizen.example", StringComparison.Ordinal))
                )
        );
    }

    [Fact]
    public async Task Post_SameKeyFiveAtOnce_IsOneObjection()
    {
        var key = Guid.NewGuid().ToString();

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => FileAsync(Form(), key)));

        var number = Assert.Single(replies.Select(reply => reply.Read<FiledObjection>().Number).Distinct());
        var confirmed = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ConfirmAsync(number)));
        Assert.All(confirmed, reply => Assert.Equal(200, reply.Status));
        Assert.Single((await RoundAsync()).Objections);
        Assert.True((await FileAsync(Form(), key)).Read<FiledObjection>().IsConfirmed);
    }

    [Fact]
    public async Task Post_FormSentTwice_IsOneObjectionAndShowsNoId()
    {
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetObjectionFormEndpoint>().RunAsync(request, NoticeId, default)
        );
        Assert.Contains(Number, page.Body, StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(page.Hidden)
        {
            ["projectNumber"] = Number,
            ["name"] = "王示例",
            ["contact"] = _contact,
            ["facts"] = "项目内容与已结题项目相同。",
        };

        var first = await PostAsync(fields);
        var second = await PostAsync(fields);

        Assert.Equal((202, 202), (first.Status, second.Status));
        Assert.All([first, second], reply => Assert.Contains("请确认您的邮箱", reply.Body, StringComparison.Ordinal));
        var id = Assert.Single(await WaitingAsync());
        Assert.DoesNotContain(id, first.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameKeyWithOtherContents_IsRefused()
    {
        var key = Guid.NewGuid().ToString();
        await FileAsync(Form(), key);

        var reply = await FileAsync(Form() with { Facts = "另一件事：负责人不在申报单位任职。" }, key);

        Assert.Equal((422, "idempotency-key-is-taken"), (reply.Status, reply.Code));
        Assert.Single(await WaitingAsync());
    }

    [Fact]
    public async Task Post_SameKeyToAnotherNotice_IsAnotherObjection()
    {
        var key = Guid.NewGuid().ToString();
        await RecordAsync(new PublicNoticeOpened(2, [Samples.IdOf(1)], Samples.Now, Until));

        var first = await FileAsync(Form(), key);
        var second = await FileAsync(Form(), key, PublicNotice.IdOf(Fixture.App.Guide.Id, 2));

        Assert.Equal(2, new[] { first, second }.Select(reply => reply.Read<FiledObjection>().Number).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(101)]
    public async Task Post_KeyThatAnybodyCouldGuess_IsRefused(int length)
    {
        var reply = await FileAsync(Form(), new string('k', length));

        Assert.Equal((422, "idempotency-key-is-malformed"), (reply.Status, reply.Code));
        Assert.Empty((await RoundAsync()).Objections);
    }

    [Fact]
    public async Task Post_FormSentAgainWithEdits_IsNeitherDroppedNorMixedUp()
    {
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetObjectionFormEndpoint>().RunAsync(request, NoticeId, default)
        );
        Dictionary<string, string> Fields(Reply shown, string facts) =>
            new(shown.Hidden)
            {
                ["projectNumber"] = Number,
                ["name"] = "王示例",
                ["contact"] = _contact,
                ["facts"] = facts,
            };
        await PostAsync(Fields(page, "项目内容与已结题项目相同。"));

        var edited = await PostAsync(Fields(page, "另一件事：负责人不在申报单位任职。"));
        Assert.Equal(409, edited.Status);
        Assert.Contains("另一件事", edited.Body, StringComparison.Ordinal);
        Assert.Single(await WaitingAsync());

        Assert.Equal(202, (await PostAsync(Fields(edited, "另一件事：负责人不在申报单位任职。"))).Status);
        Assert.Equal(2, (await WaitingAsync()).Count);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Confirm_FiftyObjectionsOfOnePerson_LeaveRoomForAnotherAndTheRoundsRowSmall()
    {
        // Incompressible text, as in a flood.
        static string Noise(int seed) =>
            string.Concat(
                Enumerable
                    .Range(0, ObjectionPolicy.MaxFactsLength)
                    .Select(i => (char)(0x4E00 + (((seed + 1) * 7919 * (i + 1) * (i + 17) / 3) & 0x3FFF)))
            );
        var replies = new List<Reply>();
        for (var i = 0; i < 50; i++)
        {
            var filed = await FileAsync(Form() with { Facts = Noise(i) });
            Assert.Equal(202, filed.Status);
            replies.Add(await ConfirmAsync(filed.Read<FiledObjection>().Number));
        }

        Assert.Equal(ObjectionPolicy.MaxOfMailbox, replies.Count(reply => reply.Status == 200));
        Assert.All(
            replies.Where(reply => reply.Status != 200),
            reply => Assert.Equal((409, "objections-of-person-are-too-many"), (reply.Status, reply.Code))
        );
        var another = await FileAsync(Form() with { Name = "李示例", Contact = $"li-{_contact}" });
        Assert.Equal(200, (await ConfirmAsync(another.Read<FiledObjection>().Number)).Status);
        Assert.Equal(ObjectionPolicy.MaxOfMailbox + 1, (await RoundAsync()).Objections.Length);
        var head = (await Fixture.App.RowsAsync(StorageNames.Rounds, Fixture.App.Guide.Id.Value)).Single(row => row.RowKey == "record");
        Assert.InRange(
            head.Sum(column =>
                column.Value is byte[] bytes ? bytes.Length
                : column.Value is string text ? 2 * text.Length
                : 8
            ),
            1,
            64 * 1024
        );
    }

    [Fact]
    public async Task Confirm_SameWordsByTheSamePerson_IsMergedWithTheFirst()
    {
        var first = (await FileAsync(Form())).Read<FiledObjection>().Number;
        await ConfirmAsync(first);
        var second = (await FileAsync(Form() with { Facts = "项目内容 与已结题项目相同！" })).Read<FiledObjection>().Number;

        var merged = await ConfirmAsync(second);

        Assert.NotEqual(first, second);
        Assert.Equal(first, merged.Read<FiledObjection>().Number);
        Assert.Single((await RoundAsync()).Objections);
    }

    [Fact]
    public async Task Confirm_MailOfAnObjection_HoldsNothingThatWasTyped()
    {
        var number = (await FileAsync(Form())).Read<FiledObjection>().Number;

        var mail = await MailAsync(number);

        Assert.DoesNotContain("王示例", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("结题", mail, StringComparison.Ordinal);
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            async request =>
                await Fixture.App.Function<GetObjectionConfirmationEndpoint>().RunAsync(request, await TokenAsync(number), default)
        );
        Assert.Equal(200, page.Status);
        Assert.Empty((await RoundAsync()).Objections);
    }

    [Fact]
    public async Task Confirm_LinkOfNobody_IsNotFound()
    {
        var number = (await FileAsync(Form())).Read<FiledObjection>().Number;
        var token = await TokenAsync(number);
        await Fixture.App.Get<UnconfirmedObjections>().RemoveBeforeAsync(Samples.Now.AddDays(1), default);

        foreach (var each in (string[])[token, "nothing", token[..^2]])
        {
            var reply = await Fixture.SendAsync(
                Fixture.Request("POST"),
                request => Fixture.App.Function<ConfirmObjectionEndpoint>().RunAsync(request, each, Fixture.Client, default)
            );
            Assert.Equal((404, "objection-not-found"), (reply.Status, reply.Code));
        }
    }

    // From before the text of an objection was stored only in its fact.
    [Fact]
    public async Task Round_WithWholeObjectionsInItsRow_IsReadAsEver()
    {
        var number = (await FileAsync(Form())).Read<FiledObjection>().Number;
        await ConfirmAsync(number);
        var stored = StoredJson.Write(await RoundAsync());
        var whole = stored.Replace(
            $"\"objections\":[{{\"id\":\"{number}\",",
            $"\"objections\":[{{\"name\":{{\"cipherText\":\"x\",\"keyId\":\"k1\"}},"
                + $"\"contact\":{{\"cipherText\":\"y\",\"keyId\":\"k1\"}},\"facts\":\"事实\",\"id\":\"{number}\",",
            StringComparison.Ordinal
        );

        Assert.NotEqual(stored, whole);
        Assert.Equal((await RoundAsync()).Objections.ToArray(), StoredJson.Read<RoundState>(whole).Objections.ToArray());
    }

    [Fact]
    public async Task Post_FormWithErrors_ComesBackWithWhatWasEntered()
    {
        var page = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetObjectionFormEndpoint>().RunAsync(request, NoticeId, default)
        );

        var reply = await PostAsync(new(page.Hidden) { ["name"] = "王示例", ["facts"] = "太短" });

        Assert.Equal(422, reply.Status);
        Assert.Contains("value=\"王示例\"", reply.Body, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-facts\"", reply.Body, StringComparison.Ordinal);
        Assert.Empty((await RoundAsync()).Objections);
    }

    [Fact]
    public async Task Post_FormWithoutItsKey_IsRefused() => Assert.Equal(422, (await PostAsync(new() { ["name"] = "王示例" })).Status);

    [Fact]
    public async Task Post_NothingGiven_StatesEveryError() =>
        Assert.Equal(
            ["projectNumber", "facts", "name", "contact"],
            (await FileAsync(new ObjectionForm())).Read<Problem>().Errors.Select(error => error.Field)
        );

    [Fact]
    public async Task Post_AfterTheNotice_IsRefused()
    {
        Fixture.App.Clock.Advance(Until - Samples.Now);

        var reply = await FileAsync(Form());

        Assert.Equal((409, "notice-is-over"), (reply.Status, reply.Code));
        Assert.Empty((await RoundAsync()).Objections);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("notice-no-such-round")]
    [InlineData("notice-../x")]
    public async Task Post_UnknownNotice_IsNotFound(string noticeId)
    {
        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", Form()),
            request => Fixture.App.Function<FileObjectionEndpoint>().RunAsync(request, noticeId, default)
        );

        Assert.Equal((404, "notice-not-found"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Get_BelowPublic_LeadsToTheForm()
    {
        var reply = await Fixture.SendAsync(
            Fixture.Browse(),
            request => Fixture.App.Function<GetPublicFileEndpoint>().RunAsync(request, $"notices/{NoticeId}/objections", default)
        );

        Assert.Equal((303, $"https://keji.example/objections/{NoticeId}"), (reply.Status, reply.Location));
    }

    private ObjectionForm Form() =>
        new()
        {
            ProjectNumber = Number,
            Name = "王示例",
            Contact = _contact,
            Facts = "项目内容与已结题项目相同。",
        };

    private Task<Reply> FileAsync(ObjectionForm form, string? key = null, string? noticeId = null)
    {
        var request = Fixture.Json("POST", form);
        if (key is not null)
        {
            request.Headers["Idempotency-Key"] = key;
        }

        return Fixture.SendAsync(
            request,
            http => Fixture.App.Function<FileObjectionEndpoint>().RunAsync(http, noticeId ?? NoticeId, default)
        );
    }

    private Task<Reply> PostAsync(Dictionary<string, string> fields) =>
        Fixture.SendAsync(
            Fixture.Form(fields),
            request => Fixture.App.Function<FileObjectionEndpoint>().RunAsync(request, NoticeId, default)
        );

    private async Task<Reply> ConfirmAsync(ObjectionId number)
    {
        var token = await TokenAsync(number);
        return await Fixture.SendAsync(
            Fixture.Request("POST"),
            request => Fixture.App.Function<ConfirmObjectionEndpoint>().RunAsync(request, token, Fixture.Client, default)
        );
    }

    private async Task<string> TokenAsync(ObjectionId number) =>
        (await MailAsync(number)).Split("/objection-confirmations/")[1].Split('\n', '\r', ' ')[0];

    private async Task<string> MailAsync(ObjectionId number)
    {
        var mailbox = Fixture.App.Get<BlobMailbox>();
        IEnumerable<MailMessage> mails =
        [
            .. await mailbox.ReadNewestAsync(_contact, default),
            .. await mailbox.ReadNewestAsync($"li-{_contact}", default),
        ];
        return mails.First(mail => mail.MessageId.StartsWith($"objection.{number}.", StringComparison.Ordinal)).Text;
    }

    private async Task<IReadOnlyList<string>> WaitingAsync() =>
        [
            .. (await Fixture.App.RowsAsync(StorageNames.Indexes, "objections"))
                .Where(row => StoredJson.Read<UnconfirmedObjection>(JsonColumn.Read(row, "Json")).RoundId == Fixture.App.Guide.Id.Value)
                .Select(row => row.RowKey),
        ];

    private async Task<RoundState> RoundAsync() => (await Fixture.App.Rounds.FindAsync(Fixture.App.Guide.Id.Value, default))!.State;

    private async Task RecordAsync(Core.Fact fact) =>
        Assert.IsType<Recording<RoundState>.Done>(
            await Fixture.App.Rounds.RecordAsync(
                Fixture.App.Guide.Id.Value,
                Guid.NewGuid().ToString("N"),
                _ => fact,
                TestApp.Signature,
                [],
                default
            )
        );
}
