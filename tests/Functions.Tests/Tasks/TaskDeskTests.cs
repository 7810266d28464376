using Azure;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Reviews;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Tasks;

[Collection(StorageTests.Name)]
public sealed class TaskDeskTests : IAsyncLifetime
{
    private static readonly TaskKey Task1 = new(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
    private static readonly StaffMember Officer = Samples.Guide().Staff[0];

    private readonly RecordingTransport _mails = new();
    private readonly TestApp _app;

    public TaskDeskTests(TestStorage storage) => _app = new TestApp(storage, services => services.AddSingleton<IMailTransport>(_mails));

    public Task InitializeAsync() => _app.CreateDraftAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task OpenAsync_Task_SendsOneMailWhoseLinkAndCodeOpenIt()
    {
        await OpenAsync();

        var mail = Assert.Single(_mails.Sent);
        Assert.Equal(Officer.Email, mail.To);
        var opened = await OpenLinkOfAsync(mail);
        Assert.Equal(
            (Task1, _app.ApplicationId.Value, Samples.Now.AddDays(90)),
            (opened.Link.Task, opened.Link.Record.Id, opened.Link.ExpiresAt)
        );
        Assert.Contains(_app.Get<TokenSigner>().Code(opened.Link.LinkId), mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_Repeated_SendsNothingMore()
    {
        await OpenAsync();
        await OpenAsync();

        Assert.Single(_mails.Sent);
        Assert.Equal(1, await CountOpenedAsync());
    }

    [Fact]
    public async Task OpenAsync_FiveAtOnce_OpensOneTaskAndOneMailLeadsToIt()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OpenAsync()));

        Assert.Equal(1, await CountOpenedAsync());
        var mail = Assert.Single(_mails.Sent.DistinctBy(mail => mail.MessageId));
        Assert.Equal(await OpenedLinkIdAsync(), (await OpenLinkOfAsync(mail)).Link.LinkId);
        Assert.Empty(await _app.Applications.ReadOwedAsync(_app.ApplicationId.Value, default));
    }

    [Fact]
    public async Task OpenAsync_AnotherOpeningInBetween_LeavesOneValidLinkWhichTheQueueNames()
    {
        _app.Traffic.BeforeNext(request => request.EndsWith("$batch", StringComparison.Ordinal), OpenAsync);

        await OpenAsync();

        var links = await _app
            .Tables.GetTableClient(StorageNames.Links)
            .QueryAsync<Azure.Data.Tables.TableEntity>(row => row.RowKey == "link")
            .Where(row => row.GetString("RecordId") == _app.ApplicationId.Value)
            .ToListAsync();
        Assert.Equal(await OpenedLinkIdAsync(), Assert.Single(links).PartitionKey);
        var record = RecordRef.OfApplication(_app.ApplicationId.Value);
        Assert.Equal(
            await OpenedLinkIdAsync(),
            Assert.Single(await _app.Get<TaskQueue>().ReadOfRecordAsync(record, _app.Guide.Id.Value, default)).LinkId
        );
    }

    [Fact]
    public async Task OpenLink_LeftByAnOpeningThatDied_OpensNothingBeforeAndAfterAHandover()
    {
        await OpenAsync();
        var valid = (await _app.Get<TaskLinks>().FindAsync(await OpenedLinkIdAsync(), default))!;
        var left = valid with { LinkId = new string('a', 32) };
        await _app.Get<TaskLinks>().AddAsync(left, default);
        var token = _app.Get<TokenSigner>().Sign(TokenPurpose.TaskLink, left.LinkId);

        Assert.Equal("task-was-passed-on", (await _app.Get<TaskAccess>().OpenAsync(token, default)).Errors.Single().Code);
        await Desk.HandOverAsync(
            valid.Record,
            valid.RoundId,
            valid.Origin,
            Officer with
            {
                Id = "zhou",
            },
            TaskRig.About,
            Samples.Now.AddDays(7),
            "休假",
            TestApp.Signature,
            default
        );
        Assert.Equal("task-was-passed-on", (await _app.Get<TaskAccess>().OpenAsync(token, default)).Errors.Single().Code);
    }

