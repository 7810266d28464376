using System.Collections.Immutable;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Components;

/// <summary>Anything that asks for a value: its name, label and hint, and what the form has come back with.</summary>
public abstract class FieldPart : PagePart
{
    /// <summary>The form around the field.</summary>
    [CascadingParameter]
    public required FormState State { get; set; }

    /// <summary>Name of the field as posted, the same as the path that errors carry.</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    /// <summary>How to fill it in, read out with the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    protected string Id => FieldId.Of(Name, State.Form);

    protected string? Value => State.ValueOf(Name);

    protected ImmutableArray<Error> Errors => [.. State.ErrorsOf(Name)];

    protected bool HasErrors => Errors.Length > 0;

    protected string? Descriptions => FieldId.DescriptionsOf(Id, Hint is not null, HasErrors);

    /// <summary>For <c>aria-invalid</c>: absent where nothing is wrong.</summary>
    protected string? Invalid => HasErrors ? "true" : null;

    protected string FieldClass => HasErrors ? "field field-invalid" : "field";
}
