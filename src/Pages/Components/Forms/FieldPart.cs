using System.Collections.Immutable;
using CreditFunctions.Core;
using Microsoft.AspNetCore.Components;

namespace CreditFunctions.Pages.Components;

/// <summary>Base of all form fields: name, label, hint and returned state.</summary>
public abstract class FieldPart : PagePart
{
    [CascadingParameter]
    public required FormState State { get; set; }

    /// <summary>As posted; equal to the field of errors.</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    /// <summary>Read by screen readers with the label.</summary>
    [Parameter]
    public string? Hint { get; set; }

    protected string Id => FieldId.Of(Name, State.Form);

    protected string? Value => State.ValueOf(Name);

    protected ImmutableArray<Error> Errors => [.. State.ErrorsOf(Name)];

    protected bool HasErrors => Errors.Length > 0;

    protected string? Descriptions => FieldId.DescriptionsOf(Id, Hint is not null, HasErrors);

    /// <summary>For <c>aria-invalid</c>: omitted without errors.</summary>
    protected string? Invalid => HasErrors ? "true" : null;

    protected string FieldClass => HasErrors ? "field field-invalid" : "field";
}
