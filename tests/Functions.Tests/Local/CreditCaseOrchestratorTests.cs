using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Findings on a project before its award, and their consequences.</summary>
public sealed class CreditCaseOrchestratorTests : IAsyncLifetime
{
    private const string Subject = "u1.CourtEnforcement";

    private static readonly CreditCaseBegun Begun = new("a1", Samples.RoundId.Value, 2);

    private readonly ProcedureFixture _procedure = new();
    private readonly Dictionary<string, string> _decisions = [];
    private readonly Queue<CreditPosition> _credit = [];
    private FindingRuling _ruling;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_DeclaredEntryThatClears_GoesOnToAnAward()
    {
        var until = Samples.Now.AddDays(9);
        await BeginAsync(
            new(CreditState.ToBeAsked, [Subject], null),
            new(CreditState.Waiting, [], until),
            new(CreditState.Clear, [], null)
        );
        _procedure.AssertNext($"AskParties {Subject}");

        await _procedure.WakeAsync();

        await AssertEndedAsync();
    }

    [Fact]
    public async Task Run_DeclaredEntryUnanswered_MakesIneligibleAtTheTerm()
    {
        var until = Samples.Now.AddDays(9);
        await BeginAsync(
            new(CreditState.ToBeAsked, [Subject], null),
            new(CreditState.Waiting, [], until),
            new(CreditState.Blocked, [Subject], null)
        );

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(until, _procedure.Now);
        await AssertEndedAsync($"AskParties {Subject}", "MoveApplication FindIneligible");
    }

    [Fact]
    public async Task Run_SuspicionAfterAnEarlierOne_IsDecidedAgainByTwo()
    {
        await BeginAsync(new CreditPosition(CreditState.Suspected, [Subject], null) { Ordinal = 3 }, new(CreditState.Clear, [], null));
        _procedure.AssertNext($"OpenTasks Finding {Subject} 3");

        await DecideAsync("3 one", FindingRuling.Dismiss);
        Assert.Empty(_procedure.Done);
        await DecideAsync("3 two", FindingRuling.Dismiss);

        await AssertEndedAsync($"RecordFinding {Subject}");
    }

    [Fact]
    public async Task Run_UpheldSuspicion_WaitsUntilOfficersLiftTheHold()
    {
        _ruling = FindingRuling.Uphold;
        await BeginAsync(
            new CreditPosition(CreditState.Suspected, [Subject], null),
            new(CreditState.Waiting, [], null),
            new(CreditState.Clear, [], null)
        );

        await DecideAsync("1 one", FindingRuling.Uphold);
        await DecideAsync("1 two", FindingRuling.Uphold);
        _procedure.AssertNext($"OpenTasks Finding {Subject} 1", $"RecordFinding {Subject}");

        await _procedure.WakeAsync();

        await AssertEndedAsync();
    }

    private Task BeginAsync(params CreditPosition[] positions)
    {
        Array.ForEach(positions, _credit.Enqueue);
        return _procedure
            .Activity<CreditStep, CreditPosition>(nameof(AdvanceCreditActivity), Advance)
            .Activity<PartiesToAsk>(nameof(AskPartiesActivity), asked => string.Join(' ', asked.Subjects))
            .Activity<ApplicationBegun, Submission>(
                nameof(ReadSubmissionActivity),
                _ => new Submission(ApplicationState.OnPublicNotice, 1, null, Samples.ClosesAt)
            )
            .Activity<TasksToOpen, OpenedTasks>(nameof(OpenTasksActivity), Open, step => $"{step.Step} {step.Subject} {step.Ordinal}")
            .Activity<AskedTasks, DecidedTasks>(nameof(ReadDecisionsActivity), Decided)
            .Activity<AgreedFinding, FindingOutcome>(
                nameof(RecordFindingActivity),
                _ => new FindingOutcome(_ruling),
                agreed => agreed.Subject
            )
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                _ => new MovedApplication(IsMade: true),
                step => $"{step.Move}"
            )
            .Activity<HoldStep>(nameof(HoldApplicationActivity), hold => $"{hold.Key} {(hold.IsLifted ? "lifted" : "placed")}")
            .Activity<string>(nameof(WakeRoundActivity), roundId => roundId)
            .BeginAsync(nameof(CreditCaseOrchestrator), new CreditCaseOrchestrator().RunAsync, Begun);
    }

    private CreditPosition Advance(CreditStep step)
    {
        Assert.Equal(new CreditStep(Begun.ApplicationId, Begun.RoundId, Begun.Group), step);
        return _credit.Count > 1 ? _credit.Dequeue() : _credit.Peek();
    }

    private static OpenedTasks Open(TasksToOpen step) =>
        new(step.RecordType, step.RecordId, [$"{step.Ordinal} one", $"{step.Ordinal} two"]);

    private DecidedTasks Decided(AskedTasks asked)
    {
        var tasks = asked.Steps.SelectMany(step => step.Tasks).ToList();
        var decided = tasks.Where(_decisions.ContainsKey).Select(task => new DecidedTask(task, _decisions[task])).ToList();
        return new DecidedTasks(decided, decided.Count == tasks.Count);
    }

    private Task DecideAsync(string task, FindingRuling ruling)
    {
        _decisions[task] = $"{ruling}";
        return _procedure.WakeAsync();
    }

    /// <summary>With any result, the hold is lifted and the round decides the next step.</summary>
    private async Task AssertEndedAsync(params string[] before)
    {
        _procedure.AssertNext([.. before, "HoldApplication credit|2 lifted", $"WakeRound {Begun.RoundId}"]);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }
}
