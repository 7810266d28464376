using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Processing;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>The automatic acts of a case procedure, their order and their wake-ups.</summary>
public sealed class CaseOrchestratorTests : IAsyncLifetime
{
    private static readonly CaseBegun Begun = new("c1");

    private readonly ProcedureFixture _procedure = new();
    private readonly Queue<CaseStep> _steps = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _procedure.DisposeAsync();

    [Fact]
    public async Task Run_TermOfTheDefence_IsClosedAtItsEnd()
    {
        var until = Samples.Now.AddDays(2);
        await BeginAsync(
            new(CaseDue.FollowListing, null),
            new(CaseDue.Nothing, until),
            new(CaseDue.CloseDefence, null),
            new(CaseDue.End, null)
        );
        _procedure.AssertNext("FollowListing");

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(until, _procedure.Now);
        await AssertEndedAsync("CloseDefence");
    }

    [Fact]
    public async Task Run_LongWait_LooksAgainWithinThreeDays()
    {
        await BeginAsync(new(CaseDue.Nothing, Samples.Now.AddYears(3)), new(CaseDue.ExpireListing, null), new(CaseDue.End, null));

        Assert.True(await _procedure.PassToNextTimerAsync());

        Assert.Equal(Samples.Now.AddDays(3), _procedure.Now);
        await AssertEndedAsync("ExpireListing");
    }

    [Fact]
    public async Task Run_DecisionServed_DisqualifiesThenCarriesOutAndCloses()
    {
        await BeginAsync(
            new(CaseDue.Nothing, null),
            new CaseStep(CaseDue.CarryOut, null) { Disqualifies = "a1" },
            new(CaseDue.Close, null),
            new(CaseDue.End, null)
        );

        await _procedure.WakeAsync();

        await AssertEndedAsync("MoveApplication a1 Disqualify", "CarryOutCase True", "CloseCase");
    }

    [Fact]
    public async Task Run_UnfoundedDecisionServed_MovesNoApplication()
    {
        await BeginAsync(new(CaseDue.CarryOut, null), new(CaseDue.End, null));

        await AssertEndedAsync("CarryOutCase False");
    }

    /// <summary>A decision that revokes an award stops payments at once; the award ends before the case is closed.</summary>
    [Fact]
    public async Task Run_DecisionThatRevokesAnAward_HoldsItAndRevokesItLater()
    {
        await BeginAsync(
            new(CaseDue.HoldAward, null),
            new(CaseDue.CarryOut, null),
            new(CaseDue.RevokeAward, null),
            new(CaseDue.Close, null),
            new(CaseDue.End, null)
        );

        await AssertEndedAsync("FollowAward HoldAward", "CarryOutCase False", "FollowAward RevokeAward", "CloseCase");
    }

    private Task BeginAsync(params CaseStep[] steps)
    {
        Array.ForEach(steps, _steps.Enqueue);
        return _procedure
            .Activity<CaseBegun, CaseStep>(nameof(ReadCaseActivity), _ => _steps.Dequeue())
            .Activity<CaseBegun>(nameof(FollowListingActivity), _ => "")
            .Activity<CaseBegun>(nameof(CloseDefenceActivity), _ => "")
            .Activity<CaseBegun>(nameof(CloseCaseActivity), _ => "")
            .Activity<CaseBegun>(nameof(ExpireListingActivity), _ => "")
            .Activity<CaseAward>(nameof(FollowAwardActivity), award => $"{award.Due}")
            .Activity<CaseEffect>(nameof(CarryOutCaseActivity), effect => $"{effect.IsDisqualified}")
            .Activity<ApplicationStep, MovedApplication>(
                nameof(MoveApplicationActivity),
                _ => new MovedApplication(IsMade: true),
                step => $"{step.ApplicationId} {step.Move}"
            )
            .BeginAsync(nameof(CaseOrchestrator), new CaseOrchestrator().RunAsync, Begun);
    }

    private async Task AssertEndedAsync(params string[] done)
    {
        _procedure.AssertNext(done);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await _procedure.StatusAsync());
    }
}
