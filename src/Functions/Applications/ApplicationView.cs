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
/// An application as its applicant sees it: never who examines it, how an expert scored it, or what a credit check found; what experts
/// wrote only once the result was told, and then without names.
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

    /// <summary>Why it is on hold; more than one reason where several things hold it.</summary>
    public IReadOnlyList<string> HoldReasons { get; init; } = [];

    /// <summary>版本码 of the application as it stands.</summary>
    public string VersionCode { get; init; } = "";

    /// <summary>Version of the guide that it goes by.</summary>
    public int GuideVersion { get; init; } = 1;

    /// <summary>What changed in the guide since that version; empty where it goes by the current one.</summary>
    public IReadOnlyList<GuideChange> GuideChanges { get; init; } = [];

    /// <summary>How often it was submitted.</summary>
    public int Submissions { get; init; }

    /// <summary>What has to be corrected; null where nothing has.</summary>
    public RequestedCorrection? Correction { get; init; }

    /// <summary>What the unit was asked about declared entries, and what it answered.</summary>
    public IReadOnlyList<PartyStatement> Questions { get; init; } = [];

    /// <summary>
    /// What experts wrote, in no order that tells who; empty until the result of the project was told, and in answers to other requests.
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
/// <param name="Opens">What may be changed; everything else stays locked.</param>
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
    /// <summary>Which document a person's number is of; null for a unit.</summary>
    public IdentityKind? IdentityKind { get; init; }

    /// <summary>By its own link, or on the sealed print; null until then.</summary>
    public SigningWay? SignedBy { get; init; }

    /// <summary>When it was last sent the link that it signs by; null until then.</summary>
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
