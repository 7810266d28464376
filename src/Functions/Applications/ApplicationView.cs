using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// An application as its applicant sees it: never its examiner, expert scores or credit check results; expert comments only after the
/// result was notified, without names.
/// </summary>
public sealed record ApplicationView(
    ApplicationId Id,
    RoundId RoundId,
    string Title,
    string CategoryId,
    decimal AmountYuan,
    ApplicationState State,
    bool IsOnHold,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt,
    IReadOnlyList<PartyView> Parties,
    IReadOnlyList<DocumentView> Documents,
    IReadOnlyList<ProblemError> Missing
)
{
    /// <summary>申报编号; null before the first submission.</summary>
    public string? Serial { get; init; }

    public string Abstract { get; init; } = "";

    public string? RecommendingBodyId { get; init; }

    /// <summary>One reason for each hold.</summary>
    public IReadOnlyList<string> HoldReasons { get; init; } = [];

    /// <summary>版本码 of the current contents.</summary>
    public string VersionCode { get; init; } = "";

    public int GuideVersion { get; init; } = 1;

    /// <summary>What changed in the guide since that version; empty if it is current.</summary>
    public IReadOnlyList<GuideChange> GuideChanges { get; init; } = [];

    public int Submissions { get; init; }

    /// <summary>Null if no correction is requested.</summary>
    public RequestedCorrection? Correction { get; init; }

    /// <summary>Questions to the unit about declared entries, with its responses.</summary>
    public IReadOnlyList<PartyStatement> Questions { get; init; } = [];

    /// <summary>
    /// Expert comments in an order that does not identify the expert; empty until the result was notified, and in responses to other
    /// requests.
    /// </summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    public static ApplicationView Of(Application application, RoundGuide guide) =>
        new(
            application.Id,
            application.RoundId,
            application.Title,
            application.CategoryId,
            application.AmountYuan,
            application.State,
            application.IsOnHold,
            application.CreatedAt,
            application.SubmittedAt,
            [.. application.Parties.Select(party => PartyView.Of(party, application))],
            [.. application.Documents.Where(document => document.Kind != DocumentPolicy.EvidenceKind).Select(DocumentView.Of)],
            application.State is ApplicationState.Draft or ApplicationState.Returned or ApplicationState.CorrectionPending
                ? [.. ApplicationPolicy.Missing(application, guide).Select(ProblemError.Of)]
                : []
        )
        {
            Serial = application.Serial,
            Abstract = application.Abstract,
            RecommendingBodyId = application.RecommendingBodyId,
            HoldReasons = [.. application.Holds.Select(hold => IdentifierMask.ApplyWithin(hold.Reason)).Distinct()],
            VersionCode = Core.Applications.VersionCode.Of(application),
            GuideVersion = application.GuideVersion,
            GuideChanges = GuideAdoption.ChangesFor(guide),
            Submissions = application.Submissions,
            Correction = application.Correction is { } correction ? RequestedCorrection.Of(correction) : null,
            Questions = application.Statements,
        };
}

/// <summary>A correction as its applicant sees it.</summary>
/// <param name="Opens">The parts that may be changed; the rest stays locked.</param>
public sealed record RequestedCorrection(
    string Reason,
    DateTimeOffset RequestedAt,
    DateTimeOffset Until,
    Deadline? Deadline,
    DateTimeOffset? SubmittedAt,
    IReadOnlyList<CorrectionItem> Opens
)
{
    public static RequestedCorrection Of(Correction correction) =>
        new(correction.Reason, correction.RequestedAt, correction.Until, correction.Deadline, correction.SubmittedAt, correction.Opens);
}

/// <summary>A party with its identifier: a unit's code in full, a person's number masked.</summary>
public sealed record PartyView(string Id, PartyRole Role, string Name, string Identifier, bool HasSigned)
{
    /// <summary>Null for a unit.</summary>
    public IdentityKind? IdentityKind { get; init; }

    /// <summary>Null until signed.</summary>
    public SigningWay? SignedBy { get; init; }

    /// <summary>When the signing link was last sent; null if never.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    public static PartyView Of(Party party, Application application) =>
        new(
            party.Id,
            party.Role,
            party.Name,
            party switch
            {
                Party.Unit unit => unit.Code,
                Party.Person person => person.CitizenId.Masked,
                _ => "",
            },
            application.CommitmentOf(party.Id) is not null
        )
        {
            SignedBy = application.CommitmentOf(party.Id)?.Way,
            InvitedAt = application.InvitationOf(party.Id)?.InvitedAt,
            IdentityKind = (party as Party.Person)?.CitizenId.Kind,
        };
}
