using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Processing;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The round's procedure follows its plan step by step; the plan has its own tests.</summary>
public sealed class RoundOrchestratorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Later = Samples.ClosesAt.AddDays(8);
    private static readonly PlannedStep Wait = new(PlannedKind.Wait, 0, [], [], null);

    private readonly ProcedureFixture _procedure = new();
    private readonly Queue<PlannedStep> _plan = new();
    private Func<Task>? _whilePlanning;
    private bool _isReopened;

    public async Task InitializeAsync() =>
        await _procedure
            .ActivityAsync<RoundBegun, PlannedStep>(nameof(PlanRoundActivity), _ => PlanAsync())
            .Activity<RoundRecord>(
                nameof(OpenReviewBatchActivity),
                record => $"{record.Step.Number} without {string.Join(' ', record.Step.Others)}"
            )
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                _ => new MovedApplication(IsMade: true),
                step => $"{step.ApplicationId} {step.Move} {step.Ordinal}"
            )
            .Activity<RoundRecord>(nameof(OpenPublicNoticeActivity), record => $"{record.Step.Number}")
            .Activity<RoundRecord>(nameof(BeginAwardActivity), record => string.Join(' ', record.Step.ApplicationIds))
            .Activity<RoundRecord>(nameof(PromoteReserveActivity), record => $"{record.Step.ApplicationIds[0]} for {record.Step.Others[0]}")
            .Activity<RoundBegun, EndedRound>(nameof(EndRoundActivity), _ => new EndedRound(!_isReopened), _ => "")
            .BeginAsync(nameof(RoundOrchestrator), new RoundOrchestrator().RunAsync, new RoundBegun(Samples.RoundId.Value));

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_NothingToDo_WaitsUntilWoken()
    {
        await _procedure.WakeAsync();
        await _procedure.WakeAsync();

        Assert.Empty(_procedure.Done);
        Assert.False(await _procedure.PassToNextTimerAsync());
    }

    [Fact]
    public async Task Run_PlanNamesATime_LooksAgainThen()
    {
        await NextAsync(Wait with { Until = Later }, new PlannedStep(PlannedKind.End, 0, [], [], null));
        Assert.Empty(_procedure.Done);

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(Later, _procedure.Now);
        Assert.Equal(["EndRound"], _procedure.Done);
    }

    [Fact]
    public async Task Run_PassAndAward_AreBegunAndBlockNothing()
    {
        await NextAsync(
            new PlannedStep(PlannedKind.OpenReviewBatch, 1, ["a1", "a2", "a3", "a4"], ["a5"], null),
            new PlannedStep(PlannedKind.Award, 1, ["a1", "a2"], [], null),
            new PlannedStep(PlannedKind.Promote, 0, ["a3"], ["a1"], null)
        );

        _procedure.AssertNext(
            "OpenReviewBatch 1 without a5",
            "BeginAward a1 a2",
            "PromoteReserve a3 for a1",
            "MoveApplication a3 PromoteReserve 1"
        );
    }

    [Fact]
    public async Task Run_Notice_IsOpenedBeforeTheProjectsMove()
    {
        await NextAsync(new PlannedStep(PlannedKind.OpenPublicNotice, 2, ["a1", "a2"], [], null));

        _procedure.AssertNext("OpenPublicNotice 2", "MoveApplication a1 PublishNotice 1", "MoveApplication a2 PublishNotice 1");
    }

    [Fact]
    public async Task Run_PlaceBecomesFree_ReserveMovesUp()
    {
        await NextAsync(new PlannedStep(PlannedKind.Promote, 0, ["a3"], ["a1"], null));

        _procedure.AssertNext("PromoteReserve a3 for a1", "MoveApplication a3 PromoteReserve 1");
    }

    [Fact]
    public async Task Run_End_DeclinesTheReserveAndEnds()
    {
        await NextAsync(new PlannedStep(PlannedKind.End, 0, ["a3", "a4"], [], null));

        _procedure.AssertNext("MoveApplication a3 Decline 1", "MoveApplication a4 Decline 1", "EndRound");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_RoundIsReopenedWhileItEnds_GoesOn()
    {
        _isReopened = true;
        await NextAsync(new PlannedStep(PlannedKind.End, 0, [], [], null));
        _procedure.AssertNext("EndRound");
        Assert.Equal(OrchestrationRuntimeStatus.Running, await _procedure.StatusAsync());

        _isReopened = false;
        await NextAsync(new PlannedStep(PlannedKind.End, 0, [], [], null));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_WokenVeryOften_GoesOnInAFreshHistory()
    {
        for (var wakes = 0; wakes < 250; wakes++)
        {
            await _procedure.WakeAsync();
        }

        await NextAsync(new PlannedStep(PlannedKind.End, 0, [], [], null));

        Assert.Equal(["EndRound"], _procedure.Done);
    }

    [Fact]
    public async Task Run_SomethingChangesWhileItPlans_PlansAgain()
    {
        _whilePlanning = async () =>
        {
            _whilePlanning = null;
            _plan.Enqueue(new PlannedStep(PlannedKind.End, 0, [], [], null));
            await _procedure.RaiseAsync();
        };

        await _procedure.WakeAsync();

        Assert.Equal(["EndRound"], _procedure.Done);
    }

    private async Task<PlannedStep> PlanAsync()
    {
        var next = _plan.TryDequeue(out var step) ? step : Wait;
        if (_whilePlanning is not null)
        {
            await _whilePlanning();
        }

        return next;
    }

    private Task NextAsync(params PlannedStep[] steps)
    {
        Array.ForEach(steps, _plan.Enqueue);
        return _procedure.WakeAsync();
    }
}
