using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a task is decided on, beside the application.</summary>
public interface ITaskMatter
{
    /// <summary>The component that shows it: it takes the matter as its parameter <c>Matter</c>; null where there is nothing to show.</summary>
    internal Type? Facts { get; }

    /// <summary>An option of a field with boxes, in words.</summary>
    /// <param name="option">As <see cref="StepField.Options"/> has it.</param>
    internal Choice OptionOf(Texts texts, string field, string option) => new(option, texts[$"Reviews.Option.{field}.{option}"]);
}
