namespace CreditFunctions.LocalHost.Tests.Sidecar;

/// <summary>Orchestrators run by a Durable Task SDK worker.</summary>
public sealed class OrchestrationTests(SidecarFixture hub) : IClassFixture<SidecarFixture>
{
    [Fact]
    public async Task Activities_OneAfterAnother_PassTheirResultsOn()
    {
        var ended = await hub.CompleteAsync("Chain", 1);

        Assert.Equal((OrchestrationRuntimeStatus.Completed, 6), (ended.RuntimeStatus, ended.ReadOutputAs<int>()));
    }

    [Fact]
    public async Task SubOrchestrations_WithAndWithoutAnId_ReturnTheirResults()
    {
        var ended = await hub.CompleteAsync("Parent", 1, new StartOrchestrationOptions("parent"));

        Assert.Equal(12, ended.ReadOutputAs<int>());
        Assert.Equal(6, (await hub.Client.GetInstanceAsync("parent-child", getInputsAndOutputs: true))!.ReadOutputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_WithEventsThatCameEarly_KeepsThem()
    {
        var id = await hub.BeginAsync("Count", 0);
        foreach (var number in Enumerable.Range(1, 4))
        {
            await hub.Client.RaiseEventAsync(id, "add", number);
        }

        Assert.Equal(10, (await hub.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task CustomStatus_WhileItRuns_IsVisible()
    {
        var id = await hub.BeginAsync("Status", "waiting");

        var state = await hub.UntilAsync(id, state => state.SerializedCustomStatus is not null);

        Assert.Equal("""{"Step":"waiting"}""", state.SerializedCustomStatus);
    }

    [Fact]
    public async Task Event_FromAnotherInstance_Arrives()
    {
        var receiver = await hub.BeginAsync("Wait");

        await hub.CompleteAsync("Send", receiver);

        Assert.Equal("sent", (await hub.EndAsync(receiver)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Failure_OfAnActivity_KeepsInnerFailuresAndProperties()
    {
        var failure = (await hub.CompleteAsync("Failing", "")).FailureDetails!;

        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        var broken = failure.InnerFailure!;
        Assert.Equal((typeof(InvalidOperationException).FullName, "It broke."), (broken.ErrorType, broken.ErrorMessage));
        Assert.Equal(
            (typeof(TimeoutException).FullName, "It took too long."),
            (broken.InnerFailure!.ErrorType, broken.InnerFailure.ErrorMessage)
        );
        Assert.Equal(12.5, broken.Properties!["amount"]);
        Assert.Equal("break", broken.Properties["step"]);
    }

    [Fact]
    public async Task Failure_OfASubOrchestration_FailsTheParent()
    {
        var failure = (await hub.CompleteAsync("FailingChild", "")).FailureDetails!;

        Assert.Equal("It broke.", failure.InnerFailure!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Failure_ThatIsCaught_TellsItsType() => Assert.True((await hub.CompleteAsync("Catching", "")).ReadOutputAs<bool>());

    [Fact]
    public async Task Orchestrator_ThatNoWorkerKnows_Fails()
    {
        Assert.Equal("OrchestratorTaskNotFound", (await hub.CompleteAsync("Nobody")).FailureDetails!.ErrorType);
    }

    [Theory]
    [InlineData(2, OrchestrationRuntimeStatus.Completed)]
    [InlineData(3, OrchestrationRuntimeStatus.Failed)]
    public async Task RetryPolicy_OfThreeAttempts_RetriesTwice(int failures, OrchestrationRuntimeStatus status)
    {
        var ended = await hub.CompleteAsync("Retrying", failures);

        Assert.Equal(status, ended.RuntimeStatus);
    }

    [Theory]
    [InlineData(null, "1.5")]
    [InlineData("2.0", "2.0")]
    public async Task Version_OfTheStart_IsTheOrchestratorsOrTheHostsDefault(string? version, string expected)
    {
        var options = new StartOrchestrationOptions { Version = version is null ? (TaskVersion?)null : new TaskVersion(version) };

        Assert.Equal(expected, (await hub.CompleteAsync("Version", "", options)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(null, "1.7")]
    [InlineData("3.1", "3.1")]
    public async Task Version_OfASubOrchestration_IsTheCallersOrTheWorkersDefault(string? version, string expected) =>
        Assert.Equal(expected, (await hub.CompleteAsync("ChildVersion", version)).ReadOutputAs<string>());

    [Fact]
    public async Task Payload_Of20Megabytes_GoesThroughWhole()
    {
        const int Length = 20 * 1024 * 1024;

        Assert.Equal(Length, (await hub.CompleteAsync("Length", new string('p', Length))).ReadOutputAs<int>());
        Assert.Equal(Length, (await hub.CompleteAsync("Texts", new[] { 1, Length })).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Response_AboveAMessageOfTheWorker_ComesInParts()
    {
        // Twelve calls with inputs of 1 MB: the worker sends at most 3.9 MB at once.
        var ended = await hub.CompleteAsync("ManyTexts", new[] { 12, 1_000_000 });

        Assert.Equal(12_000_000, ended.ReadOutputAs<int>());
    }
}
