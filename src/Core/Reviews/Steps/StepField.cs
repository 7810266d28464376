using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>Input types of a step's form.</summary>
public enum StepFieldKind
{
    Choice,

    /// <summary>Text with paragraphs, at most <see cref="DecisionPolicy.MaxReasonLength"/> characters.</summary>
    Paragraphs,

    /// <summary>One line of at most 100 characters.</summary>
    Line,

    /// <summary>A day from the opening of the round until today.</summary>
    Day,

    /// <summary>A code typed from paper; checked by the step.</summary>
    Code,

    /// <summary>Check boxes; checked by the step.</summary>
    Boxes,

    /// <summary>An outcome per application of a ranking; checked by the step.</summary>
    Outcomes,
}

/// <summary>
/// A field of a step's form. Its texts are <c>Reviews.Field.{name}</c>, or <c>Reviews.Field.{step}.{name}</c> where the step has its own,
/// and <c>Reviews.FieldHint…</c> in the same way.
/// </summary>
/// <param name="Name">In JSON and on the page.</param>
/// <param name="Options">Options of a choice or of check boxes; empty for other kinds.</param>
public sealed record StepField(string Name, StepFieldKind Kind, ImmutableArray<string> Options)
{
    /// <summary>Path in the form: step-specific fields are in <c>fields</c>.</summary>
    public string Path => DecisionForm.IsCommon(Name) ? Name : DecisionForm.OwnPrefix + Name;

    /// <summary>The reason of a decision, used by nearly every step.</summary>
    public static StepField Reason { get; } = new("reason", StepFieldKind.Paragraphs, []);

    public static StepField Choice(params ImmutableArray<string> words) => new("choice", StepFieldKind.Choice, words);

    public static StepField Day(string name) => new(name, StepFieldKind.Day, []);

    public static StepField Line(string name) => new(name, StepFieldKind.Line, []);

    public static StepField Code(string name) => new(name, StepFieldKind.Code, []);

    public static StepField Boxes(string name, IEnumerable<string> options) => new(name, StepFieldKind.Boxes, [.. options]);

    public static StepField Outcomes(string name) => new(name, StepFieldKind.Outcomes, []);
}
