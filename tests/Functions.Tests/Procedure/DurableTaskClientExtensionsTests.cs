using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Processing;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace CreditFunctions.Functions.Tests.Procedure;

/// <summary>Procedures start once, with any runtime's response to a second start.</summary>
public sealed class DurableTaskClientExtensionsTests
{
    private static readonly OrchestratorCall<string> Orchestrator = new("Path");
    private const string Id = "one";

    private readonly Mock<DurableTaskClient> _client = new("test") { DefaultValue = DefaultValue.Empty };

    [Fact]
    public async Task BeginAsync_NothingInTheWay_BeginsAndLooksNoFurther()
    {
        await _client.Object.BeginAsync(Orchestrator, Id, "input", default);

        Assert.Equal(["begun"], Done());
        Assert.Equal("input", Assert.Single(_client.Invocations).Arguments[1]);
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task BeginAsync_AnotherBeganItMeanwhile_IsWoken(OrchestrationRuntimeStatus status)
    {
        RefuseToBegin(new OrchestrationAlreadyExistsException("There is one of this id."));
        Holds(status);

        await _client.Object.BeginAsync(Orchestrator, Id, "input", default);

        Assert.Equal(["begun", "woken"], Done());
    }

    /// <summary>The response to the start was lost.</summary>
    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    public async Task BeginAsync_ServiceFailsButItIsThere_IsWoken(StatusCode code)
    {
        RefuseToBegin(Refusal(code));
        Holds(OrchestrationRuntimeStatus.Pending);

        await _client.Object.BeginAsync(Orchestrator, Id, "input", default);

        Assert.Equal(["begun", "woken"], Done());
    }

    [Theory]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.FailedPrecondition)]
    public async Task WakeAsync_NobodyIsThereToWake_IsNoFailure(StatusCode code)
    {
        RefuseEvents(Refusal(code));

        await _client.Object.WakeAsync(Id, default);

        Assert.Equal(["woken"], Done());
    }

    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.InvalidArgument)]
    public async Task WakeAsync_ServiceFails_ReportsWhy(StatusCode code)
    {
        RefuseEvents(Refusal(code));

        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(() => _client.Object.WakeAsync(Id, default))).StatusCode);
    }

    [Fact]
    public async Task BeginAsync_CannotAndIsNotThere_ReportsWhy()
    {
        var away = new TimeoutException("The service is away.");
        RefuseToBegin(away);

        Assert.Same(away, await Assert.ThrowsAsync<TimeoutException>(() => _client.Object.BeginAsync(Orchestrator, Id, "input", default)));

        Assert.Equal(["begun"], Done());
    }

    [Theory]
    [InlineData(null, "begun")]
    [InlineData(OrchestrationRuntimeStatus.Failed, "begun")]
    [InlineData(OrchestrationRuntimeStatus.Pending, "woken")]
    [InlineData(OrchestrationRuntimeStatus.Running, "woken")]
    [InlineData(OrchestrationRuntimeStatus.Suspended, "woken")]
    [InlineData(OrchestrationRuntimeStatus.Completed, "woken")]
    [InlineData(OrchestrationRuntimeStatus.Terminated, "woken")]
    public async Task BeginOrWakeAsync_Instance_IsBegunOnlyWhereItIsMissingOrFailed(OrchestrationRuntimeStatus? status, string done)
    {
        Holds(status);

        await _client.Object.BeginOrWakeAsync(Orchestrator, Id, "input", default);

        Assert.Equal([done], Done());
    }

    /// <summary>A failed instance exists but accepts no event: a caller that assumes it is running would delete its marker.</summary>
    [Fact]
    public async Task BeginOrWakeAsync_FailedAndCannotBeginAgain_ReportsWhy()
    {
        RefuseToBegin(new TimeoutException("The service is away."));
        Holds(OrchestrationRuntimeStatus.Failed);

        await Assert.ThrowsAsync<TimeoutException>(() => _client.Object.BeginOrWakeAsync(Orchestrator, Id, "input", default));
    }

    /// <summary>The case of an earlier award has ended; that of this one is started, or an error is reported.</summary>
    [Fact]
    public async Task BeginCreditCase_EarlierHasEndedAndNoneCanBegin_ReportsWhy()
    {
        RefuseToBegin(new TimeoutException("The service is away."));
        Holds(OrchestrationRuntimeStatus.Completed, InstanceIds.OfCreditCase(Id));

        await Assert.ThrowsAsync<TimeoutException>(() =>
            new BeginCreditCaseActivity().RunAsync(new CreditCaseBegun(Id, "2026-science", 1), _client.Object, default)
        );
    }

    /// <summary>Two callers see that one failed, and both start it.</summary>
    [Fact]
    public async Task BeginOrWakeAsync_AnotherBeganTheFailedOneAgainMeanwhile_IsWoken()
    {
        RefuseToBegin(new OrchestrationAlreadyExistsException("There is one of this id."));
        var anew = Instance(OrchestrationRuntimeStatus.Running, Samples.Now);
        _client
            .SetupSequence(client => client.GetInstanceAsync(Id, It.IsAny<CancellationToken>()))
            .ReturnsAsync(Instance(OrchestrationRuntimeStatus.Failed, Samples.OpensAt))
            .ReturnsAsync(anew);

        await _client.Object.BeginOrWakeAsync(Orchestrator, Id, "input", default);

        Assert.Equal(["begun", "woken"], Done());
    }

    private void Holds(OrchestrationRuntimeStatus? status, string instanceId = Id) =>
        _client
            .Setup(client => client.GetInstanceAsync(instanceId, It.IsAny<CancellationToken>()))
            .ReturnsAsync(status is { } known ? Instance(known, Samples.OpensAt) : null);

    private static OrchestrationMetadata Instance(OrchestrationRuntimeStatus status, DateTimeOffset createdAt) =>
        new(Orchestrator.Name, Id) { RuntimeStatus = status, CreatedAt = createdAt };

    private void RefuseToBegin(Exception exception) =>
        _client
            .Setup(client =>
                client.ScheduleNewOrchestrationInstanceAsync(
                    It.IsAny<TaskName>(),
                    It.IsAny<object?>(),
                    It.IsAny<StartOrchestrationOptions?>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ThrowsAsync(exception);

    private void RefuseEvents(Exception exception) =>
        _client
            .Setup(client =>
                client.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>())
            )
            .ThrowsAsync(exception);

    private static RpcException Refusal(StatusCode code) => new(new Status(code, "Refused."));

    private IEnumerable<string> Done() =>
        _client
            .Invocations.Select(call =>
                call.Method.Name switch
                {
                    nameof(DurableTaskClient.ScheduleNewOrchestrationInstanceAsync)
                        when call.Arguments[2] is StartOrchestrationOptions { InstanceId: Id } => "begun",
                    nameof(DurableTaskClient.RaiseEventAsync) when call.Arguments is [Id, WakeUps.EventName, ..] => "woken",
                    nameof(DurableTaskClient.GetInstanceAsync) => "looked",
                    var other => other,
                }
            )
            .Where(done => done != "looked");
}
