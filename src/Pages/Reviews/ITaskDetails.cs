using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a task decides on, in addition to the application.</summary>
public interface ITaskDetails
{
    /// <summary>The component that displays it, with parameter <c>Details</c>; null where nothing is displayed.</summary>
    internal Type? Facts { get; }

    /// <summary>Whether nothing is left to decide, although nobody decided behind this link.</summary>
    internal bool IsSettled => false;

    /// <summary>The label of a checkbox option.</summary>
    /// <param name="option">Value of <see cref="StepField.Options"/>.</param>
    /// <exception cref="NotSupportedException">The steps of this type have no checkboxes.</exception>
    internal Choice OptionOf(Texts texts, string field, string option) =>
        throw new NotSupportedException($"{GetType().Name} has no options for {field}.");
}
