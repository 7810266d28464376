using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>The review steps: the classes of this folder.</summary>
public static class StepDefinitions
{
    private static readonly FrozenDictionary<string, StepDefinition> ByName = typeof(StepDefinition)
        .Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(StepDefinition)) && !type.IsAbstract)
        .Select(type => (StepDefinition)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(definition => definition.Step.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, StepDefinition> ByType = ByName.Values.ToFrozenDictionary(definition =>
        definition.GetType()
    );

    /// <summary>Sorted by name.</summary>
    public static ImmutableArray<StepDefinition> All { get; } =
    [.. ByName.Values.OrderBy(definition => definition.Step.Value, StringComparer.Ordinal)];

    /// <exception cref="ArgumentOutOfRangeException">The value is not a defined step.</exception>
    public static StepDefinition Definition(this ReviewStep step) =>
        Find(step.Value) ?? throw new ArgumentOutOfRangeException(nameof(step), step.Value, "No class defines this step.");

    /// <summary>Null where no step has the name.</summary>
    internal static StepDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    internal static StepDefinition Of<TStep>()
        where TStep : StepDefinition => ByType[typeof(TStep)];
}
