using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Processing;
using Microsoft.DurableTask;
using Moq;

namespace CreditFunctions.Functions.Tests.Rounds;

/// <summary>The orchestrator with a mocked context, as in any Durable Functions app.</summary>
public sealed class RoundOrchestratorContextTests
{
    private static readonly PlannedStep End = new(PlannedKind.End, 0, ["a3"], [], null);

    private readonly Mock<TaskOrchestrationContext> _context = new();

    public RoundOrchestratorContextTests()
    {
        _context.Setup(context => context.GetInput<RoundBegun>()).Returns(new RoundBegun("2026-science"));
        _context.Setup(context => context.CurrentUtcDateTime).Returns(Samples.ClosesAt.AddDays(30).UtcDateTime);
        Returns(nameof(MoveApplicationActivity), new MovedApplication(IsMade: true));
    }

    [Fact]
    public async Task RunAsync_NoticeThenAward_MovesWhatIsDecidedAndBeginsTheAward()
    {
        Plan(new(PlannedKind.OpenPublicNotice, 1, ["a1"], [], null), new(PlannedKind.Award, 1, ["a1"], [], null), End);

        await new RoundOrchestrator().RunAsync(_context.Object);

        Assert.Equal(
            [("a1", ApplicationMove.PublishNotice), ("a3", ApplicationMove.Decline)],
            Calls().Select(call => call.Arguments[1]).OfType<ApplicationStep>().Select(step => (step.ApplicationId, step.Move))
        );
        Assert.Equal(
            [
                nameof(PlanRoundActivity),
                nameof(OpenPublicNoticeActivity),
                nameof(MoveApplicationActivity),
                nameof(PlanRoundActivity),
                nameof(BeginAwardActivity),
                nameof(PlanRoundActivity),
                nameof(MoveApplicationActivity),
                nameof(EndRoundActivity),
            ],
            Calls().Select(call => ((TaskName)call.Arguments[0]!).Name)
        );
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

    private void Returns<TOutput>(string activity, TOutput output) =>
        _context
            .Setup(context =>
                context.CallActivityAsync<TOutput>(
                    It.Is<TaskName>(name => name.Name == activity),
                    It.IsAny<object?>(),
                    It.IsAny<TaskOptions?>()
                )
            )
            .ReturnsAsync(output);

    private IEnumerable<IInvocation> Calls() =>
        _context.Invocations.Where(call => call.Method.Name == nameof(TaskOrchestrationContext.CallActivityAsync));
}
