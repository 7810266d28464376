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

    /// <summary>Every step, by name.</summary>
    public static ImmutableArray<StepDefinition> All { get; } =
    [.. ByName.Values.OrderBy(definition => definition.Step.Value, StringComparer.Ordinal)];

    /// <summary>The definition of a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value names no step.</exception>
    public static StepDefinition Definition(this ReviewStep step) =>
        Find(step.Value) ?? throw new ArgumentOutOfRangeException(nameof(step), step.Value, "No class defines this step.");

    /// <summary>The definition of a name; null where there is none.</summary>
    internal static StepDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    internal static StepDefinition Of<TStep>()
        where TStep : StepDefinition => ByType[typeof(TStep)];
}
