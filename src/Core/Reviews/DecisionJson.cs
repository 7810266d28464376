using System.Text.Json.Serialization.Metadata;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>How decisions are written as JSON: each names its step, so that a step is added by its class alone.</summary>
public static class DecisionJson
{
    /// <summary>Modifier of a resolver of types: without it a <see cref="Decision"/> is not read back.</summary>
    public static void NameSteps(JsonTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (type.Type != typeof(Decision))
        {
            return;
        }

        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "step" };
        foreach (var step in StepDefinitions.All.Where(step => step.DecisionType is not null))
        {
            type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(step.DecisionType!, step.Step.Value));
        }
    }
}
