using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Mail;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Mail;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>An overdue task is reported to every leader of the round, once each.</summary>
[Collection(StorageTests.Name)]
public sealed class OfficerRemindersTests : IAsyncLifetime
{
    private static readonly TaskKey Task1 = new(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
    private static readonly StaffMember Officer = Samples.Guide().Staff[0];
    private static readonly StaffMember Deputy = new("feng-fujuzhang", StaffRole.Leader, "冯副局长", "feng@keji.example");

    private readonly RecordingTransport _mails = new();
    private readonly TestApp _app;

    public OfficerRemindersTests(TestStorage storage) =>
        _app = new TestApp(
            storage,
            services => services.AddSingleton<IMailTransport>(_mails),
            guide => guide with { Id = NewRoundId(), Staff = [.. guide.Staff, Deputy] }
        );

    public async Task InitializeAsync()
    {
        await _app.PublishRoundAsync();
        await _app.CreateDraftAsync();
        await _app.Get<TaskService>()
            .OpenAsync(
                RecordRef.OfApplication(_app.ApplicationId.Value),
                _app.Guide.Id.Value,
                Task1,
                Officer,
                TaskRig.About,
                Samples.Now.AddDays(7),
                default
            );
        _mails.Sent.Clear();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task RemindAsync_OverdueInARoundOfTwoLeaders_ReportsEachOnce()
    {
        _app.Clock.SetUtcNow(_app.Get<TaskDeadlines>().EscalationAfter(Samples.Now, _app.Guide));

        await RemindAsync(1);

        Assert.Equal([Deputy.Email, Officer.Email, "wu@keji.example"], _mails.Sent.Select(mail => mail.To).Order(StringComparer.Ordinal));
        Assert.Equal(3, _mails.Sent.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(2, _mails.Sent.Count(mail => mail.Subject.Contains("〔逾期〕", StringComparison.Ordinal)));
        Assert.Empty(await _app.Applications.ReadOwedAsync(_app.ApplicationId.Value, default));
    }

    [Fact]
    public async Task RemindAsync_RepeatedAndTheNext_ReportNoLeaderAgain()
    {
        _app.Clock.SetUtcNow(_app.Get<TaskDeadlines>().EscalationAfter(Samples.Now, _app.Guide));
        await RemindAsync(1);
        _mails.Sent.Clear();

        await RemindAsync(1);
        Assert.Empty(_mails.Sent);

        await RemindAsync(2);
        Assert.Equal(Officer.Email, Assert.Single(_mails.Sent).To);
    }

    private Task RemindAsync(int number)
    {
        var asked = new AskedTasks([new OpenedTasks(RecordType.Application, _app.ApplicationId.Value, [Task1.Value])]);
        return _app.Function<RemindOfficersActivity>().RunAsync(new OverdueTasks(asked, _app.Guide.Id.Value, number), default);
    }

    private static RoundId NewRoundId() => RoundId.Parse($"r{Guid.NewGuid():N}").Value;
}
