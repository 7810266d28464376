using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Commitments;

/// <summary>信用承诺书 of one party, for the party itself, behind the link that was mailed to it.</summary>
/// <param name="Title">The project.</param>
/// <param name="MaskedIdentifier">Unit code, or the person's number under the one mask.</param>
/// <param name="Until">Until when it can be signed (exclusive).</param>
/// <param name="Text">What is signed.</param>
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
    /// <summary>What the party has signed; null until then.</summary>
    public Commitment? Signed { get; init; }

    /// <summary>Whether the party has signed and cannot take part at present.</summary>
    public bool CannotTakePart { get; init; }

    /// <summary>Where it is signed, without a leading slash; null where it cannot be now.</summary>
    public string? Action { get; init; }

    public FormState State { get; init; } = FormState.Empty;
}

/// <summary>The texts of one version, for units and for persons.</summary>
public sealed record CommitmentTextsModel(string Version, System.Collections.Immutable.ImmutableArray<CommitmentText> Texts)
    : IModelOf<CommitmentTextsPage>;
