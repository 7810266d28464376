using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The automatic acts of a project procedure, their order, their recipients and their wake-ups.</summary>
public sealed class ProjectOrchestratorTests : IAsyncLifetime
{
    private static readonly ProjectBegun Begun = new("a1", "round");
    private static readonly AskedOfProject Concurrence = new(ReviewStep.Of<PaymentConcurrenceStep>(), "1", 1);
    private static readonly ProjectPlan End = new(ProjectDue.End, null, 0, []);

    private readonly ProcedureFixture _procedure = new();
    private readonly Queue<ProjectPlan> _plans = [];
    private readonly List<int> _ordinals = [];
    private bool _isDecided;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    /// <summary>The reserve is promoted only if the round reads its rows again.</summary>
    [Fact]
    public async Task Run_ContractLapsed_MovesTheApplicationAndWakesItsRound()
    {
        await BeginAsync(new(ProjectDue.LapseContract, null, 0, []), End with { Move = new OwedMove(ApplicationMove.Renounce, 1) }, End);

        await AssertEndedAsync("AdvanceProject LapseContract", "MoveApplication a1 Renounce 1", "WakeRound round", "CloseProjectTasks 0");
    }

    [Fact]
    public async Task Run_Asked_RemindsThenFollowsWhatWasDecided()
    {
        await BeginAsync(Asks(), Asks(), Asks(), End);
        _procedure.AssertNext("OpenTasks PaymentConcurrence 1");

        Assert.True(await _procedure.PassToNextTimerAsync());
        Assert.Equal(Samples.Now.AddDays(2), _procedure.Now);
        _procedure.AssertNext("RemindOfficers 1");

        _isDecided = true;
        await _procedure.WakeAsync();

        await AssertEndedAsync("FollowProjectTask PaymentConcurrence task", "CloseProjectTasks 0");
    }

    /// <summary>Nobody is asked for a decision that was entered from paper.</summary>
    [Fact]
    public async Task Run_NotAskedAnyMore_TakesTheTasksBack()
    {
        await BeginAsync(Asks(), new(ProjectDue.Nothing, null, 0, []), End);
        _procedure.AssertNext("OpenTasks PaymentConcurrence 1");

        await _procedure.WakeAsync();
        _procedure.AssertNext("CloseProjectTasks 1");

        await _procedure.WakeAsync();
        await AssertEndedAsync("CloseProjectTasks 0");
    }

    /// <summary>A decision that could not be carried out is asked again by a new task.</summary>
    [Fact]
    public async Task Run_DecisionRefused_AsksAgainWithANewOrdinal()
    {
        _isDecided = true;
        await BeginAsync(Asks(), new(ProjectDue.Nothing, null, 0, [Concurrence with { Ordinal = 2 }]), End);

        _procedure.AssertNext(
            "OpenTasks PaymentConcurrence 1",
            "FollowProjectTask PaymentConcurrence task",
            "OpenTasks PaymentConcurrence 1"
        );
        Assert.Equal([1, 2], _ordinals);

        await _procedure.WakeAsync();
        await AssertEndedAsync("CloseProjectTasks 0");
    }

    [Fact]
    public async Task Run_LongWait_LooksAgainWithinThreeDays()
    {
        await BeginAsync(new(ProjectDue.Nothing, Samples.Now.AddYears(1), 0, []), End);

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(Samples.Now.AddDays(3), _procedure.Now);
        await AssertEndedAsync("CloseProjectTasks 0");
    }

    /// <summary>A plan that stays due, as where an act has no effect, fails and hangs no test.</summary>
    [Fact]
    public async Task Run_WhatStaysDue_Fails()
    {
        await BeginAsync(Enumerable.Repeat(new ProjectPlan(ProjectDue.Archive, null, 0, []), 2_000).ToArray());

        Assert.Equal(OrchestrationRuntimeStatus.Failed, await _procedure.StatusAsync());
    }

    private static ProjectPlan Asks() => new(ProjectDue.Nothing, null, 0, [Concurrence]);

    private Task BeginAsync(params ProjectPlan[] plans)
    {
        Array.ForEach(plans, _plans.Enqueue);
        return _procedure
            .Activity<string, ProjectPlan>(nameof(ReadProjectActivity), _ => _plans.Dequeue())
            .Activity<ProjectAdvance>(nameof(AdvanceProjectActivity), advance => $"{advance.Due}")
            .Activity<string>(nameof(WakeRoundActivity), round => round)
            .Activity<EndedProjectTasks>(nameof(CloseProjectTasksActivity), ended => $"{ended.Tasks.Count}")
            .Activity<DecidedProjectTasks>(
                nameof(FollowProjectTaskActivity),
                decided => $"{decided.Asked.Step} {string.Join(' ', decided.Tasks)}"
            )
            .Activity<TasksToOpen, OpenedTasks>(
                nameof(OpenTasksActivity),
                step =>
                {
                    _ordinals.Add(step.Ordinal);
                    return new OpenedTasks(RecordType.Application, step.RecordId, ["task"], Samples.Now.AddDays(2));
                },
                step => $"{step.Step} {step.Subject}"
            )
            .Activity<AskedTasks, DecidedTasks>(
                nameof(ReadDecisionsActivity),
                _ =>
                    _isDecided && _ordinals[^1] == 1
                        ? new DecidedTasks([new DecidedTask("task", Outcomes.Agree)], AreComplete: true)
                        : new DecidedTasks([], AreComplete: false)
            )
            .Activity<OverdueTasks, NextReminder>(
                nameof(RemindOfficersActivity),
                _ => new NextReminder(null),
                overdue => $"{overdue.Number}"
            )
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                _ => new MovedApplication(IsMade: true),
                step => $"{step.ApplicationId} {step.Move} {step.Ordinal}"
            )
            .BeginAsync(nameof(ProjectOrchestrator), new ProjectOrchestrator().RunAsync, Begun);
    }

    private async Task AssertEndedAsync(params string[] done)
    {
        _procedure.AssertNext(done);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }
}