    [Fact]
    public async Task OpenAsync_DiedBetweenLinkAndTask_RepeatOpensOneTaskWithALinkThatLeadsThere()
    {
        _app.Traffic.FailNext(request => request.EndsWith("$batch", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RequestFailedException>(OpenAsync);
        Assert.Empty(_mails.Sent);

        await OpenAsync();

        Assert.Equal(1, await CountOpenedAsync());
        Assert.Equal(await OpenedLinkIdAsync(), (await OpenLinkOfAsync(Assert.Single(_mails.Sent))).Link.LinkId);
    }

    [Fact]
    public async Task OpenAsync_DiedBetweenTaskAndMail_RepeatSendsTheMailOfThatTask()
    {
        _app.Traffic.LoseNextAnswer(request => request.EndsWith("$batch", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RequestFailedException>(OpenAsync);
        Assert.Empty(_mails.Sent);

        await OpenAsync();

        Assert.Equal(await OpenedLinkIdAsync(), (await OpenLinkOfAsync(Assert.Single(_mails.Sent))).Link.LinkId);
    }

    [Fact]
    public async Task OpenAsync_DiedAfterTheMail_RepeatSendsTheSameMessageAgain()
    {
        _app.Traffic.FailNext(request => request.StartsWith("PATCH", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RequestFailedException>(OpenAsync);

        await OpenAsync();

        Assert.Equal(2, _mails.Sent.Count);
        Assert.Equal((_mails.Sent[0].MessageId, _mails.Sent[0].Text), (_mails.Sent[1].MessageId, _mails.Sent[1].Text));
    }

    [Fact]
    public async Task OpenAsync_MailThatCannotLeave_IsStillOwed()
    {
        _mails.Fault = _ => new IOException("The mail server is away.");
        await Assert.ThrowsAsync<IOException>(OpenAsync);
        _mails.Fault = _ => null;

        await OpenAsync();

        Assert.Single(_mails.Sent);
    }

    [Fact]
    public async Task DecideAsync_TwoDecisions_TheFirstStandsForBoth()
    {
        await OpenAsync();
        var link = (await OpenLinkOfAsync(_mails.Sent[0])).Link;

        var first = await Desk.DecideAsync(link, new FormatCheckDecision(FormatCheckChoice.Admit, "齐全"), default);
        var second = await Desk.DecideAsync(link, new FormatCheckDecision(FormatCheckChoice.Refuse, "不齐"), default);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(first.Value, await Desk.FindDecisionAsync(RecordRef.OfApplication(_app.ApplicationId.Value), Task1, default));
    }

    [Fact]
    public async Task DecideAsync_TwentyAtOnce_OneStandsForAll()
    {
        await OpenAsync();
        var link = (await OpenLinkOfAsync(_mails.Sent[0])).Link;

        var decided = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(number =>
                    Desk.DecideAsync(
                        link,
                        new FormatCheckDecision(number % 2 == 0 ? FormatCheckChoice.Admit : FormatCheckChoice.Refuse, $"理由{number}"),
                        default
                    )
                )
        );

        Assert.Single(decided.Select(each => each.Value).Distinct());
    }

    [Fact]
    public async Task OpenLink_Forged_CostsNoStorageRequest()
    {
        _app.Traffic.Forget();

        var opened = await _app.Get<TaskAccess>().OpenAsync($"t1.{Guid.NewGuid():N}.{new string('A', 32)}", default);

        Assert.Equal(["task-not-found"], opened.Errors.Select(error => error.Code));
        Assert.Empty(_app.Traffic.Requests);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "task-has-expired")]
    public async Task OpenLink_AroundItsEnd_IsClosedFromThatInstantOn(int ticks, string? code)
    {
        await OpenAsync();
        _app.Clock.Advance(TaskPolicy.LinkLifetime + TimeSpan.FromTicks(ticks));

        var opened = await _app.Get<TaskAccess>().OpenAsync(TokenOf(_mails.Sent[0]), default);

        Assert.Equal(code, opened.Errors.Select(error => error.Code).SingleOrDefault());
    }

    [Fact]
    public async Task OpenLink_DecidedBeforeItsEnd_ShowsTheDecisionAndNothingElse()
    {
        await OpenAsync();
        var decided = await Desk.DecideAsync(
            (await OpenLinkOfAsync(_mails.Sent[0])).Link,
            new FormatCheckDecision(FormatCheckChoice.Admit, "齐全"),
            default
        );
        _app.Clock.Advance(TaskPolicy.LinkLifetime);

        var shown = (await _app.Get<TaskAccess>().LookAsync(TokenOf(_mails.Sent[0]), default)).Value;
        Assert.Equal((decided.Value, null, null), (shown.Decided, shown.Application, shown.Round));
        Assert.Equal("task-has-expired", (await _app.Get<TaskAccess>().OpenAsync(TokenOf(_mails.Sent[0]), default)).Errors.Single().Code);
    }

    [Fact]
    public async Task SendAsync_LocalMailboxTwice_HoldsTheMailOnce()
    {
        var mailbox = _app.Get<BlobMailbox>();
        var mail = new MailMessage($"{Guid.NewGuid():N}@keji.example", "li@keji.example", "待办", "…", Samples.Now);

        await mailbox.SendAsync(mail, default);
        await mailbox.SendAsync(mail with { SentAt = Samples.Now.AddHours(1) }, default);

        Assert.Equal(mail, Assert.Single(await mailbox.ReadNewestAsync(null, default), each => each.MessageId == mail.MessageId));
    }

    private TaskService Desk => _app.Get<TaskService>();

    private Task OpenAsync() =>
        Desk.OpenAsync(
            RecordRef.OfApplication(_app.ApplicationId.Value),
            _app.Guide.Id.Value,
            Task1,
            Officer,
            new TaskAbout("2026年度科技计划项目"),
            Samples.Now.AddDays(7),
            default
        );

    private async Task<int> CountOpenedAsync() =>
        (await _app.Applications.ReadAuditAsync(_app.ApplicationId.Value, default)).Count(record =>
            record.Envelope.FactType == nameof(TaskOpened)
        );

    private async Task<string> OpenedLinkIdAsync() =>
        Assert
            .IsType<TaskOpened>(await _app.Applications.FindFactAsync(_app.ApplicationId.Value, TaskService.OpenedKey(Task1), default))
            .LinkId;

    private async Task<OpenedTask> OpenLinkOfAsync(MailMessage mail) =>
        (await _app.Get<TaskAccess>().OpenAsync(TokenOf(mail), default)).Value;

    private static string TokenOf(MailMessage mail) =>
        mail
            .Text.Split('\n')
            .Select(line => line.Trim())
            .Single(line => line.StartsWith("https://keji.example/tasks/", StringComparison.Ordinal))[
            "https://keji.example/tasks/".Length..
        ];
}
