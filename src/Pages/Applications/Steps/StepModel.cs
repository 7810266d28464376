using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Applications.Steps;

/// <summary>A step that an applicant is about to take: what it does, and the question whether it is meant.</summary>
/// <param name="ApplicationHref">Where the application is, without a leading slash.</param>
public sealed record StepModel(ApplicantStep Step, string ApplicationTitle, string ApplicationHref, ApplicationState State)
    : IModelOf<StepPage>
{
    /// <summary>The server's clock, which decides.</summary>
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>Until when the step can be taken (exclusive); null where no term runs.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The code of what is submitted; null where nothing is.</summary>
    public string? VersionCode { get; init; }

    /// <summary>What stands in the way; the form is shown only where nothing does.</summary>
    public ImmutableArray<Error> Obstacles { get; init; } = [];

    /// <summary>What was asked to be put right; null where nothing was.</summary>
    public string? CorrectionReason { get; init; }

    /// <summary>What changed in the guide; empty where nothing is adopted.</summary>
    public ImmutableArray<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>Where letters go now; shown where that is to change.</summary>
    public string? ContactEmail { get; init; }

    public FormState Form { get; init; } = FormState.Empty;

    public required string AntiForgeryToken { get; init; }
}
