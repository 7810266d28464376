using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Moq;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>Middleware runs inside of orchestrations: what waits for anything there before the orchestrator lets the instance fail.</summary>
public sealed class MiddlewareTests
{
    public static TheoryData<string> All => [.. typeof(AnswerMiddleware).Assembly.GetTypes().Where(IsMiddleware).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Invoke_Orchestrator_GoesOnWithoutAWait(string name)
    {
        var middleware = name == typeof(StorageSetupMiddleware).FullName
            ? new StorageSetupMiddleware(null!) // Whatever it asked of storage would fail.
            : (IFunctionsWorkerMiddleware)Activator.CreateInstance(typeof(AnswerMiddleware).Assembly.GetType(name, throwOnError: true)!)!;
        var context = new Mock<FunctionContext>();
        context.Setup(each => each.FunctionDefinition).Returns(Mock.Of<FunctionDefinition>(definition => definition.Name == nameof(RoundOrchestrator)));
        context.Setup(each => each.Items).Returns(new Dictionary<object, object>());
        var isReached = false;

        var invoked = middleware.Invoke(context.Object, _ =>
        {
            isReached = true;
            return Task.CompletedTask;
        });

        Assert.True(isReached, $"{name} waits before the orchestrator.");
        await invoked;
    }

    private static bool IsMiddleware(Type type) => type is { IsClass: true, IsAbstract: false } && typeof(IFunctionsWorkerMiddleware).IsAssignableFrom(type);
}
