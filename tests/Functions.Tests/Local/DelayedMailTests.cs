using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A mailbox that refuses temporarily blocks no others, and receives its mail in the end.</summary>
public sealed class DelayedMailTests : AppOnMemoryTests
{
    private static readonly TimeSpan ARecovery = TimeSpan.FromSeconds(10);

    private readonly RecordingTransport _mails;

    public DelayedMailTests()
        : this(new RecordingTransport()) { }

    private DelayedMailTests(RecordingTransport mails)
        : base(services => services.AddSingleton<IMailTransport>(mails)) => _mails = mails;

    private static string ApplicationId => Samples.DraftId.Value;

    private static string RoundId => Samples.RoundId.Value;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var guide = Samples.Guide();
        await Rounds.CreateAsync(
            RoundId,
            new GuidePublished(guide, Samples.Now),
            TestApp.Signature,
            [Task("full"), Task("other")],
            default
        );
        await Applications.CreateAsync(
            ApplicationId,
            new ApplicationCreated(Samples.Draft()),
            TestApp.Signature,
            [Begun("full"), Begun("other")],
            default
        );
    }

    [Fact]
    public async Task Deliver_MailboxRefusesForNow_OthersGetTheirsAndTheNotificationStaysOwedWithANote()
    {
        RefuseFull();

        await Mails.DeliverAsync(Applications, ApplicationId, ["full", "other"], default);
        await Mails.DeliverAsync(Rounds, RoundId, ["full", "other"], default);

        Assert.Equal(["other@unit.example", "other@unit.example"], _mails.Sent.Select(mail => mail.To));
        Assert.Equal(["full"], (await Applications.ReadOwedAsync(ApplicationId, default)).Select(owed => owed.Key));
        Assert.Equal(["full"], (await Rounds.ReadOwedAsync(RoundId, default)).Select(owed => owed.Key));
        Assert.Equal(
            [RecordRef.OfApplication(ApplicationId), RecordRef.OfRound(RoundId)],
            (await NotedAsync()).OrderBy(record => record.Type.Value)
        );
    }

    [Fact]
    public async Task Recover_MailboxTakesItLater_SendsItOnceAndForgetsTheNote()
    {
        RefuseFull();
        await Mails.DeliverAsync(Applications, ApplicationId, ["full"], default);

        await App.PassAsync(ARecovery);
        Assert.Equal(["full"], (await Applications.ReadOwedAsync(ApplicationId, default)).Select(owed => owed.Key));

        // Refused once more, long after it was first recorded: the marker must survive this run too.
        await App.PassAsync(PendingWork.KeptFor);
        Assert.Contains(RecordRef.OfApplication(ApplicationId), await NotedAsync());

        _mails.Fault = _ => null;
        await App.PassAsync(ARecovery);
        Assert.Equal(
            "full@unit.example",
            Assert.Single(_mails.Sent, mail => mail.MessageId.Contains(".full@", StringComparison.Ordinal)).To
        );
        Assert.Empty(await Applications.ReadOwedAsync(ApplicationId, default));

        await App.PassAsync(PendingWork.KeptFor);
        Assert.DoesNotContain(RecordRef.OfApplication(ApplicationId), await NotedAsync());
        Assert.Single(_mails.Sent, mail => mail.MessageId.Contains(".full@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Procedure_FirstMailIsRefusedForNow_GoesOnAllTheSame()
    {
        const string Id = "00000000000000000000000077";
        var begun = Begun("full") with { Key = ApplicationProcedure.WelcomeKey };
        RefuseFull();
        Assert.True(Core.Applications.ApplicationId.TryParse(Id, out var id));
        await Applications.CreateAsync(Id, new ApplicationCreated(Samples.Draft() with { Id = id }), TestApp.Signature, [begun], default);
        await Get<PendingWork>().MarkAsync(RecordRef.OfApplication(Id), default);

        await App.PassAsync(ARecovery);
        await App.PassAsync(TimeSpan.FromDays(30));

        Assert.Equal(ApplicationState.NotSubmitted, (await Applications.GetAsync(Id, default)).State.State);
        Assert.Contains(ApplicationProcedure.WelcomeKey, (await Applications.ReadOwedAsync(Id, default)).Select(owed => owed.Key));
    }

    private IRecordStore<Application> Applications => Get<IRecordStore<Application>>();

    private IRecordStore<RoundState> Rounds => Get<IRecordStore<RoundState>>();

    private MailSender Mails => Get<MailSender>();

    private void RefuseFull() =>
        _mails.Fault = mail =>
            mail.To.StartsWith("full@", StringComparison.Ordinal) ? new DelayedMailException(new IOException("452")) : null;

    private async Task<IReadOnlyList<RecordRef>> NotedAsync() =>
        [.. (await Get<PendingWork>().ReadAsync(default).ToListAsync()).Select(item => item.Record).Distinct()];

    private static OwedNotification Begun(string mailbox) =>
        new(mailbox, new ApplicationDraftCreated($"{mailbox}@unit.example", ApplicationId, Samples.ClosesAt));

    private static OwedNotification Task(string mailbox) =>
        new(
            mailbox,
            new TaskEscalated(
                $"{mailbox}@unit.example",
                "吴局长",
                "李经办",
                ReviewStep.Of<FormatCheckStep>(),
                new TaskAbout("2026年度科技计划项目"),
                Samples.Now
            )
        );
}
