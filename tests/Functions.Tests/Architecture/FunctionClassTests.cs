using System.Reflection;
using CreditFunctions.Core;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Tests.Architecture;

/// <summary>Requirements of docs/style.md and the hosts for every function, checked by reflection.</summary>
public sealed class FunctionClassTests
{
    private static readonly Dictionary<Type, string> SuffixByTrigger = new()
    {
        [typeof(HttpTriggerAttribute)] = "Endpoint",
        [typeof(TimerTriggerAttribute)] = "Timer",
        [typeof(OrchestrationTriggerAttribute)] = "Orchestrator",
        [typeof(ActivityTriggerAttribute)] = "Activity",
    };

    private static readonly List<MethodInfo> Functions =
    [
        .. typeof(SiteOptions)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];

    public static TheoryData<string> Classes => [.. Functions.Select(function => function.DeclaringType!.FullName!).Distinct()];

    [Fact]
    public void Functions_App_AreFound() => Assert.True(Functions.Count >= 30, $"Only {Functions.Count} functions were found.");

    [Theory]
    [MemberData(nameof(Classes))]
    public void Class_Function_IsPublicSealedWithOneFunctionOfItsName(string name)
    {
        var type = ClassOf(name);

        Assert.True(
            type is { IsPublic: true, IsSealed: true, IsNested: false },
            $"{name} must be public, sealed and not nested: the real source generators see no others."
        );
        var function = Assert.Single(Functions, function => function.DeclaringType == type);
        Assert.Equal(type.Name, function.GetCustomAttribute<FunctionAttribute>()!.Name);
        Assert.Contains(function.Name, (string[])["Run", "RunAsync"]);
        Assert.Equal(function.Name == "RunAsync", typeof(Task).IsAssignableFrom(function.ReturnType));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Class_Function_EndsInTheWordForItsOneTrigger(string name)
    {
        var type = ClassOf(name);
        var trigger = Assert.Single(TriggersOf(Functions.First(function => function.DeclaringType == type)));

        Assert.EndsWith(SuffixByTrigger[trigger.GetType()], type.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_WithSuchAnEnding_IsAFunction()
    {
        var named = typeof(SiteOptions)
            .Assembly.GetTypes()
            .Where(type => type.IsPublic && SuffixByTrigger.Values.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)));

        Assert.Empty(named.Except(Functions.Select(function => function.DeclaringType!)));
    }

    [Fact]
    public void Orchestrator_Class_TakesNothingByConstructor()
    {
        var orchestrators = Functions
            .Where(function => TriggersOf(function).Any(trigger => trigger is OrchestrationTriggerAttribute))
            .Select(function => function.DeclaringType!)
            .ToList();

        Assert.NotEmpty(orchestrators);
        Assert.All(
            orchestrators,
            type =>
                Assert.All(
                    type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
                    constructor => Assert.Empty(constructor.GetParameters())
                )
        );
        Assert.All(
            orchestrators,
            type => Assert.Empty(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        );
    }

    [Fact]
    public void Orchestrator_Method_TakesItsContextAlone() =>
        Assert.All(
            Functions.Where(function => TriggersOf(function).Any(trigger => trigger is OrchestrationTriggerAttribute)),
            function => Assert.Equal(typeof(TaskOrchestrationContext), Assert.Single(function.GetParameters()).ParameterType)
        );

    [Fact]
    public void CancellationToken_Function_ComesLast() =>
        Assert.All(
            Functions.Where(function => function.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))),
            function => Assert.Equal(typeof(CancellationToken), function.GetParameters()[^1].ParameterType)
        );

    [Fact]
    public void Routes_OfOneMethod_NeverOverlap()
    {
        var routes = Functions
            .SelectMany(function =>
                TriggersOf(function).OfType<HttpTriggerAttribute>().Select(trigger => (function.DeclaringType!.Name, Trigger: trigger))
            )
            .SelectMany(entry =>
                entry.Trigger.Methods!.Select(method =>
                    (Method: method.ToUpperInvariant(), Segments: entry.Trigger.Route!.Split('/'), entry.Name)
                )
            )
            .ToList();

        // The catch-all is last, so that any other route is found first.
        var rest = routes.Where(route => route.Segments is ["{*path}"]).ToList();
        Assert.Equal(
            routes.Select(route => route.Name).Order(StringComparer.OrdinalIgnoreCase).Last(),
            Assert.Single(rest.Select(route => route.Name).Distinct())
        );
        foreach (var group in routes.Except(rest).GroupBy(route => route.Method))
        {
            var pairs = group.SelectMany((one, index) => group.Skip(index + 1).Select(other => (one, other)));
            Assert.All(
                pairs,
                pair =>
                    Assert.False(
                        Overlap(pair.one.Segments, pair.other.Segments),
                        $"{group.Key} of {pair.one.Name} and {pair.other.Name} match one address."
                    )
            );
        }
    }

