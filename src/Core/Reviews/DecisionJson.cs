using System.Text.Json.Serialization.Metadata;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>Decisions as JSON: each contains the name of its step, so that a new step needs only its class.</summary>
public static class DecisionJson
{
    /// <summary>Modifier of a type resolver; required to deserialise a <see cref="Decision"/>.</summary>
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
