using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Reviews;

/// <summary>Withdrawal never ends a case: two officers still decide on the suspicion, and the application stays withdrawn.</summary>
[Collection(StorageTests.Name)]
public sealed class FindingOfTheWithdrawnTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly string Subject = CreditCheck.SubjectOf("u1", Sources.CourtEnforcement);

    private readonly TaskRig _rig = new(storage);
    private Application? _application;

    private string Id => _application!.Id.Value;

    public async Task InitializeAsync()
    {
        await _rig.PublishAsync();
        _application = await _rig.AddApplicationAsync(draft =>
            draft with
            {
                State = ApplicationState.CreditChecking,
                CreditChecks =
                [
                    new CreditCheck(
                        "u1",
                        Sources.CourtEnforcement,
                        CreditOutcome.Hit,
                        "列为失信被执行人",
                        null,
                        null,
                        Samples.Now,
                        Samples.Now.AddDays(30)
                    ),
                ],
            }
        );
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Withdrawal_OfASuspect_LeavesTheFindingToTwoOfficers()
    {
        Assert.Equal((CreditState.Suspected, Subject), await PositionAsync());
        var asked = await OpenAsync(ReviewStep.Of<FindingStep>(), Subject);
        await WithdrawAsync();

        Assert.False((await ReadAsync(asked)).IsOver);
        Assert.Equal((CreditState.Suspected, Subject), await PositionAsync());
        Assert.Equal(2, (await _rig.App.Get<TaskQueue>().ReadOfRecordAsync(RecordRef.OfApplication(Id), _rig.RoundId, default)).Count);

        foreach (var task in asked.Steps[0].Tasks)
        {
            await DecideAsync(TaskKey.Of(task));
        }

        var read = await ReadAsync(asked);
        Assert.True(read.AreComplete);
        await Activity<RecordFindingActivity>()
            .RunAsync(new AgreedFinding(Id, Subject, [.. read.Decided.Select(decided => decided.Task)]), _rig.Client, default);

        var application = (await _rig.App.Applications.GetAsync(Id, default)).State;
        Assert.Equal((ApplicationState.Withdrawn, FindingRuling.Uphold), (application.State, Assert.Single(application.Findings).Ruling));
        Assert.False(application.IsOnHold);
        var caseId = _rig.App.Get<CaseOpener>().IdOf(application.Id, application.Findings[0]);
        Assert.NotNull(await _rig.App.Get<IRecordStore<IntegrityCase>>().FindAsync(caseId.Value, default));
        Assert.Equal((CreditState.Waiting, null), await PositionAsync());
    }

    [Fact]
    public async Task Withdrawal_OfWhatIsExamined_NeedsNoDecisionAnyMore()
    {
        var asked = await OpenAsync(ReviewStep.Of<FormatCheckStep>(), "");

        await WithdrawAsync();

        Assert.True((await ReadAsync(asked)).IsOver);
    }

    private TActivity Activity<TActivity>()
        where TActivity : class => _rig.App.Function<TActivity>();

    private async Task<AskedTasks> OpenAsync(ReviewStep step, string subject) =>
        new([
            await Activity<OpenTasksActivity>().RunAsync(new TasksToOpen(RecordType.Application, Id, _rig.RoundId, step, subject), default),
        ]);

    private Task<DecidedTasks> ReadAsync(AskedTasks asked) => Activity<ReadDecisionsActivity>().RunAsync(asked, default);

    private async Task<(CreditState State, string? Subject)> PositionAsync()
    {
        var position = await Activity<AdvanceCreditActivity>().RunAsync(new CreditStep(Id, _rig.RoundId), default);
        return (position.State, position.Subjects.Count > 0 ? position.Subjects[0] : null);
    }

    private Task WithdrawAsync() =>
        RecordAsync(
            "withdraw",
            new ApplicationMoved(ApplicationMove.Withdraw, _application!.State, ApplicationState.Withdrawn, "另有安排", Samples.Now)
        );

    private Task DecideAsync(TaskKey task) =>
        RecordAsync(
            TaskService.DecidedKey(task),
            new DecisionRecorded(task, new FindingDecision(FindingRuling.Uphold, "隐瞒属实"), Samples.Now)
        );

    private async Task RecordAsync(string key, Core.Fact fact) =>
        Assert.IsType<Recording<Application>.Done>(
            await _rig.App.Applications.RecordAsync(Id, key, _ => fact, TestApp.Signature, [], default)
        );
}
