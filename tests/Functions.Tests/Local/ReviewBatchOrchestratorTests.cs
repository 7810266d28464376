using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>A review batch, from the experts to the finance bureau.</summary>
public sealed class ReviewBatchOrchestratorTests : IAsyncLifetime
{
    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private readonly Dictionary<int, DecidedBatch> _resolutions = new() { [1] = new(["a1", "a2"], ["a3"], ["a4"]) };
    private IReadOnlyList<string> _ranked = ["a1", "a2", "a3", "a4"];
    private bool _hasFieldVisit;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_Pass_GoesFromTheExpertsToTheFinanceBureau()
    {
        await BeginAsync();
        AssertNext("OpenTasks ExpertReview 1.1");

        await DecideAsync("ExpertReview 1.1", Outcomes.Scored);
        AssertNext("OpenTasks RankingFreeze 1.1");

        await DecideAsync("RankingFreeze 1.1", Outcomes.Frozen);
        AssertNext(
            "FreezeRanking ExpertReview 1.1",
            "MoveApplication a1 Rank 1",
            "MoveApplication a2 Rank 1",
            "MoveApplication a3 Rank 1",
            "MoveApplication a4 Rank 1",
            "OpenTasks MeetingResolution 1.1"
        );

        await DecideAsync("MeetingResolution 1.1", Outcomes.Adopted);
        AssertNext(
            "AdoptResolution 1.1",
            "MoveApplication a1 Propose 1",
            "MoveApplication a2 Propose 1",
            "MoveApplication a3 PlaceInReserve 1",
            "OpenTasks Concurrence 1.1"
        );

        await DecideAsync("Concurrence 1.1", Outcomes.Agree);
        AssertNext("RecordConcurrence 1.1", "MoveApplication a4 Decline 1", "WakeRound 2026-science");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_NothingIsRanked_NeedsNoMeeting()
    {
        _ranked = [];
        _decisions["ExpertReview 1.1"] = Outcomes.Scored;
        _decisions["RankingFreeze 1.1"] = Outcomes.Frozen;

        await BeginAsync();

        AssertNext("OpenTasks ExpertReview 1.1", "OpenTasks RankingFreeze 1.1", "FreezeRanking ExpertReview 1.1", "WakeRound 2026-science");
    }

    [Fact]
    public async Task Run_RoundVisitsProjects_AsksForTheVisitBeforeTheMeeting()
    {
        _hasFieldVisit = true;
        _decisions["ExpertReview 1.1"] = Outcomes.Scored;
        await BeginAsync();
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

        await BeginAsync();

        Assert.Equal(
            ["MoveApplication a1 ReturnToMeeting 1", "MoveApplication a2 ReturnToMeeting 1", "MoveApplication a3 ReturnToMeeting 1"],
            _procedure.Done.Where(step => step.Contains("ReturnToMeeting", StringComparison.Ordinal)).Order()
        );
        Assert.Contains("MoveApplication a1 Propose 2", _procedure.Done);
        Assert.Equal(
            ["MoveApplication a2 Decline 1", "MoveApplication a3 Decline 1", "MoveApplication a4 Decline 1"],
            _procedure.Done.Where(step => step.Contains("Decline", StringComparison.Ordinal)).Order()
        );
    }

    private Task BeginAsync() =>
        _procedure
            .Activity<SignedReviewBatch, FrozenBatch>(
                nameof(FreezeRankingActivity),
                _ => new FrozenBatch(_ranked, _hasFieldVisit),
                signed => string.Join(", ", signed.Sessions)
            )
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                _ => new MovedApplication(IsMade: true),
                step => $"{step.ApplicationId} {step.Move} {step.Ordinal}"
            )
            .Activity<TasksToOpen, OpenedTasks>(
                nameof(OpenTasksActivity),
                step => new OpenedTasks(step.RecordType, step.RecordId, [Name(step)]),
                Name
            )
            .Activity<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), Decided)
            .Activity<DecidedReviewBatch, DecidedBatch>(
                nameof(AdoptResolutionActivity),
                batch => _resolutions[batch.Ordinal],
                batch => $"{batch.Batch}.{batch.Ordinal}"
            )
            .Activity<DecidedReviewBatch>(nameof(RecordConcurrenceActivity), batch => $"{batch.Batch}.{batch.Ordinal}")
            .Activity<string>(nameof(WakeRoundActivity), roundId => roundId)
            .BeginAsync(
                nameof(ReviewBatchOrchestrator),
                new ReviewBatchOrchestrator().RunAsync,
                new ReviewBatchBegun(Samples.RoundId.Value, 1)
            );

    private static string Name(TasksToOpen step) => $"{step.Step} {step.Subject}.{step.Ordinal}";

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

    private Task DecideAsync(string task, string outcome)
    {
        _decisions[task] = outcome;
        return _procedure.WakeAsync();
    }

    private void AssertNext(params string[] steps) => _procedure.AssertNext(steps);
}
