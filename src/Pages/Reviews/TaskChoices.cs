using System.Collections.Immutable;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>The answers that a task offers, in the page's language. None is picked beforehand.</summary>
internal static class TaskChoices
{
    public static ImmutableArray<Choice> Of(Texts texts, TaskForm form) => form switch
    {
        TaskForm.FormatCheck { AllowsCorrection: true } => Named(texts, form, "admit", "correct", "refuse"),
        TaskForm.FormatCheck => Named(texts, form, "admit", "refuse"),
        TaskForm.Recommendation => Named(texts, form, "recommend", "return", "refuse"),
        TaskForm.Finding { Matter.MayBeUpheld: true } => Named(texts, form, "dismiss", "ineligible", "uphold"),
        TaskForm.Finding => Named(texts, form, "dismiss", "ineligible"),
        TaskForm.Concurrence => Named(texts, form, "agree", "return"),
        TaskForm.ObjectionRuling => Named(texts, form, "uphold", "dismiss"),
        _ => [],
    };

    public static ImmutableArray<Choice> Outcomes(Texts texts) =>
        [.. ((string[])["Propose", "Reserve", "NotSelect"]).Select(value => new Choice(value, texts[$"Reviews.Outcome.{value}"]))];

    private static ImmutableArray<Choice> Named(Texts texts, TaskForm form, params string[] values) =>
    [
        .. values.Select(value => new Choice(value, texts[$"Reviews.Choice.{form.Kind}.{value}"])
        {
            Hint = texts[$"Reviews.ChoiceHint.{form.Kind}.{value}"],
        }),
    ];
}
