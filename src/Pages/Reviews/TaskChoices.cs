using System.Collections.Immutable;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>The fields of a step in the page's language. No answer is picked beforehand.</summary>
internal static class TaskChoices
{
    /// <summary>The words that a step offers.</summary>
    public static ImmutableArray<Choice> Of(Texts texts, string step, StepField field) =>
        [
            .. field.Options.Select(word => new Choice(word, texts[$"Reviews.Choice.{step}.{word}"])
            {
                Hint = texts[$"Reviews.ChoiceHint.{step}.{word}"],
            }),
        ];

    public static ImmutableArray<Choice> Outcomes(Texts texts) =>
        [.. ((string[])["Propose", "Reserve", "NotSelect"]).Select(value => new Choice(value, texts[$"Reviews.Outcome.{value}"]))];

    /// <summary>How a field is called: by its step, where that has a name of its own for it.</summary>
    public static string Label(Texts texts, string step, StepField field) =>
        field.Kind == StepFieldKind.Choice
            ? texts[$"Reviews.Choice.{step}"]
            : texts.Find($"Reviews.Field.{step}.{field.Name}") ?? texts[$"Reviews.Field.{field.Name}"];

    /// <summary>What is said below a field; null for nothing.</summary>
    public static string? Hint(Texts texts, string step, StepField field) =>
        texts.Find($"Reviews.FieldHint.{step}.{field.Name}") ?? texts.Find($"Reviews.FieldHint.{field.Name}");
}
