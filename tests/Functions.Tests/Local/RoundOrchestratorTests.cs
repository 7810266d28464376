using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class RoundOrchestratorTests : IAsyncLifetime
{
    private static readonly RoundBegun Begun = new(Samples.RoundId.Value);
    private static readonly DateTimeOffset DecidedAt = Samples.ClosesAt.AddMinutes(1);
    private static readonly DateTimeOffset NoticeUntil = Samples.ClosesAt.AddDays(8);

    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private readonly Dictionary<int, DecidedBatch> _resolutions = new() { [1] = new(["a1", "a2"], ["a3"], ["a4"]) };
    private string[] _ranking = ["a1", "a2", "a3", "a4"];
    private bool _areReviewsComplete = true;
    private Func<Task>? _whileReading;

    public async Task InitializeAsync() => await _procedure
        .ActivityAsync<RoundBegun, RoundProgress>(nameof(ReadRoundProgressActivity), _ => ReadAsync(() => new RoundProgress(DecidedAt, _areReviewsComplete)))
        .Activity<RoundBegun, FrozenBatch>(nameof(FreezeRankingActivity), _ => new FrozenBatch(_ranking), _ => "")
        .Activity<ApplicationStep>(nameof(MoveApplicationActivity), step => $"{step.ApplicationId} {step.Move} {step.Ordinal}")
        .Activity<TasksToOpen, OpenedTasks>(
            nameof(OpenTasksActivity), step => new OpenedTasks(step.RecordKind, step.RecordId, [$"{step.Step} {step.Ordinal}"]), step => $"{step.Step} {step.Ordinal}")
        .ActivityAsync<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), asked => ReadAsync(() => Decided(asked)))
        .Activity<BatchStep, DecidedBatch>(nameof(AdoptResolutionActivity), step => _resolutions[step.Ordinal], step => $"{step.Ordinal}")
        .Activity<BatchStep>(nameof(RecordConcurrenceActivity), step => $"{step.Ordinal}")
        .Activity<RoundBegun, OpenedNotice>(nameof(OpenNoticeActivity), _ => new OpenedNotice(NoticeUntil), _ => "")
        .Activity<RoundBegun>(nameof(AwardBatchActivity), _ => "")
        .Activity<RoundBegun>(nameof(EndRoundActivity), _ => "")
        .BeginAsync(nameof(RoundOrchestrator), new RoundOrchestrator().RunAsync, Begun);

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_BeforeSubmissionsAreDecided_FreezesNothingHoweverOftenItIsWoken()
    {
        await _procedure.WakeAsync();
        await _procedure.WakeAsync();

        Assert.Empty(_procedure.Done);
        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(DecidedAt, _procedure.Now);
        Assert.Contains("FreezeRanking", _procedure.Done);
    }

    [Fact]
    public async Task Run_ReviewsOutstanding_WaitsForTheLast()
    {
        _areReviewsComplete = false;
        await _procedure.PassToNextTimerAsync();
        await _procedure.WakeAsync();
        Assert.Empty(_procedure.Done);

        _areReviewsComplete = true;
        await _procedure.WakeAsync();

        Assert.Contains("FreezeRanking", _procedure.Done);
    }

    [Fact]
    public async Task Run_LastReviewEndsJustAfterTheRowsWereRead_IsWokenAllTheSame()
    {
        _areReviewsComplete = false;
        _whileReading = async () =>
        {
            if (_procedure.Now >= DecidedAt)
            {
                _whileReading = null;
                _areReviewsComplete = true;
                await _procedure.RaiseAsync();
            }
        };

        await _procedure.PassToNextTimerAsync();

        Assert.Contains("FreezeRanking", _procedure.Done);
    }

    [Fact]
    public async Task Run_WholeBatch_IsRankedDecidedNoticedAndAwarded()
    {
        await _procedure.PassToNextTimerAsync();
        AssertNext("FreezeRanking", "MoveApplication a1 Rank 1", "MoveApplication a2 Rank 1", "MoveApplication a3 Rank 1", "MoveApplication a4 Rank 1", "OpenTasks MeetingResolution 1");

        await DecideAsync("MeetingResolution 1", Outcomes.Adopted);
        AssertNext("AdoptResolution 1", "MoveApplication a1 Propose 1", "MoveApplication a2 Propose 1", "MoveApplication a3 PlaceInReserve 1", "OpenTasks Concurrence 1");

        await DecideAsync("Concurrence 1", Outcomes.Agree);
        AssertNext("RecordConcurrence 1", "MoveApplication a4 Decline 1", "OpenNotice", "MoveApplication a1 PublishNotice 1", "MoveApplication a2 PublishNotice 1");

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(NoticeUntil, _procedure.Now);
        AssertNext("OpenTasks AwardDocument 1");

        await DecideAsync("AwardDocument 1", Outcomes.Issued);
        AssertNext("MoveApplication a1 Award 1", "MoveApplication a2 Award 1", "AwardBatch");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_WokenDuringTheNotice_LetsItLieOpenToItsEnd()
    {
        DecideAll();
        await _procedure.PassToNextTimerAsync();

        await _procedure.WakeAsync();
        await _procedure.WakeAsync();
        Assert.DoesNotContain("OpenTasks AwardDocument 1", _procedure.Done);

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(NoticeUntil, _procedure.Now);
        Assert.Equal("AwardBatch", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_AwardEnteredJustAfterTheRowsWereRead_IsWokenAllTheSame()
    {
        DecideAll();
        _decisions.Remove("AwardDocument 1");
        await _procedure.PassToNextTimerAsync();
        _whileReading = async () =>
        {
            _whileReading = null;
            _decisions["AwardDocument 1"] = Outcomes.Issued;
            await _procedure.RaiseAsync();
        };

        await _procedure.PassToNextTimerAsync();

        Assert.Equal("AwardBatch", _procedure.Done[^1]);
    }

    [Fact]
    public async Task Run_FinanceBureauReturnsOnce_MeetingDecidesAgain()
    {
        _resolutions[2] = new(["a1"], [], ["a2", "a3", "a4"]);
        DecideAll();
        _decisions["Concurrence 1"] = Outcomes.Return;
        _decisions["MeetingResolution 2"] = Outcomes.Adopted;
        _decisions["Concurrence 2"] = Outcomes.Agree;

        await _procedure.PassToNextTimerAsync();
        await _procedure.PassToNextTimerAsync();

        AssertNext(
            "FreezeRanking", "MoveApplication a1 Rank 1", "MoveApplication a2 Rank 1", "MoveApplication a3 Rank 1", "MoveApplication a4 Rank 1",
            "OpenTasks MeetingResolution 1", "AdoptResolution 1", "MoveApplication a1 Propose 1", "MoveApplication a2 Propose 1", "MoveApplication a3 PlaceInReserve 1",
            "OpenTasks Concurrence 1", "RecordConcurrence 1",
            "MoveApplication a1 ReturnToMeeting 1", "MoveApplication a2 ReturnToMeeting 1", "MoveApplication a3 ReturnToMeeting 1",
            "OpenTasks MeetingResolution 2", "AdoptResolution 2", "MoveApplication a1 Propose 2",
            "OpenTasks Concurrence 2", "RecordConcurrence 2", "MoveApplication a2 Decline 1", "MoveApplication a3 Decline 1", "MoveApplication a4 Decline 1",
            "OpenNotice", "MoveApplication a1 PublishNotice 1", "OpenTasks AwardDocument 1", "MoveApplication a1 Award 1", "AwardBatch");
    }

    [Fact]
    public async Task Run_NothingProposed_EndsWithoutANotice()
    {
        _resolutions[1] = new([], [], ["a1", "a2", "a3", "a4"]);
        DecideAll();

        await _procedure.PassToNextTimerAsync();

        Assert.Equal("EndRound", _procedure.Done[^1]);
        Assert.Equal(4, _procedure.Done.Count(step => step.Contains("Decline", StringComparison.Ordinal)));
        Assert.DoesNotContain("OpenNotice", _procedure.Done);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    [Fact]
    public async Task Run_NoApplications_AsksNobody()
    {
        _ranking = [];

        await _procedure.PassToNextTimerAsync();

        AssertNext("FreezeRanking", "EndRound");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }

    private DecidedTasks Decided(AskedTasks asked)
    {
        var tasks = asked.Steps.SelectMany(step => step.Tasks).ToList();
        var outcomes = tasks.Where(_decisions.ContainsKey).Select(task => _decisions[task]).ToList();
        return new DecidedTasks(outcomes, outcomes.Count == tasks.Count);
    }

    // The answer is what the rows held before somebody wrote to them, as happens between a read and its return.
    private async Task<T> ReadAsync<T>(Func<T> read)
    {
        var answer = read();
        if (_whileReading is not null)
        {
            await _whileReading();
        }

        return answer;
    }

    private void DecideAll()
    {
        _decisions["MeetingResolution 1"] = Outcomes.Adopted;
        _decisions["Concurrence 1"] = Outcomes.Agree;
        _decisions["AwardDocument 1"] = Outcomes.Issued;
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
