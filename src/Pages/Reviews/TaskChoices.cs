using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>Labels and choices of a step's fields. No choice is preselected.</summary>
internal static class TaskChoices
{
    public static ImmutableArray<Choice> Of(Texts texts, string step, StepField field) =>
        [
            .. field.Options.Select(word => new Choice(word, texts[$"Reviews.Choice.{step}.{word}"])
            {
                Hint = texts[$"Reviews.ChoiceHint.{step}.{word}"],
            }),
        ];

    public static ImmutableArray<Choice> Outcomes(Texts texts) =>
        [.. ((string[])["Propose", "Reserve", "NotSelect"]).Select(value => new Choice(value, texts[$"Reviews.Outcome.{value}"]))];

    /// <summary>The step can have its own label for a field.</summary>
    public static string Label(Texts texts, string step, StepField field) =>
        field.Kind == StepFieldKind.Choice
            ? texts[$"Reviews.Choice.{step}"]
            : texts.Find($"Reviews.Field.{step}.{field.Name}") ?? texts[$"Reviews.Field.{field.Name}"];

    public static string? Hint(Texts texts, string step, StepField field) =>
        texts.Find($"Reviews.FieldHint.{step}.{field.Name}") ?? texts.Find($"Reviews.FieldHint.{field.Name}");
}
