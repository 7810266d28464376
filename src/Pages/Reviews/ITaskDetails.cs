using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Reviews;

/// <summary>What a task is decided on, beside the application.</summary>
public interface ITaskDetails
{
    /// <summary>
    /// The component that shows it: it takes the matter as its parameter <c>Details</c>; null where there is nothing to show.
    /// </summary>
    internal Type? Facts { get; }

    /// <summary>An option of a field with boxes, in words.</summary>
    /// <param name="option">As <see cref="StepField.Options"/> has it.</param>
    /// <exception cref="NotSupportedException">The steps on this matter have no boxes.</exception>
    internal Choice OptionOf(Texts texts, string field, string option) =>
        throw new NotSupportedException($"{GetType().Name} has no options for {field}.");
}
