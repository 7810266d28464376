using CreditFunctions.LocalHost.Tests.Hosting;
using CreditFunctions.SampleWorker;
using CreditFunctions.SampleWorker.Functions;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.LocalHost.Tests.Workers;

public sealed class DurableFunctionsTests
{
    [Fact]
    public async Task Orchestration_StartedByARequest_RunsItsActivitiesToTheEnd()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await host.Client.PostAsync("run/ChainAsync/one?input=Ada", null);

        Assert.Equal("Completed 你好, \"Ada\"! 5 one/2", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Orchestrator_NameInAnotherCase_IsFound()
    {
        await using var host = await RunningHost.StartAsync();

        Assert.StartsWith("Completed", await RunAsync(host, "CHAINasync"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsTheOrchestrationWithItsErrorAndItsCause()
    {
        await using var host = await RunningHost.StartAsync();

        await RunAsync(host, nameof(DurableFunctions.Failing));

        var failure = (await host.Durable.GetInstanceAsync("one", getInputsAndOutputs: true))!.FailureDetails!;
        var cause = failure.InnerFailure!;
        Assert.Contains("It broke.", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal((typeof(InvalidOperationException).FullName, "It broke."), (cause.ErrorType, cause.ErrorMessage));
        Assert.Equal(
            (typeof(TimeoutException).FullName, "It took too long."),
            (cause.InnerFailure!.ErrorType, cause.InnerFailure.ErrorMessage)
        );
    }

    [Fact]
    public async Task Activity_ThatDoesNotExist_FailsNamingIt()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await RunAsync(host, nameof(DurableFunctions.Missing));

        Assert.Contains(
            "The function 'NoSuchActivity' doesn't exist, is disabled, or is not an activity function.",
            answer,
            StringComparison.Ordinal
        );
        Assert.Contains("'Add'", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_ThatDoesNotExist_FailsNamingIt()
    {
        await using var host = await RunningHost.StartAsync();

        var answer = await RunAsync(host, "Nobody");

        Assert.StartsWith(
            "Failed The function 'Nobody' doesn't exist, is disabled, or is not an orchestrator function.",
            answer,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Timer_OfAnOrchestration_ComesByBusinessTime()
    {
        var clock = HostSetup.FakeClock();
        await using var host = await RunningHost.StartAsync(new HostSetup { Options = options => options.Clock = clock });
        await host.Durable.ScheduleNewOrchestrationInstanceAsync(
            nameof(DurableFunctions.WaitAMonthAsync),
            null,
            new StartOrchestrationOptions("month")
        );
        await host.Host.Engine.RunUntilIdleAsync();
        var start = clock.GetUtcNow();

        while (await host.Host.Engine.AdvanceToNextTimerAsync(clock.Advance)) { }

        var end = (await host.Durable.GetInstanceAsync("month", getInputsAndOutputs: true))!;
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
        Assert.Equal(start.AddDays(30).UtcDateTime, end.ReadOutputAs<DateTime>());
    }

    [Theory]
    [InlineData(null, 500)]
    [InlineData("--AzureFunctionsJobHost:extensions:durableTask:throwStatusExceptionsOnRaiseEvent=false", 202)]
    public async Task RaiseEvent_ForNobody_ThrowsUnlessHostJsonSaysNot(string? setting, int status)
    {
        await using var host = await RunningHost.StartAsync(new HostSetup { Args = setting is null ? [] : [setting] });

        Assert.Equal(status, (int)(await host.Client.PostAsync("word", null)).StatusCode);
    }

    [Fact]
    public async Task Stop_ActivityUnderWay_IsWaitedFor()
    {
        var work = new Work { Hold = true };
        var host = await RunningHost.StartAsync(new HostSetup { Work = work });
        await host.Durable.ScheduleNewOrchestrationInstanceAsync("TwoSteps");
        await work.Began.Reader.ReadAsync();

        var stopping = host.DisposeAsync();
        Assert.False(stopping.IsCompleted);
        work.Released.SetResult();
        await stopping;

        Assert.DoesNotContain(host.Log.Entries, entry => entry.Level >= LogLevel.Error);
    }

    private static async Task<string> RunAsync(RunningHost host, string orchestrator)
    {
        using var answer = await host.Client.PostAsync($"run/{orchestrator}/one", null);
        return await answer.Content.ReadAsStringAsync();
    }
}
