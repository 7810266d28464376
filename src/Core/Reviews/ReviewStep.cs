using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Reviews.Steps;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// Id of a step decided by link, such as <c>FormatCheck</c>. Each is defined by one class of <see cref="Steps"/>. The default value
/// identifies none.
/// </summary>
[JsonConverter(typeof(TextValueConverter<ReviewStep>))]
public readonly record struct ReviewStep : ITextValue<ReviewStep>
{
    internal ReviewStep(string value) => Value = value;

    /// <summary>Empty in the default value.</summary>
    public string Value
    {
        get => field ?? "";
    }

    public static ReviewStep Of<TStep>()
        where TStep : StepDefinition, new() => StepDefinitions.Of<TStep>().Step;

    public static bool TryParse([NotNullWhen(true)] string? text, out ReviewStep value)
    {
        value = text is not null && StepDefinitions.Find(text) is { } definition ? definition.Step : default;
        return value != default;
    }

    public bool Is<TStep>()
        where TStep : StepDefinition, new() => this == Of<TStep>();

    public override string ToString() => Value;
}
