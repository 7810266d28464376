using System.Reflection;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>The declaration that calls a function has the function's name and types; the analyzers do not check it.</summary>
public sealed class CallTests
{
    private static readonly List<MethodInfo> Functions =
    [
        .. typeof(SiteOptions)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static TheoryData<string> Activities =>
        [.. WithTrigger<ActivityTriggerAttribute>().Select(function => function.DeclaringType!.FullName!)];

    public static TheoryData<string> Orchestrators =>
        [.. WithTrigger<OrchestrationTriggerAttribute>().Select(function => function.DeclaringType!.FullName!)];

    [Theory]
    [MemberData(nameof(Activities))]
    public void Call_Activity_HasItsNameAndTypes(string name)
    {
        var function = Functions.Single(function => function.DeclaringType!.FullName == name);
        var input = function
            .GetParameters()
            .Single(parameter => parameter.GetCustomAttribute<ActivityTriggerAttribute>() is not null)
            .ParameterType;
        var expected = function.ReturnType is { IsGenericType: true } output
            ? typeof(ActivityCall<,>).MakeGenericType(input, output.GetGenericArguments()[0])
            : typeof(ActivityCall<>).MakeGenericType(input);

        var call = CallOf(function);

        Assert.Equal(expected, call.GetType());
        Assert.Equal(NameOf(function), NameOf(call));
    }

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void Call_Orchestrator_HasItsName(string name)
    {
        var function = Functions.Single(function => function.DeclaringType!.FullName == name);

        var call = CallOf(function);

        Assert.Equal(typeof(OrchestratorCall<>), call.GetType().GetGenericTypeDefinition());
        Assert.Equal(NameOf(function), NameOf(call));
    }

    private static IEnumerable<MethodInfo> WithTrigger<TTrigger>()
        where TTrigger : Attribute =>
        Functions.Where(function => function.GetParameters().Any(parameter => parameter.GetCustomAttribute<TTrigger>() is not null));

    private static object CallOf(MethodInfo function) =>
        function.DeclaringType!.GetField("Call", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null)
        ?? throw new InvalidOperationException($"{function.DeclaringType} has no field Call.");

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static object? NameOf(object call) => call.GetType().GetProperty("Name")!.GetValue(call);
}
