using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Commitments;

/// <summary>信用承诺书 for the party, opened by the link in its mail.</summary>
/// <param name="Title">Of the project.</param>
/// <param name="MaskedIdentifier">Unit code, or the masked number of a person.</param>
/// <param name="Until">Exclusive.</param>
public sealed record SigningModel(
    string RoundTitle,
    string Title,
    string LeadUnit,
    string Party,
    PartyRole Role,
    string MaskedIdentifier,
    DateTimeOffset Until,
    CommitmentText Text
) : IModelOf<SigningPage>
{
    /// <summary>Null until the party has signed.</summary>
    public Commitment? Signed { get; init; }

    /// <summary>Whether the party has signed and is currently excluded.</summary>
    public bool CannotTakePart { get; init; }

    /// <summary>Without a leading slash; null where it cannot be signed.</summary>
    public string? Action { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>The commitment texts of a version, for units and persons.</summary>
public sealed record CommitmentTextsModel(string Version, System.Collections.Immutable.ImmutableArray<CommitmentText> Texts)
    : IModelOf<CommitmentTextsPage>;
