using System.Net.Http.Json;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Hosting;
using CreditFunctions.LocalRuntime.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.LocalRuntime.Tests.Hosting.Durable;

public sealed class DurableFunctionsTests
{
    [Fact]
    public async Task Orchestration_StartedByARequest_RunsItsActivitiesToTheEnd()
    {
        await using var host = await StartAsync();

        var answer = await host.Client.PostAsJsonAsync("orders", new Order("tea", 2));
        var id = await answer.Content.ReadAsStringAsync();
        await host.Host.Engine.RunUntilIdleAsync();

        Assert.Equal($"Completed \"tea for {id}, tea for {id}\"", await host.Client.GetStringAsync($"orders/{id}"));
    }

    [Fact]
    public async Task RaiseEvent_ForNobodyWhereHostJsonSaysNothing_Throws()
    {
        await using var host = await StartAsync();

        await Assert.ThrowsAsync<InstanceNotRunningException>(() => host.Host.Engine.Client.RaiseEventAsync("nobody", "go"));
    }

    [Fact]
    public async Task RaiseEvent_ForNobodyWhereHostJsonSaysFalse_IsDiscarded()
    {
        const string Override = "--AzureFunctionsJobHost:extensions:durableTask:throwStatusExceptionsOnRaiseEvent=false";
        await using var host = await RunningHost.StartAsync([], null, Override);

        Assert.Null(await Record.ExceptionAsync(() => host.Host.Engine.Client.RaiseEventAsync("nobody", "go")));
    }

    [Fact]
    public async Task Orchestration_Timer_ComesByBusinessTime()
    {
        var clock = new FakeTimeProvider();
        await using var host = await StartAsync(clock: clock);
        var id = await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("WaitAMonth");
        await host.Host.Engine.RunUntilIdleAsync();
        Assert.StartsWith("Running", await host.Client.GetStringAsync($"orders/{id}"), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromDays(30));
        await host.Host.Engine.RunUntilIdleAsync();

        Assert.StartsWith("Completed", await host.Client.GetStringAsync($"orders/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Middleware_RunsRoundOrchestratorsAndActivities()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var host = await StartAsync((context, next) =>
        {
            seen.Enqueue($"{context.FunctionDefinition.Name} {context.FunctionDefinition.InputBindings.Single().Value.Type}");
            return next();
        });

        await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("PlaceOrder", new Order("tea", 1));
        await host.Host.Engine.RunUntilIdleAsync();

        Assert.Contains("Order orchestrationTrigger", seen);
        Assert.Contains("Brew activityTrigger", seen);
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsTheOrchestrationWithItsError()
    {
        await using var host = await StartAsync();

        var id = await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("PlaceOrder", new Order("coffee", 1));
        await host.Host.Engine.RunUntilIdleAsync();

        var metadata = await host.Host.Engine.Client.GetInstanceAsync(id, getInputsAndOutputs: true);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, metadata!.RuntimeStatus);
        Assert.Contains("no coffee", metadata.FailureDetails!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_ActivityUnderWay_WaitsForIt()
    {
        var kettle = new Kettle();
        var host = await StartAsync(kettle: kettle);
        kettle.Hold();
        await host.Host.Engine.Client.ScheduleNewOrchestrationInstanceAsync("PlaceOrder", new Order("tea", 1));
        await kettle.Reached.Task;

        var stopping = host.DisposeAsync();
        Assert.False(stopping.IsCompleted);
        kettle.Ready.SetResult();
        await stopping;

        Assert.Equal(1, kettle.Brewed);
    }

    private static Task<RunningHost> StartAsync(
        Func<FunctionContext, Func<Task>, Task>? middleware = null, TimeProvider? clock = null, Kettle? kettle = null) =>
        RunningHost.StartAsync<Functions>(builder =>
        {
            builder.With(kettle ?? new Kettle()).UseLocalRuntime(options => options.Clock = clock);
            builder.UseMiddleware(middleware ?? ((_, next) => next()));
        });

    public sealed record Order(string Drink, int Cups);

    public sealed class Kettle
    {
        private bool _isHeld;

        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Brewed { get; private set; }

        public void Hold() => _isHeld = true;

        public async Task BrewAsync()
        {
            Reached.TrySetResult();
            await (_isHeld ? Ready.Task : Task.CompletedTask);
            Brewed++;
        }
    }

    public sealed class Functions(Kettle kettle)
    {
        [Function("PostOrder")]
        public async Task<IResult> PostAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellationToken)
        {
            var order = await request.ReadFromJsonAsync<Order>(cancellationToken);
            return Results.Text(await client.ScheduleNewOrchestrationInstanceAsync("PlaceOrder", order, cancellationToken));
        }

        [Function("GetOrder")]
        public async Task<IResult> GetAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string id)
        {
            var metadata = await client.GetInstanceAsync(id, getInputsAndOutputs: true);
            return Results.Text($"{metadata!.RuntimeStatus} {metadata.SerializedOutput}");
        }

        [Function("Order")]
        public async Task<string> OrderAsync([OrchestrationTrigger(Orchestration = "PlaceOrder")] TaskOrchestrationContext context, Order order)
        {
            var cups = await Task.WhenAll(
                Enumerable.Range(0, order.Cups).Select(_ => context.CallActivityAsync<string>("Brew", order.Drink)));
            return string.Join(", ", cups);
        }

        [Function("WaitAMonth")]
        public Task WaitAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);

        [Function("Brew")]
        public async Task<string> BrewAsync([ActivityTrigger] string drink, string instanceId)
        {
            await kettle.BrewAsync();
            return drink == "coffee" ? throw new InvalidOperationException("no coffee") : $"{drink} for {instanceId}";
        }
    }
}
