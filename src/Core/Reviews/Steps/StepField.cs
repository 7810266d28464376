using System.Collections.Immutable;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>How a field of a step's form is entered.</summary>
public enum StepFieldKind
{
    /// <summary>One of several words.</summary>
    Choice,

    /// <summary>Text of several paragraphs, at most <see cref="DecisionPolicy.MaxReasonLength"/> characters.</summary>
    Paragraphs,

    /// <summary>One line of at most 100 characters.</summary>
    Line,

    /// <summary>A day of the round until today.</summary>
    Day,

    /// <summary>A code that is typed off paper; checked by the step.</summary>
    Code,

    /// <summary>Boxes of which any number is ticked; checked by the step.</summary>
    Boxes,

    /// <summary>What becomes of each application of a ranking; checked by the step.</summary>
    Outcomes,
}

/// <summary>
/// A field of a step's form. Its texts are <c>Reviews.Field.{name}</c>, or <c>Reviews.Field.{step}.{name}</c> where the step has its own,
/// and
/// <c>Reviews.FieldHint…</c> in the same way.
/// </summary>
/// <param name="Name">As JSON and the page name it.</param>
/// <param name="Options">What can be chosen or ticked; empty for other kinds.</param>
public sealed record StepField(string Name, StepFieldKind Kind, ImmutableArray<string> Options)
{
    /// <summary>Where it stands in the form: a field that only some step has is one of <c>fields</c>.</summary>
    public string Path => DecisionForm.IsCommon(Name) ? Name : DecisionForm.OwnPrefix + Name;

    /// <summary>The reason of a decision, which nearly every step has.</summary>
    public static StepField Reason { get; } = new("reason", StepFieldKind.Paragraphs, []);

    /// <summary>The words among which somebody decides.</summary>
    public static StepField Choice(params ImmutableArray<string> words) => new("choice", StepFieldKind.Choice, words);

    public static StepField Day(string name) => new(name, StepFieldKind.Day, []);

    public static StepField Line(string name) => new(name, StepFieldKind.Line, []);

    public static StepField Code(string name) => new(name, StepFieldKind.Code, []);

    public static StepField Boxes(string name, IEnumerable<string> options) => new(name, StepFieldKind.Boxes, [.. options]);

    public static StepField Outcomes(string name) => new(name, StepFieldKind.Outcomes, []);
}
