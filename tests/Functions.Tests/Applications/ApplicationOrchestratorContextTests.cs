using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask;
using Moq;

namespace CreditFunctions.Functions.Tests.Applications;

/// <summary>The orchestrator with a mocked context, as in any Durable Functions app.</summary>
public sealed class ApplicationOrchestratorContextTests
{
    private static readonly ApplicationBegun Begun = new("id", "2026-science", "tag");

    private readonly Mock<TaskOrchestrationContext> _context = new();

    public ApplicationOrchestratorContextTests()
    {
        _context.Setup(context => context.GetInput<ApplicationBegun>()).Returns(Begun);
        _context.Setup(context => context.CurrentUtcDateTime).Returns(Samples.ClosesAt.AddHours(1).UtcDateTime);
        Returns(nameof(ReadSubmissionActivity), new Submission(ApplicationState.Submitted, 1, null, Samples.ClosesAt));
        Returns(nameof(MoveApplicationActivity), new MovedApplication(IsMade: true));
        Returns(nameof(OpenTasksActivity), new OpenedTasks(RecordType.Application, "id", ["task"]));
        Returns(nameof(ReadDecisionsActivity), new DecidedTasks([new DecidedTask("task", Outcomes.Admit)], true));
        Returns(nameof(AdvanceCreditActivity), new CreditPosition(CreditState.Clear, [], null));
    }

    [Fact]
    public async Task RunAsync_EverythingDecided_PassesTheCreditCheckAndReportsTheRound()
    {
        await new ApplicationOrchestrator().RunAsync(_context.Object);

        Assert.Equal(
            [ApplicationMove.BeginFormatCheck, ApplicationMove.Admit, ApplicationMove.BeginCreditCheck, ApplicationMove.PassCreditCheck],
            Moves()
        );
        Assert.Equal(nameof(NotifyRoundActivity), Calls().Last());
    }

    [Fact]
    public async Task RunAsync_EntryStandsInTheWay_EndsTheApplication()
    {
        Returns(nameof(AdvanceCreditActivity), new CreditPosition(CreditState.Blocked, ["u1.CourtEnforcement"], null));

        await new ApplicationOrchestrator().RunAsync(_context.Object);

        Assert.Equal(ApplicationMove.FindIneligible, Moves().Last());
        Assert.Equal(nameof(NotifyRoundActivity), Calls().Last());
    }

    [Fact]
    public async Task RunAsync_EveryActivity_IsRetriedForAWorldThatIsAway()
    {
        await new ApplicationOrchestrator().RunAsync(_context.Object);

        Assert.All(Invocations(), call => Assert.NotNull(Assert.IsType<TaskOptions>(call.Arguments[2]).Retry));
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

    private IEnumerable<IInvocation> Invocations() =>
        _context.Invocations.Where(call => call.Method.Name == nameof(TaskOrchestrationContext.CallActivityAsync));

    private IEnumerable<string> Calls() => Invocations().Select(call => ((TaskName)call.Arguments[0]!).Name);

    private IEnumerable<ApplicationMove> Moves() =>
        Invocations().Select(call => call.Arguments[1]).OfType<ApplicationStep>().Select(step => step.Move);
}
