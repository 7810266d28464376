using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using Moq;

namespace CreditFunctions.Functions.Tests.Rounds;

/// <summary>The orchestrator against a mocked context, as it is tested in any Durable Functions app.</summary>
public sealed class RoundOrchestratorContextTests
{
    private readonly Mock<TaskOrchestrationContext> _context = new();

    public RoundOrchestratorContextTests()
    {
        _context.Setup(context => context.GetInput<RoundBegun>()).Returns(new RoundBegun("2026-science"));
        _context.Setup(context => context.CurrentUtcDateTime).Returns(Samples.ClosesAt.AddDays(30).UtcDateTime);
        Returns(nameof(ReadRoundProgressActivity), new RoundProgress(Samples.ClosesAt, true));
        Returns(nameof(FreezeRankingActivity), new FrozenBatch(["a1", "a2"]));
        Returns(nameof(OpenTasksActivity), new OpenedTasks(PendingKind.Round, "2026-science", ["task"]));
        Returns(nameof(ReadDecisionsActivity), new DecidedTasks([Outcomes.Agree], true));
        Returns(nameof(AdoptResolutionActivity), new DecidedBatch(["a1"], [], ["a2"]));
        Returns(nameof(OpenNoticeActivity), new OpenedNotice(Samples.ClosesAt.AddDays(8)));
    }

    [Fact]
    public async Task RunAsync_EverythingDecided_AwardsWhatWasProposedAndDeclinesTheRest()
    {
        await new RoundOrchestrator().RunAsync(_context.Object);

        Assert.Equal(
            [("a1", ApplicationMove.Rank), ("a2", ApplicationMove.Rank), ("a1", ApplicationMove.Propose), ("a2", ApplicationMove.Decline), ("a1", ApplicationMove.PublishNotice), ("a1", ApplicationMove.Award)],
            Calls().Select(call => call.Arguments[1]).OfType<ApplicationStep>().Select(step => (step.ApplicationId, step.Move)));
        Assert.Equal(nameof(AwardBatchActivity), ((TaskName)Calls().Last().Arguments[0]!).Name);
    }

    [Fact]
    public async Task RunAsync_NothingProposed_EndsTheRound()
    {
        Returns(nameof(AdoptResolutionActivity), new DecidedBatch([], [], ["a1", "a2"]));

        await new RoundOrchestrator().RunAsync(_context.Object);

        Assert.Equal(nameof(EndRoundActivity), ((TaskName)Calls().Last().Arguments[0]!).Name);
    }

    private void Returns<TOutput>(string activity, TOutput output) => _context
        .Setup(context => context.CallActivityAsync<TOutput>(It.Is<TaskName>(name => name.Name == activity), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
        .ReturnsAsync(output);

    private IEnumerable<IInvocation> Calls() => _context.Invocations.Where(call => call.Method.Name == nameof(TaskOrchestrationContext.CallActivityAsync));
}
