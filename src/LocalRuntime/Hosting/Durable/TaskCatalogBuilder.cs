using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using CreditFunctions.LocalRuntime.Hosting.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.LocalRuntime.Hosting.Durable;

/// <summary>Makes orchestrator and activity functions known to the engine, each run inside the app's middleware in a scope of its own.</summary>
internal static class TaskCatalogBuilder
{
    /// <exception cref="HostStartException">Two have the same task name.</exception>
    public static TaskCatalog Build(FunctionCatalog functions, FunctionInvoker invoker, IServiceScopeFactory scopes)
    {
        var orchestrators = functions.TriggeredBy<FunctionTrigger.Orchestration>().ToList();
        var activities = functions.TriggeredBy<FunctionTrigger.Activity>().ToList();
        HostStartException.ThrowIfAny(
        [
            .. FindDoubles("orchestrators", orchestrators.Select(entry => (entry.Function.Name, entry.Trigger.TaskName))),
            .. FindDoubles("activities", activities.Select(entry => (entry.Function.Name, entry.Trigger.TaskName))),
        ]);

        var catalog = new TaskCatalog();
        foreach (var (function, trigger) in orchestrators)
        {
            catalog.AddOrchestrator(trigger.TaskName, context => RunAsync(function, context, CancellationToken.None));
        }

        foreach (var (function, trigger) in activities)
        {
            catalog.AddActivity(trigger.TaskName, (invocation, cancellationToken) => RunAsync(function, invocation, cancellationToken));
        }

        return catalog;

        async Task<object?> RunAsync(FunctionDescriptor function, object trigger, CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var context = new LocalFunctionContext(function, trigger, scope.ServiceProvider, cancellationToken);
            await invoker.InvokeAsync(context);
            return context.Result;
        }
    }

    private static IEnumerable<string> FindDoubles(string kind, IEnumerable<(string Function, string TaskName)> tasks) => tasks
        .GroupBy(task => task.TaskName, task => task.Function, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => $"Functions {string.Join(", ", group)} are {kind} of the same name '{group.Key}'. Rename all but one.");
}
