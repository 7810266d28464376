using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Commitments;

/// <summary>
/// 信用承诺书 of a party, for the applicant's clerk: the signed commitment and the two ways to sign. Addresses have no leading slash.
/// </summary>
public sealed record CommitmentModel(string ApplicationTitle, string ApplicationHref, string Party, PartyRole Role)
    : IModelOf<CommitmentPage>
{
    public required CommitmentText Text { get; init; }

    /// <summary>Signed, or entered for signature on paper.</summary>
    public Commitment? Signed { get; init; }

    /// <summary>Mail address that received the link; null before it is sent.</summary>
    public string? InvitedTo { get; init; }

    public DateTimeOffset? InvitedAt { get; init; }

    /// <summary>Null where no link can be sent.</summary>
    public string? InvitationAction { get; init; }

    /// <summary>Null where signature on paper cannot be entered, or the party has signed by link.</summary>
    public string? PaperAction { get; init; }

    public FormState Invitation { get; init; } = FormState.Empty;

    public FormState Paper { get; init; } = FormState.Empty;

    public string? AntiForgeryToken { get; init; }
}