    /// <summary>
    /// On the Azure host a wrong method is an empty 404 before any middleware, so HEAD must be among the trigger's methods.
    /// </summary>
    [Fact]
    public void R31_FunctionsThatAnswerGet_AnswerHeadAsWell()
    {
        var methods = Functions
            .SelectMany(function =>
                TriggersOf(function).OfType<HttpTriggerAttribute>().Select(trigger => (function.DeclaringType!.Name, trigger.Methods!))
            )
            .ToList();

        Assert.True(methods.Count(each => each.Item2.Contains("get")) >= 40);
        Assert.All(
            methods,
            each => Assert.True(each.Item2.Contains("get") == each.Item2.Contains("head"), $"{each.Name} answers only one of GET and HEAD.")
        );
    }

    [Theory]
    [InlineData("applications/{id}", "applications/new", true)]
    [InlineData("applications/{id}", "Applications/{id}", true)]
    [InlineData("{*path}", "a/b/c", true)]
    [InlineData("a/{*path}", "a", true)]
    [InlineData("a/{*path}", "b/c", false)]
    [InlineData("applications/{id}", "applications/{id}/submission", false)]
    [InlineData("{ignored:maxlength(0)?}", "applications", false)]
    public void Overlap_TwoRoutes_ReportsWhetherOneAddressMatchesBoth(string one, string other, bool doOverlap)
    {
        Assert.Equal(doOverlap, Overlap(one.Split('/'), other.Split('/')));
        Assert.Equal(doOverlap, Overlap(other.Split('/'), one.Split('/')));
    }

    [Fact]
    public void HttpFunctions_Constraints_AreNone() =>
        Assert.All(
            Functions.SelectMany(function => TriggersOf(function).OfType<HttpTriggerAttribute>()).Select(trigger => trigger.Route!),
            route =>
                Assert.True(
                    route == StartPage || !route.Contains(':', StringComparison.Ordinal),
                    $"'{route}' has a constraint: the host would answer for it."
                )
        );

    [Fact]
    public void Core_Assembly_KnowsNothingOfAzureOrTheWeb() =>
        Assert.DoesNotContain(
            typeof(Fact).Assembly.GetReferencedAssemblies(),
            assembly =>
                assembly.Name!.StartsWith("Azure", StringComparison.Ordinal)
                || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
                || assembly.Name.StartsWith("CreditFunctions", StringComparison.Ordinal)
                || assembly.Name is "System.Net.Http" or "System.IO.FileSystem"
        );

    [Fact]
    public void HttpFunctions_Answers_AreResults() =>
        Assert.All(
            Functions.Where(function => TriggersOf(function).Any(trigger => trigger is HttpTriggerAttribute)),
            function =>
                Assert.True(
                    function.ReturnType == typeof(IResult) || function.ReturnType == typeof(Task<IResult>),
                    function.DeclaringType!.Name
                )
        );

    private const string StartPage = "{ignored:maxlength(0)?}";

    private static Type ClassOf(string name) => typeof(SiteOptions).Assembly.GetType(name, throwOnError: true)!;

    private static IEnumerable<Attribute> TriggersOf(MethodInfo function) =>
        function
            .GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes())
            .Where(attribute => SuffixByTrigger.ContainsKey(attribute.GetType()));

    // A literal has no precedence over a parameter on the real host, so the two overlap.
    private static bool Overlap(string[] one, string[] other)
    {
        if (one is [StartPage] || other is [StartPage])
        {
            return one is [StartPage] or [] && other is [StartPage] or [];
        }

        if (one is [['{', '*', ..], ..] || other is [['{', '*', ..], ..])
        {
            return true;
        }

        return one is [var first, .. var rest] && other is [var otherFirst, .. var otherRest]
            ? (IsParameter(first) || IsParameter(otherFirst) || string.Equals(first, otherFirst, StringComparison.OrdinalIgnoreCase))
                && Overlap(rest, otherRest)
            : one.Length == other.Length;
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
