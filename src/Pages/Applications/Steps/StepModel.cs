using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>The confirmation page of a step.</summary>
/// <param name="ApplicationHref">Without a leading slash.</param>
public sealed record StepModel(ApplicantStep Step, string ApplicationTitle, string ApplicationHref, ApplicationState State)
    : IModelOf<StepPage>
{
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>Exclusive; null where there is no term.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Null where nothing is submitted.</summary>
    public string? VersionCode { get; init; }

    /// <summary>The form is displayed only where this is empty.</summary>
    public ImmutableArray<Error> Obstacles { get; init; } = [];

    public string? CorrectionReason { get; init; }

    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Null where the step does not change it.</summary>
    public string? ContactEmail { get; init; }

    public FormState Form { get; init; } = FormState.Empty;

    public required string AntiForgeryToken { get; init; }
}
