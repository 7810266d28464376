using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Functions.Applications;

namespace CreditFunctions.Functions.Commitments;

/// <summary>A text of the commitment.</summary>
/// <param name="IdentityNumber">Null in a unit's text.</param>
public sealed record CommitmentTextView(
    string Version,
    CommitmentKind Kind,
    DateOnly EffectiveFrom,
    string Sha256,
    string Title,
    string Opening,
    IReadOnlyList<string> Clauses,
    string ElectronicService,
    string? IdentityNumber,
    IReadOnlyList<string> PrivacyNotice
)
{
    public static CommitmentTextView Of(CommitmentText text) =>
        new(
            text.Version,
            text.Kind,
            text.EffectiveFrom,
            text.Sha256,
            text.Title,
            text.Opening,
            text.Clauses,
            text.ElectronicService,
            text.IdentityNumber,
            text.PrivacyNotice
        );
}

/// <summary>A party's commitment, for the clerk.</summary>
/// <param name="Text">The current text.</param>
/// <param name="Signed">What was signed, or entered from paper; null until then.</param>
/// <param name="Invitation">Where the link was sent; null until then.</param>
public sealed record CommitmentView(string PartyId, CommitmentTextView Text, Commitment? Signed, SigningInvitation? Invitation);

/// <summary>A commitment as the party sees it by its link: of other parties only the lead unit's name.</summary>
/// <param name="Until">End of the signing period (exclusive).</param>
/// <param name="Signed">Null until signed.</param>
public sealed record SigningView(
    ApplicationId ApplicationId,
    string RoundTitle,
    string Title,
    string LeadUnit,
    SigningPartyView Party,
    DateTimeOffset Until,
    bool CanSign,
    CommitmentTextView Text,
    Commitment? Signed
)
{
    /// <summary>Whether the party has signed and is banned now; its served decision states the reason.</summary>
    public bool CannotTakePart { get; init; }

    internal static SigningView Of(OpenedSigning opened, CommitmentBook book, DateTimeOffset now)
    {
        var signed = opened.Application.CommitmentOf(opened.Party.Id);
        var canSign = ApplicationPolicy.CheckSignable(opened.Application, opened.Guide, opened.Party.Id, now) is null;
        return new SigningView(
            opened.Application.Id,
            opened.Guide.Title,
            opened.Application.Title,
            opened.Application.LeadUnit.Name,
            new SigningPartyView(
                opened.Party.Id,
                opened.Party.Role,
                opened.Party.Name,
                PartyView.Of(opened.Party, opened.Application).Identifier
            ),
            opened.Guide.ClosesAt,
            canSign,
            CommitmentTextView.Of(signed is null || canSign ? book.InForceFor(opened.Party, now) : book.SignedBy(opened.Party, signed)),
            signed
        )
        {
            CannotTakePart = opened.CannotTakePart,
        };
    }
}

/// <summary>The party of a link: a unit's code in full, a person's number masked.</summary>
public sealed record SigningPartyView(string Id, PartyRole Role, string Name, string Identifier);
