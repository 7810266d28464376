using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.Hosting.Http;
using CreditFunctions.LocalRuntime.Hosting.Invocation;
using CreditFunctions.LocalRuntime.Worker;
using CreditFunctions.LocalRuntime.Worker.Extensions.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.LocalRuntime.Hosting.Discovery;

/// <summary>Reads one function off its method, and says what is wrong with it in terms of what to change.</summary>
internal sealed partial class FunctionReader(MethodInfo method)
{
    private readonly string _name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => _faults;

    public FunctionDescriptor? Read()
    {
        CheckMethod();
        var triggers = method.GetParameters()
            .Where(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null)
            .ToList();
        if (triggers is not [var parameter])
        {
            Fault($"has {triggers.Count} triggers. Mark exactly one parameter with HttpTrigger, TimerTrigger, " +
                "OrchestrationTrigger or ActivityTrigger.");
            return null;
        }

        if (ReadTrigger(parameter) is not { } trigger)
        {
            return null;
        }

        var binders = ReadBinders(parameter, trigger);
        return _faults.Count > 0 ? null : new FunctionDescriptor(_name, method, parameter, trigger, binders);
    }

    private void CheckMethod()
    {
        if (!NamePattern().IsMatch(_name))
        {
            Fault("has a name that the host does not take. Begin with a letter; letters, digits, '-' and '_' may follow, 127 at most.");
        }

        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            Fault("is not public. Make method and class public: the generators of the Azure build see no others.");
        }

        if (method.ContainsGenericParameters || (method.DeclaringType!.IsAbstract && !method.IsStatic))
        {
            Fault("is generic, or a member of an abstract class. Move it to a class that can be created.");
        }

        if (method.ReturnType == typeof(void) && FunctionMethod.IsAsync(method))
        {
            Fault("is 'async void', of which nobody can see the end. Return Task.");
        }
    }

    private FunctionTrigger? ReadTrigger(ParameterInfo parameter)
    {
        switch (parameter.GetCustomAttribute<TriggerBindingAttribute>())
        {
            case HttpTriggerAttribute http:
                CheckHttp(parameter);
                return ReadRoute(http);
            case TimerTriggerAttribute timer:
                CheckType(parameter, typeof(TimerInfo));
                return new FunctionTrigger.Timer(timer.Schedule, timer.RunOnStartup, timer.UseMonitor);
            case OrchestrationTriggerAttribute orchestration:
                CheckType(parameter, typeof(TaskOrchestrationContext));
                return new FunctionTrigger.Orchestration(orchestration.Orchestration ?? _name);
            case ActivityTriggerAttribute activity:
                return new FunctionTrigger.Activity(activity.Activity ?? _name);
            default:
                Fault($"has a trigger on '{parameter.Name}' that this runtime does not know. Use HttpTrigger, TimerTrigger, " +
                    "OrchestrationTrigger or ActivityTrigger.");
                return null;
        }
    }

    private FunctionTrigger.Http? ReadRoute(HttpTriggerAttribute http)
    {
        var route = string.IsNullOrEmpty(http.Route) ? _name : http.Route;
        if (!RouteTemplate.TryParse(route, out var template, out var fault))
        {
            Fault($"has the route '{route}'. {fault}");
            return null;
        }

        return new FunctionTrigger.Http(template, [.. (http.Methods ?? []).Select(verb => verb.ToUpperInvariant())], http.AuthLevel);
    }

    private void CheckHttp(ParameterInfo parameter)
    {
        CheckType(parameter, typeof(HttpRequest));
        var result = FunctionMethod.ResultTypeOf(method);
        if (result != typeof(void) && !typeof(IResult).IsAssignableFrom(result) && !typeof(IActionResult).IsAssignableFrom(result))
        {
            Fault($"returns {result.Name}, which would reach no caller. Return IResult or IActionResult, or a Task of either.");
        }
    }

    private void CheckType(ParameterInfo parameter, Type expected)
    {
        if (parameter.ParameterType != expected)
        {
            Fault($"has its trigger on '{parameter.Name}' of type {parameter.ParameterType.Name}. Make it {expected.Name}.");
        }
    }

    private ImmutableArray<ParameterBinder> ReadBinders(ParameterInfo triggerParameter, FunctionTrigger trigger)
    {
        var inputs = 0;
        var binders = ImmutableArray.CreateBuilder<ParameterBinder>();
        foreach (var parameter in method.GetParameters())
        {
            var binder = parameter == triggerParameter ? ParameterBinders.ForTrigger(parameter, trigger)
                : ParameterBinders.ForAnyFunction(parameter, trigger)
                ?? ParameterBinders.ForTriggerData(parameter, trigger);
            var isSecondInput = trigger is FunctionTrigger.Orchestration && ParameterBinders.IsOrchestrationInput(parameter) && ++inputs > 1;
            if (binder is null || isSecondInput)
            {
                Fault($"has a parameter '{parameter.Name}' of type {parameter.ParameterType.Name} that nothing can be bound to. " +
                    ParameterBinders.Choices(trigger));
                continue;
            }

            binders.Add(binder);
        }

        return binders.ToImmutable();
    }

    private void Fault(string what) => _faults.Add($"Function '{_name}' ({method.DeclaringType!.FullName}.{method.Name}) {what}");

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,126}$")]
    private static partial Regex NamePattern();
}
