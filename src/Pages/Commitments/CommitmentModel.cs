using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Commitments;

/// <summary>
/// 信用承诺书 of one party, for the clerk who applies: what was signed, and the two ways to have it signed. Addresses have no
/// leading slash.
/// </summary>
/// <param name="ApplicationHref">Where the application is.</param>
public sealed record CommitmentModel(string ApplicationTitle, string ApplicationHref, string Party, PartyRole Role)
    : IModelOf<CommitmentPage>
{
    public required CommitmentText Text { get; init; }

    /// <summary>What was signed, or entered to be signed on paper; null where nothing was.</summary>
    public Commitment? Signed { get; init; }

    /// <summary>Where the party was sent its link, and when; null until then.</summary>
    public string? InvitedTo { get; init; }

    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Where the link is sent from; null where it cannot be now.</summary>
    public string? InvitationAction { get; init; }

    /// <summary>Where it is entered what is signed on paper; null where it cannot be now, or the party has signed by its link.</summary>
    public string? PaperAction { get; init; }

    public FormState Invitation { get; init; } = FormState.Empty;

    public FormState Paper { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }
}
