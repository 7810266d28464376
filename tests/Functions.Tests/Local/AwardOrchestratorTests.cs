using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>An award, from the repeated credit queries to the joint document.</summary>
public sealed class AwardOrchestratorTests : IAsyncLifetime
{
    private const string Document = "AwardDocument 1.1";

    private readonly ProcedureFixture _procedure = new();
    private readonly HashSet<string> _decided = [];
    private readonly HashSet<string> _ended = [];
    private readonly Dictionary<string, Queue<CreditPosition>> _credit = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_Award_AsksForTheDocumentAndAwards()
    {
        await BeginAsync("a1", "a2");
        _procedure.AssertNext("PrepareAward a1 a2", "OpenTasks AwardDocument 1.1");

        await IssueAsync();

        _procedure.AssertNext("MoveApplication a1 Award 1", "MoveApplication a2 Award 1", "AwardBatch 1 a1 a2", "WakeRound 2026-science");
    }

    [Fact]
    public async Task Run_WinnerRenouncesWhileTheDocumentIsWaitedFor_IsNotAwarded()
    {
        await BeginAsync("a1", "a2");
        _ended.Add("a2");

        await IssueAsync();

        Assert.Equal("AwardBatch 1 a1", _procedure.Done[^2]);
    }

    [Fact]
    public async Task Run_CheckHasGoneStale_IsLookedUpAgainBeforeTheAward()
    {
        Credit("a1", CreditState.Waiting, CreditState.Clear);
        await BeginAsync("a1", "a2");
        Assert.Empty(_procedure.Done);

        await _procedure.WakeAsync();

        _procedure.AssertNext("PrepareAward a1 a2", "OpenTasks AwardDocument 1.1");
    }

    [Fact]
    public async Task Run_CheckIsNotClearBeforeTheAward_IsHeldAndTheOthersGoOn()
    {
        Credit("a1", CreditState.Suspected);

        await BeginAsync("a1", "a2");

        _procedure.AssertNext("HoldApplication a1", "BeginCreditCase a1", "PrepareAward a2", "OpenTasks AwardDocument 1.1");
    }

    [Fact]
    public async Task Run_NoCheckIsClearBeforeTheAward_AsksForNoDocument()
    {
        Credit("a1", CreditState.Blocked);

        await BeginAsync("a1");

        _procedure.AssertNext("HoldApplication a1", "BeginCreditCase a1", "PrepareAward", "WakeRound 2026-science");
    }

    private Task BeginAsync(params string[] ids) =>
        _procedure
            .Activity<CreditStep, CreditPosition>(nameof(AdvanceCreditActivity), CreditOf)
            .Activity<HoldStep>(nameof(HoldApplicationActivity), hold => hold.ApplicationId)
            .Activity<CreditCaseBegun>(nameof(BeginCreditCaseActivity), begun => begun.ApplicationId)
            .Activity<AwardBegun>(nameof(PrepareAwardActivity), award => string.Join(' ', award.ApplicationIds))
            .Activity<TasksToOpen, OpenedTasks>(
                nameof(OpenTasksActivity),
                step => new OpenedTasks(step.RecordType, step.RecordId, [Name(step)]),
                Name
            )
            .Activity<AskedTasks, DecidedTasks>(
                nameof(ReadDecisionsActivity),
                _ => new DecidedTasks([.. _decided.Select(task => new DecidedTask(task, Outcomes.Issued))], _decided.Count > 0)
            )
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                step => new MovedApplication(!_ended.Contains(step.ApplicationId)),
                step => $"{step.ApplicationId} {step.Move} {step.Ordinal}"
            )
            .Activity<AwardedGroup>(nameof(AwardBatchActivity), group => $"{group.Group} {string.Join(' ', group.ApplicationIds)}")
            .Activity<string>(nameof(WakeRoundActivity), roundId => roundId)
            .BeginAsync(nameof(AwardOrchestrator), new AwardOrchestrator().RunAsync, new AwardBegun(Samples.RoundId.Value, 1, ids));

    private static string Name(TasksToOpen step) => $"{step.Step} {step.Subject}.{step.Ordinal}";

    private CreditPosition CreditOf(CreditStep step) =>
        _credit.TryGetValue(step.ApplicationId, out var positions)
            ? positions.Count > 1
                ? positions.Dequeue()
                : positions.Peek()
            : new CreditPosition(CreditState.Clear, [], null);

    private void Credit(string id, params CreditState[] states) =>
        _credit[id] = new Queue<CreditPosition>(states.Select(state => new CreditPosition(state, [], null)));

    private Task IssueAsync()
    {
        _decided.Add(Document);
        return _procedure.WakeAsync();
    }
}
