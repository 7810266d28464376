using System.Reflection;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Durable;
using CreditFunctions.LocalRuntime.Worker;
using CreditFunctions.LocalRuntime.Worker.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalRuntime.Hosting.Invocation;

/// <summary>Gives one parameter its value for one invocation.</summary>
internal delegate ValueTask<object?> ParameterBinder(LocalFunctionContext invocation);

/// <summary>Which binder a parameter takes; null where nothing fits.</summary>
internal static class ParameterBinders
{
    public static ParameterBinder ForTrigger(ParameterInfo parameter, FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Http => static invocation => new(((HttpContext)invocation.Trigger).Request),
        FunctionTrigger.Activity => ActivityInput(parameter.ParameterType),
        _ => static invocation => new(invocation.Trigger),
    };

    public static ParameterBinder? ForAnyFunction(ParameterInfo parameter, FunctionTrigger trigger)
    {
        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return static invocation => new(invocation);
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return static invocation => new(invocation.CancellationToken);
        }

        var isClient = parameter.ParameterType == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute));
        return isClient && trigger is not FunctionTrigger.Orchestration
            ? static invocation => new(invocation.InstanceServices.GetRequiredService<RunningEngine>().Client)
            : null;
    }

    public static ParameterBinder? ForTriggerData(ParameterInfo parameter, FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Http when parameter.IsDefined(typeof(FromBodyAttribute)) => JsonBody(parameter.ParameterType),
        FunctionTrigger.Http http when http.Route.ParameterNames.Contains(parameter.Name!) => RouteValueBinder.For(parameter),
        FunctionTrigger.Orchestration when IsOrchestrationInput(parameter) => OrchestrationInput(parameter.ParameterType),
        FunctionTrigger.Activity when parameter is { Name: "instanceId" } && parameter.ParameterType == typeof(string) =>
            static invocation => new(((ActivityInvocation)invocation.Trigger).InstanceId),
        _ => null,
    };

    public static bool IsOrchestrationInput(ParameterInfo parameter) =>
        !parameter.GetCustomAttributes().Any(attribute => attribute is Worker.Extensions.Abstractions.BindingAttribute)
        && parameter.ParameterType != typeof(FunctionContext)
        && parameter.ParameterType != typeof(CancellationToken);

    public static string Choices(FunctionTrigger trigger) => trigger switch
    {
        FunctionTrigger.Http => "An HTTP function takes HttpRequest, values of its route by their names (a string, number, bool, Guid, " +
            "date or enum), [FromBody], FunctionContext, CancellationToken and [DurableClient] DurableTaskClient.",
        FunctionTrigger.Timer => "A timer function takes TimerInfo, FunctionContext, CancellationToken and [DurableClient] DurableTaskClient.",
        FunctionTrigger.Orchestration => "An orchestrator takes TaskOrchestrationContext, one parameter more for its input, and FunctionContext.",
        _ => "An activity takes its input, 'string instanceId', FunctionContext, CancellationToken and [DurableClient] DurableTaskClient.",
    };

    private static ParameterBinder ActivityInput(Type type) => invocation =>
        new(WorkerDataConverter.Default.Deserialize(((ActivityInvocation)invocation.Trigger).SerializedInput, type)
            ?? DefaultOf(type));

    private static ParameterBinder JsonBody(Type type) => async invocation =>
        await ((HttpContext)invocation.Trigger).Request.ReadFromJsonAsync(type, invocation.CancellationToken);

    private static ParameterBinder OrchestrationInput(Type type)
    {
        var read = typeof(ParameterBinders).GetMethod(nameof(GetInput), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Func<TaskOrchestrationContext, object?>>();
        return invocation => new(read((TaskOrchestrationContext)invocation.Trigger));
    }

    private static object? GetInput<T>(TaskOrchestrationContext context) => context.GetInput<T>();

    private static object? DefaultOf(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
