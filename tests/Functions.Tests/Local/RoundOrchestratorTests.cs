using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The round's procedure does what its plan says, step by step; what the plan says is tested where it is made.</summary>
public sealed class RoundOrchestratorTests : IAsyncLifetime
{
    private static readonly RoundBegun Begun = new(Samples.RoundId.Value);
    private static readonly DateTimeOffset Later = Samples.ClosesAt.AddDays(8);
    private static readonly PlannedStep Pass = new(PlannedKind.OpenPass, 1, ["a1", "a2", "a3", "a4"], ["a5"], null);
    private static readonly PlannedStep Wait = new(PlannedKind.Wait, 0, [], [], null);

    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private readonly Queue<PlannedStep> _plan = new();
    private readonly Dictionary<int, DecidedBatch> _resolutions = new() { [1] = new(["a1", "a2"], ["a3"], ["a4"]) };
    private readonly HashSet<string> _ended = [];
    private readonly Dictionary<string, Queue<CreditPosition>> _credit = [];
    private bool _hasFieldVisit;
    private Func<Task>? _whilePlanning;

    public async Task InitializeAsync() => await _procedure
        .ActivityAsync<RoundBegun, PlannedStep>(nameof(PlanRoundActivity), _ => PlanAsync())
        .Activity<RoundRecord>(nameof(OpenPassActivity), record => $"{record.Step.Number} without {string.Join(' ', record.Step.Others)}")
        .Activity<SignedPass, FrozenBatch>(
            nameof(FreezeRankingActivity), _ => new FrozenBatch(["a1", "a2", "a3", "a4"], _hasFieldVisit), signed => string.Join(", ", signed.Sessions))
        .Activity<ApplicationStep, MovedApplication>(
            nameof(MoveApplicationActivity), step => new MovedApplication(!_ended.Contains(step.ApplicationId)), step => $"{step.ApplicationId} {step.Move} {step.Ordinal}")
        .Activity<TasksToOpen, OpenedTasks>(
            nameof(OpenTasksActivity), step => new OpenedTasks(step.RecordKind, step.RecordId, [Name(step)]), Name)
        .Activity<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), Decided)
        .Activity<DecidedPass, DecidedBatch>(nameof(AdoptResolutionActivity), pass => _resolutions[pass.Ordinal], pass => $"{pass.Pass}.{pass.Ordinal}")
        .Activity<DecidedPass>(nameof(RecordConcurrenceActivity), pass => $"{pass.Pass}.{pass.Ordinal}")
        .Activity<RoundRecord>(nameof(OpenNoticeActivity), record => $"{record.Step.Number}")
        .Activity<CreditStep, CreditPosition>(nameof(AdvanceCreditActivity), CreditOf)
        .Activity<HoldStep>(nameof(HoldApplicationActivity), hold => hold.ApplicationId)
        .Activity<RoundRecord>(nameof(PrepareAwardActivity), record => string.Join(' ', record.Step.ApplicationIds))
        .Activity<AwardedGroup>(nameof(AwardBatchActivity), group => $"{group.Group} {string.Join(' ', group.ApplicationIds)}")
        .Activity<RoundRecord>(nameof(PromoteReserveActivity), record => $"{record.Step.ApplicationIds[0]} for {record.Step.Others[0]}")
        .Activity<RoundBegun>(nameof(EndRoundActivity), _ => "")
        .BeginAsync(nameof(RoundOrchestrator), new RoundOrchestrator().RunAsync, Begun);

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
    public async Task Run_Pass_GoesFromTheExpertsToTheFinanceBureau()
    {
        await NextAsync(Pass);
        AssertNext("OpenPass 1 without a5", "OpenTasks ExpertReview 1.1");

        await DecideAsync("ExpertReview 1.1", Outcomes.Scored);
        AssertNext("OpenTasks RankingFreeze 1.1");

        await DecideAsync("RankingFreeze 1.1", Outcomes.Frozen);
        AssertNext(
            "FreezeRanking ExpertReview 1.1", "MoveApplication a1 Rank 1", "MoveApplication a2 Rank 1", "MoveApplication a3 Rank 1", "MoveApplication a4 Rank 1",
            "OpenTasks MeetingResolution 1.1");

        await DecideAsync("MeetingResolution 1.1", Outcomes.Adopted);
        AssertNext("AdoptResolution 1.1", "MoveApplication a1 Propose 1", "MoveApplication a2 Propose 1", "MoveApplication a3 PlaceInReserve 1", "OpenTasks Concurrence 1.1");

        await DecideAsync("Concurrence 1.1", Outcomes.Agree);
        AssertNext("RecordConcurrence 1.1", "MoveApplication a4 Decline 1");
    }

    [Fact]
    public async Task Run_RoundVisitsProjects_AsksForTheVisitBeforeTheMeeting()
    {
        _hasFieldVisit = true;
        _decisions["ExpertReview 1.1"] = Outcomes.Scored;
        await NextAsync(Pass);
        await DecideAsync("RankingFreeze 1.1", Outcomes.Frozen);

        Assert.Equal("OpenTasks FieldVisit 1.1", _procedure.Done[^1]);
        await DecideAsync("FieldVisit 1.1", Outcomes.Visited);
        Assert.Equal("OpenTasks MeetingResolution 1.1", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_FinanceBureauReturnsOnce_MeetingDecidesAgain()
    {
        _resolutions[2] = new(["a1"], [], ["a2", "a3", "a4"]);
        DecideAll();
        _decisions["Concurrence 1.1"] = Outcomes.Return;
        _decisions["MeetingResolution 1.2"] = Outcomes.Adopted;
        _decisions["Concurrence 1.2"] = Outcomes.Agree;

        await NextAsync(Pass);

        Assert.Equal(
            ["MoveApplication a1 ReturnToMeeting 1", "MoveApplication a2 ReturnToMeeting 1", "MoveApplication a3 ReturnToMeeting 1"],
            _procedure.Done.Where(step => step.Contains("ReturnToMeeting", StringComparison.Ordinal)).Order());
        Assert.Contains("MoveApplication a1 Propose 2", _procedure.Done);
        Assert.Equal(
            ["MoveApplication a2 Decline 1", "MoveApplication a3 Decline 1", "MoveApplication a4 Decline 1"],
            _procedure.Done.Where(step => step.Contains("Decline", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Run_Notice_IsOpenedBeforeTheProjectsMove()
    {
        await NextAsync(new PlannedStep(PlannedKind.OpenNotice, 2, ["a1", "a2"], [], null));

        AssertNext("OpenNotice 2", "MoveApplication a1 PublishNotice 1", "MoveApplication a2 PublishNotice 1");
    }

    [Fact]
    public async Task Run_Award_AsksForTheDocumentAndAwards()
    {
        await NextAsync(Award("a1", "a2"));
        AssertNext("PrepareAward a1 a2", "OpenTasks AwardDocument 1.1");

        await DecideAsync("AwardDocument 1.1", Outcomes.Issued);

        AssertNext("MoveApplication a1 Award 1", "MoveApplication a2 Award 1", "AwardBatch 1 a1 a2");
    }

    [Fact]
    public async Task Run_WinnerRenouncesWhileTheDocumentIsWaitedFor_IsNotAwarded()
    {
        await NextAsync(Award("a1", "a2"));
        _ended.Add("a2");

        await DecideAsync("AwardDocument 1.1", Outcomes.Issued);

        Assert.Equal("AwardBatch 1 a1", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_CheckHasGoneStale_IsLookedUpAgainBeforeTheAward()
    {
        Credit("a1", CreditState.Waiting, CreditState.Clear);
        await NextAsync(Award("a1", "a2"));
        Assert.Empty(_procedure.Done);

        await _procedure.WakeAsync();

        AssertNext("PrepareAward a1 a2", "OpenTasks AwardDocument 1.1");
    }

    [Fact]
    public async Task Run_CheckIsNotClearBeforeTheAward_IsHeldAndTheOthersGoOn()
    {
        Credit("a1", CreditState.Suspected);

        await NextAsync(Award("a1", "a2"));

        AssertNext("HoldApplication a1", "PrepareAward a2", "OpenTasks AwardDocument 1.1");
    }

    [Fact]
    public async Task Run_NoCheckIsClearBeforeTheAward_AsksForNoDocument()
    {
        Credit("a1", CreditState.Blocked);

        await NextAsync(Award("a1"));

        AssertNext("HoldApplication a1");
    }

    [Fact]
    public async Task Run_PlaceBecomesFree_ReserveMovesUp()
    {
        await NextAsync(new PlannedStep(PlannedKind.Promote, 0, ["a3"], ["a1"], null));

        AssertNext("PromoteReserve a3 for a1", "MoveApplication a3 PromoteReserve 1");
    }

    [Fact]
    public async Task Run_End_DeclinesTheReserveAndEnds()
    {
        await NextAsync(new PlannedStep(PlannedKind.End, 0, ["a3", "a4"], [], null));

        AssertNext("MoveApplication a3 Decline 1", "MoveApplication a4 Decline 1", "EndRound");
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

    private static PlannedStep Award(params string[] ids) => new(PlannedKind.Award, 1, ids, [], null);

    private static string Name(TasksToOpen step) => $"{step.Step} {step.Subject}.{step.Ordinal}";

    private async Task<PlannedStep> PlanAsync()
    {
        var next = _plan.TryDequeue(out var step) ? step : Wait;
        if (_whilePlanning is not null)
        {
            await _whilePlanning();
        }

        return next;
    }

    private CreditPosition CreditOf(CreditStep step) => _credit.TryGetValue(step.ApplicationId, out var positions)
        ? positions.Count > 1 ? positions.Dequeue() : positions.Peek()
        : new CreditPosition(CreditState.Clear, [], null);

    private void Credit(string id, params CreditState[] states) =>
        _credit[id] = new Queue<CreditPosition>(states.Select(state => new CreditPosition(state, [], null)));

    private DecidedTasks Decided(AskedTasks asked)
    {
        var tasks = asked.Steps.SelectMany(step => step.Tasks).ToList();
        var decided = tasks.Where(_decisions.ContainsKey).Select(task => new DecidedTask(task, _decisions[task])).ToList();
        return new DecidedTasks(decided, decided.Count == tasks.Count);
    }

    private void DecideAll()
    {
        _decisions["ExpertReview 1.1"] = Outcomes.Scored;
        _decisions["RankingFreeze 1.1"] = Outcomes.Frozen;
        _decisions["MeetingResolution 1.1"] = Outcomes.Adopted;
        _decisions["Concurrence 1.1"] = Outcomes.Agree;
    }

    private Task NextAsync(params PlannedStep[] steps)
    {
        Array.ForEach(steps, _plan.Enqueue);
        return _procedure.WakeAsync();
    }

    private Task DecideAsync(string task, string outcome)
    {
        _decisions[task] = outcome;
        return _procedure.WakeAsync();
    }

    // What was done since the last look. Moves of several applications run at once: a run of them counts in any order.
    private void AssertNext(params string[] steps)
    {
        Assert.Equal(Sorted(steps), Sorted(_procedure.Done));
        _procedure.Done.Clear();
    }

    private static IEnumerable<string> Sorted(IReadOnlyList<string> steps)
    {
        var run = 0;
        var runs = steps.Select((step, index) => (step, Run: index > 0 && IsMove(step) && IsMove(steps[index - 1]) ? run : ++run));
        return runs.GroupBy(entry => entry.Run, entry => entry.step).SelectMany(group => group.Order(StringComparer.Ordinal));
    }

    private static bool IsMove(string step) => step.StartsWith("MoveApplication", StringComparison.Ordinal);
}
