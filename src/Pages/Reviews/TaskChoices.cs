using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>The answers that a task offers, in the page's language. None is picked beforehand.</summary>
internal static class TaskChoices
{
    public static ImmutableArray<Choice> Of(Texts texts, TaskForm form) => form switch
    {
        TaskForm.FormatCheck { AllowsCorrection: true } => Named(texts, "Choice", "admit", "correct", "refuse"),
        TaskForm.FormatCheck => Named(texts, "Choice", "admit", "refuse"),
        TaskForm.CreditEvidence => Named(texts, "Result", "Clear", "Hit", "Inconclusive", "SourceDown"),
        TaskForm.Concurrence => Named(texts, "Choice", "agree", "return"),
        _ => [],
    };

    public static ImmutableArray<Choice> Outcomes(Texts texts) => Named(texts, "Outcome", "Propose", "Reserve", "NotSelect");

    private static ImmutableArray<Choice> Named(Texts texts, string kind, params ReadOnlySpan<string> values)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>(values.Length);
        foreach (var value in values)
        {
            choices.Add(new Choice(value, texts[$"Reviews.{kind}.{value}"]) { Hint = texts.Find($"Reviews.{kind}.{value}.Hint") });
        }
        return choices.MoveToImmutable();
    }
}
