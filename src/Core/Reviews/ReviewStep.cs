using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// Names a step that people decide behind links, such as <c>FormatCheck</c>. Each is defined by one class of <see cref="Steps"/>. The
/// default value names none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ReviewStep>))]
public readonly record struct ReviewStep : ITextValue<ReviewStep>
{
    internal ReviewStep(string value) => Value = value;

    /// <summary>The name; empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    /// <summary>The step that a class defines.</summary>
    public static ReviewStep Of<TStep>()
        where TStep : StepDefinition, new() => StepDefinitions.Of<TStep>().Step;

    /// <summary>Reads the name of a step that is defined.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ReviewStep value)
    {
        value = text is not null && StepDefinitions.Find(text) is { } definition ? definition.Step : default;
        return value != default;
    }

    /// <summary>Whether a class defines this step.</summary>
    public bool Is<TStep>()
        where TStep : StepDefinition, new() => this == Of<TStep>();

    public override string ToString() => Value;
}
