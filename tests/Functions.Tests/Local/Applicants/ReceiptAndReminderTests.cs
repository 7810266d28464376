using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sources = CreditFunctions.TestSupport.Domain.Sources;

namespace CreditFunctions.Functions.Tests.Local.Applicants;

/// <summary>Receipts and reminders: each once, none for a completed act.</summary>
[Collection(StorageTests.Name)]
public sealed class ReceiptAndReminderTests(TestStorage storage) : IAsyncLifetime
{
    private readonly RecordingTransport _mails = new();
    private readonly string _clerk = $"clerk@{Guid.NewGuid():N}.example";
    private ApplicantFixture? _fixture;

    private ApplicantFixture Fixture => _fixture!;

    public async Task InitializeAsync() =>
        _fixture = await ApplicantFixture.StartAsync(
            storage,
            services => services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_mails))
        );

    public Task DisposeAsync() => Fixture.DisposeAsync().AsTask();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Receipt_OfASubmission_ReportsWhatWasReceivedAndTypedTextOnlyToAConfirmedAddress(bool isConfirmed)
    {
        var id = await CompleteAsync();
        if (isConfirmed)
        {
            await Fixture.App.Get<ConfirmedAddresses>().ConfirmAsync(_clerk, default);
        }

        Assert.Equal(202, (await SubmitAsync(id)).Status);
        await ReadAsync(id);
        await ReadAsync(id);

        var mail = Assert.Single(_mails.Sent);
        var application = await Fixture.ReadAsync(id);
        Assert.Equal(_clerk, mail.To);
        Assert.All(
            [
                id.Value,
                VersionCode.Of(application),
                "2026年3月10日 10:00:00",
                "项目申报书",
                .. application.Documents.Select(document => document.Sha256),
            ],
            text => Assert.Contains(text, mail.Text, StringComparison.Ordinal)
        );
        Assert.All(
            [application.Title, "a.pdf", "张示例"],
            text => Assert.Equal(isConfirmed, mail.Text.Contains(text, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Receipt_OfASubmissionThatWasRecalled_IsOfTheNextOne()
    {
        var id = await CompleteAsync();
        await SubmitAsync(id);
        await ReadAsync(id);
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(ApplicationMove.Recall, ApplicationState.Submitted, ApplicationState.Draft, "", Samples.Now)
        );
        Fixture.App.Clock.Advance(TimeSpan.FromHours(1));
        await SubmitAsync(id);
        await ReadAsync(id);

        Assert.Equal(
            ["提交次数：1", "提交次数：2"],
            _mails.Sent.Select(mail => mail.Text.Split('\n').First(line => line.StartsWith("提交次数", StringComparison.Ordinal)).Trim())
        );
    }

    [Fact]
    public async Task Reminder_OfTheClosing_IsSentAtEachInstantOnceAndNotAfterSubmission()
    {
        var id = await CompleteAsync();

        Assert.Equal(Beijing(26), (await ReadAsync(id)).RemindAt);
        Assert.Empty(_mails.Sent);

        Fixture.App.Clock.SetUtcNow(Beijing(26));
        Assert.Equal(Beijing(30), (await ReadAsync(id)).RemindAt);
        await ReadAsync(id);
        var mail = Assert.Single(_mails.Sent);
        Assert.Contains("2026年3月31日 17:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await Fixture.ReadAsync(id)).Title, mail.Text, StringComparison.Ordinal);

        await SubmitAsync(id);
        Fixture.App.Clock.SetUtcNow(Beijing(30));
        Assert.Null((await ReadAsync(id)).RemindAt);
        Assert.DoesNotContain(_mails.Sent.Skip(1), sent => sent.Subject.Contains("尚未提交", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminder_ThatAnOutageDelayed_IsSentOnceForTheLastInstant()
    {
        var id = await CompleteAsync();
        Fixture.App.Clock.SetUtcNow(Beijing(30).AddHours(2));

        Assert.Null((await ReadAsync(id)).RemindAt);

        Assert.Single(_mails.Sent);
        Assert.Equal([1], (await Fixture.ReadAsync(id)).Reminders.Select(sent => sent.WorkingDays));
    }

    [Fact]
    public async Task Reminder_OfWhatWasStoredButNotSent_IsSentByTheNextLook()
    {
        var id = await CompleteAsync();
        Fixture.App.Clock.SetUtcNow(Beijing(26));
        _mails.Fault = _ => new TransientFailureException("The mail server is away.", new IOException());
        await Assert.ThrowsAsync<TransientFailureException>(() => ReadAsync(id));

        _mails.Fault = _ => null;
        await ReadAsync(id);
        await ReadAsync(id);

        Assert.Single(_mails.Sent);
    }

    [Fact]
    public async Task Reminder_OfACorrection_MovesWithItsTerm()
    {
        var id = await CompleteAsync();
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.RequestCorrection,
                ApplicationState.FormatCheck,
                ApplicationState.CorrectionPending,
                "",
                Samples.Now
            )
        );
        await Fixture.RecordAsync(id, new CorrectionRequested(new Correction("缺盖章", Samples.Now, Beijing(18, 0))));
        var step = new CorrectionStep(id.Value, "unused");

        Assert.Equal(Beijing(12), (await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default)).RemindAt);
        await Fixture.RecordAsync(id, new HoldPlaced(new Hold("理由", "异议", Samples.Now, Samples.Now.AddDays(14))));
        Fixture.App.Clock.SetUtcNow(Beijing(12));
        Assert.Null((await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default)).RemindAt);
        Assert.Empty(_mails.Sent);

        await Fixture.RecordAsync(id, new HoldLifted("解除", Samples.Now.AddDays(2)));
        Assert.Equal(Beijing(16), (await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default)).RemindAt);
        Fixture.App.Clock.SetUtcNow(Beijing(16));
        Assert.Equal(Beijing(18), (await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default)).RemindAt);
        Assert.Contains("〔2026年3月19日前补正〕", Assert.Single(_mails.Sent).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProvisionalTerm_OnceTheNoticeIsAdded_EndsLaterAndItsApplicantIsReported()
    {
        var id = await CompleteAsync();
        var asked = BeijingTime.At(new DateOnly(2026, 12, 29), new TimeOnly(10, 0));
        Fixture.App.Clock.SetUtcNow(asked);
        var calendar = Fixture.App.Get<WorkingDayCalendar>();
        var provisional = calendar.DeadlineFor(asked, Term.WorkingDays(5), "correction.workingDays");
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.RequestCorrection,
                ApplicationState.FormatCheck,
                ApplicationState.CorrectionPending,
                "",
                asked
            )
        );
        await Fixture.RecordAsync(id, new CorrectionRequested(new Correction("缺盖章", asked, provisional.At) { Deadline = provisional }));
        var step = new CorrectionStep(id.Value, "unused");
        Assert.Equal(provisional.At, (await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default)).Until);

        calendar.TakeIn(
            WorkingDayFile
                .Extend(calendar, """{"source":"s","years":{"2027":{"holidays":["2027-01-01","2027-01-04"],"makeUpWorkdays":[]}}}""")
                .Value
        );
        var standing = await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default);
        await Fixture.App.Function<RequestCorrectionActivity>().RunAsync(step, default);

        Assert.Equal(BeijingTime.StartOf(new DateOnly(2027, 1, 8)), standing.Until);
        var mail = Assert.Single(_mails.Sent);
        Assert.Contains("补正期限延至2027年1月7日", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("期限由2027年1月6日延至2027年1月7日", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatementAtTheCreditCheck_IsRemindedOfAndConfirmed()
    {
        var id = await CompleteAsync();
        await Fixture.RecordAsync(
            id,
            new ApplicationMoved(
                ApplicationMove.BeginCreditCheck,
                ApplicationState.Admitted,
                ApplicationState.CreditChecking,
                "",
                Samples.Now
            )
        );
        await Fixture.RecordAsync(id, new StatementRequested(new PartyStatement("u1", Sources.CreditChina, Samples.Now, Beijing(18, 0))));
        var step = new CreditStep(id.Value, Fixture.App.Guide.Id.Value);

        Assert.Equal(Beijing(12), (await Fixture.App.Function<AdvanceCreditActivity>().RunAsync(step, default)).ApplicantRemindAt);
        Fixture.App.Clock.SetUtcNow(Beijing(12));
        Assert.Equal(Beijing(16), (await Fixture.App.Function<AdvanceCreditActivity>().RunAsync(step, default)).ApplicantRemindAt);
        Assert.Contains("尚未就信用记录作出说明", Mails().Single(), StringComparison.Ordinal);

        var form = new StatementForm
        {
            PartyId = "u1",
            Source = Sources.CreditChina,
            Text = "已修复",
        };
        var reply = await Fixture.SendAsync(
            Fixture.Json("POST", form).By(id, Fixture, _clerk),
            request => Fixture.App.Function<GiveStatementEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );
        Assert.Equal(200, reply.Status);
        await Fixture.App.Function<AdvanceCreditActivity>().RunAsync(step, default);
        Assert.Null((await Fixture.App.Function<AdvanceCreditActivity>().RunAsync(step, default)).ApplicantRemindAt);
        Assert.Contains("陈述说明回执", Mails()[^1], StringComparison.Ordinal);
        Assert.Equal(2, Mails().Count);
    }

    [Fact]
    public async Task ReceiptPage_AfterSubmission_ListsDocumentsAndSigners()
    {
        var id = await CompleteAsync();
        await SubmitAsync(id);

        var page = await Fixture.SendAsync(
            Fixture.Browse().By(id, Fixture, _clerk),
            request => Fixture.App.Function<GetApplicationPartEndpoint>().RunAsync(request, id.Value, "receipt", default)
        );

        Assert.All(
            ["已签署承诺书", "张示例", "提交次数", VersionCode.Of(await Fixture.ReadAsync(id))],
            text => Assert.Contains(text, page.Body, StringComparison.Ordinal)
        );
    }

    private List<string> Mails() => [.. _mails.Sent.Where(mail => mail.To == _clerk).Select(mail => mail.Subject)];

    private async Task<ApplicationId> CompleteAsync()
    {
        var id = await Fixture.BeginAsync(form => form with { ContactEmail = _clerk });
        foreach (var party in (await Fixture.ReadAsync(id)).Parties)
        {
            await Fixture.RecordAsync(id, new CommitmentSigned(Samples.Commitment(party.Id)));
        }

        foreach (var required in Fixture.App.Guide.RequiredDocuments)
        {
            await Fixture.RecordAsync(
                id,
                new DocumentRegistered(Samples.Document($"{required.Kind}-1", required.Kind) with { FileName = "a.pdf" })
            );
        }

        return id;
    }

    private Task<Submission> ReadAsync(ApplicationId id) =>
        Fixture.App.Function<ReadSubmissionActivity>().RunAsync(new ApplicationBegun(id.Value, Fixture.App.Guide.Id.Value, ""), default);

    private Task<Reply> SubmitAsync(ApplicationId id) =>
        Fixture.SendAsync(
            Fixture.Request("POST").By(id, Fixture, _clerk),
            request => Fixture.App.Function<SubmitApplicationEndpoint>().RunAsync(request, id.Value, Fixture.Client, default)
        );

    private static DateTimeOffset Beijing(int day, int hour = 9) => new(2026, 3, day, hour, 0, 0, TimeSpan.FromHours(8));
}
