using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.CreditChecks;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using Moq;

namespace CreditFunctions.Functions.Tests.Rounds;

/// <summary>The orchestrator against a mocked context, as it is tested in any Durable Functions app.</summary>
public sealed class RoundOrchestratorContextTests
{
    private static readonly PlannedStep End = new(PlannedKind.End, 0, ["a3"], [], null);

    private readonly Mock<TaskOrchestrationContext> _context = new();

    public RoundOrchestratorContextTests()
    {
        _context.Setup(context => context.GetInput<RoundBegun>()).Returns(new RoundBegun("2026-science"));
        _context.Setup(context => context.CurrentUtcDateTime).Returns(Samples.ClosesAt.AddDays(30).UtcDateTime);
        Returns(nameof(FreezeRankingActivity), new FrozenBatch(["a1", "a2"], HasFieldVisit: false));
        Returns(nameof(OpenTasksActivity), new OpenedTasks(PendingKind.Round, "2026-science", ["task"]));
        Returns(nameof(ReadDecisionsActivity), new DecidedTasks([new DecidedTask("task", Outcomes.Agree)], true));
        Returns(nameof(AdoptResolutionActivity), new DecidedBatch(["a1"], [], ["a2"]));
        Returns(nameof(MoveApplicationActivity), new MovedApplication(IsMade: true));
        Returns(nameof(AdvanceCreditActivity), new CreditPosition(CreditState.Clear, [], null));
    }

    [Fact]
    public async Task RunAsync_PassThenNoticeThenAward_MovesWhatIsDecided()
    {
        Plan(new(PlannedKind.OpenPass, 1, ["a1", "a2"], [], null), new(PlannedKind.OpenNotice, 1, ["a1"], [], null), new(PlannedKind.Award, 1, ["a1"], [], null), End);

        await new RoundOrchestrator().RunAsync(_context.Object);

        Assert.Equal(
            [
                ("a1", ApplicationMove.Rank), ("a2", ApplicationMove.Rank), ("a1", ApplicationMove.Propose), ("a2", ApplicationMove.Decline),
                ("a1", ApplicationMove.PublishNotice), ("a1", ApplicationMove.Award), ("a3", ApplicationMove.Decline),
            ],
            Calls().Select(call => call.Arguments[1]).OfType<ApplicationStep>().Select(step => (step.ApplicationId, step.Move)));
        Assert.Equal(nameof(EndRoundActivity), ((TaskName)Calls().Last().Arguments[0]!).Name);
    }

    [Fact]
    public async Task RunAsync_EveryActivity_IsRetriedForAWorldThatIsAway()
    {
        Plan(End);

        await new RoundOrchestrator().RunAsync(_context.Object);

        Assert.All(Calls(), call => Assert.NotNull(Assert.IsType<TaskOptions>(call.Arguments[2]).Retry));
    }

    private void Plan(params PlannedStep[] steps)
    {
        var sequence = new Queue<PlannedStep>(steps);
        _context
            .Setup(context => context.CallActivityAsync<PlannedStep>(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .ReturnsAsync(sequence.Dequeue);
    }

    private void Returns<TOutput>(string activity, TOutput output) => _context
        .Setup(context => context.CallActivityAsync<TOutput>(It.Is<TaskName>(name => name.Name == activity), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
        .ReturnsAsync(output);

    private IEnumerable<IInvocation> Calls() => _context.Invocations.Where(call => call.Method.Name == nameof(TaskOrchestrationContext.CallActivityAsync));
}
