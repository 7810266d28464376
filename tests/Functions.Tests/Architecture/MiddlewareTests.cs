using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Startup;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Moq;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>Middleware runs inside orchestrations: an await there before the orchestrator fails the instance.</summary>
public sealed class MiddlewareTests
{
    public static TheoryData<string> All =>
        [.. typeof(ResponseMiddleware).Assembly.GetTypes().Where(IsMiddleware).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Invoke_Orchestrator_GoesOnWithoutAWait(string name)
    {
        var middleware = (IFunctionsWorkerMiddleware)
            Activator.CreateInstance(typeof(ResponseMiddleware).Assembly.GetType(name, throwOnError: true)!)!;
        var isReached = false;

        var invoked = middleware.Invoke(
            Context(nameof(RoundOrchestrator)),
            _ =>
            {
                isReached = true;
                return Task.CompletedTask;
            }
        );

        Assert.True(isReached, $"{name} waits before the orchestrator.");
        await invoked;
    }

    [Fact]
    public async Task Execute_Orchestrator_GoesOnWithoutAWait()
    {
        var inner = new Mock<IFunctionExecutor>();

        // Any storage request would fail.
        await new StorageFunctionExecutor(inner.Object, null!, null!).ExecuteAsync(Context(nameof(RoundOrchestrator)));

        inner.Verify(executor => executor.ExecuteAsync(It.IsAny<FunctionContext>()), Times.Once);
    }

    private static FunctionContext Context(string function)
    {
        var context = new Mock<FunctionContext>();
        context.Setup(each => each.FunctionDefinition).Returns(Mock.Of<FunctionDefinition>(definition => definition.Name == function));
        context.Setup(each => each.Items).Returns(new Dictionary<object, object>());
        return context.Object;
    }

    private static bool IsMiddleware(Type type) =>
        type is { IsClass: true, IsAbstract: false } && typeof(IFunctionsWorkerMiddleware).IsAssignableFrom(type);
}
